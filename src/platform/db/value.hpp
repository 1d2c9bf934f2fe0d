// What goes into a statement and what comes out of one, the same on both engines.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/date.hpp"
#include "base/id.hpp"

namespace db {

using Blob = std::span<const std::byte>;

/// A parameter of a statement. It borrows: text and blobs must live until the statement has run.
class Value {
public:
    using Held = std::variant<std::monostate, std::int64_t, double, std::string_view, Blob>;

    Value() = default;
    Value(std::nullopt_t) {}
    template <std::integral Number>
    Value(Number number) : held_(static_cast<std::int64_t>(number)) {}
    Value(double number) : held_(number) {}
    Value(std::string_view text) : held_(text) {}
    Value(const std::string& text) : held_(std::string_view(text)) {}
    Value(const char* text) : held_(std::string_view(text)) {}
    Value(Blob bytes) : held_(bytes) {}
    template <typename Thing>
    Value(const base::Id<Thing>& id) : held_(Blob(id.bytes())) {}
    template <typename Inner>
    Value(const std::optional<Inner>& maybe) {
        if (maybe) {
            held_ = Value(*maybe).held();
        }
    }

    const Held& held() const { return held_; }

private:
    Held held_;
};

using Values = std::initializer_list<Value>;

/// One row of an answer. It is valid only inside the function it was handed to; columns count from
/// 0.
class Row {
public:
    virtual ~Row() = default;

    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual Blob blob(int column) const = 0;

    bool flag(int column) const { return integer(column) != 0; }
    std::string string(int column) const { return std::string(text(column)); }

    std::optional<std::int64_t> maybe_integer(int column) const {
        return is_null(column) ? std::nullopt : std::optional(integer(column));
    }
    std::optional<double> maybe_real(int column) const {
        return is_null(column) ? std::nullopt : std::optional(real(column));
    }
    std::optional<std::string> maybe_string(int column) const {
        return is_null(column) ? std::nullopt : std::optional(string(column));
    }

    /// An id column: 16 bytes, checked.
    template <typename SomeId>
    SomeId id(int column) const {
        return SomeId(id_bytes(column));
    }
    template <typename SomeId>
    std::optional<SomeId> maybe_id(int column) const {
        return is_null(column) ? std::nullopt : std::optional(id<SomeId>(column));
    }

private:
    base::IdBytes id_bytes(int column) const;
};

}  // namespace db
