#include "platform/db/sqlite/sqlite_database.hpp"

#include <chrono>

#include "base/ensure.hpp"
#include "base/fault.hpp"

namespace db {

using base::Fault;
using base::FaultKind;

SqliteDatabase::Turn::Turn(SqliteDatabase& database) : database_(database) {
    std::unique_lock lock(database.writer_guard_);
    ENSURE(database.writing_thread_ != std::this_thread::get_id(), "a write holds no other write");
    const bool free = database.writer_free_.wait_for(
        lock, std::chrono::milliseconds(database.address_.busy_timeout_ms),
        [&] { return database.writing_thread_ == std::thread::id(); });
    if (!free) {
        throw Fault(FaultKind::Busy, "another write took too long");
    }
    database.writing_thread_ = std::this_thread::get_id();
}

SqliteDatabase::Turn::~Turn() {
    const std::lock_guard lock(database_.writer_guard_);
    database_.writing_thread_ = std::thread::id();
    database_.writer_free_.notify_one();
}

SqliteDatabase::SqliteDatabase(const Address& address)
    : address_(address), writer_(address, SqliteRole::Writer) {}

void SqliteDatabase::alone(const std::function<void(Connection&)>& work) {
    const Turn turn(*this);
    work(writer_);
}

void SqliteDatabase::run_write(const std::function<bool(Write&)>& work) {
    const Turn turn(*this);
    writer_.begin_write();
    write_on(writer_, work);
}

void SqliteDatabase::run_read(const std::function<void(Read&)>& work) {
    const auto back = [this](SqliteConnection* reader) {
        give_back(std::unique_ptr<SqliteConnection>(reader));
    };
    const std::unique_ptr<SqliteConnection, decltype(back)> reader(take_reader().release(), back);
    reader->begin_read();
    read_on(*reader, work);
}

std::unique_ptr<SqliteConnection> SqliteDatabase::take_reader() {
    std::unique_lock lock(readers_guard_);
    reader_free_.wait(
        lock, [this] { return !idle_readers_.empty() || readers_open_ < address_.readers_max; });
    if (!idle_readers_.empty()) {
        // The last one given back has the warmest pages.
        std::unique_ptr<SqliteConnection> reader = std::move(idle_readers_.back());
        idle_readers_.pop_back();
        return reader;
    }
    ++readers_open_;
    lock.unlock();
    try {
        return std::make_unique<SqliteConnection>(address_, SqliteRole::Reader);
    } catch (...) {
        lock.lock();
        --readers_open_;
        reader_free_.notify_one();
        throw;
    }
}

void SqliteDatabase::give_back(std::unique_ptr<SqliteConnection> reader) {
    const std::lock_guard lock(readers_guard_);
    idle_readers_.push_back(std::move(reader));
    reader_free_.notify_one();
}

}  // namespace db
