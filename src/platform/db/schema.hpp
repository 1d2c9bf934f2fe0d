// Looking at the whole: do all statements fit the schema, and what is the schema?
#pragma once

#include <string>

#include "platform/db/database.hpp"

namespace db {

/// Has the engine judge every Query of the program that is meant for it, without running any.
/// Throws base::Fault that names the first misfit.
void prepare_all(Database& database);

/// The CREATE statements of a SQLite database as they were written, table by table, each followed
/// by its indexes and triggers: the same text for the same schema, whatever the order in which it
/// came about.
std::string schema_text(Database& database);

}  // namespace db
