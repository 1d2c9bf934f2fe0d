// The pages under the pen: where on the page we are, when to turn it, and what each stretch belongs
// to. Inside platform/pdf only.
//
// In the counting pass nothing is drawn; layout alone moves the pen, so that both passes turn pages
// at the same places.
#pragma once

#include <memory>

#include "platform/pdf/cairo_canvas.hpp"
#include "platform/pdf/document.hpp"
#include "platform/pdf/structure.hpp"

namespace pdf {

class Pages {
public:
    /// `page_count` 0: the counting pass.
    Pages(const Printing& printing, int page_count);
    ~Pages();

    double left() const { return printing_.margin; }
    double top() const { return y_; }
    double width() const { return paper_.width - 2 * printing_.margin; }
    /// Of an empty page.
    double height() const { return bottom() - printing_.margin; }
    double room() const { return bottom() - y_; }
    bool untouched() const { return y_ == printing_.margin; }
    int count() const { return page_; }

    void advance(double height) { y_ += height; }
    void turn();
    /// Turns the page unless so much room is left, or the page is empty.
    void need(double height);

    /// Everything until `close` belongs to this element.
    void open(Role role, std::string_view alternative = {});
    void close();
    /// Draws a stretch of the open element.
    void content(const std::function<void(CairoCanvas&)>& draw);
    /// Draws what is only to look at.
    void decoration(const std::function<void(CairoCanvas&)>& draw);
    /// Like `content`, with `corner` as the origin and nothing drawn outside of `size`.
    void framed(Spot corner, Size size, const std::function<void(CairoCanvas&)>& draw);

    /// Ends the last page and answers the bytes.
    std::string finish();

private:
    class Surface;

    double bottom() const { return paper_.height - printing_.margin; }
    void stretch(std::string_view tag, ElementNumber owner,
                 const std::function<void(CairoCanvas&)>& draw);
    void footer();

    const Printing& printing_;
    Size paper_;
    int page_count_;
    int page_ = 1;
    double y_;
    Structure structure_;
    ElementNumber open_ = 0;
    std::unique_ptr<Surface> surface_;
};

}  // namespace pdf
