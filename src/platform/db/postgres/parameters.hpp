// Values on their way to PostgreSQL: in binary, in the type that the server expects of each
// parameter.
#pragma once

#include <libpq-fe.h>

#include <array>
#include <span>
#include <vector>

#include "platform/db/value.hpp"

namespace db {

/// The arrays that libpq wants, kept from one statement to the next so that a row costs no
/// allocation.
class Parameters {
public:
    /// `types` are those that the server inferred when it prepared the statement, `sql` names it in
    /// a Bug.
    void set(std::span<const Value> values, std::span<const Oid> types, const char* sql);

    int count() const { return static_cast<int>(pointers_.size()); }
    const char* const* pointers() const { return pointers_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    void set_one(std::size_t at, const Value& value, Oid type, const char* sql);
    void set_number(std::size_t at, std::uint64_t bits, int size);

    std::vector<const char*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::vector<std::array<char, 8>> numbers_;
};

}  // namespace db
