#include "platform/db/database.hpp"

#include "base/ensure.hpp"

#include "platform/db/postgres/postgres_database.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"

namespace db {

Address Address::sqlite(std::filesystem::path file) {
    Address address;
    address.file = std::move(file);
    return address;
}

Address Address::postgres(std::string url) {
    Address address;
    address.engine = Engine::Postgres;
    address.url = std::move(url);
    return address;
}

std::unique_ptr<Database> Database::open(const Address& address) {
    switch (address.engine) {
        case Engine::Sqlite:
            return std::make_unique<SqliteDatabase>(address);
        case Engine::Postgres:
            return std::make_unique<PostgresDatabase>(address);
    }
    ENSURE(false, "every engine has its driver");
}

}  // namespace db
