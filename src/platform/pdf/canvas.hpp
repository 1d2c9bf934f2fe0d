// A sheet to draw on in black, white and greys: what a map or a chart needs, and no more.
//
// One drawing serves print and screen: the same calls end in a figure of a PDF page or in an SVG
// picture. Lengths are points (1/72 inch), x runs right and y runs down from the upper left corner.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pdf {

struct Size {
    double width = 0;
    double height = 0;
};

struct Spot {
    double x = 0;
    double y = 0;
};

/// How dark: 0 is the paper, 1 is black.
using Darkness = double;

struct Stroke {
    double width = 0;  ///< 0: not drawn
    Darkness darkness = 1;
    bool dashed = false;
};

struct Shape {
    std::optional<Darkness> fill = {};  ///< nothing: hollow
    Stroke outline = {};
};

enum class Family { Sans, Serif };
enum class Align { Start, Middle, End };

/// How words look. Any script prints: letters that the family lacks come from another font.
struct Lettering {
    double size = 11;
    Family family = Family::Sans;
    bool bold = false;
    bool italic = false;
    Darkness darkness = 1;
    Align align = Align::Start;  ///< of a line around its spot, of a block within its width
    bool halo = false;           ///< a rim of paper around the letters, where they lie on lines
};

class Canvas {
public:
    virtual ~Canvas() = default;

    virtual void polygon(std::span<const Spot> ring, const Shape& shape) = 0;
    virtual void line(std::span<const Spot> spots, const Stroke& stroke) = 0;
    virtual void circle(Spot center, double radius, const Shape& shape) = 0;
    virtual void rectangle(Spot upper_left, Size size, const Shape& shape) = 0;
    /// One line of words, standing on `spot`.
    virtual void words(Spot spot, std::string_view utf8, const Lettering& lettering) = 0;
};

/// How wide a line of words runs, and how high a line of that lettering is.
Size size_of(std::string_view utf8, const Lettering& lettering);

}  // namespace pdf
