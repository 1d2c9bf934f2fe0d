#include <algorithm>
#include <array>

#include "markup.hpp"
#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

/// Attributes that a person reads or hears.
constexpr std::array<std::string_view, 7> kSpoken = {
    "alt", "title", "label", "placeholder", "aria-label", "aria-description", "aria-valuetext"};

/// Written alike in every language.
constexpr std::array<std::string_view, 4> kUniversal = {"Groundwork", "PDF", "CSV", "JSON"};

/// Whether anything in it would be said differently in another language.
bool needs_translation(std::string_view text) {
    const auto names = names_in(text);
    return std::any_of(names.begin(), names.end(), [](std::string_view name) {
        return std::find(kUniversal.begin(), kUniversal.end(), name) == kUniversal.end();
    });
}

bool is_template(const Source& source) {
    return source.language == Language::Template && is_inside(source.path, "views");
}

void look_at_attribute(const Source& source, const Tag& tag, const Attribute& attribute,
                       Report& report) {
    if (attribute.name == "style") {
        report.add(source, tag.line, "no inline style: a class of the slice's style sheet");
    } else if (attribute.name.size() > 2 && attribute.name.starts_with("on")) {
        report.add(source, tag.line, "no " + attribute.name + ": a behaviour in web/js");
    } else if ((attribute.name == "src" || attribute.name == "action") &&
               attribute.value.find("//") != kNowhere) {
        report.add(source, tag.line, "nothing is fetched from or sent to another site");
    }
}

bool is_filled(const Markup& markup, std::size_t tag) {
    return std::find(markup.tag_before.begin(), markup.tag_before.end(), tag) !=
           markup.tag_before.end();
}

}  // namespace

void look_at_template_guards(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!is_template(source)) {
            continue;
        }
        if (!source.text.starts_with("{{%AUTOESCAPE context=\"HTML\"}}")) {
            report.add(source, 1, "a template begins with {{%AUTOESCAPE context=\"HTML\"}}");
        }
        const Markup markup = markup_of(source);
        for (std::size_t at = 0; at < markup.tags.size(); ++at) {
            const Tag& tag = markup.tags[at];
            if (tag.name == "style" || (tag.name == "script" && is_filled(markup, at))) {
                report.add(source, tag.line, "no inline " + tag.name);
            }
            for (const Attribute& attribute : tag.attributes) {
                look_at_attribute(source, tag, attribute, report);
            }
        }
    }
}

void look_at_template_texts(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!is_template(source)) {
            continue;
        }
        const Markup markup = markup_of(source);
        for (std::size_t at = 0; at < markup.texts.size(); ++at) {
            const std::size_t before = markup.tag_before[at];
            const Tag* tag = before == kNowhere ? nullptr : &markup.tags[before];
            const std::string* translate = tag == nullptr ? nullptr : tag->value_of("translate");
            const bool proper_name = translate != nullptr && *translate == "no";
            const bool unread = tag != nullptr && (tag->name == "script" || tag->name == "style");
            if (needs_translation(markup.texts[at].text) && !proper_name && !unread) {
                report.add(source, markup.texts[at].line,
                           "\"" + std::string(trimmed(markup.texts[at].text)) +
                               "\" belongs into text/ (or translate=\"no\" for a proper name)");
            }
        }
        for (const Tag& tag : markup.tags) {
            for (const std::string_view spoken : kSpoken) {
                const std::string* value = tag.value_of(spoken);
                if (value != nullptr && needs_translation(without_slots(*value))) {
                    report.add(source, tag.line, std::string(spoken) + " belongs into text/");
                }
            }
        }
    }
}

}  // namespace tidy
