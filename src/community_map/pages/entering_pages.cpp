// Forms for what a person enters by hand: a body that no register has, and corrections.

#include "community_map/entering.hpp"
#include "community_map/pages/parts.hpp"
#include "community_map/settling.hpp"
#include "community_map/store.hpp"
#include "platform/http/reasons.hpp"

namespace community_map::pages {
namespace {

using base::Language;

struct Choice {
    std::string_view word;
    std::string_view text_key;
};

constexpr std::array kSources = {Choice{"union_site", "community_map.source_union_site"},
                                 Choice{"news", "community_map.source_news"},
                                 Choice{"self_reported", "community_map.source_self_reported"},
                                 Choice{"estimate", "community_map.source_estimate"}};
constexpr std::array kSure = {Choice{"3", "community_map.sure_3"},
                              Choice{"2", "community_map.sure_2"},
                              Choice{"1", "community_map.sure_1"}};
constexpr std::array kKinds = {Choice{"local", "community_map.kind_local"},
                               Choice{"intermediate", "community_map.kind_intermediate"},
                               Choice{"clc", "community_map.kind_clc"},
                               Choice{"btc", "community_map.kind_btc"},
                               Choice{"statefed", "community_map.kind_statefed"},
                               Choice{"international", "community_map.kind_international"},
                               Choice{"chapter", "community_map.kind_chapter"},
                               Choice{"community", "community_map.kind_community"},
                               Choice{"tenant", "community_map.kind_tenant"},
                               Choice{"faith", "community_map.kind_faith"},
                               Choice{"worker_center", "community_map.kind_worker_center"},
                               Choice{"other", "community_map.kind_other"}};
constexpr std::array kFilings = {
    Choice{"unknown", "community_map.filing_unknown"},
    Choice{"public_sector_no_filing", "community_map.filing_public_sector_no_filing"},
    Choice{"independent_unknown", "community_map.filing_independent_unknown"},
    Choice{"files_lm2", "community_map.filing_files_lm2"},
    Choice{"files_lm3", "community_map.filing_files_lm3"},
    Choice{"files_lm4", "community_map.filing_files_lm4"}};

void fill_choices(const Rooms& rooms, Language language, html::Slots& slots, const char* section,
                  std::span<const Choice> choices, std::string_view present) {
    for (const Choice& choice : choices) {
        html::Slots option = slots.add(section);
        option.set("VALUE", choice.word);
        option.set("LABEL", rooms.say(language, choice.text_key));
        option.show_if(choice.word == present, "CHOSEN");
    }
}

/// Every text field of a form: its marker in the template and what stands in it.
struct Filled {
    const char* marker;
    std::string_view field;
};

void fill_texts(const http::Request& request, html::Slots& slots, std::span<const Filled> fields) {
    for (const Filled& filled : fields) {
        slots.set(filled.marker, request.form.get(filled.field));
    }
}

/// The template section beside a field: "ERROR_MEMBERS_LOW".
std::string error_section(std::string_view field) {
    std::string section = "ERROR_";
    for (const char letter : field) {
        section += letter == '_' ? '_' : static_cast<char>(letter - 'a' + 'A');
    }
    return section;
}

/// Messages: a list on top and each again beside its own.
void fill_messages(const Rooms& rooms, Language language, html::Slots& slots,
                   const base::Refusal* refusal) {
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
        summary.add("LINE").set("TEXT", text);
        if (!message.field.empty()) {
            slots.add(error_section(message.field).c_str()).set("TEXT", text);
        }
    }
}

void fill_source_fields(const Rooms& rooms, const http::Request& request, html::Slots& slots) {
    const auto& form = request.form;
    constexpr std::array kTexts = {Filled{"SOURCE_REF", "source_ref"}, Filled{"AS_OF", "as_of"},
                                   Filled{"OVERRIDE", "override_reason"}};
    fill_texts(request, slots, kTexts);
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
    const std::string reason(form.get("override_reason"));
    return reason.empty() ? std::nullopt : std::optional(base::Override{reason});
}

http::Response new_org_form(const Rooms& rooms, const http::Request& request,
                            const base::Refusal* refusal) {
    const Sheet sheet{.title = rooms.say(request.language, "community_map.add_title"),
                      .content = "community_map/new_org"};
    const int status = refusal == nullptr ? 200 : http::status_of(refusal->reason);
    return show(
        rooms, request, sheet,
        [&](html::Slots& slots) {
            constexpr std::array kTexts = {
                Filled{"NAME", "name"},       Filled{"AFFILIATION", "affiliation"},
                Filled{"NUMBER", "number"},   Filled{"NICKNAME", "nickname"},
                Filled{"CITY", "city"},       Filled{"STATE", "state"},
                Filled{"ZIP", "zip"},         Filled{"WEBSITE", "website"},
                Filled{"LOW", "members_low"}, Filled{"HIGH", "members_high"}};
            fill_texts(request, slots, kTexts);
            fill_choices(rooms, request.language, slots, "KIND", kKinds, request.form.get("kind"));
            fill_choices(rooms, request.language, slots, "FILING", kFilings,
                         request.form.get("filing_status"));
            fill_source_fields(rooms, request, slots);
            fill_messages(rooms, request.language, slots, refusal);
        },
        status);
}

TypedOrg read_new_org(const http::Fields& form) {
    const auto text = [&](std::string_view name) { return std::string(form.get(name)); };
    return {.kind = text("kind"),
            .affiliation = text("affiliation"),
            .number = text("number"),
            .name = text("name"),
            .nickname = text("nickname"),
            .city = text("city"),
            .state = text("state"),
            .zip = text("zip"),
            .website = text("website"),
            .members_low = text("members_low"),
            .members_high = text("members_high"),
            .filing_status = text("filing_status"),
            .source = read_source(form)};
}

http::Response take_new_org(const Rooms& rooms, const http::Request& request) {
    const auto added = rooms.machine.database.write([&](db::Write& write) {
        return add_org(write, rooms.act(request), read_new_org(request.form),
                       read_override(request.form));
    });
    if (added) {
        return http::Response::see_other("/orgs/" + added->id.text());
    }
    return request.wants_json() ? refused(rooms, request, added.error())
                                : new_org_form(rooms, request, &added.error());
}

/// Which template section holds the inputs of a field.
const char* inputs_of(FactField field) {
    switch (field) {
        case FactField::MemberCount:
            return "SIZE_INPUTS";
        case FactField::MailPlace:
            return "PLACE_INPUTS";
        case FactField::Kind:
            return "KIND_INPUTS";
        case FactField::FilingStatus:
            return "FILING_INPUTS";
        case FactField::Closed:
            return "DATE_INPUTS";
        case FactField::Name:
        case FactField::Nickname:
        case FactField::Affiliation:
        case FactField::Designation:
        case FactField::Number:
        case FactField::Website:
            return "TEXT_INPUTS";
    }
    return "TEXT_INPUTS";
}

void fill_inputs(const Rooms& rooms, const http::Request& request, html::Slots inputs) {
    constexpr std::array kTexts = {Filled{"VALUE", "value"},     Filled{"CITY", "city"},
                                   Filled{"STATE", "state"},     Filled{"ZIP", "zip"},
                                   Filled{"LOW", "members_low"}, Filled{"HIGH", "members_high"}};
    fill_texts(request, inputs, kTexts);
    const std::string_view value = request.form.get("value");
    fill_choices(rooms, request.language, inputs, "KIND", kKinds, value);
    fill_choices(rooms, request.language, inputs, "FILING", kFilings, value);
}

/// How many facts the person has seen. After a conflict the form shows what is known now, so it may
/// be sent again.
std::string facts_seen(const http::Request& request, const base::Refusal* refusal,
                       std::size_t known) {
    const bool conflict = refusal != nullptr && refusal->reason == base::Reason::Conflict;
    return refusal == nullptr || conflict ? std::to_string(known)
                                          : std::string(request.form.get("facts_seen"));
}

http::Response correction_form(const Rooms& rooms, const http::Request& request, const OrgId& id,
                               FactField field, const base::Refusal* refusal) {
    const auto [org, facts] = rooms.machine.database.read(
        [&](db::Read& read) { return std::pair(store::org(read, id), store::facts(read, id)); });
    if (!org) {
        return missing(rooms, request, "community_map.no_such_org");
    }
    const std::string word(word_of(field));
    const Sheet sheet{.title = rooms.say(request.language, "community_map.correct_title"),
                      .content = "community_map/correction"};
    const int status = refusal == nullptr ? 200 : http::status_of(refusal->reason);
    const auto fill = [&, &org = org, &facts = facts](html::Slots& slots) {
        slots.set("TITLE", title_of(*org));
        slots.set("ORG_URL", html::Url::path("/orgs/" + id.text()));
        slots.set("ACTION_URL", html::Url::path("/orgs/" + id.text() + "/facts"));
        slots.set("FIELD", word);
        slots.set("FIELD_LABEL", rooms.say(request.language, "community_map.field_" + word));
        slots.set("FACTS_SEEN", facts_seen(request, refusal, facts.size()));
        fill_inputs(rooms, request, slots.add(inputs_of(field)));
        fill_source_fields(rooms, request, slots);
        fill_messages(rooms, request.language, slots, refusal);
    };
    return show(rooms, request, sheet, fill, status);
}

http::Response show_correction(const Rooms& rooms, const http::Request& request) {
    const auto id = captured_org(request);
    const auto field = field_of(request.query.get("field"));
    if (!id || !field || !may_be_corrected(*field)) {
        return missing(rooms, request, "community_map.no_such_org");
    }
    return correction_form(rooms, request, *id, *field, nullptr);
}

TypedCorrection read_correction(const http::Fields& form) {
    const auto text = [&](std::string_view name) { return std::string(form.get(name)); };
    return {.field = text("field"),
            .value = text("value"),
            .city = text("city"),
            .state = text("state"),
            .zip = text("zip"),
            .members_low = text("members_low"),
            .members_high = text("members_high"),
            .source = read_source(form),
            .facts_seen = std::atoll(text("facts_seen").c_str())};
}

http::Response take_correction(const Rooms& rooms, const http::Request& request) {
    const auto id = captured_org(request);
    if (!id) {
        return missing(rooms, request, "community_map.no_such_org");
    }
    const auto corrected = rooms.machine.database.write([&](db::Write& write) {
        return correct_org(write, rooms.act(request), *id, read_correction(request.form),
                           read_override(request.form));
    });
    if (corrected) {
        return http::Response::see_other("/orgs/" + id->text());
    }
    const auto field = field_of(request.form.get("field"));
    const bool has_form = field && may_be_corrected(*field) &&
                          corrected.error().reason != base::Reason::NotFound;
    if (request.wants_json() || !has_form) {
        return refused(rooms, request, corrected.error());
    }
    return correction_form(rooms, request, *id, *field, &corrected.error());
}

}  // namespace

void add_entering_pages(http::Routes& routes, const Rooms& rooms) {
    routes.add({.pattern = "/orgs", .answer = [rooms](http::Request& request) {
                    return new_org_form(rooms, request, nullptr);
                }});
    routes.add(
        {.method = http::Method::Post,
         .pattern = "/orgs",
         .answer = [rooms](http::Request& request) { return take_new_org(rooms, request); }});
    routes.add({.pattern = "/orgs/{id}/facts", .answer = [rooms](http::Request& request) {
                    return show_correction(rooms, request);
                }});
    routes.add(
        {.method = http::Method::Post,
         .pattern = "/orgs/{id}/facts",
         .answer = [rooms](http::Request& request) { return take_correction(rooms, request); }});
}

}  // namespace community_map::pages
