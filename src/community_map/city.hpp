// A city as organizers see it: its unions and councils, and honest totals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "community_map/org.hpp"
#include "community_map/places.hpp"

namespace community_map {

/// Totals are a range, since sizes are: `members_low` adds up locals only. Where the council or
/// district of a parent union reports more members than its locals here add up to, the difference
/// may live here too: it goes into `members_high`. Internationals and federations are never
/// counted: their members are everywhere.
struct CityTotals {
    std::int64_t bodies = 0;  ///< open and closed ones listed
    std::int64_t members_low = 0;
    std::int64_t members_high = 0;
    std::int64_t members_unknown_bodies = 0;  ///< bodies whose size nobody reported
};

/// One source behind what is shown of a body.
struct OrgSource {
    SourceKind kind = SourceKind::LmFiling;
    std::string ref;
    std::string as_of;
    auto operator<=>(const OrgSource&) const = default;
};

struct CityView {
    Place place;
    double miles = 25;        ///< 0: only bodies whose mailing city is the place
    std::vector<Org> bodies;  ///< largest first, unknown sizes last, then by name
    std::vector<std::vector<OrgSource>> sources;  ///< of each body, the latest first
    CityTotals totals;
    std::int64_t bodies_in_all = 0;  ///< there, whatever filter or words were asked for
    std::string
        register_period;  ///< "2021": the years of the last import; empty: nothing was imported
    std::string register_read_on;      ///< ISO date of that import
    std::string register_received_to;  ///< ISO date of the latest report in it
    bool register_partial = false;
};

}  // namespace community_map
