#include "community_map/map_picture.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "community_map/map_labels.hpp"
#include "community_map/tests/paper_world.hpp"

namespace {

using namespace community_map;
using paper_world::chicago_with;
using paper_world::texts;
using paper_world::union_at;

std::string picture(const CityView& view, const MapOptions& options = {}) {
    return map_picture_svg(view, base::Language::English, texts(), options);
}

std::size_t times(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        ++count;
    }
    return count;
}

/// The map alone: no legend, whose signs look like dots.
std::size_t dots_on(const CityView& view) {
    const std::string map = picture(view, {.legend = false});
    const std::string circle_of_miles = "stroke-dasharray";
    return times(map, "<circle") - times(map, circle_of_miles);
}

bool cover(const Dot& a, const Dot& b) {
    return std::hypot(a.spot.x - b.spot.x, a.spot.y - b.spot.y) < a.radius + b.radius - 0.1;
}

/// A generous guess at the room of a label, to see that none lies on another.
bool cover(const Label& a, const Label& b) {
    const auto half = [](const Label& label) {
        return pdf::size_of(label.words, label.lettering).width / 2;
    };
    return std::abs(a.spot.x - b.spot.x) < half(a) + half(b) &&
           std::abs(a.spot.y - b.spot.y) < a.lettering.size * 0.7;
}

std::vector<Dot> dots_at_one_spot(int count) {
    std::vector<Dot> dots;
    for (int number = 1; number <= count; ++number) {
        dots.push_back({.numbers = {number}, .home = {250, 160}, .spot = {250, 160}, .radius = 3});
    }
    return dots;
}

constexpr pdf::Size kFrame = {504, 324};

TEST(Numbering, follows_the_order_of_the_list_from_one_on) {
    const CityView view = chicago_with(3);
    const auto bodies = numbered(view);
    ASSERT_EQ(bodies.size(), 3u);
    for (std::size_t at = 0; at < 3; ++at) {
        EXPECT_EQ(bodies[at].number, static_cast<int>(at) + 1);
        EXPECT_EQ(bodies[at].body, &view.bodies[at]);
    }
}

TEST(MapPicture, has_a_dot_for_each_open_body_whose_place_is_known) {
    CityView view = chicago_with(5);
    EXPECT_EQ(dots_on(view), 5u);
    view.bodies[1].closed_on = "2021-05-31";
    view.bodies[2].latitude.reset();
    EXPECT_EQ(dots_on(view), 3u);
}

TEST(MapPicture, numbers_its_dots_like_the_list) {
    CityView view = chicago_with(12);
    view.bodies[4].closed_on = "2021-05-31";
    const std::string map = picture(view);
    for (const NumberedBody& body : numbered(view)) {
        const std::string label = ">" + std::to_string(body.number) + "</text>";
        EXPECT_EQ(times(map, label), body.number == 5 ? 0u : 1u) << label;
    }
}

TEST(MapPicture, leaves_numbers_away_where_nobody_asked) {
    EXPECT_EQ(times(picture(chicago_with(12), {.numbers = false}), ">7</text>"), 0u);
}

TEST(MapPicture, makes_the_area_of_a_dot_follow_its_members) {
    CityView view = chicago_with(2);
    view.bodies[0].members_low = view.bodies[0].members_high = 16000;
    view.bodies[1].members_low = view.bodies[1].members_high = 4000;
    // Radii 10.8 and 5.4: four times the members, twice the width.
    const std::string map = picture(view, {.size = {504, 329}, .legend = false});
    EXPECT_EQ(times(map, "r=\"10.8\""), 1u) << map;
    EXPECT_EQ(times(map, "r=\"5.4\""), 1u) << map;
}

TEST(MapPicture, draws_an_unknown_size_hollow_and_a_council_square) {
    CityView view = chicago_with(2);
    view.bodies[0].members_low.reset();
    view.bodies[0].members_high.reset();
    view.bodies[1].kind = OrgKind::Clc;
    const std::string map = picture(view, {.legend = false});
    EXPECT_EQ(times(map, "r=\"3\" fill=\"#ffffff\" stroke=\"#000000\""), 1u);
    EXPECT_EQ(dots_on(view), 1u);
    // Rectangles: the ground, the frame, and the council.
    EXPECT_EQ(times(map, "<rect"), 3u);
}

TEST(MapPicture, draws_a_size_that_looks_wrong_hollow_and_not_large) {
    CityView view = chicago_with(1);
    view.bodies[0].members_low = view.bodies[0].members_high = 2'000'000'000;
    view.bodies[0].flags = static_cast<unsigned>(Flag::ImplausibleSize);
    const std::string map = picture(view, {.legend = false});
    EXPECT_EQ(times(map, "r=\"3\" fill=\"#ffffff\" stroke=\"#000000\""), 1u) << map;
}

/// Where the words of a sign in the legend begin, and how far they may reach.
double right_edge_of(const std::string& map, const std::string& words) {
    const auto text_at = map.find(">" + words + "</text>");
    const auto begin = map.rfind("<text x=\"", text_at);
    EXPECT_NE(text_at, std::string::npos) << words;
    return std::stod(map.substr(begin + 9)) + pdf::size_of(words, {.size = 8.5}).width;
}

TEST(MapPicture, breaks_its_legend_where_a_language_says_more) {
    CityView view = chicago_with(3);
    view.bodies[0].flags = static_cast<unsigned>(Flag::CentralMail);
    for (const base::Language language : base::kLanguages) {
        const std::string map = map_picture_svg(view, language, texts(), {});
        for (const char* sign : {"union", "unknown", "council", "pale"}) {
            const std::string words = texts().say(language,
                                                  std::string("community_map.paper_map_") + sign);
            EXPECT_LE(right_edge_of(map, words), MapOptions().size.width) << words;
        }
    }
}

TEST(MapPicture, stacks_bodies_whose_mail_goes_to_one_headquarters_into_one_pale_dot) {
    CityView view = chicago_with(0);
    for (int body = 0; body < 7; ++body) {
        view.bodies.push_back(union_at(body, 41.8781, -87.6298));
        view.bodies.back().flags = static_cast<unsigned>(Flag::CentralMail);
    }
    EXPECT_EQ(dots_on(view), 1u);
    const std::string map = picture(view);
    EXPECT_EQ(times(map, ">1 +6</text>"), 1u);
    EXPECT_EQ(times(map, ">mail goes to headquarters</text>"), 1u);
    view.bodies.resize(3);
    EXPECT_EQ(times(picture(view), ">1\u20133</text>"), 1u);
}

TEST(MapPicture, draws_the_circle_only_where_miles_were_asked) {
    CityView view = chicago_with(3);
    EXPECT_EQ(times(picture(view), "stroke-dasharray"), 1u);
    view.miles = 0;
    EXPECT_EQ(times(picture(view), "stroke-dasharray"), 0u);
    EXPECT_EQ(dots_on(view), 3u);
}

TEST(MapPicture, shows_county_lines_the_names_of_places_and_the_scale) {
    const std::string map = picture(chicago_with(3));
    EXPECT_GT(times(map, "stroke=\"#b3b3b3\""), 5u) << "counties";
    EXPECT_GE(times(map, "stroke=\"#808080\""), 2u) << "Illinois and Indiana";
    EXPECT_EQ(times(map, ">Chicago</text>"), 1u);
    EXPECT_EQ(times(map, ">10 miles</text>"), 1u);
    const std::string spanish = map_picture_svg(chicago_with(3), base::Language::Spanish, texts(),
                                                {});
    EXPECT_EQ(times(spanish, ">10 millas</text>"), 1u);
}

TEST(MapPicture, says_in_a_sentence_what_it_shows) {
    CityView view = chicago_with(3);
    EXPECT_EQ(map_sentence(view, base::Language::English, texts()),
              "Map of Chicago with 3 unions as numbered dots. The list has the same numbers.");
    EXPECT_EQ(times(picture(view), "<title>Map of Chicago with 3 unions"), 1u);
    view.bodies.clear();
    EXPECT_EQ(map_sentence(view, base::Language::English, texts()),
              "Map of Chicago with no unions on it yet.");
}

TEST(MapPicture, is_small_and_the_same_each_time) {
    const CityView city = chicago_with(60);
    EXPECT_LT(picture(city).size(), 150'000u);
    EXPECT_EQ(picture(city), picture(city));
    EXPECT_LT(picture(chicago_with(1500)).size(), 300'000u);
}

TEST(MapPicture, stays_small_where_the_coast_is_long) {
    CityView view = chicago_with(0);
    view.miles = 100;
    for (const char* place : {"Juneau, AK", "New York, NY", "Norfolk, VA", "Honolulu, HI"}) {
        view.place = place_typed(place).value();
        EXPECT_LT(picture(view).size(), 150'000u) << place;
    }
}

TEST(MapLabels, part_dots_at_one_spot_so_that_none_covers_another) {
    const Arrangement map = arrange(dots_at_one_spot(20), {}, kFrame, true);
    ASSERT_EQ(map.dots.size(), 20u);
    for (std::size_t a = 0; a < map.dots.size(); ++a) {
        EXPECT_LT(std::hypot(map.dots[a].spot.x - 250, map.dots[a].spot.y - 160), 40);
        for (std::size_t b = a + 1; b < map.dots.size(); ++b) {
            EXPECT_FALSE(cover(map.dots[a], map.dots[b])) << a << " and " << b;
        }
    }
}

TEST(MapLabels, give_twenty_dots_at_one_spot_a_number_each_and_none_over_another) {
    const Arrangement map = arrange(dots_at_one_spot(20), {}, kFrame, true);
    EXPECT_EQ(map.left_out, 0u);
    EXPECT_EQ(map.numbers.size(), 20u);
    for (std::size_t a = 0; a < map.numbers.size(); ++a) {
        for (std::size_t b = a + 1; b < map.numbers.size(); ++b) {
            EXPECT_FALSE(cover(map.numbers[a], map.numbers[b]))
                << map.numbers[a].words << " and " << map.numbers[b].words;
        }
    }
}

TEST(MapLabels, leave_dots_that_stand_alone_where_they_are) {
    std::vector<Dot> dots = dots_at_one_spot(2);
    dots[1].home = dots[1].spot = {100, 100};
    const Arrangement map = arrange(dots, {}, kFrame, true);
    EXPECT_EQ(map.dots[0].spot.x, 250);
    EXPECT_EQ(map.dots[1].spot.x, 100);
}

TEST(MapLabels, write_the_number_of_a_large_dot_into_it) {
    std::vector<Dot> dots = dots_at_one_spot(1);
    dots[0].radius = 12;
    const Arrangement map = arrange(dots, {}, kFrame, true);
    ASSERT_EQ(map.numbers.size(), 1u);
    EXPECT_EQ(map.numbers[0].spot.x, 250);
    EXPECT_EQ(map.numbers[0].lettering.darkness, 0);
    dots[0].hollow = true;
    EXPECT_NE(arrange(dots, {}, kFrame, true).numbers[0].spot.x, 250);
}

TEST(MapLabels, count_the_numbers_that_find_no_room) {
    const Arrangement map = arrange(dots_at_one_spot(400), {}, kFrame, true);
    EXPECT_GT(map.left_out, 0u);
    EXPECT_EQ(map.left_out + map.numbers.size(), 400u);
}

TEST(MapPicture, admits_that_numbers_are_missing) {
    CityView view = chicago_with(0);
    for (int body = 0; body < 400; ++body) {
        view.bodies.push_back(union_at(body, 41.8781, -87.6298));
    }
    const std::string crowded = picture(view);
    EXPECT_EQ(times(crowded, "dots have no room for their number"), 1u);
    EXPECT_EQ(times(picture(chicago_with(20)), "no room"), 0u);
}

TEST(MapLabels, name_the_place_itself_even_where_it_is_full) {
    const std::vector<PlaceName> names = {{"Port Halden", {250, 160}, true},
                                          {"Nearby", {252, 160}, false}};
    const Arrangement map = arrange(dots_at_one_spot(60), names, kFrame, true);
    ASSERT_GE(map.names.size(), 1u);
    EXPECT_EQ(map.names[0].words, "Port Halden");
}

TEST(MapLabels, name_the_place_close_to_its_middle) {
    const std::vector<PlaceName> names = {{"Port Halden", {250, 160}, true}};
    const auto distance = [&](int dots) {
        const Label name = arrange(dots_at_one_spot(dots), names, kFrame, true).names.at(0);
        return std::hypot(name.spot.x - 250, name.spot.y - 160);
    };
    EXPECT_LT(distance(0), 5);
    EXPECT_LT(distance(5), 40);
}

}  // namespace
