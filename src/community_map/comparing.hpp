// Comparing: what a register says against what the map knows, body by body. Nothing is changed
// here.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "community_map/importers/register_digest.hpp"
#include "community_map/org.hpp"

namespace community_map {

/// The filings of one body in a digest: the next run of equal file numbers from `from` on.
std::span<const Filing> filings_of_one_body(std::span<const Filing> filings, std::size_t from);

/// The facts that the `filings` of one body add to the `known` ones; none where all is known
/// already.
///
/// A size is one fact for each reporting period, also where it is the same number again: it was
/// counted again. A name, place or status is added only where it differs from what was said last,
/// so that a date tells since when. Facts entered by hand are left out of the comparison: a
/// register repeats itself and does not answer them.
std::vector<OrgFact> facts_to_add(std::span<const OrgFact> known, std::span<const Filing> filings,
                                  const RegisterDigest& digest, const ImportId& import,
                                  std::int64_t recorded_at);

}  // namespace community_map
