// Words turned into lines of glyphs, for the printed page and for measuring. Inside platform/pdf
// only.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "platform/pdf/canvas.hpp"

typedef struct _PangoLayout PangoLayout;

namespace pdf {

struct LayoutFree {
    void operator()(PangoLayout* layout) const;
};
using Layout = std::unique_ptr<PangoLayout, LayoutFree>;

/// The words as one line.
Layout one_line(std::string_view utf8, const Lettering& lettering);
/// The words in lines no wider than `width`.
Layout block(std::string_view utf8, const Lettering& lettering, double width);
/// The same; what would run past `height_max` is cut with an ellipsis.
Layout block(std::string_view utf8, const Lettering& lettering, double width, double height_max);

/// Where a line lies, from the top of its layout.
struct LineBox {
    double top = 0;
    double bottom = 0;
};
std::vector<LineBox> lines_of(PangoLayout& layout);

double height_of(PangoLayout& layout);
/// From the top of the layout to the line that its first letters stand on.
double baseline_of(PangoLayout& layout);

/// The family as fonts are asked for, the preferred one first.
std::string_view family_list(Family family);

}  // namespace pdf
