#include "platform/pdf/svg.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "platform/pdf/typesetting.hpp"

namespace pdf {
namespace {

void append_escaped(std::string& svg, std::string_view utf8) {
    for (const char letter : utf8) {
        switch (letter) {
            case '&':
                svg += "&amp;";
                break;
            case '<':
                svg += "&lt;";
                break;
            case '>':
                svg += "&gt;";
                break;
            case '"':
                svg += "&quot;";
                break;
            default:
                // XML has no other control characters, not even escaped.
                svg += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
        }
    }
}

/// A tenth of a point is finer than any printer; more digits are only bytes.
void append_length(std::string& svg, double length) {
    std::array<char, 32> digits{};
    const long long tenths = std::llround(length * 10);
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), std::abs(tenths) / 10);
    if (tenths < 0) {
        svg += '-';
    }
    svg.append(digits.data(), end);
    if (tenths % 10 != 0) {
        svg += '.';
        svg += static_cast<char>('0' + std::abs(tenths) % 10);
    }
    static_cast<void>(error);  // 32 digits hold any long long
}

void append_grey(std::string& svg, Darkness darkness) {
    constexpr std::string_view kHex = "0123456789abcdef";
    const auto light = static_cast<unsigned>(std::lround((1 - darkness) * 255));
    svg += '#';
    for (int channel = 0; channel < 3; ++channel) {
        svg += kHex[light / 16];
        svg += kHex[light % 16];
    }
}

class SvgCanvas final : public Canvas {
public:
    explicit SvgCanvas(std::string& svg) : svg_(svg) {}

    void polygon(std::span<const Spot> ring, const Shape& shape) override {
        svg_ += "<path d=\"";
        trace(ring);
        svg_ += "z\"";
        paint(shape);
        svg_ += "/>\n";
    }

    void line(std::span<const Spot> spots, const Stroke& with) override {
        svg_ += "<path d=\"";
        trace(spots);
        svg_ += '"';
        paint({.outline = with});
        svg_ += "/>\n";
    }

    void circle(Spot center, double radius, const Shape& shape) override {
        svg_ += "<circle";
        length("cx", center.x);
        length("cy", center.y);
        length("r", radius);
        paint(shape);
        svg_ += "/>\n";
    }

    void rectangle(Spot upper_left, Size size, const Shape& shape) override {
        svg_ += "<rect";
        length("x", upper_left.x);
        length("y", upper_left.y);
        length("width", size.width);
        length("height", size.height);
        paint(shape);
        svg_ += "/>\n";
    }

    void words(Spot spot, std::string_view utf8, const Lettering& lettering) override {
        svg_ += "<text";
        length("x", spot.x);
        length("y", spot.y);
        length("font-size", lettering.size);
        look(lettering);
        svg_ += '>';
        append_escaped(svg_, utf8);
        svg_ += "</text>\n";
    }

private:
    void look(const Lettering& lettering) {
        if (lettering.family == Family::Serif) {
            family(Family::Serif);
        }
        svg_ += lettering.bold ? " font-weight=\"bold\"" : "";
        svg_ += lettering.italic ? " font-style=\"italic\"" : "";
        switch (lettering.align) {
            case Align::Start:
                break;
            case Align::Middle:
                svg_ += " text-anchor=\"middle\"";
                break;
            case Align::End:
                svg_ += " text-anchor=\"end\"";
                break;
        }
        Shape ink{.fill = lettering.darkness};
        if (lettering.halo) {
            ink.outline = {.width = lettering.size / 3, .darkness = 0};
            svg_ += " paint-order=\"stroke\" stroke-linejoin=\"round\"";
        }
        paint(ink);
    }

    void trace(std::span<const Spot> spots) {
        char command = 'M';
        for (const Spot& spot : spots) {
            svg_ += command;
            append_length(svg_, spot.x);
            svg_ += ' ';
            append_length(svg_, spot.y);
            command = 'L';
        }
    }

    void paint(const Shape& shape) {
        svg_ += " fill=\"";
        shape.fill ? append_grey(svg_, *shape.fill) : void(svg_ += "none");
        svg_ += '"';
        if (shape.outline.width > 0) {
            svg_ += " stroke=\"";
            append_grey(svg_, shape.outline.darkness);
            svg_ += '"';
            length("stroke-width", shape.outline.width);
            svg_ += shape.outline.dashed ? " stroke-dasharray=\"3\"" : "";
        }
    }

    void family(Family family) {
        svg_ += " font-family=\"";
        svg_ += family_list(family);
        svg_ += '"';
    }

    void length(std::string_view name, double points) {
        svg_ += ' ';
        svg_ += name;
        svg_ += "=\"";
        append_length(svg_, points);
        svg_ += '"';
    }

    std::string& svg_;
};

}  // namespace

std::string svg_picture(Size size, std::string_view name,
                        const std::function<void(Canvas&)>& draw) {
    std::string width;
    append_length(width, size.width);
    std::string height;
    append_length(height, size.height);
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" + width;
    svg += "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height;
    svg += "\" font-family=\"";
    svg += family_list(Family::Sans);
    svg += "\">\n<title>";
    append_escaped(svg, name);
    svg += "</title>\n";
    SvgCanvas canvas(svg);
    draw(canvas);
    svg += "</svg>\n";
    return svg;
}

}  // namespace pdf
