// Ids: 128 random bits with a type, so that an id of one thing cannot be passed for another.
//
// They are made before the row exists (a phone without signal needs that) and say nothing about
// when or by whom a row was made. In text they are 32 lower-case hexadecimal digits.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/random.hpp"

namespace base {

using IdBytes = std::array<std::byte, 16>;

std::string id_text(const IdBytes& bytes);
std::optional<IdBytes> parse_id(std::string_view text);

template <typename Thing>
class Id {
public:
    /// No thing: all zero, never made by `make`.
    Id() = default;
    explicit Id(const IdBytes& bytes) : bytes_(bytes) {}

    static Id make(Random& random) {
        Id id;
        random.fill(id.bytes_);
        return id;
    }

    /// Nothing where `text` is not 32 hexadecimal digits.
    static std::optional<Id> parse(std::string_view text) {
        const auto bytes = parse_id(text);
        return bytes ? std::optional(Id(*bytes)) : std::nullopt;
    }

    std::span<const std::byte> bytes() const { return bytes_; }
    std::string text() const { return id_text(bytes_); }
    auto operator<=>(const Id&) const = default;

private:
    IdBytes bytes_{};
};

}  // namespace base

template <typename Thing>
struct std::hash<base::Id<Thing>> {
    std::size_t operator()(const base::Id<Thing>& id) const noexcept {
        std::size_t mixed;  // the bits are random: any eight of them are a hash
        std::memcpy(&mixed, id.bytes().data(), sizeof mixed);
        return mixed;
    }
};
