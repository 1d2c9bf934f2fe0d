#include "platform/pdf/document.hpp"

#include "platform/pdf/pages.hpp"
#include "platform/pdf/typesetting.hpp"

namespace pdf {
namespace {

/// What must still fit below a heading, so that no page ends with one.
constexpr double kRoomAfterHeading = 48;

void put_heading(Pages& pages, Role role, std::string_view words, const Lettering& lettering) {
    const Layout lines = block(words, lettering, pages.width(), pages.height());
    const double height = height_of(*lines);
    pages.need(height + kRoomAfterHeading);
    pages.open(role);
    pages.content([&](CairoCanvas& canvas) {
        canvas.layout({pages.left(), pages.top()}, *lines, lettering.darkness);
    });
    pages.close();
    pages.advance(height);
}

/// How many of the lines from `first` on go onto this page: never one alone at its foot or for the
/// next.
std::size_t lines_that_fit(const std::vector<LineBox>& lines, std::size_t first, double room) {
    std::size_t past = first;
    while (past < lines.size() && lines[past].bottom - lines[first].top <= room) {
        ++past;
    }
    if (past == lines.size()) {
        return past - first;
    }
    if (past + 1 == lines.size() && past > first) {
        --past;
    }
    return past - first >= 2 ? past - first : 0;
}

}  // namespace

double Document::width() const {
    return pages_.width();
}

double Document::room() const {
    return pages_.room();
}

void Document::heading(std::string_view words, const Lettering& lettering) {
    put_heading(pages_, Role::Heading1, words, lettering);
}

void Document::subheading(std::string_view words, const Lettering& lettering) {
    put_heading(pages_, Role::Heading2, words, lettering);
}

void Document::paragraph(std::string_view words, const Lettering& lettering) {
    const Layout layout = block(words, lettering, pages_.width());
    const std::vector<LineBox> lines = lines_of(*layout);
    pages_.open(Role::Paragraph);
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t count = lines_that_fit(lines, first, pages_.room());
        if (count == 0 && !pages_.untouched()) {
            pages_.turn();
            continue;
        }
        count = std::max<std::size_t>(count, 1);
        pages_.content([&](CairoCanvas& canvas) {
            const double shift = pages_.top() - lines[first].top;
            canvas.lines({pages_.left(), shift}, *layout, {first, count}, lettering.darkness);
        });
        pages_.advance(lines[first + count - 1].bottom - lines[first].top);
        first += count;
    }
    pages_.close();
}

void Document::space(double height) {
    if (!pages_.untouched()) {
        pages_.advance(height);
    }
}

void Document::rule() {
    pages_.decoration([this](CairoCanvas& canvas) {
        const Spot ends[] = {{pages_.left(), pages_.top()},
                             {pages_.left() + pages_.width(), pages_.top()}};
        canvas.line(ends, {.width = 0.5});
    });
}

void Document::figure(double height, std::string_view alternative,
                      const std::function<void(Canvas&, Size)>& draw) {
    pages_.need(height);
    const Size size = {pages_.width(), height};
    pages_.open(Role::Figure, alternative);
    pages_.framed({pages_.left(), pages_.top()}, size,
                  [&](CairoCanvas& canvas) { draw(canvas, size); });
    pages_.close();
    pages_.advance(height);
}

void Document::new_page() {
    pages_.turn();
}

std::string print(const Printing& printing, const std::function<void(Document&)>& content) {
    Pages counted(printing, 0);
    Document rehearsal(counted);
    content(rehearsal);
    Pages printed(printing, counted.count());
    Document document(printed);
    content(document);
    return printed.finish();
}

}  // namespace pdf
