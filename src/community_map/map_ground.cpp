#include "community_map/map_ground.hpp"

#include <cmath>
#include <numbers>

#include "community_map/outlines.hpp"

namespace community_map {
namespace {

using pdf::Canvas;
using pdf::Size;
using pdf::Spot;

constexpr pdf::Darkness kWater = 0.08;
constexpr double kMilesPerDegree = 69.09;

/// One side of the frame, for cutting rings at it.
struct Edge {
    bool vertical = false;  ///< of the form x = at, else y = at
    double at = 0;
    double inside = 1;  ///< 1: the greater side is kept; -1: the lesser
};

std::vector<Spot> cut(const std::vector<Spot>& ring, const Edge& edge) {
    const auto depth = [&edge](const Spot& spot) {
        return ((edge.vertical ? spot.x : spot.y) - edge.at) * edge.inside;
    };
    std::vector<Spot> kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Spot& from = ring[i];
        const Spot& to = ring[(i + 1) % ring.size()];
        const double a = depth(from);
        const double b = depth(to);
        if (a >= 0) {
            kept.push_back(from);
        }
        if ((a >= 0) != (b >= 0)) {
            const double part = a / (a - b);
            kept.push_back({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
        }
    }
    return kept;
}

/// The part of the ring that the frame shows and a bit more, without points too close to tell
/// apart. A state may reach far beyond the city; its coast would be most of the picture's bytes.
std::vector<Spot> visible_part(const Outline& outline, const Projection& projection, Size frame) {
    constexpr double kBeyond = 6;
    constexpr double kFinest = 0.7;
    std::vector<Spot> ring;
    for (const Point& point : outline.points) {
        ring.push_back(projection.spot(point));
    }
    for (const Edge& edge : {Edge{true, -kBeyond, 1}, Edge{true, frame.width + kBeyond, -1},
                             Edge{false, -kBeyond, 1}, Edge{false, frame.height + kBeyond, -1}}) {
        ring = cut(ring, edge);
    }
    std::vector<Spot> plain;
    for (const Spot& spot : ring) {
        if (plain.empty() ||
            std::hypot(spot.x - plain.back().x, spot.y - plain.back().y) >= kFinest) {
            plain.push_back(spot);
        }
    }
    return plain;
}

}  // namespace

Projection::Projection(const Point& center, double miles, Size frame)
    : center_(center),
      middle_({frame.width / 2, frame.height / 2}),
      east_(std::cos(center.latitude * std::numbers::pi / 180)),
      points_per_mile_(std::min(frame.width, frame.height) / 2 / (miles * 1.06)) {}

Spot Projection::spot(const Point& point) const {
    const double x = (point.longitude - center_.longitude) * kMilesPerDegree * east_;
    const double y = (center_.latitude - point.latitude) * kMilesPerDegree;
    return {middle_.x + x * points_per_mile_, middle_.y + y * points_per_mile_};
}

double Projection::miles_to_corner() const {
    return std::hypot(middle_.x, middle_.y) / points_per_mile_;
}

void draw_land(Canvas& canvas, const Projection& projection, Size frame) {
    const Box box = Box::around(projection.center(), projection.miles_to_corner());
    const std::vector<Outline> outlines = outlines_in(box);
    canvas.rectangle({0, 0}, frame, {.fill = outlines.empty() ? 0 : kWater});
    for (const Outline& outline : outlines) {
        const std::vector<Spot> ring = visible_part(outline, projection, frame);
        if (ring.size() < 3) {
            continue;
        }
        switch (outline.kind) {
            case Outline::Kind::County:
                canvas.polygon(ring, {.fill = 0, .outline = {.width = 0.5, .darkness = 0.3}});
                break;
            case Outline::Kind::State:
                canvas.polygon(ring, {.outline = {.width = 1, .darkness = 0.5}});
                break;
        }
    }
}

}  // namespace community_map
