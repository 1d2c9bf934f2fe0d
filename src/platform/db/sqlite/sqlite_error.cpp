#include "platform/db/sqlite/sqlite_error.hpp"

#include <cerrno>
#include <string>

#include "base/fault.hpp"
#include "platform/db/transaction.hpp"

namespace db {
namespace {

using base::Fault;
using base::FaultKind;

// "UNIQUE constraint failed: orgs.file_number" names its columns after the colon.
std::string violated_columns(std::string_view message) {
    const std::size_t colon = message.find(": ");
    return std::string(colon == std::string_view::npos ? message : message.substr(colon + 2));
}

// Writing fails for want of room in more ways than SQLITE_FULL: a quota, a limit on file sizes, a
// file system that notices only when the file is synchronized.
FaultKind input_output_kind(int code) {
    switch (code) {
        case SQLITE_IOERR_WRITE:
        case SQLITE_IOERR_FSYNC:
        case SQLITE_IOERR_DIR_FSYNC:
        case SQLITE_IOERR_TRUNCATE:
        case SQLITE_IOERR_SHMSIZE:
        case SQLITE_IOERR_SHMOPEN:
        case SQLITE_IOERR_SHMMAP:
        case SQLITE_IOERR_GETTEMPPATH:
            return FaultKind::DiskFull;
        case SQLITE_IOERR_SHORT_READ:
        case SQLITE_IOERR_DATA:
        case SQLITE_IOERR_CORRUPTFS:
            return FaultKind::DamagedFile;
        default:
            return FaultKind::Other;
    }
}

FaultKind fault_kind(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return FaultKind::DiskFull;
        case SQLITE_IOERR:
            return input_output_kind(code);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return FaultKind::Busy;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return FaultKind::DamagedFile;
        case SQLITE_CANTOPEN:
            return FaultKind::Unavailable;
        default:
            return FaultKind::Other;
    }
}

}  // namespace

void throw_sqlite(sqlite3* handle, int code, std::string_view doing) {
    const int extended = handle != nullptr ? sqlite3_extended_errcode(handle) : code;
    const std::string message = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
        extended == SQLITE_CONSTRAINT_ROWID) {
        throw UniqueViolation(violated_columns(message));
    }
    const int system = handle != nullptr ? sqlite3_system_errno(handle) : 0;
    const bool no_room = system == ENOSPC || system == EDQUOT || system == EFBIG;
    throw Fault(
        no_room && (code & 0xff) != SQLITE_BUSY ? FaultKind::DiskFull : fault_kind(extended),
        std::string(doing) + ": " + message + " (SQLite " + std::to_string(extended) + ")");
}

}  // namespace db
