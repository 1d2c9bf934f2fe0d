#include "platform/db/schema.hpp"

#include "platform/db/connection.hpp"

namespace db {

void prepare_all(Database& database) {
    const Dialect other = database.engine() == Engine::Sqlite ? Dialect::PostgresAlone
                                                              : Dialect::SqliteAlone;
    database.alone([other](Connection& connection) {
        for (const Query* query : Query::all()) {
            if (query->dialect() != other) {
                connection.prepare(*query);
            }
        }
    });
}

}  // namespace db
