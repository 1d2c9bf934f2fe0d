#include "platform/http/target.hpp"

#include "platform/http/form.hpp"
#include "platform/http/words.hpp"
#include "platform/text/unicode.hpp"

namespace http {
namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::optional<std::string> read_path(std::string_view encoded) {
    std::string path;
    path.reserve(encoded.size());
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        char c = encoded[at];
        if (c == '%') {
            const int high = at + 2 < encoded.size() ? hexadecimal(encoded[at + 1]) : -1;
            const int low = high >= 0 ? hexadecimal(encoded[at + 2]) : -1;
            if (low < 0) {
                return std::nullopt;
            }
            c = static_cast<char>(high * 16 + low);
            at += 2;
            if (c == '/') {
                return std::nullopt;
            }
        }
        if (is_control(c) || c == '\\') {
            return std::nullopt;
        }
        path += c;
    }
    return path;
}

// Browsers resolve dots before they ask; whoever sends them is looking for a way out.
bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        const std::string_view segment = take_until(path, '/');
        if (segment == "." || segment == "..") {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Target> read_target(std::string_view target) {
    if (target.empty() || target[0] != '/') {
        return std::nullopt;
    }
    std::string_view encoded_query = target;
    const std::string_view encoded_path = take_until(encoded_query, '?');
    auto path = read_path(encoded_path);
    if (!path || has_dot_segment(*path) || !text::is_storable(*path)) {
        return std::nullopt;
    }
    auto query = read_form(encoded_query);
    if (!query) {
        return std::nullopt;
    }
    return Target{.path = std::move(*path), .query = std::move(*query)};
}

}  // namespace http
