#include "community_map/entering.hpp"

#include "community_map/places.hpp"
#include "community_map/plausibility.hpp"
#include "community_map/settling.hpp"
#include "community_map/store.hpp"
#include "community_map/typed_facts.hpp"
#include "platform/text/unicode.hpp"

namespace community_map {
namespace {

/// A ZIP's centre lies within this of the city whose name its mail bears.
constexpr double kZipMilesMax = 60;

using base::Message;
using base::Reason;

std::string today_of(const Act& act) {
    return base::Date::of_utc(act.at).text();
}

TypedFacts read_org(const Act& act, const TypedOrg& typed) {
    TypedFacts facts(typed.source, today_of(act), act.at);
    facts.take_kind(typed.kind);
    facts.take_affiliation(typed.affiliation);
    facts.take_text(FactField::Number, "number", typed.number);
    facts.take_text(FactField::Name, "name", typed.name);
    facts.take_text(FactField::Nickname, "nickname", typed.nickname);
    facts.take_place(typed.city, typed.state, typed.zip);
    facts.take_website(typed.website);
    facts.take_size(typed.members_low, typed.members_high);
    facts.take_filing_status(typed.filing_status);
    const bool named = !text::tidy_spaces(typed.name).empty();
    const bool numbered = !text::tidy_spaces(typed.number).empty() &&
                          !text::tidy_spaces(typed.affiliation).empty();
    if (!named && !numbered) {
        facts.object("name", "community_map.name_or_number");
    }
    return facts;
}

/// A body on the map that the given one may be, or none: of the same parent with the same number,
/// wherever it is, or of the same name in the same city.
std::optional<Org> look_alike(db::Read& read, const Org& org) {
    const std::string affiliation = text::fold(org.affiliation);
    for (const Org& other : store::orgs_numbered(read, org.number)) {
        if (!org.number.empty() && text::fold(other.affiliation) == affiliation) {
            return other;
        }
    }
    const std::string name = text::fold(org.name);
    for (const Org& other : store::orgs_in_city(read, org.city, org.state)) {
        if (!name.empty() && text::fold(other.name) == name) {
            return other;
        }
    }
    return std::nullopt;
}

void insert(db::Write& write, const Act& act, const OrgId& id, std::int64_t last_seq,
            std::span<const OrgFact> facts) {
    std::vector<store::NewFact> added;
    for (const OrgFact& fact : facts) {
        added.push_back({.org = id, .seq = ++last_seq, .fact = &fact});
    }
    store::insert_facts(write, added, act.actor.kind);
    store::count_change(write);
}

TypedFacts read_correction(const Act& act, FactField field, const TypedCorrection& typed) {
    TypedFacts facts(typed.source, today_of(act), act.at);
    switch (field) {
        case FactField::MemberCount:
            facts.take_size(typed.members_low, typed.members_high);
            break;
        case FactField::MailPlace:
            facts.take_place(typed.city, typed.state, typed.zip);
            break;
        case FactField::Kind:
            facts.take_kind(typed.value);
            break;
        case FactField::Affiliation:
            facts.take_affiliation(typed.value);
            break;
        case FactField::FilingStatus:
            facts.take_filing_status(typed.value);
            break;
        case FactField::Website:
            facts.take_website(typed.value);
            break;
        case FactField::Closed:
            facts.take_closed(typed.value);
            break;
        case FactField::Name:
        case FactField::Nickname:
        case FactField::Number:
        case FactField::Designation:
            facts.take_text(field, "value", typed.value);
            break;
    }
    if (facts.fine() && facts.facts().empty()) {
        facts.object(field == FactField::MemberCount ? "members_low" : "value",
                     "community_map.nothing_typed");
    }
    return facts;
}

/// The form of a correction has one input, "value", for whatever takes one text.
base::Refusal beside_value(base::Refusal refusal) {
    for (Message& message : refusal.messages) {
        if (field_of(message.field)) {
            message.field = "value";
        }
    }
    return refusal;
}

/// What to ask about a size that somebody typed for `body`; `before` is what was known.
std::optional<Message> doubt_of_size(OrgKind kind, const OrgFact& fact,
                                     std::optional<std::int64_t> before) {
    if (fact.field != FactField::MemberCount || !fact.low || !fact.high) {
        return std::nullopt;
    }
    if (before && (digit_slipped(*fact.low, *before) || digit_slipped(*fact.high, *before))) {
        return Message{.key = "community_map.ten_times_off", .values = {{"members", *before}}};
    }
    if (implausible_size(kind, *fact.high, std::nullopt)) {
        return Message{.key = "community_map.size_very_large", .values = {{"members", *fact.high}}};
    }
    return std::nullopt;
}

/// What to ask about a ZIP that belongs to another part of the country than the city.
std::optional<Message> doubt_of_place(const OrgFact& fact) {
    if (fact.field != FactField::MailPlace) {
        return std::nullopt;
    }
    const MailPlace mail = MailPlace::unpacked(fact.value);
    const auto area = zip_area(mail.zip);
    const auto place = place_named(mail.city, mail.state);
    if (!area || !place || miles_between(area->center, place->center) <= kZipMilesMax) {
        return std::nullopt;
    }
    return Message{.key = "community_map.zip_elsewhere",
                   .values = {{"zip", mail.zip}, {"city", mail.city}}};
}

/// The first thing to ask about what was typed.
std::optional<Message> doubt_of(OrgKind kind, std::span<const OrgFact> typed,
                                std::optional<std::int64_t> size_before) {
    for (const OrgFact& fact : typed) {
        if (auto size = doubt_of_size(kind, fact, size_before)) {
            return size;
        }
        if (auto place = doubt_of_place(fact)) {
            return place;
        }
    }
    return std::nullopt;
}

}  // namespace

bool may_be_corrected(FactField field) {
    return field != FactField::Designation;  // the register's own code; correct the kind instead
}

base::Result<Org> add_org(db::Write& write, const Act& act, const TypedOrg& typed,
                          const std::optional<base::Override>& override_given) {
    TypedFacts facts = read_org(act, typed);
    if (!facts.fine()) {
        return facts.refusal();
    }
    const OrgId id = OrgId::make(act.random);
    const Org org = settle(id, std::nullopt, facts.facts());
    if (!override_given) {
        if (const auto other = look_alike(write, org)) {
            return base::concern(Message{.key = "community_map.looks_like",
                                         .values = {{"title", title_of(*other)}}});
        }
        if (auto doubt = doubt_of(org.kind, facts.facts(), std::nullopt)) {
            return base::concern(std::move(*doubt));
        }
    } else {
        facts.because(override_given->reason);
    }
    store::insert_orgs(write, std::span(&org, 1));
    insert(write, act, id, 0, facts.facts());
    return org;
}

base::Result<Org> correct_org(db::Write& write, const Act& act, const OrgId& id,
                              const TypedCorrection& typed,
                              const std::optional<base::Override>& override_given) {
    const auto known = store::known_by_id(write, std::span(&id, 1));
    const auto field = field_of(typed.field);
    if (known.empty()) {
        return base::refuse(Reason::NotFound, "community_map.no_such_org");
    }
    if (!field || !may_be_corrected(*field)) {
        return base::refuse_field("field", "community_map.choose_one");
    }
    const store::KnownOrg& body = known.front();
    if (typed.facts_seen != static_cast<std::int64_t>(body.facts.size())) {
        return base::refuse(Reason::Conflict, "community_map.changed_meanwhile");
    }
    TypedFacts facts = read_correction(act, *field, typed);
    if (!facts.fine()) {
        return beside_value(facts.refusal());
    }
    const Org before = settle(id, body.file_number, body.facts);
    if (override_given) {
        facts.because(override_given->reason);
    } else if (auto doubt = doubt_of(before.kind, facts.facts(), before.members_low)) {
        return base::concern(std::move(*doubt));
    }
    insert(write, act, id, body.last_seq, facts.facts());
    std::vector<OrgFact> all = body.facts;
    all.insert(all.end(), facts.facts().begin(), facts.facts().end());
    Org org = settle(id, body.file_number, all);
    const auto stored = store::org(write, id);
    const bool mail_as_before = stored->street == org.street &&
                                stored->affiliation == org.affiliation;
    org.flags |= mail_as_before ? stored->flags & static_cast<unsigned>(Flag::CentralMail) : 0;
    store::update_orgs(write, std::span(&org, 1));
    if (!mail_as_before) {  // it may have been one of just enough
        store::mark_central_mail(write, kCentralMailBodiesMin);
    }
    return *store::org(write, id);
}

}  // namespace community_map
