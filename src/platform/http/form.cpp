#include "platform/http/form.hpp"

#include "platform/http/words.hpp"
#include "platform/text/unicode.hpp"

namespace http {

std::optional<std::string> read_form_text(std::string_view encoded) {
    std::string decoded;
    decoded.reserve(encoded.size());
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        const char c = encoded[at];
        if (c == '+') {
            decoded += ' ';
            continue;
        }
        if (c == '%' && at + 2 < encoded.size()) {
            const int high = hexadecimal(encoded[at + 1]);
            const int low = hexadecimal(encoded[at + 2]);
            if (high >= 0 && low >= 0) {
                decoded += static_cast<char>(high * 16 + low);
                at += 2;
                continue;
            }
        }
        decoded += c;
    }
    if (!text::is_storable(decoded)) {
        return std::nullopt;
    }
    return decoded;
}

std::optional<Fields> read_form(std::string_view encoded) {
    Fields fields;
    while (!encoded.empty()) {
        std::string_view value = take_until(encoded, '&');
        if (value.empty()) {
            continue;
        }
        auto name = read_form_text(take_until(value, '='));
        auto text = read_form_text(value);
        if (!name || !text || fields.pairs().size() == kFieldsMax) {
            return std::nullopt;
        }
        fields.add(std::move(*name), std::move(*text));
    }
    return fields;
}

}  // namespace http
