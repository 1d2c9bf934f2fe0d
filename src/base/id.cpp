#include "base/id.hpp"

namespace base {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

std::string id_text(const IdBytes& bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::byte byte : bytes) {
        text.push_back(kDigits[std::to_integer<unsigned>(byte) >> 4]);
        text.push_back(kDigits[std::to_integer<unsigned>(byte) & 15U]);
    }
    return text;
}

std::optional<IdBytes> parse_id(std::string_view text) {
    IdBytes bytes{};
    if (text.size() != bytes.size() * 2) {
        return std::nullopt;
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto digit = kDigits.find(text[at]);
        if (digit == std::string_view::npos) {
            return std::nullopt;
        }
        bytes[at / 2] = (bytes[at / 2] << 4) | std::byte(digit);
    }
    return bytes;
}

}  // namespace base
