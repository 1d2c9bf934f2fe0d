// What a fact answers, in the words of a page: "28,245", "Chicago, IL 60612", "open after all".
#pragma once

#include <string>
#include <string_view>

#include "community_map/org.hpp"
#include "community_map/pages/parts.hpp"

namespace community_map::pages {

/// The text key of a stable word: "community_map.field_website".
std::string key_of(std::string_view prefix, std::string_view word);

/// The answer that a fact gives, as a person reads it.
std::string answer_of(const Rooms& rooms, base::Language language, const OrgFact& fact);

}  // namespace community_map::pages
