// What a fact answers, in the words of a page: "28,245", "Chicago, IL 60612", "open after all".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "community_map/org.hpp"
#include "community_map/pages/parts.hpp"

namespace community_map::pages {

/// The text key of a stable word: "community_map.field_website".
std::string key_of(std::string_view prefix, std::string_view word);

/// The answer that a fact gives, as a person reads it.
std::string answer_of(const Rooms& rooms, base::Language language, const OrgFact& fact);

/// The fact behind what is shown of `field`, or none. What a body is mostly follows from the
/// register's code for it, and where that is missing from whom it belongs to or what it is called.
const OrgFact* behind(FactField field, std::span<const OrgFact> facts);

/// All facts behind `field`, the latest first: with a person's word on what a body is, the
/// register's code, too.
std::vector<const OrgFact*> all_behind(FactField field, std::span<const OrgFact> facts);

/// What `fact` answers about `field` of `org`: of the register's code, the kind that follows from
/// it.
std::string answer_about(const Rooms& rooms, base::Language language, const Org& org,
                         FactField field, const OrgFact& fact);

/// The place of a mailing address in words, without the number that stands for its street.
std::string place_in_words(const MailPlace& place);
/// Five digits; abroad as the source gives it.
std::string zip_in_words(const MailPlace& place);

}  // namespace community_map::pages
