// The sentences about a city, the same on the screen, in the terminal and on paper.
#pragma once

#include <string>

#include "base/language.hpp"
#include "community_map/city.hpp"
#include "platform/text/texts.hpp"

namespace community_map {

/// "Chicago, IL": a name alone does not say which Springfield.
std::string name_with_state(const Place& place);

struct CityWords {
    std::string headline;  ///< "56 unions around Chicago, IL", "4 of 56 unions around Chicago, IL"
    std::string totals;    ///< "210,000–260,000 members · 14 sizes unknown · within 25 miles"
    std::string source;    ///< which register, of which years, read when; whether it is partial
    std::string leaves_out;  ///< what no such register holds
};

/// Of a view whose bodies may be left empty: only place, miles, totals and the register are looked
/// at.
CityWords city_words(const CityView& view, base::Language language, const text::Texts& texts);

}  // namespace community_map
