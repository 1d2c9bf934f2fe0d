// What PostgreSQL's five-letter states mean to the rest of the program.
#pragma once

#include <libpq-fe.h>

#include <string_view>

#include "base/fault.hpp"

namespace db {

/// The server asks for the whole transaction to be run again. Busy, where it asks too often.
class SerializationConflict final : public base::Fault {
public:
    explicit SerializationConflict(const std::string& what) : Fault(base::FaultKind::Busy, what) {}
};

/// Throws UniqueViolation, SerializationConflict or the base::Fault that `result` stands for. Only
/// the server's one-line message goes into it: the details quote values.
[[noreturn]] void throw_postgres(PGconn* connection, const PGresult* result,
                                 std::string_view doing);

}  // namespace db
