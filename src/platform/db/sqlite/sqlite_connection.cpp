#include "platform/db/sqlite/sqlite_connection.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>

#include "base/ensure.hpp"
#include "platform/db/sqlite/sqlite_batch.hpp"
#include "platform/db/sqlite/sqlite_error.hpp"
#include "platform/db/sqlite/sqlite_statement.hpp"

namespace db {
namespace {

// Settings of every connection. What was acknowledged survives a killed program and a power cut:
// synchronous FULL syncs the log at each commit. No memory map: a read error would then kill the
// program instead of failing one request. A log that an import made long is cut back to 16 MB.
constexpr const char* kSettings = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA mmap_size = 0;
PRAGMA temp_store = MEMORY;
PRAGMA journal_size_limit = 16777216;
)sql";

// Pages kept in memory. The writer's are given back after each transaction that used many.
constexpr const char* kWriterSettings = "PRAGMA cache_size = -16000;";
constexpr const char* kReaderSettings = "PRAGMA cache_size = -1000; PRAGMA query_only = ON;";
constexpr int kWriterIdleBytesMax = 2'000'000;

// Longer lists are so rare that preparing them each time costs less than keeping them.
constexpr std::size_t kKeptListMax = 1024;

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

    bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override {
        ENSURE(type(column) == SQLITE_INTEGER, sqlite3_sql(statement_));
        return sqlite3_column_int64(statement_, column);
    }
    double real(int column) const override {
        ENSURE(type(column) == SQLITE_FLOAT || type(column) == SQLITE_INTEGER,
               sqlite3_sql(statement_));
        return sqlite3_column_double(statement_, column);
    }
    std::string_view text(int column) const override {
        ENSURE(type(column) == SQLITE_TEXT, sqlite3_sql(statement_));
        const unsigned char* letters = sqlite3_column_text(statement_, column);
        return {reinterpret_cast<const char*>(letters), size(column)};
    }
    Blob blob(int column) const override {
        ENSURE(type(column) == SQLITE_BLOB, sqlite3_sql(statement_));
        const void* bytes = sqlite3_column_blob(statement_, column);
        return {static_cast<const std::byte*>(bytes), size(column)};
    }

private:
    int type(int column) const { return sqlite3_column_type(statement_, column); }
    std::size_t size(int column) const {
        return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    }

    sqlite3_stmt* statement_;
};

// "C" orders text by its bytes, as PostgreSQL's collation of that name does.
int compare_bytes(void*, int left_size, const void* left, int right_size, const void* right) {
    const auto shared = static_cast<std::size_t>(std::min(left_size, right_size));
    const int order = std::memcmp(left, right, shared);
    return order != 0 ? order : left_size - right_size;
}

// SQLite would make a file that everybody on the machine may read. A file that is there already is
// left alone: closing any descriptor of it would drop every lock that this program holds on it, and
// the next program to close the database would take away the log under our feet.
void make_private_file(const std::filesystem::path& file) {
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0) {
        ::close(made);
    }
}

}  // namespace

SqliteConnection::SqliteConnection(const Address& address, SqliteRole role) {
    // SQLite's own count of its memory is a lock around every allocation; after the first
    // connection of the program the setting stays as it is.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    make_private_file(address.file);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(
        address.file.c_str(), &handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) {
        fail(code, "opening the database");
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, address.busy_timeout_ms);
    sqlite3_create_collation_v2(handle, "C", SQLITE_UTF8, nullptr, compare_bytes, nullptr);
    execute(kSettings);
    execute(role == SqliteRole::Writer ? kWriterSettings : kReaderSettings);
    begin_read_ = compile("BEGIN", "begin");
    begin_write_ = compile("BEGIN IMMEDIATE", "begin");
    commit_ = compile("COMMIT", "commit");
    rollback_ = compile("ROLLBACK", "rollback");
}

void SqliteConnection::fail(int code, std::string_view doing) {
    spoil();
    throw_sqlite(handle(), code, doing);
}

void SqliteConnection::begin_read() {
    run_through(*this, begin_read_.get(), "beginning to read");
}

void SqliteConnection::begin_write() {
    run_through(*this, begin_write_.get(), "beginning to write");
}

void SqliteConnection::commit() {
    run_through(*this, commit_.get(), "committing");
    int used = 0;
    int highest = 0;
    sqlite3_db_status(handle(), SQLITE_DBSTATUS_CACHE_USED, &used, &highest, 0);
    if (used > kWriterIdleBytesMax) {
        sqlite3_db_release_memory(handle());
    }
}

void SqliteConnection::rollback() noexcept {
    // After some failures SQLite has rolled back already.
    if (sqlite3_get_autocommit(handle()) == 0) {
        sqlite3_step(rollback_.get());
        sqlite3_reset(rollback_.get());
    }
}

void SqliteConnection::each(const Query& query, std::size_t list_size,
                            std::span<const Value> values, const Read::RowFunction& each_row) {
    Statement too_long_to_keep;
    sqlite3_stmt* statement = list_size == 0 ? cached(query)
                                             : with_list(query, list_size, too_long_to_keep);
    bind_all(statement, values);
    const Resetting resetting(statement);
    const SqliteRow row(statement);
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        each_row(row);
    }
    if (code != SQLITE_DONE) {
        fail(code, query.name());
    }
}

std::int64_t SqliteConnection::run(const Query& query, std::span<const Value> values) {
    sqlite3_stmt* statement = cached(query);
    bind_all(statement, values);
    return run_through(*this, statement, query.name());
}

std::unique_ptr<PreparedBatch> SqliteConnection::batch(const Query& query) {
    return std::make_unique<SqliteBatch>(*this, cached(query), with_rows(query), query.name());
}

void SqliteConnection::prepare(const Query& query) {
    compile(has_list(query.sql()) ? expand_list(query.sql(), 1) : std::string(query.sql()),
            query.name());
}

void SqliteConnection::script(std::string_view sql) {
    execute(std::string(sql).c_str());
}

std::vector<std::string> SqliteConnection::table_names() {
    const Statement statement = compile(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE "
        "'~'"
        " ORDER BY name",
        "listing the tables");
    std::vector<std::string> names;
    const SqliteRow row(statement.get());
    while (sqlite3_step(statement.get()) == SQLITE_ROW) {
        names.push_back(row.string(0));
    }
    return names;
}

void SqliteConnection::execute(const char* sql) {
    const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail(code, "database");
    }
}

SqliteConnection::Statement SqliteConnection::compile(std::string_view sql, std::string_view name) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK) {
        fail(code, name);
    }
    const std::string_view after(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
    ENSURE(after.find_first_not_of(" \n;") == std::string_view::npos, "a query is one statement");
    return Statement(statement);
}

sqlite3_stmt* SqliteConnection::cached(const Query& query) {
    Statement& statement = statements_[&query];
    if (!statement) {
        statement = compile(query.sql(), query.name());
    }
    return statement.get();
}

sqlite3_stmt* SqliteConnection::with_rows(const Query& query) {
    const auto [at, first_time] = with_rows_.try_emplace(&query);
    if (const auto sql = first_time ? repeat_row(query.sql(), SqliteBatch::kRowsAtOnce)
                                    : std::nullopt) {
        at->second = compile(*sql, query.name());
    }
    return at->second.get();
}

sqlite3_stmt* SqliteConnection::with_list(const Query& query, std::size_t list_size,
                                          Statement& too_long_to_keep) {
    Statement& statement = list_size > kKeptListMax ? too_long_to_keep
                                                    : with_lists_[&query][list_size];
    if (!statement) {
        statement = compile(expand_list(query.sql(), list_size), query.name());
    }
    return statement.get();
}

}  // namespace db
