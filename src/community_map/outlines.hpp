// Outlines of states and counties, for the printed map: compact, inside the program (npm package
// us-atlas).
#pragma once

#include <string_view>
#include <vector>

#include "community_map/places.hpp"

namespace community_map {

struct Box {
    double south = 0;
    double west = 0;
    double north = 0;
    double east = 0;

    /// The box that holds a circle of `miles` around `center`.
    static Box around(const Point& center, double miles);
};

struct Outline {
    enum class Kind { County, State };
    Kind kind = Kind::County;
    std::string_view name;      ///< "Cook", "Illinois"
    std::string_view state;     ///< "IL"
    std::vector<Point> points;  ///< one closed ring
};

/// Every ring whose own box touches `box`: counties, then states.
std::vector<Outline> outlines_in(const Box& box);

}  // namespace community_map
