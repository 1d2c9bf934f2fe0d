// One statement run many times. Rows to insert are held back and go in several at a time: half of
// what a small row costs is starting and ending the statement.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "platform/db/sqlite/sqlite_connection.hpp"

namespace db {

class SqliteBatch final : public PreparedBatch {
public:
    static constexpr std::size_t kRowsAtOnce = 16;

    /// `many` takes kRowsAtOnce rows; null where the statement inserts no rows.
    SqliteBatch(SqliteConnection& connection, sqlite3_stmt* one, sqlite3_stmt* many,
                std::string_view name)
        : connection_(connection), one_(one), many_(many), name_(name) {}

    void add(std::span<const Value> values) override;
    std::int64_t finish() override;

private:
    /// The values of one row with what they borrowed.
    class Held {
    public:
        void take(std::span<const Value> values);
        std::span<const Value> values() const { return values_; }

    private:
        std::vector<Value> values_;
        std::string bytes_;
    };

    void insert_all_held();

    SqliteConnection& connection_;
    sqlite3_stmt* one_;
    sqlite3_stmt* many_;
    std::string_view name_;
    std::array<Held, kRowsAtOnce> held_;
    std::size_t held_count_ = 0;
    std::int64_t changed_ = 0;
};

}  // namespace db
