#include "platform/pdf/pages.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/ensure.hpp"
#include "base/fault.hpp"
#include "platform/pdf/finishing.hpp"
#include "platform/pdf/typesetting.hpp"

namespace pdf {
namespace {

constexpr double kFooterSize = 9;

Size size_of(Paper paper) {
    return paper == Paper::A4 ? Size{595.28, 841.89} : Size{612, 792};
}

cairo_status_t append(void* bytes, const unsigned char* more, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(more), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

/// The open cairo file; what it writes collects in `bytes`.
class Pages::Surface {
public:
    explicit Surface(Size paper)
        : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, paper.width, paper.height)),
          page_(cairo_create(surface_)) {}
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;
    ~Surface() {
        cairo_destroy(page_);
        cairo_surface_destroy(surface_);
    }

    cairo_t& page() { return *page_; }

    void show_page() { cairo_show_page(page_); }

    const std::string& bytes() {
        cairo_surface_finish(surface_);
        const cairo_status_t status = cairo_status(page_);
        if (status != CAIRO_STATUS_SUCCESS) {
            throw base::Fault(base::FaultKind::Other, cairo_status_to_string(status));
        }
        return bytes_;
    }

private:
    std::string bytes_;
    cairo_surface_t* surface_;
    cairo_t* page_;
};

Pages::Pages(const Printing& printing, int page_count)
    : printing_(printing),
      paper_(size_of(printing.paper)),
      page_count_(page_count),
      y_(printing.margin) {
    structure_.elements.emplace_back();
    structure_.pages.emplace_back();
    if (page_count > 0) {
        surface_ = std::make_unique<Surface>(paper_);
    }
}

Pages::~Pages() = default;

void Pages::turn() {
    footer();
    if (surface_) {
        surface_->show_page();
    }
    structure_.pages.emplace_back();
    ++page_;
    y_ = printing_.margin;
}

void Pages::need(double height) {
    if (height > room() && !untouched()) {
        turn();
    }
}

void Pages::open(Role role, std::string_view alternative) {
    structure_.elements.push_back({role, open_, std::string(alternative)});
    open_ = static_cast<ElementNumber>(structure_.elements.size() - 1);
}

void Pages::close() {
    ENSURE(open_ != 0, "more elements were closed than opened");
    open_ = structure_.elements[open_].parent;
}

void Pages::content(const std::function<void(CairoCanvas&)>& draw) {
    ENSURE(open_ != 0, "what is read aloud belongs to an element");
    stretch(tag_of(structure_.elements[open_].role), open_, draw);
}

void Pages::decoration(const std::function<void(CairoCanvas&)>& draw) {
    stretch(kDecorationTag, kDecoration, draw);
}

void Pages::framed(Spot corner, Size size, const std::function<void(CairoCanvas&)>& draw) {
    content([&](CairoCanvas& canvas) {
        cairo_t* page = &surface_->page();
        cairo_save(page);
        cairo_translate(page, corner.x, corner.y);
        cairo_rectangle(page, 0, 0, size.width, size.height);
        cairo_clip(page);
        draw(canvas);
        cairo_restore(page);
    });
}

void Pages::stretch(std::string_view tag, ElementNumber owner,
                    const std::function<void(CairoCanvas&)>& draw) {
    if (!surface_) {
        return;
    }
    structure_.pages.back().push_back(owner);
    cairo_tag_begin(&surface_->page(), tag.data(), nullptr);
    CairoCanvas canvas(surface_->page());
    draw(canvas);
    cairo_tag_end(&surface_->page(), tag.data());
}

void Pages::footer() {
    decoration([this](CairoCanvas& canvas) {
        const double y = paper_.height - printing_.margin + 2 * kFooterSize;
        const double right = left() + width();
        const Lettering small = {.size = kFooterSize, .darkness = 0.7};
        const std::string number = printing_.page_number ? printing_.page_number(page_, page_count_)
                                                         : std::string();
        Lettering at_right = small;
        at_right.align = Align::End;
        canvas.words({right, y}, number, at_right);
        const double room = width() - pdf::size_of(number, small).width - 2 * kFooterSize;
        const Layout running = block(printing_.running_text, small, room, 1.5 * kFooterSize);
        canvas.layout({left(), y - baseline_of(*running)}, *running, small.darkness);
    });
}

std::string Pages::finish() {
    ENSURE(surface_, "the counting pass prints nothing");
    ENSURE(open_ == 0, "an element was opened and never closed");
    ENSURE(page_ == page_count_, "both passes over a document turn pages at the same places");
    footer();
    surface_->show_page();
    return finished(surface_->bytes(), structure_,
                    {.title = printing_.title,
                     .language = printing_.language,
                     .created_on = printing_.created_on});
}

}  // namespace pdf
