// What SQLite's result codes mean to the rest of the program.
#pragma once

#include <sqlite3.h>

#include <string_view>

namespace db {

/// Throws UniqueViolation or the base::Fault that `code` stands for. `doing` names the query or the
/// step.
[[noreturn]] void throw_sqlite(sqlite3* handle, int code, std::string_view doing);

}  // namespace db
