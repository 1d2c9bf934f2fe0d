// The form for another answer about a body: it begins from what is known.

#include "community_map/pages/answers.hpp"
#include "community_map/pages/forms.hpp"
#include "community_map/settling.hpp"
#include "community_map/store.hpp"
#include "platform/http/reasons.hpp"

namespace community_map::pages {
namespace {

using base::Language;

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

std::string digits_of(const std::optional<std::int64_t>& count) {
    return count ? std::to_string(*count) : std::string();
}

/// What is shown now, as somebody would have typed it: a correction begins from it.
http::Fields typed_as_shown(const Org& org, FactField field) {
    http::Fields typed;
    const auto value = [&](std::string text) { typed.add("value", std::move(text)); };
    switch (field) {
        case FactField::Name:
            value(org.name);
            break;
        case FactField::Nickname:
            value(org.nickname);
            break;
        case FactField::Kind:
            value(std::string(word_of(org.kind)));
            break;
        case FactField::Affiliation:
            value(org.affiliation == "UNAFF" ? "" : org.affiliation);
            break;
        case FactField::Designation:
            value(org.designation);
            break;
        case FactField::Number:
            value(org.number);
            break;
        case FactField::MailPlace:
            typed.add("city", org.city);
            typed.add("state", org.state);
            typed.add("zip", org.zip);
            break;
        case FactField::MemberCount:
            typed.add("members_low", digits_of(org.members_low));
            typed.add("members_high",
                      org.members_high == org.members_low ? "" : digits_of(org.members_high));
            break;
        case FactField::FilingStatus:
            value(org.filing_status);
            break;
        case FactField::Website:
            value(org.website);
            break;
        case FactField::Closed:
            value(org.closed_on);
            break;
    }
    return typed;
}

void fill_inputs(const Rooms& rooms, Language language, html::Slots inputs,
                 const http::Fields& typed) {
    constexpr std::array kTexts = {Filled{"VALUE", "value"},     Filled{"CITY", "city"},
                                   Filled{"STATE", "state"},     Filled{"ZIP", "zip"},
                                   Filled{"LOW", "members_low"}, Filled{"HIGH", "members_high"}};
    fill_texts(typed, inputs, kTexts);
    const std::string_view value = typed.get("value");
    fill_choices(rooms, language, inputs, "KIND", kKinds, value);
    fill_choices(rooms, language, inputs, "FILING", kFilings, value);
}

/// "Correct: Members", and what is known so far; or that nobody has said anything yet.
void fill_known(const Rooms& rooms, Language language, html::Slots& slots, const Org& org,
                FactField field, const OrgFact* known) {
    if (known == nullptr) {
        slots.show("FIRST_ANSWER");
        return;
    }
    html::Slots shown = slots.add("KNOWN");
    shown.set("ANSWER", answer_about(rooms, language, org, field, *known));
    if (!known->as_of.empty()) {
        shown.add("DATED").set("AS_OF", text::long_date(language, known->as_of));
    }
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
    const std::string action = "/orgs/" + id.text() + "/facts";
    const auto form = html::Url::path(action, {{"field", word}});
    const Sheet sheet{.title = rooms.say(request.language, "community_map.correct_title"),
                      .content = "community_map/correction",
                      .address = form.text()};
    const int status = refusal == nullptr ? 200 : http::status_of(refusal->reason);
    const auto fill = [&, &org = org, &facts = facts](html::Slots& slots) {
        slots.set("TITLE", title_of(*org));
        slots.set("ORG_URL", html::Url::path("/orgs/" + id.text()));
        slots.set("ACTION_URL", html::Url::path(action));
        slots.set("FIELD", word);
        slots.set("FIELD_LABEL", rooms.say(request.language, key_of("field", word)));
        slots.set("FACTS_SEEN", facts_seen(request, refusal, facts.size()));
        fill_known(rooms, request.language, slots, *org, field, behind(field, facts));
        fill_inputs(rooms, request.language, slots.add(inputs_of(field)),
                    refusal == nullptr ? typed_as_shown(*org, field) : request.form);
        fill_source_fields(rooms, request, slots);
        fill_messages(rooms, request.language, slots, refusal, action);
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
        return refused(rooms, request, corrected.error(), "/orgs/" + id->text());
    }
    return correction_form(rooms, request, *id, *field, &corrected.error());
}

}  // namespace

void add_correcting_pages(http::Routes& routes, const Rooms& rooms) {
    routes.add({.pattern = "/orgs/{id}/facts", .answer = [rooms](http::Request& request) {
                    return show_correction(rooms, request);
                }});
    routes.add(
        {.method = http::Method::Post,
         .pattern = "/orgs/{id}/facts",
         .answer = [rooms](http::Request& request) { return take_correction(rooms, request); }});
}

}  // namespace community_map::pages
