#include "base/fault.hpp"
#include "platform/db/migration.hpp"
#include "platform/db/sqlite/sqlite_database.hpp"
#include "platform/db/sqlite/sqlite_error.hpp"

namespace db {
namespace {

// All pages in one step: others may write meanwhile (WAL), and the copy shows one moment.
void copy_pages(sqlite3* from, sqlite3* to) {
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr) {
        throw_sqlite(to, sqlite3_errcode(to), "backing up");
    }
    const int copied = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (copied != SQLITE_DONE) {
        throw_sqlite(to, copied, "backing up");
    }
}

}  // namespace

bool back_up(Database& database, const std::filesystem::path& copy) {
    if (database.engine() != Engine::Sqlite) {
        return false;
    }
    const Address source = Address::sqlite(static_cast<SqliteDatabase&>(database).file());
    std::filesystem::path unfinished = copy;
    unfinished += ".part";
    std::filesystem::remove(unfinished);
    try {
        SqliteConnection from(source, SqliteRole::Reader);
        SqliteConnection to(Address::sqlite(unfinished), SqliteRole::Writer);
        copy_pages(from.handle(), to.handle());
    } catch (...) {
        std::filesystem::remove(unfinished);
        throw;
    }
    // Only a whole copy ever has the name.
    std::filesystem::rename(unfinished, copy);
    return true;
}

}  // namespace db
