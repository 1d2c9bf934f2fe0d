// The ground that a city is drawn on: where a point of the earth lies on the sheet, and the county
// and state lines around it.
#pragma once

#include "community_map/places.hpp"
#include "platform/pdf/canvas.hpp"

namespace community_map {

/// A plane that touches the earth at the city. A city is small: that is exact enough.
class Projection {
public:
    /// A circle of `miles` around `center` just fits into the frame.
    Projection(const Point& center, double miles, pdf::Size frame);

    pdf::Spot spot(const Point& point) const;
    double points_per_mile() const { return points_per_mile_; }
    pdf::Spot middle() const { return middle_; }
    const Point& center() const { return center_; }
    /// From the middle to a corner of the frame.
    double miles_to_corner() const;

private:
    Point center_;
    pdf::Spot middle_;
    double east_;  ///< how much shorter a degree is eastward than northward
    double points_per_mile_;
};

/// Counties and states in thin lines; grey is what belongs to none: the sea, a lake, another
/// country. Lines may run a little beyond the frame.
void draw_land(pdf::Canvas& canvas, const Projection& projection, pdf::Size frame);

}  // namespace community_map
