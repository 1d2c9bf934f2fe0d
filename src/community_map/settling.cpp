#include "community_map/settling.hpp"

#include <algorithm>
#include <cstdlib>

#include "community_map/designations.hpp"
#include "community_map/places.hpp"
#include "community_map/plausibility.hpp"
#include "platform/text/unicode.hpp"

namespace community_map {
namespace {

/// Whether a person's word on this field outlives later reports.
bool hand_beats_register(FactField field) {
    switch (field) {
        case FactField::MemberCount:
        case FactField::FilingStatus:
        case FactField::Closed:
            return false;
        case FactField::Name:
        case FactField::Nickname:
        case FactField::Kind:
        case FactField::Affiliation:
        case FactField::Designation:
        case FactField::Number:
        case FactField::MailPlace:
        case FactField::Website:
            return true;
    }
    return true;
}

bool says_nothing(const OrgFact& fact) {
    return fact.field == FactField::MemberCount && !fact.low;
}

/// Whether `later`, recorded after `earlier`, takes its place.
bool replaces(const OrgFact& later, const OrgFact& earlier) {
    if (hand_beats_register(later.field)) {
        const bool later_by_hand = !later.import;
        const bool earlier_by_hand = !earlier.import;
        if (later_by_hand != earlier_by_hand) {
            return later_by_hand;
        }
        if (later_by_hand) {
            return true;  // the last word of a person, whatever date she gave it
        }
    }
    if (later.as_of != earlier.as_of) {
        return later.as_of > earlier.as_of;
    }
    return later.source_rank >= earlier.source_rank;
}

/// How sure the least sure of those answers is that count.
Confidence weakest(std::span<const OrgFact> facts) {
    Confidence confidence = 3;
    for (const OrgFact& fact : facts) {
        if (deciding(fact.field, facts) == &fact) {
            confidence = std::min(confidence, fact.confidence);
        }
    }
    return confidence;
}

void settle_size(Org& org, std::span<const OrgFact> facts) {
    const OrgFact* size = deciding(FactField::MemberCount, facts);
    if (size == nullptr) {
        org.confidence = weakest(facts);
    } else {
        org.members_low = size->low;
        org.members_high = size->high;
        org.members_as_of = size->as_of;
        org.confidence = size->confidence;
    }
    const OrgFact* before = nullptr;  // the size known before the one that counts
    for (const OrgFact& fact : facts) {
        if (fact.field != FactField::MemberCount) {
            continue;
        }
        if (size != nullptr && says_nothing(fact) && fact.as_of > size->as_of) {
            org.flags |= static_cast<unsigned>(Flag::SizeNotInLatest);
        }
        if (size != nullptr && fact.low && fact.as_of < size->as_of &&
            (before == nullptr || replaces(fact, *before))) {
            before = &fact;
        }
    }
    if (size != nullptr && size->import &&
        implausible_size(org.kind, *size->low, before != nullptr ? before->low : std::nullopt)) {
        org.flags |= static_cast<unsigned>(Flag::ImplausibleSize);
    }
}

void settle_place(Org& org, const OrgFact* fact) {
    if (fact == nullptr) {
        org.flags |= static_cast<unsigned>(Flag::Unplaced);
        return;
    }
    const MailPlace mail = MailPlace::unpacked(fact->value);
    org.zip = mail.zip.substr(0, 5);
    org.street = mail.street;
    if (mail.state == "00") {
        org.city = text::calm_capitals(mail.city);
        org.zip = mail.zip;
        org.flags |= static_cast<unsigned>(Flag::Abroad) | static_cast<unsigned>(Flag::Unplaced);
        return;
    }
    org.state = mail.state;
    if (const auto placed = place_of_mail(mail.city, mail.state, mail.zip)) {
        org.city = placed->place.name;
        org.state = placed->place.state;
        org.latitude = placed->point.latitude;
        org.longitude = placed->point.longitude;
    } else {
        org.city = text::calm_capitals(mail.city);
        org.flags |= static_cast<unsigned>(Flag::Unplaced);
    }
}

std::string value_of(FactField field, std::span<const OrgFact> facts) {
    const OrgFact* fact = deciding(field, facts);
    return fact == nullptr ? std::string() : fact->value;
}

void settle_kind(Org& org, std::span<const OrgFact> facts) {
    if (const OrgFact* said = deciding(FactField::Kind, facts)) {
        org.kind = kind_of(said->value).value_or(OrgKind::Other);
    } else {
        org.kind = kind_of_body(org.affiliation, org.designation, org.number, org.name);
    }
}

}  // namespace

const OrgFact* deciding(FactField field, std::span<const OrgFact> facts) {
    const OrgFact* best = nullptr;
    for (const OrgFact& fact : facts) {
        if (fact.field == field && !says_nothing(fact) &&
            (best == nullptr || replaces(fact, *best))) {
            best = &fact;
        }
    }
    return best;
}

Org settle(const OrgId& id, std::optional<std::int64_t> file_number,
           std::span<const OrgFact> facts) {
    Org org{.id = id, .file_number = file_number};
    const auto affiliation = Affiliation::unpacked(value_of(FactField::Affiliation, facts));
    org.affiliation = affiliation.abbreviation;
    org.parent_name = text::calm_capitals(affiliation.parent_name);
    org.designation = value_of(FactField::Designation, facts);
    org.number = value_of(FactField::Number, facts);
    if (const OrgFact* name = deciding(FactField::Name, facts)) {
        org.name = name->import ? text::calm_capitals(name->value) : name->value;
    }
    org.nickname = value_of(FactField::Nickname, facts);
    org.website = value_of(FactField::Website, facts);
    org.closed_on = value_of(FactField::Closed, facts);
    if (const OrgFact* status = deciding(FactField::FilingStatus, facts)) {
        org.filing_status = status->value;
    }
    settle_kind(org, facts);
    settle_place(org, deciding(FactField::MailPlace, facts));
    settle_size(org, facts);
    for (const OrgFact& fact : facts) {
        if (!fact.import) {
            org.flags |= static_cast<unsigned>(Flag::ByHand);
        }
    }
    return org;
}

}  // namespace community_map
