#include "platform/db/postgres/postgres_row.hpp"

#include "base/ensure.hpp"
#include "platform/db/postgres/types.hpp"

namespace db {

bool PostgresRow::is_null(int column) const {
    return PQgetisnull(result_, 0, column) == 1;
}

std::string_view PostgresRow::bytes(int column) const {
    ENSURE(!is_null(column), sql_);
    return {PQgetvalue(result_, 0, column),
            static_cast<std::size_t>(PQgetlength(result_, 0, column))};
}

std::int64_t PostgresRow::integer(int column) const {
    const char* value = bytes(column).data();
    switch (PQftype(result_, column)) {
        case kInt8:
            return static_cast<std::int64_t>(from_wire(value, 8));
        case kInt4:
            return static_cast<std::int32_t>(from_wire(value, 4));
        case kInt2:
            return static_cast<std::int16_t>(from_wire(value, 2));
        case kBool:
            return *value;
        default:
            break;
    }
    ENSURE(false, sql_);
}

double PostgresRow::real(int column) const {
    const Oid type = PQftype(result_, column);
    if (type == kFloat8) {
        return std::bit_cast<double>(from_wire(bytes(column).data(), 8));
    }
    return static_cast<double>(integer(column));
}

std::string_view PostgresRow::text(int column) const {
    const Oid type = PQftype(result_, column);
    ENSURE(type == kText || type == kVarchar || type == kName, sql_);
    return bytes(column);
}

Blob PostgresRow::blob(int column) const {
    ENSURE(PQftype(result_, column) == kBytea, sql_);
    const std::string_view found = bytes(column);
    return {reinterpret_cast<const std::byte*>(found.data()), found.size()};
}

}  // namespace db
