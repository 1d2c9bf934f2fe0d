#include "platform/db/postgres/parameters.hpp"

#include <limits>

#include "base/ensure.hpp"
#include "platform/db/postgres/types.hpp"

namespace db {
namespace {

constexpr int kBinary = 1;

// Bytes that an integer takes in a parameter of `type`; 0 where it is no type for integers.
int integer_size(Oid type) {
    switch (type) {
        case kBool:
            return 1;
        case kInt2:
            return 2;
        case kInt4:
            return 4;
        case kInt8:
            return 8;
        default:
            return 0;
    }
}

bool fits(std::int64_t number, int size) {
    const int shift = 64 - 8 * size;
    return (number << shift) >> shift == number;
}

}  // namespace

void Parameters::set(std::span<const Value> values, std::span<const Oid> types, const char* sql) {
    ENSURE(values.size() == types.size(), sql);
    pointers_.resize(values.size());
    lengths_.resize(values.size());
    formats_.assign(values.size(), kBinary);
    numbers_.resize(values.size());
    for (std::size_t at = 0; at < values.size(); ++at) {
        set_one(at, values[at], types[at], sql);
    }
}

void Parameters::set_one(std::size_t at, const Value& value, Oid type, const char* sql) {
    const Value::Held& held = value.held();
    if (const auto* integer = std::get_if<std::int64_t>(&held)) {
        if (type == kFloat8) {
            return set_number(at, std::bit_cast<std::uint64_t>(static_cast<double>(*integer)), 8);
        }
        const int size = integer_size(type);
        ENSURE(size != 0 && fits(*integer, size), sql);
        set_number(at, static_cast<std::uint64_t>(*integer), size);
    } else if (const auto* real = std::get_if<double>(&held)) {
        ENSURE(type == kFloat8, sql);
        set_number(at, std::bit_cast<std::uint64_t>(*real), 8);
    } else if (const auto* text = std::get_if<std::string_view>(&held)) {
        ENSURE(type == kText || type == kVarchar || type == kName, sql);
        // A null pointer would send NULL in place of the empty text.
        pointers_[at] = text->data() != nullptr ? text->data() : "";
        lengths_[at] = static_cast<int>(text->size());
    } else if (const auto* blob = std::get_if<Blob>(&held)) {
        ENSURE(type == kBytea, sql);
        pointers_[at] = blob->data() != nullptr ? reinterpret_cast<const char*>(blob->data()) : "";
        lengths_[at] = static_cast<int>(blob->size());
    } else {
        pointers_[at] = nullptr;
        lengths_[at] = 0;
    }
}

void Parameters::set_number(std::size_t at, std::uint64_t bits, int size) {
    to_wire(bits, numbers_[at].data(), size);
    pointers_[at] = numbers_[at].data();
    lengths_[at] = size;
}

}  // namespace db
