// One body: every fact with where it comes from, since when, how sure; its history; what is not
// known yet.

#include "community_map/pages/answers.hpp"
#include "community_map/settling.hpp"
#include "community_map/store.hpp"
#include "platform/http/json.hpp"

namespace community_map::pages {
namespace {

using base::Language;

constexpr std::array kShownFields = {
    FactField::MemberCount, FactField::Name,   FactField::Nickname,  FactField::Kind,
    FactField::Affiliation, FactField::Number, FactField::MailPlace, FactField::FilingStatus,
    FactField::Website,     FactField::Closed};

/// "LM-3 report 785618 (Labor Department) · June 30, 2021 · sure"
/// Sections of a page show through to what lies inside them, so each kind of line has its own for
/// the reason.
void fill_source(const Rooms& rooms, Language language, html::Slots slots, const OrgFact& fact,
                 const char* reason_section) {
    slots.set("SOURCE_KIND", rooms.say(language, key_of("source", word_of(fact.source_kind))));
    slots.set("SOURCE_REF", fact.source_ref);
    slots.set("AS_OF", fact.as_of.empty() ? rooms.say(language, "community_map.no_date")
                                          : text::long_date(language, fact.as_of));
    slots.set("SURE", rooms.say(language, "community_map.sure_" + std::to_string(fact.confidence)));
    if (!fact.reason.empty()) {
        slots.add(reason_section).set("REASON", fact.reason);
    }
}

void fill_field(const Rooms& rooms, Language language, html::Slots& slots, const Org& org,
                FactField field, std::span<const OrgFact> facts) {
    const OrgFact* fact = behind(field, facts);
    const std::string label = rooms.say(language, key_of("field", word_of(field)));
    const auto correct = html::Url::path("/orgs/" + org.id.text() + "/facts",
                                         {{"field", std::string(word_of(field))}});
    if (fact == nullptr) {
        html::Slots unknown = slots.add(field == FactField::Closed ? "OPEN" : "UNKNOWN");
        unknown.set("LABEL", label);
        unknown.set("CORRECT_URL", correct);
        return;
    }
    html::Slots known = slots.add("FACT");
    known.set("LABEL", label);
    known.set("CORRECT_URL", correct);
    known.set("ANSWER", answer_about(rooms, language, org, field, *fact));
    fill_source(rooms, language, known, *fact, "BECAUSE");
    if (field == FactField::Website) {
        if (const auto url = html::Url::outside(fact->value)) {
            known.add("LINKED").set("SITE_URL", *url);
        }
    }
    const auto history = all_behind(field, facts);
    if (history.size() > 1) {
        html::Slots past = known.add("HISTORY");
        for (const OrgFact* former : history) {
            html::Slots line = past.add("FORMER");
            line.set("ANSWER", answer_about(rooms, language, org, field, *former));
            fill_source(rooms, language, line, *former, "FORMER_BECAUSE");
        }
    }
}

void fill_warnings(html::Slots& slots, const Org& org) {
    slots.show_if(org.closed(), "CLOSED");
    slots.show_if(org.has(Flag::CentralMail), "CENTRAL_MAIL");
    slots.show_if(org.has(Flag::ImplausibleSize), "IMPLAUSIBLE");
    slots.show_if(org.has(Flag::Abroad), "ABROAD");
    slots.show_if(org.has(Flag::Unplaced) && !org.has(Flag::Abroad), "UNPLACED");
    slots.show_if(org.has(Flag::SizeNotInLatest), "SIZE_NOT_IN_LATEST");
}

/// The body that a given one belongs to, where it is on the map.
const AtlasEntry* parent_of(const Atlas& atlas, const Org& org) {
    if (org.affiliation.empty() || org.affiliation == "UNAFF" ||
        org.kind == OrgKind::International) {
        return nullptr;
    }
    for (const AtlasEntry& entry : atlas.entries()) {
        if (entry.kind == OrgKind::International && entry.affiliation == org.affiliation) {
            return &entry;
        }
    }
    return nullptr;
}

void fill_org(const Rooms& rooms, const http::Request& request, html::Slots& slots, const Org& org,
              std::span<const OrgFact> facts) {
    slots.set("TITLE", title_of(org));
    if (const std::string subtitle = subtitle_of(org);
        !subtitle.empty() && subtitle != title_of(org)) {
        slots.add("SUBTITLED").set("SUBTITLE", subtitle);
    }
    slots.set("KIND", rooms.say(request.language, key_of("kind", word_of(org.kind))));
    if (!org.city.empty() && !org.state.empty()) {
        const std::string place = org.city + ", " + org.state;
        html::Slots where = slots.add("PLACE");
        where.set("PLACE_NAME", place);
        where.set("PLACE_URL", html::Url::path("/map", {{"place", place}}));
    }
    const auto atlas = rooms.shelf.current();
    if (const AtlasEntry* parent = parent_of(*atlas, org)) {
        html::Slots belongs = slots.add("PARENT");
        belongs.set("PARENT_NAME", parent->title);
        belongs.set("PARENT_URL", html::Url::path("/orgs/" + parent->id.text()));
    }
    fill_warnings(slots, org);
    for (const FactField field : kShownFields) {
        fill_field(rooms, request.language, slots, org, field, facts);
    }
}

/// The number that stands for a street is for telling bodies apart, and is not handed out.
void write_answer(http::JsonWriter& json, const OrgFact& fact) {
    json.key("field").value(word_of(fact.field));
    if (fact.field != FactField::MailPlace) {
        json.key("value").value(fact.value);
        return;
    }
    const MailPlace place = MailPlace::unpacked(fact.value);
    json.key("value").value(place_in_words(place));
    json.key("city").value(place.city);
    json.key("state").value(place.state == "00" ? "" : place.state);
    json.key("zip").value(zip_in_words(place));
}

std::string facts_json(const Org& org, std::span<const OrgFact> facts) {
    http::JsonWriter json;
    json.begin_object();
    json.key("id").value(org.id.text());
    json.key("name").value(title_of(org));
    json.key("kind").value(word_of(org.kind));
    json.key("file_number").value(org.file_number);
    json.key("members").value(org.members_low);
    json.key("members_high").value(org.members_high);
    json.key("closed").value(org.closed());
    json.key("facts").begin_array();
    for (const OrgFact& fact : facts) {
        json.begin_object();
        write_answer(json, fact);
        json.key("low").value(fact.low).key("high").value(fact.high);
        json.key("source").value(word_of(fact.source_kind)).key("ref").value(fact.source_ref);
        json.key("as_of").value(fact.as_of).key("confidence").value(fact.confidence);
        json.key("deciding").value(deciding(fact.field, facts) == &fact);
        json.end_object();
    }
    json.end_array().end_object();
    return json.take();
}

/// The dots of the whole map name a body by the first digits of its id; anything that fits one body
/// is enough.
std::optional<OrgId> org_beginning(const Atlas& atlas, std::string_view prefix) {
    for (const AtlasEntry& entry : atlas.entries()) {
        if (entry.id.text().starts_with(prefix)) {
            return entry.id;
        }
    }
    return std::nullopt;
}

http::Response org_page(const Rooms& rooms, const http::Request& request) {
    const auto id = captured_org(request);
    if (!id) {
        const auto prefix = request.captured.get("id");
        const auto whole = prefix.size() >= 12 ? org_beginning(*rooms.shelf.current(), prefix)
                                               : std::nullopt;
        return whole ? http::Response::see_other("/orgs/" + whole->text())
                     : missing(rooms, request, "community_map.no_such_org");
    }
    const auto [org, facts] = rooms.machine.database.read(
        [&](db::Read& read) { return std::pair(store::org(read, *id), store::facts(read, *id)); });
    if (!org) {
        return missing(rooms, request, "community_map.no_such_org");
    }
    if (request.wants_json()) {
        return http::Response::json(facts_json(*org, facts));
    }
    const Sheet sheet{.title = title_of(*org), .content = "community_map/org"};
    return show(rooms, request, sheet, [&, &org = org, &facts = facts](html::Slots& slots) {
        fill_org(rooms, request, slots, *org, facts);
    });
}

}  // namespace

void add_org_pages(http::Routes& routes, const Rooms& rooms) {
    routes.add({.pattern = "/orgs/{id}",
                .answer = [rooms](http::Request& request) { return org_page(rooms, request); }});
}

}  // namespace community_map::pages
