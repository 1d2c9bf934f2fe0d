#include "platform/db/postgres/postgres_database.hpp"

#include <chrono>
#include <thread>

#include "platform/db/postgres/postgres_error.hpp"

namespace db {
namespace {

using base::Fault;
using base::FaultKind;

constexpr int kRunsAgainMax = 5;

// As many write as read: a write may wait for another one's lock without holding up those who read.
int connections_max(const Address& address) {
    return 2 * address.readers_max;
}

// Two that were in each other's way must not meet again at once.
void step_aside(const PostgresConnection& connection, int runs) {
    const int apart = PQbackendPID(connection.handle()) % 8;
    std::this_thread::sleep_for(std::chrono::milliseconds(runs * (2 + apart)));
}

}  // namespace

PostgresDatabase::PostgresDatabase(const Address& address) : address_(address) {
    take();  // so that a server that cannot be reached is known at once
}

void PostgresDatabase::alone(const std::function<void(Connection&)>& work) {
    const Lent connection = take_begun(&PostgresConnection::lock_schema);
    try {
        work(*connection);
    } catch (...) {
        connection->unlock_schema();
        throw;
    }
    connection->unlock_schema();
}

void PostgresDatabase::run_read(const std::function<void(Read&)>& work) {
    const Lent connection = take_begun(&PostgresConnection::begin_read);
    read_on(*connection, work);
}

void PostgresDatabase::run_write(const std::function<bool(Write&)>& work) {
    for (int runs = 1;; ++runs) {
        const Lent connection = take_begun(&PostgresConnection::begin_write);
        try {
            write_on(*connection, work);
            return;
        } catch (const SerializationConflict&) {
            if (runs > kRunsAgainMax) {
                throw;
            }
        }
        step_aside(*connection, runs);
    }
}

PostgresDatabase::Lent PostgresDatabase::take() {
    std::unique_lock lock(guard_);
    const bool free = free_.wait_for(
        lock, std::chrono::milliseconds(address_.busy_timeout_ms),
        [this] { return !idle_.empty() || open_ < connections_max(address_); });
    if (!free) {
        throw Fault(FaultKind::Busy, "all connections to PostgreSQL are in use");
    }
    if (!idle_.empty()) {
        Lent lent(idle_.back().release(), Return{this});
        idle_.pop_back();
        return lent;
    }
    ++open_;
    lock.unlock();
    try {
        return Lent(std::make_unique<PostgresConnection>(address_).release(), Return{this});
    } catch (...) {
        lock.lock();
        --open_;
        free_.notify_one();
        throw;
    }
}

PostgresDatabase::Lent PostgresDatabase::take_begun(Begin begin) {
    // Every pooled connection may be dead, as after a restart of the server; then one more is
    // opened.
    for (int lost = 0;; ++lost) {
        Lent connection = take();
        try {
            ((*connection).*begin)();
            return connection;
        } catch (const Fault&) {
            if (!connection->is_lost() || lost > connections_max(address_)) {
                throw;
            }
        }
    }
}

void PostgresDatabase::Return::operator()(PostgresConnection* connection) const {
    std::unique_ptr<PostgresConnection> owned(connection);
    const std::lock_guard lock(pool->guard_);
    if (owned->is_idle()) {
        pool->idle_.push_back(std::move(owned));
    } else {
        --pool->open_;
    }
    pool->free_.notify_one();
}

}  // namespace db
