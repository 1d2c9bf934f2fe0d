#include "community_map/pages/answers.hpp"

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

std::string place_in_words(const OrgFact& fact) {
    const auto place = MailPlace::unpacked(fact.value);
    const std::string state = place.state == "00" ? "" : ", " + place.state;
    return calmed(fact, place.city) + state + " " + place.zip.substr(0, 5);
}

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
            return place_in_words(fact);
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

}  // namespace community_map::pages
