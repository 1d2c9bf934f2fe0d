#include "platform/pdf/typesetting.hpp"

#include <pango/pangocairo.h>

#include "base/ensure.hpp"

namespace pdf {
namespace {

struct Unreference {
    void operator()(void* object) const { g_object_unref(object); }
};

/// Lengths that no output device rounds: the counting pass, the page and the measured label agree.
std::unique_ptr<PangoContext, Unreference> exact_context() {
    std::unique_ptr<PangoContext, Unreference> context(
        pango_font_map_create_context(pango_cairo_font_map_get_default()));
    pango_cairo_context_set_resolution(context.get(), 72);
    cairo_font_options_t* exact = cairo_font_options_create();
    cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), exact);
    cairo_font_options_destroy(exact);
    pango_context_set_round_glyph_positions(context.get(), false);
    return context;
}

class FoundFonts {
public:
    FoundFonts() : context_(exact_context()) {}
    FoundFonts(const FoundFonts&) = delete;
    FoundFonts& operator=(const FoundFonts&) = delete;
    ~FoundFonts() {
        context_.reset();
        pango_cairo_font_map_set_default(nullptr);
    }
    PangoContext& context() const { return *context_; }

private:
    std::unique_ptr<PangoContext, Unreference> context_;
};

PangoAlignment pango_alignment(Align align) {
    switch (align) {
        case Align::Start:
            return PANGO_ALIGN_LEFT;
        case Align::Middle:
            return PANGO_ALIGN_CENTER;
        case Align::End:
            return PANGO_ALIGN_RIGHT;
    }
    ENSURE(false, "an alignment that does not exist");
    return PANGO_ALIGN_LEFT;
}

void choose_font(PangoLayout* layout, const Lettering& lettering) {
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, family_list(lettering.family).data());
    pango_font_description_set_absolute_size(font, lettering.size * PANGO_SCALE);
    pango_font_description_set_weight(font,
                                      lettering.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font,
                                     lettering.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
}

}  // namespace

void LayoutFree::operator()(PangoLayout* layout) const {
    g_object_unref(layout);
}

std::string_view family_list(Family family) {
    return family == Family::Serif ? "Source Serif 4,Source Serif Pro,Noto Serif,serif"
                                   : "Source Sans 3,Source Sans Pro,Noto Sans,sans-serif";
}

Layout one_line(std::string_view utf8, const Lettering& lettering) {
    // Not state, only found fonts: looking them up anew for every word takes longer than setting
    // it. Pango keeps its fonts by thread, so they are kept and given back by thread.
    thread_local const FoundFonts fonts;
    Layout layout(pango_layout_new(&fonts.context()));
    choose_font(layout.get(), lettering);
    pango_layout_set_single_paragraph_mode(layout.get(), true);
    pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
    return layout;
}

Layout block(std::string_view utf8, const Lettering& lettering, double width) {
    ENSURE(width > 0, "words need room");
    Layout layout = one_line(utf8, lettering);
    pango_layout_set_single_paragraph_mode(layout.get(), false);
    pango_layout_set_width(layout.get(), pango_units_from_double(width));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pango_alignment(lettering.align));
    return layout;
}

Layout block(std::string_view utf8, const Lettering& lettering, double width, double height_max) {
    ENSURE(height_max > 0, "words need room");
    Layout layout = block(utf8, lettering, width);
    if (height_of(*layout) > height_max) {
        pango_layout_set_height(layout.get(), pango_units_from_double(height_max));
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    return layout;
}

std::vector<LineBox> lines_of(PangoLayout& layout) {
    std::vector<LineBox> boxes;
    PangoLayoutIter* line = pango_layout_get_iter(&layout);
    do {
        int top = 0;
        int bottom = 0;
        pango_layout_iter_get_line_yrange(line, &top, &bottom);
        boxes.push_back({pango_units_to_double(top), pango_units_to_double(bottom)});
    } while (pango_layout_iter_next_line(line));
    pango_layout_iter_free(line);
    return boxes;
}

double height_of(PangoLayout& layout) {
    int height = 0;
    pango_layout_get_size(&layout, nullptr, &height);
    return pango_units_to_double(height);
}

double baseline_of(PangoLayout& layout) {
    return pango_units_to_double(pango_layout_get_baseline(&layout));
}

Size size_of(std::string_view utf8, const Lettering& lettering) {
    const Layout layout = one_line(utf8, lettering);
    int width = 0;
    int height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    return {pango_units_to_double(width), pango_units_to_double(height)};
}

}  // namespace pdf
