// A chosen city with everything a list, a file or a sheet of paper says about it.
#pragma once

#include "community_map/choosing.hpp"
#include "community_map/city.hpp"
#include "platform/db/transaction.hpp"

namespace community_map {

/// What the banner says about the register behind the map; the bodies are left empty.
CityView register_of(db::Read& read);

/// All bodies of `chosen` with their sources: two queries, however many bodies.
CityView view_of(db::Read& read, const CityQuestion& question, const Chosen& chosen);

/// The JSON object of docs/api/map.md.
std::string city_json(const CityView& view);

/// The same bodies as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula is
/// quoted with an apostrophe.
std::string city_csv(const CityView& view);

}  // namespace community_map
