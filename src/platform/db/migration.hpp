// Changes of the schema: SQL files of the slices, embedded, applied in name order, recorded by
// name.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"

namespace db {

/// One file `src/<slice>/migrations/<UTC minute>_<what>.sql`: its name without ".sql", and its text
/// in the shared dialect. Several statements end in ";" at a line's end. Names sort in the order of
/// application.
struct Migration {
    std::string_view name;
    std::string_view sql;
};

enum class SchemaState {
    Current,  ///< every migration is applied and no other
    Behind,   ///< some are still to be applied (an empty database is behind, too)
    Newer,    ///< it holds migrations that this program does not know: written by a newer one
};

SchemaState schema_state(Database& database, std::span<const Migration> known);

/// Applies what is missing, each in its own transaction, safe when several servers start at once.
/// Before the first one on a database that holds data, `backup_first` is called. Throws base::Fault
/// (WrongSchema) on a Newer database. Answers the names it applied.
std::vector<std::string> migrate(Database& database, std::span<const Migration> known,
                                 const std::function<void()>& backup_first);

/// A copy of a SQLite database while it is in use (the engine's own backup). PostgreSQL's backups
/// are PostgreSQL's own, so there it does nothing and answers false.
bool back_up(Database& database, const std::filesystem::path& copy);

}  // namespace db
