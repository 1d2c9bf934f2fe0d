// A drawing as an SVG picture: the map without script, in an <img> under a strict content policy.
//
// It holds no script, no style and no address, only shapes and words; words are set in the fonts
// that the reader's device has. The same drawing gives the same bytes.
#pragma once

#include <functional>
#include <string>

#include "platform/pdf/canvas.hpp"

namespace pdf {

/// The picture of that size. `name` says in a sentence what it shows, for those who cannot see it.
std::string svg_picture(Size size, std::string_view name, const std::function<void(Canvas&)>& draw);

}  // namespace pdf
