#include "platform/db/postgres/postgres_connection.hpp"

#include <array>

#include "base/ensure.hpp"
#include "platform/db/postgres/dialect.hpp"
#include "platform/db/postgres/postgres_batch.hpp"
#include "platform/db/postgres/postgres_error.hpp"
#include "platform/db/postgres/postgres_row.hpp"

namespace db {
namespace {

// The one advisory lock of this program; the number is "grndwork" in ASCII.
constexpr const char* kLockSchema = "SELECT pg_advisory_lock(7454141711031169643)";
constexpr const char* kUnlockSchema = "SELECT pg_advisory_unlock(7454141711031169643)";

// Reads whatever is left of an answer, so that the connection is free for the next statement.
class Draining {
public:
    explicit Draining(PGconn* connection) : connection_(connection) {}
    ~Draining() {
        while (const PostgresResult rest{PQgetResult(connection_)}) {}
    }
    Draining(const Draining&) = delete;
    Draining& operator=(const Draining&) = delete;

private:
    PGconn* connection_;
};

std::int64_t rows_changed(PGresult* result) {
    return std::atoll(PQcmdTuples(result));
}

bool succeeded(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

}  // namespace

PostgresConnection::PostgresConnection(const Address& address)
    : lock_timeout_ms_(address.busy_timeout_ms) {
    // Those before "dbname" can be changed by the address, those after it cannot.
    const std::array names = {"connect_timeout", "application_name", "dbname", "client_encoding",
                              static_cast<const char*>(nullptr)};
    const std::array values = {"5", "groundwork", address.url.c_str(), "UTF8",
                               static_cast<const char*>(nullptr)};
    handle_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(handle()) != CONNECTION_OK) {
        throw base::Fault(base::FaultKind::Unavailable,
                          std::string("connecting to PostgreSQL: ") + PQerrorMessage(handle()));
    }
    // Notices ("relation already exists, skipping") are no concern of the operator's.
    PQsetNoticeProcessor(
        handle(), [](void*, const char*) {}, nullptr);
    execute(("SET lock_timeout = " + std::to_string(lock_timeout_ms_)).c_str(), "connecting");
}

void PostgresConnection::fail(const PGresult* result, std::string_view doing) {
    spoil();
    throw_postgres(handle(), result, doing);
}

void PostgresConnection::begin_read() {
    execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "beginning to read");
}

void PostgresConnection::begin_write() {
    execute("BEGIN ISOLATION LEVEL SERIALIZABLE", "beginning to write");
}

void PostgresConnection::commit() {
    const PostgresResult result = execute("COMMIT", "committing");
    // The server answers ROLLBACK, without an error, where a statement had failed before.
    ENSURE(std::string_view(PQcmdStatus(result.get())) == "COMMIT",
           "a failed transaction was committed");
}

void PostgresConnection::rollback() noexcept {
    const PostgresResult ignored{PQexec(handle(), "ROLLBACK")};
}

void PostgresConnection::each(const Query& query, std::size_t list_size,
                              std::span<const Value> values, const Read::RowFunction& each_row) {
    const Statement& statement = cached(query, list_size);
    send(statement, values, query.name());
    PQsetSingleRowMode(handle());
    const Draining draining(handle());
    while (const PostgresResult result{PQgetResult(handle())}) {
        if (!succeeded(result.get())) {
            fail(result.get(), query.name());
        }
        if (PQntuples(result.get()) == 1) {
            each_row(PostgresRow(result.get(), statement.sql.c_str()));
        }
    }
}

std::int64_t PostgresConnection::run(const Query& query, std::span<const Value> values) {
    send(cached(query, 0), values, query.name());
    const Draining draining(handle());
    const PostgresResult result{PQgetResult(handle())};
    if (!succeeded(result.get())) {
        fail(result.get(), query.name());
    }
    return rows_changed(result.get());
}

std::unique_ptr<PreparedBatch> PostgresConnection::batch(const Query& query) {
    return std::make_unique<PostgresBatch>(*this, cached(query, 0), query.name());
}

void PostgresConnection::prepare(const Query& query) {
    // The unnamed statement is replaced by the next one: nothing stays behind.
    compile(
        to_postgres(has_list(query.sql()) ? expand_list(query.sql(), 1) : std::string(query.sql())),
        "", query.name());
}

void PostgresConnection::script(std::string_view sql) {
    execute(to_postgres(sql).c_str(), "database");
}

std::vector<std::string> PostgresConnection::table_names() {
    const PostgresResult result = execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1",
        "listing the tables");
    std::vector<std::string> names;
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        names.emplace_back(PQgetvalue(result.get(), row, 0));
    }
    return names;
}

void PostgresConnection::lock_schema() {
    execute("SET lock_timeout = 0", "migrating");
    execute(kLockSchema, "migrating");
    execute(("SET lock_timeout = " + std::to_string(lock_timeout_ms_)).c_str(), "migrating");
}

void PostgresConnection::unlock_schema() noexcept {
    const PostgresResult ignored{PQexec(handle(), kUnlockSchema)};
}

bool PostgresConnection::is_idle() const {
    return PQstatus(handle()) == CONNECTION_OK && PQtransactionStatus(handle()) == PQTRANS_IDLE;
}

void PostgresConnection::send(const Statement& statement, std::span<const Value> values,
                              std::string_view name) {
    parameters_.set(values, statement.types, statement.sql.c_str());
    constexpr int kBinaryAnswers = 1;
    if (PQsendQueryPrepared(handle(), statement.name.c_str(), parameters_.count(),
                            parameters_.pointers(), parameters_.lengths(), parameters_.formats(),
                            kBinaryAnswers) != 1) {
        fail(nullptr, name);
    }
}

PostgresResult PostgresConnection::execute(const char* sql, std::string_view doing) {
    PostgresResult result{PQexec(handle(), sql)};
    if (!succeeded(result.get())) {
        fail(result.get(), doing);
    }
    return result;
}

PostgresConnection::Statement PostgresConnection::compile(const std::string& sql,
                                                          const std::string& name,
                                                          std::string_view query_name) {
    const PostgresResult prepared{PQprepare(handle(), name.c_str(), sql.c_str(), 0, nullptr)};
    if (!succeeded(prepared.get())) {
        fail(prepared.get(), query_name);
    }
    const PostgresResult described{PQdescribePrepared(handle(), name.c_str())};
    if (!succeeded(described.get())) {
        fail(described.get(), query_name);
    }
    Statement statement{.name = name, .sql = sql, .types = {}};
    for (int at = 0; at < PQnparams(described.get()); ++at) {
        statement.types.push_back(PQparamtype(described.get(), at));
    }
    return statement;
}

const PostgresConnection::Statement& PostgresConnection::cached(const Query& query,
                                                                std::size_t list_size) {
    const std::pair key(&query, list_size);
    const auto known = statements_.find(key);
    if (known != statements_.end()) {
        return known->second;
    }
    const std::string sql = list_size == 0 ? std::string(query.sql())
                                           : expand_list(query.sql(), list_size);
    const std::string name = "s" + std::to_string(statements_.size());
    return statements_.emplace(key, compile(to_postgres(sql), name, query.name())).first->second;
}

}  // namespace db
