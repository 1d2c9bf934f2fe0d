// The database: one SQLite file by default, a PostgreSQL server when an organization outgrows one
// machine.
//
// SQLite has one connection that writes and several that read (WAL); PostgreSQL a pool, with writes
// SERIALIZABLE and run again, at most five times, when the server asks for it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/fault.hpp"
#include "platform/db/transaction.hpp"

namespace db {

enum class Engine { Sqlite, Postgres };

/// Where the data is.
struct Address {
    Engine engine = Engine::Sqlite;
    std::filesystem::path file = {};  ///< SQLite: the file
    std::string url = {};             ///< PostgreSQL: postgresql://...
    int readers_max = 4;              ///< connections that read
    int busy_timeout_ms = 10'000;     ///< how long a writer waits for another

    static Address sqlite(std::filesystem::path file);
    static Address postgres(std::string url);
};

class Database {
public:
    /// Throws base::Fault: Unavailable where there is no server, DamagedFile where the file is no
    /// database.
    static std::unique_ptr<Database> open(const Address& address);
    virtual ~Database() = default;

    virtual Engine engine() const = 0;

    /// For platform/db itself (migrations): hands out a connection that writes, in no transaction
    /// yet, while nobody else of this program does the same. Everything else uses `read` and
    /// `write`.
    virtual void alone(const std::function<void(Connection&)>& work) = 0;

    /// Runs `work(Read&)` on one consistent view and answers what it answers. Never inside another
    /// read or write: it would wait for a connection that its own thread holds.
    template <typename Work>
    auto read(Work&& work) {
        using Answer = std::invoke_result_t<Work&, Read&>;
        if constexpr (std::is_void_v<Answer>) {
            run_read([&](Read& read) { work(read); });
        } else {
            std::optional<Answer> answer;
            run_read([&](Read& read) { answer.emplace(work(read)); });
            return Answer(std::move(*answer));
        }
    }

    /// Runs `work(Write&)` in one transaction and answers what it answers. A base::Result that
    /// refuses rolls back, as does an exception; anything else commits.
    template <typename Work>
    auto write(Work&& work) {
        using Answer = std::invoke_result_t<Work&, Write&>;
        if constexpr (std::is_void_v<Answer>) {
            run_write([&](Write& write) {
                work(write);
                return true;
            });
        } else {
            std::optional<Answer> answer;
            run_write([&](Write& write) {
                answer.emplace(work(write));
                return keeps(*answer);
            });
            return Answer(std::move(*answer));
        }
    }

protected:
    virtual void run_read(const std::function<void(Read&)>& work) = 0;
    /// Commits when `work` answers true.
    virtual void run_write(const std::function<bool(Write&)>& work) = 0;

private:
    template <typename Answer>
    static bool keeps(const Answer& answer) {
        if constexpr (requires { answer.error(); }) {
            return static_cast<bool>(answer);
        } else {
            return true;
        }
    }
};

}  // namespace db
