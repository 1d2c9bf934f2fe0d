#include "platform/db/postgres/postgres_batch.hpp"

#include "base/ensure.hpp"

namespace db {
namespace {

// Answers to so many statements (some 30 bytes each) fit the socket's buffers, so the server never
// stops reading for want of room to answer, and a round trip is shared by enough of them not to
// matter.
constexpr int kUnansweredMax = 512;

}  // namespace

PostgresBatch::PostgresBatch(PostgresConnection& connection,
                             const PostgresConnection::Statement& statement, std::string_view name)
    : connection_(connection), statement_(statement), name_(name) {
    ENSURE(PQenterPipelineMode(connection.handle()) == 1,
           "nothing else is under way on the connection");
}

PostgresBatch::~PostgresBatch() {
    try {
        settle();
    } catch (const std::exception&) {
        // The transaction is already marked as lost, and an exception is on its way or was handled.
    }
    PQexitPipelineMode(connection_.handle());
}

void PostgresBatch::add(std::span<const Value> values) {
    connection_.send(statement_, values, name_);
    if (++unanswered_ == kUnansweredMax) {
        settle();
    }
}

std::int64_t PostgresBatch::finish() {
    settle();
    return changed_;
}

void PostgresBatch::settle() {
    if (std::exchange(unanswered_, 0) == 0) {
        return;
    }
    PGconn* handle = connection_.handle();
    PQpipelineSync(handle);
    PostgresResult failed;
    while (!connection_.is_lost()) {
        // A null pointer parts the answers of one statement from those of the next.
        PostgresResult result{PQgetResult(handle)};
        const ExecStatusType status = result ? PQresultStatus(result.get()) : PGRES_EMPTY_QUERY;
        if (status == PGRES_PIPELINE_SYNC) {
            break;
        }
        if (status == PGRES_FATAL_ERROR && !failed) {
            failed = std::move(result);
        } else if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
            changed_ += std::atoll(PQcmdTuples(result.get()));
        }
    }
    if (failed || connection_.is_lost()) {
        connection_.fail(failed.get(), name_);
    }
}

}  // namespace db
