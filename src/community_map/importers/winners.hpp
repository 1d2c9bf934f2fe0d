// Which of several reports about one body and period counts, and whose numbers a person should look
// at.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>

#include "community_map/importers/register_reading.hpp"

namespace community_map::olms {

/// Sorts by body and period and keeps one report of each pair: the highest amendment, then the
/// latest receipt, then the highest report number. Answers how many others there were; each is told
/// as Superseded.
std::int64_t settle_reports(std::deque<ReadReport>& reports, std::span<const std::string> files,
                            Findings& findings);

/// Tells the sizes that plausibility.hpp doubts, as Implausible: for each body the latest size it
/// gave, compared with the one before. What lies further back was looked at in its own year.
void look_at_sizes(const std::deque<ReadReport>& settled, const IdentityPool& identities,
                   std::span<const std::string> files, Findings& findings);

}  // namespace community_map::olms
