// Where values may stand in a template, and where they may not.
#include <algorithm>
#include <array>
#include <vector>

#include "base/ensure.hpp"
#include "platform/html/tag_reader.hpp"
#include "platform/html/template_source.hpp"

namespace html {

namespace {

/// Attributes whose value the browser follows. They take a whole html::Url or nothing.
constexpr auto kUrlAttributes = std::to_array<std::string_view>({"action", "href", "src"});

/// Attributes that take a plain value, besides aria-* and data-*. What is not here takes none: on*,
/// style, srcset, formaction, srcdoc, content and xlink:href would be read as a program, a style or
/// an address.
constexpr auto kPlainAttributes = std::to_array<std::string_view>(
    {"abbr",      "accept",      "alt",       "autocomplete",
     "class",     "colspan",     "cx",        "cy",
     "d",         "datetime",    "dir",       "download",
     "enctype",   "for",         "form",      "headers",
     "height",    "high",        "hreflang",  "id",
     "inputmode", "label",       "lang",      "list",
     "low",       "max",         "maxlength", "method",
     "min",       "minlength",   "name",      "optimum",
     "pattern",   "placeholder", "points",    "r",
     "role",      "rowspan",     "rx",        "ry",
     "scope",     "size",        "span",      "start",
     "step",      "tabindex",    "title",     "transform",
     "type",      "value",       "viewbox",   "width",
     "x",         "x1",          "x2",        "y",
     "y1",        "y2"});

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Nothing with a colon: ctemplate would take what follows for a way around its escaping.
bool is_name(std::string_view word) {
    const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    return !word.empty() && is_capital(word[0]) &&
           std::all_of(word.begin(), word.end(), [&](char c) {
               return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

class Judge {
public:
    explicit Judge(std::string_view name) : name_(name) {}

    Names judge(std::string_view text) {
        for (;;) {
            const std::size_t at = text.find("{{");
            read(text.substr(0, at));
            if (at == std::string_view::npos) {
                break;
            }
            const std::size_t end = text.find("}}", at);
            if (end == std::string_view::npos) {
                reject("a {{ is never closed");
            }
            const std::string_view directive = text.substr(at + 2, end - at - 2);
            text.remove_prefix(end + 2);
            take(directive, text);
        }
        if (!sections_.empty()) {
            reject("the section " + sections_.back().first + " is never closed");
        }
        if (reader_.place() != TagReader::Place::Text) {
            reject("ends inside a tag");
        }
        return std::move(names_);
    }

private:
    using Place = TagReader::Place;

    [[noreturn]] void reject(const std::string& why) const {
        throw base::Bug("template " + std::string(name_) + ": " + why);
    }

    void read(std::string_view html) {
        reader_.read(html);
        for (; judged_ < reader_.tags().size(); ++judged_) {
            const Tag& tag = reader_.tags()[judged_];
            for (const auto& attribute : tag.attributes) {
                if (attribute.first == "style" || attribute.first.substr(0, 2) == "on") {
                    reject("<" + tag.name + "> has an inline " + attribute.first);
                }
            }
            const auto has_source = std::any_of(
                tag.attributes.begin(), tag.attributes.end(),
                [](const auto& attribute) { return attribute.first == "src"; });
            if (tag.name == "style" || (tag.name == "script" && !has_source)) {
                reject("has an inline <" + tag.name + ">");
            }
        }
    }

    /// One {{...}}; `rest` is what follows it.
    void take(std::string_view directive, std::string_view rest) {
        const char kind = directive.empty() ? ' ' : directive.front();
        const std::string word(directive.substr(kind == '#' || kind == '/' || kind == '>' ? 1 : 0));
        if (kind == '!') {
            return;
        }
        if (!is_name(word)) {
            reject("{{" + std::string(directive) + "}} is no name that begins with a capital");
        }
        if (kind == '#') {
            names_.sections.insert(word);
            sections_.emplace_back(word, reader_);
        } else if (kind == '/') {
            end_section(word);
        } else if (kind == '>') {
            names_.includes.insert(word);
            if (reader_.place() != Place::Text) {
                reject("{{>" + word + "}} stands inside a tag");
            }
        } else {
            names_.markers.insert(word);
            take_marker(word, rest);
        }
    }

    void end_section(const std::string& word) {
        if (sections_.empty() || sections_.back().first != word) {
            reject("{{/" + word + "}} closes no section");
        }
        if (!sections_.back().second.stands_like(reader_)) {
            reject("the section " + word + " ends in another place than it begins");
        }
        sections_.pop_back();
    }

    void take_marker(const std::string& word, std::string_view rest) {
        switch (reader_.place()) {
            case Place::Text:
                if (is_url_marker(word)) {
                    reject("{{" + word + "}} is a URL and stands in text");
                }
                return;
            case Place::QuotedValue:
                return take_attribute_marker(word, rest);
            case Place::TagName:
            case Place::InTag:
            case Place::BeforeValue:
            case Place::UnquotedValue:
                reject("{{" + word + "}} stands in a tag outside quotes");
            case Place::Comment:
                reject("{{" + word + "}} stands in a comment");
            case Place::RawText:
                reject("{{" + word + "}} stands in <" + reader_.tag() + ">");
        }
    }

    void take_attribute_marker(const std::string& word, std::string_view rest) {
        const std::string& attribute = reader_.attribute();
        const bool whole = reader_.value().empty() &&
                           (rest.substr(0, 1) == "\"" || rest.substr(0, 1) == "'");
        if (among(kUrlAttributes, attribute) && (!is_url_marker(word) || !whole)) {
            reject(attribute + " takes one whole URL marker, not {{" + word + "}}");
        }
        if (among(kUrlAttributes, attribute)) {
            return;
        }
        // Our own scripts follow addresses in data-* only within this server (own_address.ts).
        const bool data = attribute.substr(0, 5) == "data-";
        const bool plain = data || among(kPlainAttributes, attribute) ||
                           attribute.substr(0, 5) == "aria-";
        if (is_url_marker(word) ? !(data && whole) : !plain) {
            reject("{{" + word + "}} may not stand in " + attribute);
        }
    }

    std::string_view name_;
    TagReader reader_;
    std::size_t judged_ = 0;
    Names names_;
    std::vector<std::pair<std::string, TagReader>> sections_;
};

}  // namespace

Names judge(std::string_view name, std::string_view assembled) {
    return Judge(name).judge(assembled);
}

}  // namespace html
