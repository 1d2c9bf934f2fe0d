// How a packed digest is written: numbers and texts, inside a layer that notices damage.
//
//   "GWRD"  version (1 byte)  checksum of the rest (8 bytes, little-endian)  the rest
//
// Numbers take seven bits to a byte, the lowest first, signed ones folded so that small negative
// numbers stay short; texts have their length before them.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace community_map {

/// Writes numbers and texts one behind another.
class Packing {
public:
    void number(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        plain(bits << 1 ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void plain(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) {
            bytes_.push_back(static_cast<char>(value | 0x80));
        }
        bytes_.push_back(static_cast<char>(value));
    }
    void text(std::string_view value) {
        plain(value.size());
        bytes_.append(value);
    }
    void reserve(std::size_t size) { bytes_.reserve(size); }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

/// Reads what Packing wrote. After anything that does not fit, `good` is false and all answers are
/// empty.
class Unpacking {
public:
    explicit Unpacking(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t plain() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (bytes_.empty()) {
                break;
            }
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0) {
                return value;
            }
        }
        good_ = false;
        bytes_ = {};
        return 0;
    }
    std::int64_t number() {
        const std::uint64_t bits = plain();
        return static_cast<std::int64_t>(bits >> 1 ^ (~(bits & 1) + 1));
    }
    /// A number that fits into `Small`.
    template <typename Small>
    Small small() {
        const std::int64_t value = number();
        if (value < std::numeric_limits<Small>::min() ||
            value > std::numeric_limits<Small>::max()) {
            good_ = false;
            return {};
        }
        return static_cast<Small>(value);
    }
    std::string text() {
        const std::uint64_t size = plain();
        if (size > bytes_.size()) {
            good_ = false;
            return {};
        }
        std::string value(bytes_.substr(0, static_cast<std::size_t>(size)));
        bytes_.remove_prefix(static_cast<std::size_t>(size));
        return value;
    }
    /// How many things follow; never more than could lie in the bytes that are left.
    std::size_t count(std::size_t bytes_each) {
        const std::uint64_t count = plain();
        if (count > bytes_.size() / bytes_each) {
            good_ = false;
            return 0;
        }
        return static_cast<std::size_t>(count);
    }
    bool good() const { return good_; }
    bool at_end() const { return good_ && bytes_.empty(); }
    void fail() { good_ = false; }

private:
    std::string_view bytes_;
    bool good_ = true;
};

/// Guards against damage, not against malice.
std::uint64_t digest_checksum(std::string_view bytes);

std::string seal_digest(std::string_view bytes);

/// What was sealed, or nothing where the mark, the version or the checksum is not ours.
std::optional<std::string_view> open_digest(std::string_view sealed);

}  // namespace community_map
