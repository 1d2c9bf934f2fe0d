// The part of a line that may be shown to somebody who is to judge it: never an officer's name,
// never a street.
#pragma once

#include <string>
#include <string_view>

#include "community_map/importers/columns.hpp"

namespace community_map::olms {

inline constexpr std::size_t kExcerptBytes = 200;

/// The first kExcerptBytes of the line that `fields` were cut from, with private columns left
/// blank. A line with too many or too few fields is shifted by an unknown amount somewhere: there,
/// every field is left blank that may be private under any shift.
std::string excerpt(const Layout& layout, const Fields& fields);

/// The first kExcerptBytes of UTF-8 text, never ending inside a character.
std::string shortened(std::string text);

}  // namespace community_map::olms
