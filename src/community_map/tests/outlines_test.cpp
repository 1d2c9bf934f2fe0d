#include "community_map/outlines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace community_map {
namespace {

const Point kChicago{41.85, -87.67};

std::vector<std::string> names(const std::vector<Outline>& outlines, Outline::Kind kind) {
    std::vector<std::string> all;
    for (const Outline& outline : outlines) {
        if (outline.kind == kind) {
            all.push_back(std::string(outline.name) + " " + std::string(outline.state));
        }
    }
    return all;
}

/// Whether a ring goes round a point: an odd number of its sides lie east of it.
bool goes_round(const Outline& outline, const Point& point) {
    bool inside = false;
    for (std::size_t at = 1; at < outline.points.size(); ++at) {
        const Point& a = outline.points[at - 1];
        const Point& b = outline.points[at];
        const bool crosses = (a.latitude > point.latitude) != (b.latitude > point.latitude);
        const double share = (point.latitude - a.latitude) / (b.latitude - a.latitude);
        if (crosses && point.longitude < a.longitude + share * (b.longitude - a.longitude)) {
            inside = !inside;
        }
    }
    return inside;
}

TEST(outlines_in, gives_the_counties_around_a_city_and_then_its_states) {
    const auto found = outlines_in(Box::around(kChicago, 25));
    EXPECT_EQ(names(found, Outline::Kind::County),
              (std::vector<std::string>{"Cook IL", "DuPage IL", "Lake IL", "Will IL", "Lake IN",
                                        "Porter IN"}));
    EXPECT_EQ(names(found, Outline::Kind::State),
              (std::vector<std::string>{"Illinois IL", "Indiana IN"}));
    EXPECT_TRUE(std::is_partitioned(found.begin(), found.end(), [](const Outline& outline) {
        return outline.kind == Outline::Kind::County;
    }));
}

TEST(outlines_in, gives_closed_rings_that_hold_what_lies_in_them) {
    const auto found = outlines_in(Box::around(kChicago, 25));
    for (const Outline& outline : found) {
        ASSERT_GE(outline.points.size(), 4u);
        EXPECT_EQ(outline.points.front().latitude, outline.points.back().latitude);
        EXPECT_EQ(outline.points.front().longitude, outline.points.back().longitude);
        const bool wanted = outline.name == "Cook" || outline.name == "Illinois";
        EXPECT_EQ(goes_round(outline, kChicago), wanted) << outline.name;
    }
}

TEST(outlines_in, keeps_a_corner_of_four_states_where_it_is) {
    // Four Corners, where Utah, Colorado, New Mexico and Arizona meet.
    const auto found = outlines_in(Box::around({37.0, -109.045}, 1));
    EXPECT_EQ(names(found, Outline::Kind::State).size(), 4u);
    for (const Outline& outline : found) {
        const auto nearest = std::min_element(
            outline.points.begin(), outline.points.end(), [](const Point& a, const Point& b) {
                return miles_between(a, {37.0, -109.045}) < miles_between(b, {37.0, -109.045});
            });
        EXPECT_LT(miles_between(*nearest, {37.0, -109.045}), 0.2) << outline.name;
    }
}

TEST(outlines_in, names_counties_in_utf_8) {
    const auto found = names(outlines_in(Box::around({32.31, -106.77}, 5)), Outline::Kind::County);
    EXPECT_NE(std::find(found.begin(), found.end(), "Do\u00f1a Ana NM"), found.end());
}

TEST(outlines_in, holds_the_whole_country) {
    const auto all = outlines_in({.south = -90, .west = -180, .north = 90, .east = 180});
    std::set<std::string> states;
    for (const Outline& outline : all) {
        if (outline.kind == Outline::Kind::State) {
            states.emplace(outline.state);
        }
        for (const Point& point : outline.points) {
            ASSERT_TRUE(point.latitude > -15 && point.latitude < 72) << outline.name;
            ASSERT_TRUE(point.longitude >= -180 && point.longitude <= 180) << outline.name;
        }
    }
    EXPECT_EQ(states.size(), 56u) << "fifty states, the District and five territories";
}

TEST(outlines_in, finds_nothing_at_sea) {
    EXPECT_TRUE(outlines_in(Box::around({30, -50}, 100)).empty());
}

TEST(box_around, holds_its_circle_and_hardly_more) {
    const Box box = Box::around(kChicago, 25);
    EXPECT_NEAR(miles_between(kChicago, {box.north, kChicago.longitude}), 25, 0.05);
    EXPECT_NEAR(miles_between(kChicago, {box.south, kChicago.longitude}), 25, 0.05);
    EXPECT_NEAR(miles_between(kChicago, {kChicago.latitude, box.east}), 25, 0.05);
    EXPECT_NEAR(miles_between(kChicago, {kChicago.latitude, box.west}), 25, 0.05);
    const Box pole = Box::around({89.9, 0}, 25);
    EXPECT_EQ(pole.east - pole.west, 360);
}

}  // namespace
}  // namespace community_map
