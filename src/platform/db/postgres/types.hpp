// The types of PostgreSQL that the shared dialect meets, by their fixed numbers
// (catalog/pg_type.dat).
#pragma once

#include <libpq-fe.h>

#include <bit>
#include <cstdint>
#include <cstring>

namespace db {

inline constexpr Oid kBool = 16;
inline constexpr Oid kBytea = 17;
inline constexpr Oid kName = 19;
inline constexpr Oid kInt8 = 20;
inline constexpr Oid kInt2 = 21;
inline constexpr Oid kInt4 = 23;
inline constexpr Oid kText = 25;
inline constexpr Oid kFloat8 = 701;
inline constexpr Oid kVarchar = 1043;

/// The wire is big-endian, most significant byte first.
inline std::uint64_t from_wire(const char* bytes, int size) {
    std::uint64_t number = 0;
    for (int at = 0; at < size; ++at) {
        number = number << 8 | static_cast<unsigned char>(bytes[at]);
    }
    return number;
}

inline void to_wire(std::uint64_t number, char* bytes, int size) {
    for (int at = size - 1; at >= 0; --at) {
        bytes[at] = static_cast<char>(number & 0xff);
        number >>= 8;
    }
}

}  // namespace db
