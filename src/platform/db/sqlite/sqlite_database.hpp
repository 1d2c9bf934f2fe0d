// A SQLite file in use: one connection writes, several read, and none waits for the other (WAL).
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/database.hpp"
#include "platform/db/sqlite/sqlite_connection.hpp"

namespace db {

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const Address& address);

    Engine engine() const override { return Engine::Sqlite; }
    void alone(const std::function<void(Connection&)>& work) override;
    const std::filesystem::path& file() const { return address_.file; }

protected:
    void run_read(const std::function<void(Read&)>& work) override;
    void run_write(const std::function<bool(Write&)>& work) override;

private:
    /// The right to use the writer. Threads of this program wait for each other as long as SQLite
    /// lets other programs wait, then base::Fault (Busy) is thrown.
    class Turn {
    public:
        explicit Turn(SqliteDatabase& database);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

    private:
        SqliteDatabase& database_;
    };

    std::unique_ptr<SqliteConnection> take_reader();
    void give_back(std::unique_ptr<SqliteConnection> reader);

    const Address address_;

    std::mutex writer_guard_;
    std::condition_variable writer_free_;
    std::thread::id writing_thread_;  // none: the writer is free
    SqliteConnection writer_;

    std::mutex readers_guard_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<SqliteConnection>> idle_readers_;
    int readers_open_ = 0;
};

}  // namespace db
