// Binding values to a prepared statement and running it.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <span>
#include <string_view>

#include "platform/db/sqlite/sqlite_connection.hpp"

namespace db {

/// Binds `values` to the parameters from `first` on. They are borrowed until the statement has run.
void bind_from(sqlite3_stmt* statement, int first, std::span<const Value> values);

/// Binds all parameters of the statement.
void bind_all(sqlite3_stmt* statement, std::span<const Value> values);

/// Runs to the end, past rows that nobody asked for. Rows changed.
std::int64_t run_through(SqliteConnection& connection, sqlite3_stmt* statement,
                         std::string_view name);

/// However a statement ends, it is ready for its next run and holds no lock.
class Resetting {
public:
    explicit Resetting(sqlite3_stmt* statement) : statement_(statement) {}
    ~Resetting() { sqlite3_reset(statement_); }
    Resetting(const Resetting&) = delete;
    Resetting& operator=(const Resetting&) = delete;

private:
    sqlite3_stmt* statement_;
};

}  // namespace db
