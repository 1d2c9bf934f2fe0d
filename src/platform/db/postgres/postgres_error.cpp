#include "platform/db/postgres/postgres_error.hpp"

#include <string>

#include "platform/db/transaction.hpp"

namespace db {
namespace {

using base::Fault;
using base::FaultKind;

std::string field(const PGresult* result, int code) {
    const char* found = result != nullptr ? PQresultErrorField(result, code) : nullptr;
    return found != nullptr ? found : "";
}

// By class (the first two letters) where a whole class means the same.
FaultKind fault_kind(const std::string& state) {
    const std::string group = state.substr(0, 2);
    if (state == "53100") {
        return FaultKind::DiskFull;
    }
    if (group == "08" || group == "53" || state == "57P01" || state == "57P02" ||
        state == "57P03") {
        return FaultKind::Unavailable;
    }
    if (state == "55P03" || state == "57014") {
        return FaultKind::Busy;
    }
    if (state == "XX001" || state == "XX002") {
        return FaultKind::DamagedFile;
    }
    return FaultKind::Other;
}

}  // namespace

void throw_postgres(PGconn* connection, const PGresult* result, std::string_view doing) {
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    const std::string what = std::string(doing) + ": " +
                             (state.empty()
                                  ? PQerrorMessage(connection)
                                  : field(result, PG_DIAG_MESSAGE_PRIMARY) + " (" + state + ")");
    if (state == "40001" || state == "40P01") {
        throw SerializationConflict(what);
    }
    if (state == "23505") {
        throw UniqueViolation(field(result, PG_DIAG_CONSTRAINT_NAME));
    }
    if (PQstatus(connection) == CONNECTION_BAD) {
        throw Fault(FaultKind::Unavailable, what);
    }
    throw Fault(fault_kind(state), what);
}

}  // namespace db
