// Places: the cities and ZIP areas of the United States, and how spellings of a city meet in one of
// them.
//
// Made at build time from the npm packages `zipcodes` (places and ZIP centres) and `us-atlas`
// (counties; a ZIP belongs to the county its centre lies in), kept as one sorted block inside the
// program: nothing is read at start. The fictional Port Halden of the sample is among them, with
// ZIPs that the Postal Service never assigned.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace community_map {

struct Point {
    double latitude = 0;
    double longitude = 0;
};

struct Place {
    std::string_view name;   ///< "Saint Louis"
    std::string_view state;  ///< "MO"
    Point center;            ///< the mean of its ZIP centres
};

struct ZipArea {
    std::string_view zip;     ///< five digits
    std::string_view county;  ///< FIPS, five digits; empty where no county holds it
    Point center;
    Place place;  ///< the post office's preferred city
};

/// Accepts "60607", "606071988", "60607-1988", with padding. Nothing for an unknown ZIP.
std::optional<ZipArea> zip_area(std::string_view zip);

/// Whatever the case, "ST"/"ST."/"SAINT", "FT"/"FORT", "MT"/"MOUNT", apostrophes and double spaces:
/// the place of that name in that state. Nothing where the state has no such place.
std::optional<Place> place_named(std::string_view name, std::string_view state);

/// Where a mailing address lies. The city's spelling wins where the state has a place of that name;
/// else the ZIP decides ("CHICGO", 60607 is Chicago). The point is the ZIP's centre; where the ZIP
/// is unknown, or a slip of the pen in another part of the country, it is the place's. Nothing for
/// an address abroad (state "00").
struct Placed {
    Place place;
    Point point;
    bool by_zip = false;  ///< the point is a ZIP's centre, not only a city's
};
std::optional<Placed> place_of_mail(std::string_view city, std::string_view state,
                                    std::string_view zip);

/// What somebody types: "Chicago, IL", "chicago il", "Chicago" (the largest of that name by number
/// of ZIP areas), "60607", "Chicago, Illinois". Nothing where there is no such place.
std::optional<Place> place_typed(std::string_view text);

/// Places whose name begins as typed ("st", "chicago, i"), larger ones (by number of ZIP areas)
/// first; for a whole ZIP its place.
std::vector<Place> places_beginning(std::string_view typed, std::size_t at_most);

/// Larger places near a point, for labels on a map; the larger first. One whose name would run into
/// that of a larger one is left out.
std::vector<Place> places_around(const Point& center, double miles, std::size_t at_most);

/// Great-circle distance in statute miles.
double miles_between(const Point& a, const Point& b);

/// "IL" for "Illinois" in any case, or for "il"; nothing for what is no state, district or
/// territory.
std::optional<std::string_view> state_code(std::string_view typed);

}  // namespace community_map
