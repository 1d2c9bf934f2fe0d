// The Canvas that draws on a page of a PDF. Inside platform/pdf only.
#pragma once

#include <cstddef>

#include "platform/pdf/canvas.hpp"

typedef struct _cairo cairo_t;
typedef struct _PangoLayout PangoLayout;

namespace pdf {

class CairoCanvas final : public Canvas {
public:
    /// Draws on `page` as long as that lives.
    explicit CairoCanvas(cairo_t& page) : page_(page) {}

    void polygon(std::span<const Spot> ring, const Shape& shape) override;
    void line(std::span<const Spot> spots, const Stroke& stroke) override;
    void circle(Spot center, double radius, const Shape& shape) override;
    void rectangle(Spot upper_left, Size size, const Shape& shape) override;
    void words(Spot spot, std::string_view utf8, const Lettering& lettering) override;

    /// Lines that are laid out already.
    void layout(Spot upper_left, PangoLayout& lines, Darkness darkness);
    /// Some of them only; `upper_left` is where the whole would begin.
    struct Lines {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    void lines(Spot upper_left, PangoLayout& layout, Lines which, Darkness darkness);

private:
    void trace(std::span<const Spot> spots);
    void paint(const Shape& shape);
    void stroke(const Stroke& stroke);
    void choose_ink(Darkness darkness);

    cairo_t& page_;
};

}  // namespace pdf
