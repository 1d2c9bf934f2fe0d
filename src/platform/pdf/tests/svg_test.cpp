#include "platform/pdf/svg.hpp"

#include <gtest/gtest.h>

namespace {

using pdf::Canvas;

std::string drawn(const std::function<void(Canvas&)>& draw) {
    return pdf::svg_picture({100, 50}, "A picture", draw);
}

TEST(Svg, says_its_size_and_what_it_shows) {
    EXPECT_EQ(drawn([](Canvas&) {}),
              "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"100\" height=\"50\" "
              "viewBox=\"0 0 100 50\" font-family=\"Source Sans 3,Source Sans Pro,Noto Sans,"
              "sans-serif\">\n<title>A picture</title>\n</svg>\n");
}

TEST(Svg, rounds_lengths_to_a_tenth_of_a_point) {
    const std::string svg = drawn([](Canvas& canvas) {
        const pdf::Spot spots[] = {{-0.26, 1.04}, {10, -3.96}, {0.04, -0.04}};
        canvas.line(spots, {.width = 0.5, .dashed = true});
    });
    EXPECT_NE(svg.find("<path d=\"M-0.3 1L10 -4L0 0\" fill=\"none\" stroke=\"#000000\" "
                       "stroke-width=\"0.5\" stroke-dasharray=\"3\"/>"),
              std::string::npos)
        << svg;
}

TEST(Svg, draws_hollow_and_grey_shapes) {
    const std::string svg = drawn([](Canvas& canvas) {
        canvas.circle({1, 2}, 3, {.outline = {.width = 1, .darkness = 0.6}});
        canvas.rectangle({1, 2}, {3, 4}, {.fill = 1});
    });
    EXPECT_NE(svg.find("<circle cx=\"1\" cy=\"2\" r=\"3\" fill=\"none\" stroke=\"#666666\" "
                       "stroke-width=\"1\"/>"),
              std::string::npos)
        << svg;
    EXPECT_NE(svg.find("<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" fill=\"#000000\"/>"),
              std::string::npos)
        << svg;
}

TEST(Svg, lets_no_word_become_markup) {
    const std::string svg = pdf::svg_picture({9, 9}, "</title><script>", [](Canvas& canvas) {
        canvas.words({1, 2}, "<b a=\"c\">&\x01", {.align = pdf::Align::End, .halo = true});
    });
    EXPECT_NE(svg.find("<title>&lt;/title&gt;&lt;script&gt;</title>"), std::string::npos) << svg;
    EXPECT_NE(svg.find(">&lt;b a=&quot;c&quot;&gt;&amp; </text>"), std::string::npos) << svg;
    EXPECT_NE(svg.find("text-anchor=\"end\" paint-order=\"stroke\""), std::string::npos) << svg;
    EXPECT_EQ(svg.find("style="), std::string::npos);
    EXPECT_EQ(svg.find("href="), std::string::npos);
}

}  // namespace
