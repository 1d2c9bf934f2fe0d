// One connection to a PostgreSQL server, with its prepared statements.
#pragma once

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <string>

#include "platform/db/connection.hpp"
#include "platform/db/database.hpp"
#include "platform/db/postgres/parameters.hpp"

namespace db {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearResult>;

class PostgresConnection final : public Connection {
public:
    /// Throws base::Fault (Unavailable) where there is no server.
    explicit PostgresConnection(const Address& address);

    /// A statement that the server has prepared for this connection.
    struct Statement {
        std::string name;
        std::string sql;
        std::vector<Oid> types;  ///< of the parameters
    };

    void begin_read() override;
    void begin_write() override;
    void commit() override;
    void rollback() noexcept override;

    void each(const Query& query, std::size_t list_size, std::span<const Value> values,
              const Read::RowFunction& each_row) override;
    std::int64_t run(const Query& query, std::span<const Value> values) override;
    std::unique_ptr<PreparedBatch> batch(const Query& query) override;
    void prepare(const Query& query) override;
    void script(std::string_view sql) override;
    std::vector<std::string> table_names() override;

    /// Only one server at a time migrates: waits for the others, however long.
    void lock_schema();
    void unlock_schema() noexcept;

    /// Connected, in no transaction, nothing under way: fit for another use.
    bool is_idle() const;
    bool is_lost() const { return PQstatus(handle()) == CONNECTION_BAD; }

    PGconn* handle() const { return handle_.get(); }
    /// Sends one run of `statement`, without waiting for its answer.
    void send(const Statement& statement, std::span<const Value> values, std::string_view name);
    /// Throws what `result` means and notes that the transaction is lost.
    [[noreturn]] void fail(const PGresult* result, std::string_view doing);

private:
    struct Closing {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };

    PostgresResult execute(const char* sql, std::string_view doing);
    Statement compile(const std::string& sql, const std::string& name, std::string_view query_name);
    const Statement& cached(const Query& query, std::size_t list_size);

    std::unique_ptr<PGconn, Closing> handle_;
    const int lock_timeout_ms_;
    std::map<std::pair<const Query*, std::size_t>, Statement> statements_;
    Parameters parameters_;
};

}  // namespace db
