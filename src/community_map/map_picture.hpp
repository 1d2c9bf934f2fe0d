// The city drawn: county lines, the circle of miles, and a numbered dot for each union. The same
// drawing is the picture on a page without script, the print view and the map on paper, so it
// speaks in black and white.
//
// The area of a dot follows its members; a hollow dot has no known size, or one that looks wrong; a
// square is a council; a pale one gets its mail at headquarters, so its members are elsewhere. Dots
// at the same spot are moved apart just enough to be told from each other: the address is only
// where the mail goes, to the nearest ZIP area.
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "community_map/city.hpp"
#include "platform/pdf/canvas.hpp"
#include "platform/text/texts.hpp"

namespace community_map {

/// A body with the number that its dot and its line in the printed list share.
struct NumberedBody {
    int number = 0;
    const Org* body = nullptr;  ///< in the view it was numbered from
};

/// All bodies of the view from 1 on, in the order of the list.
std::vector<NumberedBody> numbered(const CityView& view);

/// Whether the map has a dot for it: it is open and its place is known.
bool on_the_map(const Org& body);

struct MapOptions {
    pdf::Size size = {.width = 504, .height = 344};  ///< in points, with the legend
    bool numbers = true;
    bool legend = true;
};

void draw_map(pdf::Canvas& canvas, const CityView& view, base::Language language,
              const text::Texts& texts, const MapOptions& options);

/// The same as an SVG picture, well under 300 KB, the same bytes for the same view.
std::string map_picture_svg(const CityView& view, base::Language language, const text::Texts& texts,
                            const MapOptions& options);

/// What the map shows, in a sentence, for those who cannot see it.
std::string map_sentence(const CityView& view, base::Language language, const text::Texts& texts);

}  // namespace community_map
