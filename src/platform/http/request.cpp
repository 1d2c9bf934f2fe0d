#include "platform/http/request.hpp"

#include "platform/http/words.hpp"
#include "platform/text/unicode.hpp"

namespace http {

void Fields::add(std::string name, std::string value) {
    pairs_.emplace_back(std::move(name), std::move(value));
}

std::string_view Fields::get(std::string_view name) const {
    for (const auto& [key, value] : pairs_) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

bool Fields::has(std::string_view name) const {
    for (const auto& pair : pairs_) {
        if (pair.first == name) {
            return true;
        }
    }
    return false;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs_) {
        if (key == name) {
            values.push_back(value);
        }
    }
    return values;
}

bool Request::wants_json() const {
    const std::string_view accept = header("accept");
    return preference(accept, "application/json") > preference(accept, "text/html");
}

Fields read_cookies(std::string_view header) {
    Fields cookies;
    while (!header.empty()) {
        const std::string_view pair = trimmed(take_until(header, ';'));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            continue;
        }
        const std::string_view name = pair.substr(0, equals);
        std::string_view value = pair.substr(equals + 1);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
            value = value.substr(1, value.size() - 2);
        }
        if (text::is_storable(name) && text::is_storable(value)) {
            cookies.add(std::string(name), std::string(value));
        }
    }
    return cookies;
}

namespace {

// "0.85" as 850; what is no such number counts as wanted.
int thousandths(std::string_view quality) {
    if (quality.empty() || quality[0] == '1') {
        return 1000;
    }
    int value = 0;
    int unit = 100;
    for (const char digit : quality.substr(quality.size() > 1 ? 2 : 1)) {
        if (digit < '0' || digit > '9') {
            return 1000;
        }
        value += (digit - '0') * unit;
        unit /= 10;
    }
    return value;
}

// One entry of such a header, "text/html;level=1;q=0.7": its name is taken off `entry`'s front.
struct Wish {
    std::string_view name;
    int quality = 1000;
};

Wish read_wish(std::string_view entry) {
    Wish wish{.name = trimmed(take_until(entry, ';'))};
    while (!entry.empty()) {
        const std::string_view parameter = trimmed(take_until(entry, ';'));
        if (parameter.substr(0, 2) == "q=" || parameter.substr(0, 2) == "Q=") {
            wish.quality = thousandths(parameter.substr(2));
        }
    }
    return wish;
}

}  // namespace

int preference(std::string_view header, std::string_view name) {
    const std::string_view kind = name.substr(0, name.find('/'));
    int found = 0;
    int closeness = 0;
    while (!header.empty()) {
        const Wish wish = read_wish(take_until(header, ','));
        int close = 0;
        if (same_word(wish.name, name)) {
            close = 3;
        } else if (wish.name.size() == kind.size() + 2 &&
                   same_word(wish.name.substr(0, kind.size()), kind) &&
                   wish.name.substr(kind.size()) == "/*") {
            close = 2;
        } else if (wish.name == "*" || wish.name == "*/*") {
            close = 1;
        }
        if (close > closeness) {
            closeness = close;
            found = wish.quality;
        }
    }
    return found;
}

base::Language preferred_language(const Request& request) {
    if (const auto chosen = base::language_of(request.cookies.get("language"))) {
        return *chosen;
    }
    base::Language best = base::Language::English;
    int best_quality = 0;
    std::string_view header = request.header("accept-language");
    while (!header.empty()) {
        const Wish wish = read_wish(take_until(header, ','));
        const auto language = base::language_of(wish.name);
        if (language && wish.quality > best_quality) {
            best = *language;
            best_quality = wish.quality;
        }
    }
    return best;
}

}  // namespace http
