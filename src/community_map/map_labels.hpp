// Where the dots of the drawn map stand and what is written beside them, so that nothing covers
// anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/pdf/canvas.hpp"

namespace community_map {

struct Dot {
    std::vector<int> numbers = {};  ///< more than one: a stack of bodies at one headquarters
    pdf::Spot home = {};            ///< where the mail goes
    pdf::Spot spot = {};            ///< where the dot is drawn
    double radius = 0;
    bool square = false;
    bool hollow = false;
    bool pale = false;
};

struct PlaceName {
    std::string name;
    pdf::Spot spot = {};
    bool main = false;  ///< the place that the map is about
};

struct Leader {
    pdf::Spot from;
    pdf::Spot to;
};

struct Label {
    std::string words;
    pdf::Spot spot = {};
    pdf::Lettering lettering = {};
    std::optional<Leader> leader = {};  ///< a thin line to its dot, where they stand apart
};

struct Arrangement {
    std::vector<Dot> dots;
    std::vector<Label> numbers;
    std::vector<Label> names;
    std::size_t left_out = 0;  ///< dots whose number found no room
};

/// Moves dots that would cover each other apart, the small ones more than the large ones and none
/// far; then writes numbers inside large dots, beside small ones, or at the end of a thin line
/// where it is crowded. Where a number finds no room, all dots stand a little further apart, and
/// what finds none even so is left out.
Arrangement arrange(const std::vector<Dot>& dots, const std::vector<PlaceName>& names,
                    pdf::Size frame, bool with_numbers);

}  // namespace community_map
