#include <algorithm>
#include <array>

#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

constexpr std::string_view kTokens = "web/css/tokens.css";
constexpr std::string_view kCascade =
    "@layer reset, tokens, base, components, slices, utilities, print;";

constexpr std::array<std::string_view, 6> kColours = {"rgb(",  "rgba(",  "hsl(",
                                                      "hsla(", "oklch(", "lab("};

/// "#1a2b3c" as a value: three to eight hexadecimal digits and then no more of a word.
bool has_hexadecimal_colour(std::string_view value) {
    for (std::size_t at = value.find('#'); at != kNowhere; at = value.find('#', at + 1)) {
        std::size_t end = at + 1;
        while (end < value.size() &&
               std::string_view("0123456789abcdefABCDEF").find(value[end]) != kNowhere) {
            ++end;
        }
        const bool whole = end == value.size() || !is_word_letter(value[end]);
        if (whole && end - at >= 4 && end - at <= 9) {
            return true;
        }
    }
    return false;
}

/// What stands after the colon of a declaration in this line, if any.
std::string_view value_in(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon == kNowhere || line.find('{') < colon ? std::string_view() : line.substr(colon);
}

bool has_raw_colour(std::string_view line) {
    const std::string_view value = value_in(line);
    return has_hexadecimal_colour(value) ||
           std::any_of(kColours.begin(), kColours.end(), [&](std::string_view colour) {
               return find_word(value, colour) != kNowhere;
           });
}

}  // namespace

void look_at_styles(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (source.language != Language::Style) {
            continue;
        }
        if (source.path == kTokens) {
            if (source.lines.empty() || source.lines[0] != kCascade) {
                report.add(source, 1, "line 1 is " + std::string(kCascade));
            }
            continue;
        }
        for (std::size_t at = 0; at < source.code.size(); ++at) {
            if (has_raw_colour(source.code[at])) {
                report.add(source, at + 1, "a colour has a name in tokens.css");
            }
        }
    }
}

}  // namespace tidy
