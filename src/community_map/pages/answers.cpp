#include "community_map/pages/answers.hpp"

#include <algorithm>
#include <array>

#include "community_map/designations.hpp"
#include "community_map/settling.hpp"
#include "platform/text/unicode.hpp"

namespace community_map::pages {
namespace {

using base::Language;

/// Registers shout; what a person typed stays as she typed it.
std::string calmed(const OrgFact& fact, const std::string& words) {
    return fact.import ? text::calm_capitals(words) : words;
}

std::string parent_in_words(const Rooms& rooms, Language language, const OrgFact& fact) {
    const auto affiliation = Affiliation::unpacked(fact.value);
    if (affiliation.abbreviation == "UNAFF") {
        return rooms.say(language, "community_map.no_parent");
    }
    return affiliation.parent_name.empty()
               ? affiliation.abbreviation
               : calmed(fact, affiliation.parent_name) + " (" + affiliation.abbreviation + ")";
}

std::string place_of(const OrgFact& fact) {
    auto place = MailPlace::unpacked(fact.value);
    place.city = calmed(fact, place.city);
    return place_in_words(place);
}

/// The fields that settle what a body is, the strongest first.
constexpr std::array kBehindKind = {FactField::Kind, FactField::Designation, FactField::Affiliation,
                                    FactField::Name};

}  // namespace

std::string key_of(std::string_view prefix, std::string_view word) {
    return "community_map." + std::string(prefix) + "_" + std::string(word);
}

std::string answer_of(const Rooms& rooms, Language language, const OrgFact& fact) {
    switch (fact.field) {
        case FactField::MemberCount:
            return size_in_words(rooms, language, fact.low.value_or(-1), fact.high.value_or(-1));
        case FactField::Kind:
            return rooms.say(language, key_of("kind", fact.value));
        case FactField::FilingStatus:
            return rooms.say(language, key_of("filing", fact.value));
        case FactField::Affiliation:
            return parent_in_words(rooms, language, fact);
        case FactField::MailPlace:
            return place_of(fact);
        case FactField::Closed:
            return fact.value.empty() ? rooms.say(language, "community_map.open_after_all")
                                      : text::long_date(language, fact.value);
        case FactField::Name:
            return calmed(fact, fact.value);
        case FactField::Nickname:
        case FactField::Designation:
        case FactField::Number:
        case FactField::Website:
            return fact.value;
    }
    return fact.value;
}

std::string zip_in_words(const MailPlace& place) {
    return place.state == "00" ? place.zip : place.zip.substr(0, 5);
}

std::string place_in_words(const MailPlace& place) {
    std::string words = place.city;
    const auto append = [&](std::string_view between, const std::string& part) {
        if (!part.empty()) {
            words += words.empty() ? "" : between;
            words += part;
        }
    };
    append(", ", place.state == "00" ? "" : place.state);
    append(" ", zip_in_words(place));
    return words;
}

const OrgFact* behind(FactField field, std::span<const OrgFact> facts) {
    if (field != FactField::Kind) {
        return deciding(field, facts);
    }
    for (const FactField one : kBehindKind) {
        if (const OrgFact* fact = deciding(one, facts)) {
            return fact;
        }
    }
    return nullptr;
}

std::vector<const OrgFact*> all_behind(FactField field, std::span<const OrgFact> facts) {
    std::vector<const OrgFact*> about;
    for (const OrgFact& fact : facts) {
        const bool code = field == FactField::Kind && fact.field == FactField::Designation;
        if (fact.field == field || code) {
            about.push_back(&fact);
        }
    }
    std::stable_sort(about.begin(), about.end(), [](const OrgFact* one, const OrgFact* other) {
        return one->as_of > other->as_of;
    });
    return about;
}

std::string answer_about(const Rooms& rooms, Language language, const Org& org, FactField field,
                         const OrgFact& fact) {
    if (field != FactField::Kind || fact.field == FactField::Kind) {
        return answer_of(rooms, language, fact);
    }
    const std::string code = fact.field == FactField::Designation ? fact.value : "";
    const OrgKind kind = kind_of_body(org.affiliation, code, org.number, org.name);
    return rooms.say(language, key_of("kind", word_of(kind)));
}

}  // namespace community_map::pages
