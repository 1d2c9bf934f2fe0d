// Settling: how the present answer about a body follows from all that sources say about it.
//
// The rules, in order:
//   1. Name, number, kind and place: what a person entered beats what a register repeats year after
//   year.
//   2. Sizes, filing status and closing go with time: the latest date of validity wins, whoever
//   says it.
//   3. On one date the higher rank wins (amendment, then receipt), then what was recorded last.
//   4. A source that leaves the size blank says "unknown", never zero: the latest known size stays,
//   with its own
//      date, and the body is flagged.
#pragma once

#include <span>

#include "community_map/org.hpp"

namespace community_map {

/// The body `id` as `facts` have it, in the order they were recorded. The flag CentralMail is not
/// among them: it depends on other bodies.
Org settle(const OrgId& id, std::optional<std::int64_t> file_number,
           std::span<const OrgFact> facts);

/// The fact that settles `field`, or none.
const OrgFact* deciding(FactField field, std::span<const OrgFact> facts);

}  // namespace community_map
