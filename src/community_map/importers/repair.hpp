// Mending a line that has one separator too many, because somebody typed one into a name.
//
// "SMITH | JONES" inside a field shifts every field behind it. The line is mended only when there
// is exactly one field that can be put together again so that all typed columns hold what they may
// hold. Where two text columns stand side by side, either could be the broken one, and the line is
// left to a person.
#pragma once

#include <optional>

#include "community_map/importers/columns.hpp"

namespace community_map::olms {

/// The columns at which two fields of `fields` (one more than the layout has) can be merged; each
/// fits as a whole.
std::vector<std::size_t> possible_merges(const Layout& layout, const Fields& fields);

/// Merges the two pieces where only one place is possible and answers true; else leaves `fields` as
/// it is.
bool repair(const Layout& layout, Fields& fields);

}  // namespace community_map::olms
