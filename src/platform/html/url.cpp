#include "platform/html/url.hpp"

#include <algorithm>
#include <array>

#include "base/ensure.hpp"

namespace html {

namespace {

constexpr std::string_view kUnreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
/// What has a meaning in URLs and is harmless in quoted attributes. Not the apostrophe.
constexpr std::string_view kReserved = ":/?#[]@!$&()*+,;=%";

std::string encode(std::string_view text, bool keep_reserved) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (kUnreserved.find(byte) != std::string_view::npos ||
            (keep_reserved && kReserved.find(byte) != std::string_view::npos)) {
            out += byte;
        } else {
            out += {'%', kHex[code >> 4], kHex[code & 15]};
        }
    }
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return out;
}

/// Browsers drop these from addresses, so "java\nscript:" would be one.
bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
    });
}

}  // namespace

Url Url::path(std::string_view path,
              const std::vector<std::pair<std::string_view, std::string>>& query) {
    const bool ours = !path.empty() && path[0] == '/' &&
                      (path.size() == 1 || (path[1] != '/' && path[1] != '\\'));
    ENSURE(ours, "a path of this program begins with one slash: two would be another server");
    std::string text = encode(path, true);
    char separator = path.find('?') == std::string_view::npos ? '?' : '&';
    for (const auto& [name, value] : query) {
        text += separator;
        text += encode(name, false) + "=" + encode(value, false);
        separator = '&';
    }
    return Url(std::move(text));
}

std::optional<Url> Url::outside(std::string_view text) {
    constexpr std::array<std::string_view, 6> kSchemes = {"https", "http", "mailto",
                                                          "tel",   "sms",  "webcal"};
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || has_control(text)) {
        return std::nullopt;
    }
    const std::string scheme = lower(text.substr(0, colon));
    if (std::find(kSchemes.begin(), kSchemes.end(), scheme) == kSchemes.end()) {
        return std::nullopt;
    }
    const std::string_view rest = text.substr(colon + 1);
    const bool names_a_host = scheme == "https" || scheme == "http" || scheme == "webcal";
    if (names_a_host ? rest.substr(0, 2) != "//" || rest.size() < 3 || rest[2] == '/'
                     : rest.empty()) {
        return std::nullopt;
    }
    return Url(scheme + ":" + encode(rest, true));
}

std::string url_encode(std::string_view text) {
    return encode(text, false);
}

}  // namespace html
