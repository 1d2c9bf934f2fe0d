// A PostgreSQL server in use: a pool of connections, opened when needed, replaced when lost.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/db/database.hpp"
#include "platform/db/postgres/postgres_connection.hpp"

namespace db {

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const Address& address);

    Engine engine() const override { return Engine::Postgres; }
    void alone(const std::function<void(Connection&)>& work) override;

protected:
    void run_read(const std::function<void(Read&)>& work) override;
    void run_write(const std::function<bool(Write&)>& work) override;

private:
    using Begin = void (PostgresConnection::*)();

    /// Gives a connection back to the pool, or closes it where it is not fit for another use.
    struct Return {
        PostgresDatabase* pool;
        void operator()(PostgresConnection* connection) const;
    };
    using Lent = std::unique_ptr<PostgresConnection, Return>;

    Lent take();
    /// A connection on which `begin` succeeded; those that the server has closed meanwhile are
    /// dropped.
    Lent take_begun(Begin begin);

    const Address address_;
    std::mutex guard_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<PostgresConnection>> idle_;
    int open_ = 0;
};

}  // namespace db
