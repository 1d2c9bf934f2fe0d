// Choosing among all bodies: those around a place, in some order, with honest totals; and searching
// by what people type.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "community_map/atlas.hpp"
#include "community_map/city.hpp"

namespace community_map {

enum class CityOrder { Size, Name, City, Date };
enum class CityFilter { All, Locals, Councils, SizeUnknown, Closed };

/// What a person wants to see of a place.
struct CityQuestion {
    Place place;
    double miles = 25;  ///< 0: only bodies whose mail goes to the place itself
    CityOrder order = CityOrder::Size;
    CityFilter filter = CityFilter::All;
    std::string words;  ///< only bodies that match what was typed; empty: all
    base::Language language = base::Language::English;  ///< decides how names sort
};

/// Bodies of an atlas, as indices in the wanted order. It keeps its atlas alive.
struct Chosen {
    std::shared_ptr<const Atlas> atlas;
    std::vector<std::uint32_t> indices;
    CityTotals totals;
    std::int64_t bodies_in_all = 0;  ///< there, whatever filter or words were asked for
};

/// Only some of the place's bodies were asked for, by words or by a filter.
bool is_narrowed(const CityQuestion& question);

Chosen choose(std::shared_ptr<const Atlas> atlas, const CityQuestion& question);

/// The totals of some bodies: see CityTotals. What somebody should look at first (an implausible
/// size, mail that goes to headquarters) and closed bodies stay out of the low end.
CityTotals totals_of(const Atlas& atlas, std::span<const std::uint32_t> indices);

/// At most `at_most` bodies for what was typed, the likeliest first: exact numbers and names, open
/// before closed, larger before smaller.
std::vector<std::uint32_t> search(const Atlas& atlas, std::string_view typed, std::size_t at_most);

bool is_council(OrgKind kind);

}  // namespace community_map
