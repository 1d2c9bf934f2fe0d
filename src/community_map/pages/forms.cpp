#include "community_map/pages/forms.hpp"

#include "platform/text/unicode.hpp"

namespace community_map::pages {
namespace {

using base::Language;

constexpr std::array kSources = {Choice{"union_site", "community_map.source_union_site"},
                                 Choice{"news", "community_map.source_news"},
                                 Choice{"self_reported", "community_map.source_self_reported"},
                                 Choice{"estimate", "community_map.source_estimate"}};
constexpr std::array kSure = {Choice{"3", "community_map.sure_3"},
                              Choice{"2", "community_map.sure_2"},
                              Choice{"1", "community_map.sure_1"}};
/// The template section beside a field: "ERROR_MEMBERS_LOW".
std::string error_section(std::string_view field) {
    std::string section = "ERROR_";
    for (const char letter : field) {
        section += letter == '_' ? '_' : static_cast<char>(letter - 'a' + 'A');
    }
    return section;
}

}  // namespace

void fill_choices(const Rooms& rooms, Language language, html::Slots& slots, const char* section,
                  std::span<const Choice> choices, std::string_view present) {
    for (const Choice& choice : choices) {
        html::Slots option = slots.add(section);
        option.set("VALUE", choice.word);
        option.set("LABEL", rooms.say(language, choice.text_key));
        option.show_if(choice.word == present, "CHOSEN");
    }
}

void fill_texts(const http::Fields& form, html::Slots& slots, std::span<const Filled> fields) {
    for (const Filled& filled : fields) {
        slots.set(filled.marker, form.get(filled.field));
    }
}

void fill_messages(const Rooms& rooms, Language language, html::Slots& slots,
                   const base::Refusal* refusal, const std::string& sent_to) {
    if (refusal == nullptr) {
        return;
    }
    if (refusal->reason == base::Reason::NeedsReason) {
        slots.add("CONCERN").set("TEXT", rooms.say(language, refusal->messages.front()));
        return;
    }
    html::Slots summary = slots.add("SUMMARY");
    for (const base::Message& message : refusal->messages) {
        const std::string text = rooms.say(language, message);
        html::Slots line = summary.add("LINE");
        if (message.field.empty()) {
            line.add("GENERAL").set("TEXT", text);
            continue;
        }
        html::Slots about = line.add("ABOUT");
        about.set("TEXT", text);
        about.set("FIELD_URL", html::Url::path(sent_to + "#" + message.field));
        slots.add(error_section(message.field).c_str()).set("TEXT", text);
    }
}

void fill_source_fields(const Rooms& rooms, const http::Request& request, html::Slots& slots) {
    const auto& form = request.form;
    constexpr std::array kTexts = {Filled{"SOURCE_REF", "source_ref"}, Filled{"AS_OF", "as_of"},
                                   Filled{"OVERRIDE", "override_reason"}};
    fill_texts(form, slots, kTexts);
    fill_choices(rooms, request.language, slots, "SOURCE", kSources, form.get("source_kind"));
    fill_choices(rooms, request.language, slots, "SURE", kSure, form.get("confidence"));
}

TypedSource read_source(const http::Fields& form) {
    return {.kind = std::string(form.get("source_kind")),
            .ref = std::string(form.get("source_ref")),
            .as_of = std::string(form.get("as_of")),
            .confidence = std::string(form.get("confidence"))};
}

std::optional<base::Override> read_override(const http::Fields& form) {
    const std::string reason = text::tidy_spaces(form.get("override_reason"));
    return reason.empty() ? std::nullopt : std::optional(base::Override{reason});
}

}  // namespace community_map::pages
