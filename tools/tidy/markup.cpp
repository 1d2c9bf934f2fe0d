#include "markup.hpp"

#include <algorithm>

#include "words.hpp"

namespace tidy {
namespace {

std::size_t line_at(std::string_view text, std::size_t position) {
    return 1 + static_cast<std::size_t>(
                   std::count(text.begin(), text.begin() + static_cast<long>(position), '\n'));
}

/// Where the tag that opens at `open` ends: a ">" outside quotes and markers.
std::size_t end_of_tag(std::string_view text, std::size_t open) {
    char quote = '\0';
    for (std::size_t at = open; at < text.size(); ++at) {
        if (text.substr(at, 2) == "{{") {
            at = std::min(text.find("}}", at), text.size() - 1);
        } else if (quote != '\0') {
            quote = text[at] == quote ? '\0' : quote;
        } else if (text[at] == '"' || text[at] == '\'') {
            quote = text[at];
        } else if (text[at] == '>') {
            return at;
        }
    }
    return text.size();
}

bool ends_name(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '=' || letter == '/';
}

/// `name="value" name` and so on. Markers between attributes are passed over.
std::vector<Attribute> attributes_of(std::string_view inside) {
    std::vector<Attribute> attributes;
    std::size_t at = 0;
    while (at < inside.size()) {
        if (inside.substr(at, 2) == "{{") {
            at = std::min(inside.find("}}", at), inside.size() - 2) + 2;
            continue;
        }
        if (ends_name(inside[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < inside.size() && !ends_name(inside[end]) && inside.substr(end, 2) != "{{") {
            ++end;
        }
        Attribute attribute{lower_case(inside.substr(at, end - at)), ""};
        at = end;
        if (at + 1 < inside.size() && inside[at] == '=') {
            const char quote = inside[at + 1];
            const bool quoted = quote == '"' || quote == '\'';
            const std::size_t from = at + (quoted ? 2 : 1);
            const std::size_t to = quoted ? inside.find(quote, from)
                                          : inside.find_first_of(" \n", from);
            attribute.value = inside.substr(from, to == kNowhere ? to : to - from);
            at = to == kNowhere ? inside.size() : to + 1;
        }
        attributes.push_back(std::move(attribute));
    }
    return attributes;
}

}  // namespace

const std::string* Tag::value_of(std::string_view wanted) const {
    for (const Attribute& attribute : attributes) {
        if (attribute.name == wanted) {
            return &attribute.value;
        }
    }
    return nullptr;
}

std::string without_slots(std::string_view text) {
    struct Slot {
        std::string_view open;
        std::string_view close;
    };
    constexpr Slot kSlots[] = {{"{{", "}}"}, {"[[", "]]"}, {"&", ";"}};
    std::string rest;
    while (!text.empty()) {
        const auto slot = std::find_if(std::begin(kSlots), std::end(kSlots), [&](const Slot& one) {
            return text.starts_with(one.open) && text.find(one.close) != kNowhere;
        });
        if (slot != std::end(kSlots)) {
            text.remove_prefix(text.find(slot->close) + slot->close.size());
        } else {
            rest += text[0];
            text.remove_prefix(1);
        }
    }
    return rest;
}

Markup markup_of(const Source& source) {
    std::string joined;  // comments are blank in it
    for (const std::string& line : source.code) {
        joined += line + "\n";
    }
    const std::string_view text = joined;
    Markup markup;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t open = at;
        while (open < text.size() && text[open] != '<') {
            const bool slot = text.substr(open, 2) == "{{" && text.find("}}", open) != kNowhere;
            open = slot ? text.find("}}", open) + 2 : open + 1;
        }
        const std::string words = without_slots(text.substr(at, open - at));
        if (!trimmed(words).empty()) {
            const std::size_t first = text.find_first_not_of(" \n\t", at);
            markup.texts.push_back({line_at(text, first), words});
            markup.tag_before.push_back(markup.tags.empty() ? kNowhere : markup.tags.size() - 1);
        }
        if (open >= text.size()) {
            break;
        }
        const std::size_t close = end_of_tag(text, open);
        const std::string_view inside = text.substr(open + 1, close - open - 1);
        const std::size_t name_end = std::min(inside.find_first_of(" \n\t{"), inside.size());
        markup.tags.push_back({line_at(text, open), lower_case(inside.substr(0, name_end)),
                               attributes_of(inside.substr(name_end))});
        at = close + 1;
    }
    return markup;
}

}  // namespace tidy
