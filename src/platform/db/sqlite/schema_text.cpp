#include "base/ensure.hpp"
#include "platform/db/schema.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"

namespace db {
namespace {

// Without SQLite's own tables and those by which a virtual table keeps its contents.
const char* const kStatements = R"sql(
SELECT sql FROM sqlite_schema
WHERE sql IS NOT NULL
  AND tbl_name NOT LIKE 'sqlite~_%' ESCAPE '~'
  AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name)sql";

}  // namespace

std::string schema_text(Database& database) {
    ENSURE(database.engine() == Engine::Sqlite, "the schema is written down as SQLite holds it");
    std::string text;
    database.alone([&](Connection& connection) {
        const auto append = [](void* into, int, char** columns, char**) {
            static_cast<std::string*>(into)->append(columns[0]).append(";\n\n");
            return 0;
        };
        sqlite3* handle = static_cast<SqliteConnection&>(connection).handle();
        const int code = sqlite3_exec(handle, kStatements, append, &text, nullptr);
        ENSURE(code == SQLITE_OK, "a migrated database has a schema to read");
    });
    return text;
}

}  // namespace db
