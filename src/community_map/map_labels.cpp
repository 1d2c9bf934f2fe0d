#include "community_map/map_labels.hpp"

#include <cmath>
#include <numbers>

namespace community_map {
namespace {

using pdf::Lettering;
using pdf::Size;
using pdf::Spot;

/// Corners that are kept free of words: for the scale, the north arrow, and what the map has to
/// admit.
constexpr Size kScaleRoom = {130, 26};
constexpr Size kNorthRoom = {30, 40};
constexpr Size kRemarkRoom = {200, 20};

struct Rectangle {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// Which square points of the frame are taken. Asking costs the same with ten dots and with ten
/// thousand.
class Ground {
public:
    explicit Ground(Size frame)
        : columns_(static_cast<int>(frame.width)),
          rows_(static_cast<int>(frame.height)),
          taken_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

    bool is_free(const Rectangle& wanted) const {
        if (wanted.left < 2 || wanted.top < 2 || wanted.right > columns_ - 2 ||
            wanted.bottom > rows_ - 2) {
            return false;
        }
        for (int row = first(wanted.top); row <= last(wanted.bottom, rows_); ++row) {
            for (int column = first(wanted.left); column <= last(wanted.right, columns_);
                 ++column) {
                if (taken_[at(row, column)]) {
                    return false;
                }
            }
        }
        return true;
    }

    void take(const Rectangle& used) {
        for (int row = first(used.top); row <= last(used.bottom, rows_); ++row) {
            for (int column = first(used.left); column <= last(used.right, columns_); ++column) {
                taken_[at(row, column)] = true;
            }
        }
    }

private:
    static int first(double edge) { return std::max(0, static_cast<int>(std::floor(edge))); }
    static int last(double edge, int count) {
        return std::min(count - 1, static_cast<int>(std::ceil(edge)) - 1);
    }
    std::size_t at(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }

    int columns_;
    int rows_;
    std::vector<bool> taken_;
};

Rectangle around(Spot center, double reach) {
    return {center.x - reach, center.y - reach, center.x + reach, center.y + reach};
}

/// Letters of that lettering, centered on `middle`. Digits and capitals have no descenders: they
/// are 0.72 high.
Rectangle room_of(std::string_view words, const Lettering& lettering, Spot middle) {
    const double width = pdf::size_of(words, lettering).width * 1.04;
    const double height = lettering.size * 0.76;
    return {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2,
            middle.y + height / 2};
}

Label centered(std::string words, Lettering lettering, Spot middle) {
    lettering.align = pdf::Align::Middle;
    return {.words = std::move(words),
            .spot = {middle.x, middle.y + lettering.size * 0.36},
            .lettering = lettering};
}

const Lettering kNumberBeside = {.size = 8, .bold = true, .halo = true};
const Lettering kNumberInside = {.size = 8, .bold = true, .darkness = 0};
const Lettering kNumberInPale = {.size = 8, .bold = true};

/// Right, left, above, below, then the diagonals, then between: the order in which eyes look.
constexpr double kHalf = 0.7071;
constexpr double kLong = 0.9239;
constexpr double kShort = 0.3827;
constexpr Spot kDirections[] = {
    {1, 0},           {-1, 0},           {0, -1},           {0, 1},
    {kHalf, -kHalf},  {kHalf, kHalf},    {-kHalf, -kHalf},  {-kHalf, kHalf},
    {kLong, -kShort}, {kLong, kShort},   {-kLong, -kShort}, {-kLong, kShort},
    {kShort, -kLong}, {-kShort, -kLong}, {kShort, kLong},   {-kShort, kLong}};

/// Calls `meet` along a line from the dot's rim to its label, until that answers no.
bool walk(const Dot& dot, const Leader& leader, const std::function<bool(const Rectangle&)>& meet) {
    const double x = leader.to.x - leader.from.x;
    const double y = leader.to.y - leader.from.y;
    const double length = std::hypot(x, y);
    for (double along = dot.radius + 2; along < length; along += 1) {
        const Spot at = {leader.from.x + x * along / length, leader.from.y + y * along / length};
        if (!meet(around(at, 0.4))) {
            return false;
        }
    }
    return true;
}

/// The words beside the dot, at the least distance where there is room; farther off with a line.
std::optional<Label> beside(const Dot& dot, const std::string& words, Ground& ground) {
    const Rectangle size = room_of(words, kNumberBeside, {0, 0});
    for (const double gap : {1.5, 8.0, 15.0, 24.0, 36.0}) {
        for (const Spot& direction : kDirections) {
            const Spot middle = {dot.spot.x + direction.x * (dot.radius + gap + size.right),
                                 dot.spot.y + direction.y * (dot.radius + gap + size.bottom)};
            const Rectangle room = {middle.x + size.left, middle.y + size.top,
                                    middle.x + size.right, middle.y + size.bottom};
            const Leader leader = {
                dot.spot,
                {middle.x - direction.x * size.right, middle.y - direction.y * size.bottom}};
            const auto is_free = [&](const Rectangle& step) { return ground.is_free(step); };
            if (!ground.is_free(room) || !walk(dot, leader, is_free)) {
                continue;
            }
            ground.take(room);
            walk(dot, leader, [&](const Rectangle& step) {
                ground.take(step);
                return true;
            });
            Label label = centered(words, kNumberBeside, middle);
            if (gap > 2) {
                label.leader = leader;
            }
            return label;
        }
    }
    return std::nullopt;
}

std::optional<Label> inside(const Dot& dot, const std::string& words) {
    const double half_width = pdf::size_of(words, kNumberInside).width / 2;
    const double half_height = kNumberInside.size * 0.36;
    if (dot.hollow || std::hypot(half_width, half_height) > dot.radius - 0.6) {
        return std::nullopt;
    }
    return centered(words, dot.pale ? kNumberInPale : kNumberInside, dot.spot);
}

/// "41-43, 50" for 41, 42, 43, 50; "41 +8" for a taller stack.
std::string words_for(const std::vector<int>& numbers) {
    if (numbers.size() > 4) {
        return std::to_string(numbers.front()) + " +" + std::to_string(numbers.size() - 1);
    }
    std::string words;
    for (std::size_t first = 0; first < numbers.size();) {
        std::size_t last = first;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) {
            ++last;
        }
        words += (words.empty() ? "" : ", ") + std::to_string(numbers[first]);
        if (last > first) {
            words += (last == first + 1 ? ", " : "\u2013") + std::to_string(numbers[last]);
        }
        first = last + 1;
    }
    return words;
}

/// Answers how many dots stay without.
std::size_t place_numbers(const std::vector<Dot>& dots, Ground& ground,
                          std::vector<Label>& labels) {
    std::size_t left_out = 0;
    for (const Dot& dot : dots) {
        const std::string words = words_for(dot.numbers);
        auto label = inside(dot, words);
        if (!label) {
            label = beside(dot, words, ground);
        }
        if (label) {
            labels.push_back(std::move(*label));
        } else {
            ++left_out;
        }
    }
    return left_out;
}

const Lettering kMainName = {.size = 10.5, .bold = true, .darkness = 0.65, .halo = true};
const Lettering kOtherName = {.size = 8.5, .italic = true, .darkness = 0.65, .halo = true};

/// Writes the name where there is room, with its nearest edge at most `farthest` from the place.
void place_name(const PlaceName& place, const Lettering& lettering, double step, double farthest,
                Ground& ground, std::vector<Label>& labels) {
    const Rectangle size = room_of(place.name, lettering, {0, 0});
    const auto write = [&](Spot middle) {
        const Rectangle room = {middle.x + size.left, middle.y + size.top, middle.x + size.right,
                                middle.y + size.bottom};
        if (!ground.is_free(room)) {
            return false;
        }
        ground.take(room);
        labels.push_back(centered(place.name, lettering, middle));
        return true;
    };
    if (write(place.spot)) {
        return;
    }
    for (double away = 1; away <= farthest; away += step) {
        for (const Spot& direction : kDirections) {
            if (write({place.spot.x + direction.x * (size.right + away),
                       place.spot.y + direction.y * (size.bottom + away)})) {
                return;
            }
        }
    }
}

/// One step apart for two dots that cover each other. Answers whether they did.
bool push_apart(Dot& a, Dot& b, double gap) {
    const double wanted = a.radius + b.radius + gap;
    double x = b.spot.x - a.spot.x;
    double y = b.spot.y - a.spot.y;
    if (x * x + y * y >= wanted * wanted) {
        return false;
    }
    const double apart = std::hypot(x, y);
    if (apart < 0.01) {
        // At the very same spot there is no direction; the golden angle gives each pair its own.
        const double angle = (a.numbers.front() * 31 + b.numbers.front()) * 2.39996;
        x = std::cos(angle);
        y = std::sin(angle);
    } else {
        x /= apart;
        y /= apart;
    }
    const double weight_a = a.radius * a.radius;
    const double weight_b = b.radius * b.radius;
    const double push = (wanted - apart) * 0.5;
    const double share_a = weight_b / (weight_a + weight_b);
    a.spot.x -= x * push * share_a;
    a.spot.y -= y * push * share_a;
    b.spot.x += x * push * (1 - share_a);
    b.spot.y += y * push * (1 - share_a);
    return true;
}

/// A dot that others cover in part is better than one in another town.
double near(double at, double home) {
    constexpr double kFarthest = 26;
    return std::clamp(at, home - kFarthest, home + kFarthest);
}

void spread_out(std::vector<Dot>& dots, Size frame, double gap) {
    constexpr std::size_t kPairsAtMost = 10'000'000;  // some 30 ms, whatever the city
    const std::size_t pairs = dots.size() * dots.size() / 2 + 1;
    const std::size_t rounds = std::min<std::size_t>(120, kPairsAtMost / pairs);
    for (std::size_t round = 0; round < rounds; ++round) {
        bool moved = false;
        for (std::size_t a = 0; a < dots.size(); ++a) {
            for (std::size_t b = a + 1; b < dots.size(); ++b) {
                moved = push_apart(dots[a], dots[b], gap) || moved;
            }
        }
        for (Dot& dot : dots) {
            const double margin = dot.radius + 1;
            dot.spot.x = std::clamp(near(dot.spot.x, dot.home.x), margin, frame.width - margin);
            dot.spot.y = std::clamp(near(dot.spot.y, dot.home.y), margin, frame.height - margin);
        }
        if (!moved) {
            break;
        }
    }
}

/// The place that the map is about is named even if its name stands some way off; others only
/// where they are.
void place_names(const std::vector<PlaceName>& names, bool main, Ground& ground,
                 std::vector<Label>& labels) {
    for (const PlaceName& place : names) {
        if (place.main && main) {
            place_name(place, kMainName, 3, 80, ground, labels);
        } else if (!place.main && !main) {
            place_name(place, kOtherName, 4, 13, ground, labels);
        }
    }
}

Arrangement arranged_with_gap(const std::vector<Dot>& dots, const std::vector<PlaceName>& names,
                              Size frame, bool with_numbers, double gap) {
    Arrangement arrangement{.dots = dots};
    spread_out(arrangement.dots, frame, gap);
    Ground ground(frame);
    ground.take({0, frame.height - kScaleRoom.height, kScaleRoom.width, frame.height});
    ground.take({frame.width - kNorthRoom.width, 0, frame.width, kNorthRoom.height});
    ground.take({frame.width - kRemarkRoom.width, frame.height - kRemarkRoom.height, frame.width,
                 frame.height});
    for (const Dot& dot : arrangement.dots) {
        ground.take(around(dot.spot, dot.radius));
    }
    place_names(names, true, ground, arrangement.names);  // before the numbers crowd its centre
    if (with_numbers) {
        arrangement.left_out = place_numbers(arrangement.dots, ground, arrangement.numbers);
    }
    place_names(names, false, ground, arrangement.names);
    return arrangement;
}

}  // namespace

Arrangement arrange(const std::vector<Dot>& dots, const std::vector<PlaceName>& names, Size frame,
                    bool with_numbers) {
    constexpr std::size_t kHopeless = 200;  // so many never all find room, however they stand
    Arrangement best = arranged_with_gap(dots, names, frame, with_numbers, 1);
    if (dots.size() > kHopeless) {
        return best;
    }
    for (const double gap : {3.0, 5.0, 7.5, 10.0}) {
        if (best.left_out == 0) {
            break;
        }
        Arrangement wider = arranged_with_gap(dots, names, frame, with_numbers, gap);
        if (wider.left_out < best.left_out) {
            best = std::move(wider);
        }
    }
    return best;
}

}  // namespace community_map
