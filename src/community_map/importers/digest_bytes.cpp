#include "community_map/importers/digest_bytes.hpp"

#include <cstring>

namespace community_map {
namespace {

constexpr std::string_view kMark = "GWRD";
constexpr char kVersion = 1;
constexpr std::size_t kHeaderBytes = kMark.size() + 1 + sizeof(std::uint64_t);

}  // namespace

std::uint64_t digest_checksum(std::string_view bytes) {
    // FNV-1a over eight bytes at a time: damage in storage is what it is to notice.
    std::uint64_t number = 14'695'981'039'346'656'037U ^ bytes.size();
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data(), sizeof eight);
        number = (number ^ eight) * 1'099'511'628'211U;
        number ^= number >> 29;
    }
    for (const char c : bytes) {
        number = (number ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    }
    return number ^ number >> 32;
}

std::string seal_digest(std::string_view bytes) {
    std::string sealed(kMark);
    sealed.reserve(bytes.size() + kHeaderBytes);
    sealed.push_back(kVersion);
    std::uint64_t checksum = digest_checksum(bytes);
    for (int i = 0; i < 8; ++i, checksum >>= 8) {
        sealed.push_back(static_cast<char>(checksum & 0xFF));
    }
    sealed.append(bytes);
    return sealed;
}

std::optional<std::string_view> open_digest(std::string_view sealed) {
    if (sealed.size() < kHeaderBytes || !sealed.starts_with(kMark) ||
        sealed[kMark.size()] != kVersion) {
        return std::nullopt;
    }
    std::uint64_t checksum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        checksum |= std::uint64_t{static_cast<unsigned char>(sealed[kMark.size() + 1 + i])}
                    << (8 * i);
    }
    const std::string_view bytes = sealed.substr(kHeaderBytes);
    return digest_checksum(bytes) == checksum ? std::optional(bytes) : std::nullopt;
}

}  // namespace community_map
