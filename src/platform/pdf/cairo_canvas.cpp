#include "platform/pdf/cairo_canvas.hpp"

#include <numbers>

#include <pango/pangocairo.h>

#include "platform/pdf/typesetting.hpp"

namespace pdf {
namespace {

double start_of(double x, double width, Align align) {
    if (align == Align::Middle) {
        return x - width / 2;
    }
    return align == Align::End ? x - width : x;
}

}  // namespace

void CairoCanvas::polygon(std::span<const Spot> ring, const Shape& shape) {
    trace(ring);
    cairo_close_path(&page_);
    paint(shape);
}

void CairoCanvas::line(std::span<const Spot> spots, const Stroke& with) {
    trace(spots);
    stroke(with);
}

void CairoCanvas::circle(Spot center, double radius, const Shape& shape) {
    cairo_new_sub_path(&page_);
    cairo_arc(&page_, center.x, center.y, radius, 0, 2 * std::numbers::pi);
    cairo_close_path(&page_);
    paint(shape);
}

void CairoCanvas::rectangle(Spot upper_left, Size size, const Shape& shape) {
    cairo_rectangle(&page_, upper_left.x, upper_left.y, size.width, size.height);
    paint(shape);
}

void CairoCanvas::words(Spot spot, std::string_view utf8, const Lettering& lettering) {
    const Layout line = one_line(utf8, lettering);
    int width = 0;
    pango_layout_get_size(line.get(), &width, nullptr);
    const Spot corner = {start_of(spot.x, pango_units_to_double(width), lettering.align),
                         spot.y - baseline_of(*line)};
    if (lettering.halo) {
        cairo_move_to(&page_, corner.x, corner.y);
        pango_cairo_layout_path(&page_, line.get());
        cairo_set_line_join(&page_, CAIRO_LINE_JOIN_ROUND);
        stroke({.width = lettering.size / 3, .darkness = 0});
    }
    layout(corner, *line, lettering.darkness);
}

void CairoCanvas::layout(Spot upper_left, PangoLayout& lines, Darkness darkness) {
    choose_ink(darkness);
    cairo_move_to(&page_, upper_left.x, upper_left.y);
    pango_cairo_show_layout(&page_, &lines);
    cairo_new_path(&page_);
}

void CairoCanvas::lines(Spot upper_left, PangoLayout& layout, Lines which, Darkness darkness) {
    choose_ink(darkness);
    PangoLayoutIter* line = pango_layout_get_iter(&layout);
    std::size_t number = 0;
    do {
        if (number >= which.first && number < which.first + which.count) {
            PangoRectangle extents;
            pango_layout_iter_get_line_extents(line, nullptr, &extents);
            const int baseline = pango_layout_iter_get_baseline(line);
            cairo_move_to(&page_, upper_left.x + pango_units_to_double(extents.x),
                          upper_left.y + pango_units_to_double(baseline));
            pango_cairo_show_layout_line(&page_, pango_layout_iter_get_line_readonly(line));
        }
        ++number;
    } while (pango_layout_iter_next_line(line));
    pango_layout_iter_free(line);
    cairo_new_path(&page_);
}

void CairoCanvas::trace(std::span<const Spot> spots) {
    cairo_new_path(&page_);
    for (const Spot& spot : spots) {
        cairo_line_to(&page_, spot.x, spot.y);
    }
}

void CairoCanvas::paint(const Shape& shape) {
    if (shape.fill) {
        choose_ink(*shape.fill);
        cairo_fill_preserve(&page_);
    }
    stroke(shape.outline);
}

void CairoCanvas::stroke(const Stroke& with) {
    if (with.width > 0) {
        const double dash = 3;
        choose_ink(with.darkness);
        cairo_set_line_width(&page_, with.width);
        cairo_set_dash(&page_, &dash, with.dashed ? 1 : 0, 0);
        cairo_stroke_preserve(&page_);
    }
    cairo_new_path(&page_);
}

void CairoCanvas::choose_ink(Darkness darkness) {
    cairo_set_source_rgb(&page_, 1 - darkness, 1 - darkness, 1 - darkness);
}

}  // namespace pdf
