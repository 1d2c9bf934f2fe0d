#include "community_map/map_picture.hpp"

#include <cmath>
#include <numbers>

#include "community_map/map_ground.hpp"
#include "community_map/map_labels.hpp"
#include "platform/pdf/svg.hpp"

namespace community_map {
namespace {

using pdf::Canvas;
using pdf::Shape;
using pdf::Size;
using pdf::Spot;

constexpr double kLegendEdge = 6;  // above the first row of the legend and below the last
constexpr double kLegendRow = 14;
constexpr double kLabelSize = 8.5;
constexpr double kSignWidth = 8;  // of a sign in the legend, up to its words
constexpr pdf::Lettering kLegendLetters = {.size = kLabelSize};
constexpr double kMilesAtLeast = 4;  // or a single address would be a map of one street
constexpr double kMilesAtMost = 100;

double miles_shown(const CityView& view) {
    if (view.miles > 0) {
        return view.miles;
    }
    double farthest = kMilesAtLeast;
    for (const Org& body : view.bodies) {
        if (on_the_map(body)) {
            const Point point = {*body.latitude, *body.longitude};
            farthest = std::max(farthest, miles_between(view.place.center, point));
        }
    }
    return std::min(farthest, kMilesAtMost);
}

bool is_council(OrgKind kind) {
    switch (kind) {
        case OrgKind::Intermediate:
        case OrgKind::International:
        case OrgKind::Clc:
        case OrgKind::Statefed:
        case OrgKind::Btc:
            return true;
        case OrgKind::Local:
        case OrgKind::Chapter:
        case OrgKind::Community:
        case OrgKind::Tenant:
        case OrgKind::Faith:
        case OrgKind::WorkerCenter:
        case OrgKind::LegislativeOffice:
        case OrgKind::Other:
            return false;
    }
    return false;
}

/// Whether its size is a number that one may draw: known, and nobody doubts it.
bool size_drawn(const Org& body) {
    return body.members_low && !body.has(Flag::ImplausibleSize);
}

/// Half the width of a dot. Its area follows the members, as far as they are people of this city: a
/// headquarters has its members everywhere, and where mail goes to headquarters nobody can say.
double radius_of(const Org& body, Size frame) {
    constexpr double kSmallest = 2.3;
    constexpr double kWithoutSize = 3;
    constexpr double kElsewhere = 4.5;
    constexpr double kMembersAtFullSize = 30000;  // beyond, one dot would hide the city
    if (!size_drawn(body) || body.has(Flag::CentralMail)) {
        return kWithoutSize;
    }
    if (body.kind == OrgKind::International || body.kind == OrgKind::Statefed) {
        return kElsewhere;
    }
    const double full = std::min(frame.width, frame.height) * 0.045;
    const double members = static_cast<double>(body.members_high.value_or(*body.members_low));
    return std::max(kSmallest,
                    full * std::sqrt(std::min(members, kMembersAtFullSize) / kMembersAtFullSize));
}

/// Where there are very many, all are drawn smaller, so that a tenth of the map at most is dots.
void shrink_crowds(std::vector<Dot>& dots, Size frame) {
    constexpr double kSmallest = 1.6;
    double area = 0;
    for (const Dot& dot : dots) {
        area += std::numbers::pi * dot.radius * dot.radius;
    }
    const double share = area / (frame.width * frame.height * 0.1);
    if (share > 1) {
        for (Dot& dot : dots) {
            dot.radius = std::max(kSmallest, dot.radius / std::sqrt(share));
        }
    }
}

/// Bodies whose mail goes to one headquarters are one pale dot, growing with their number.
void stack(std::vector<Dot>& dots, const Dot& dot) {
    constexpr double kSameHome = 0.5;
    const auto below = std::find_if(dots.begin(), dots.end(), [&dot](const Dot& other) {
        return other.pale && other.square == dot.square &&
               std::hypot(other.home.x - dot.home.x, other.home.y - dot.home.y) < kSameHome;
    });
    if (below == dots.end()) {
        dots.push_back(dot);
        return;
    }
    below->numbers.push_back(dot.numbers.front());
    below->hollow = false;
    const double height = static_cast<double>(below->numbers.size());
    below->radius = std::min(8.0, dot.radius * std::sqrt(height));
}

std::vector<Dot> dots_of(const CityView& view, const Projection& projection, Size frame) {
    std::vector<Dot> dots;
    for (const NumberedBody& entry : numbered(view)) {
        const Org& body = *entry.body;
        if (!on_the_map(body)) {
            continue;
        }
        Dot dot;
        dot.numbers = {entry.number};
        dot.home = projection.spot({*body.latitude, *body.longitude});
        if (dot.home.x < 0 || dot.home.x > frame.width || dot.home.y < 0 ||
            dot.home.y > frame.height) {
            continue;
        }
        dot.spot = dot.home;
        dot.radius = radius_of(body, frame);
        dot.square = is_council(body.kind);
        dot.hollow = !size_drawn(body);
        dot.pale = body.has(Flag::CentralMail);
        dot.pale ? stack(dots, dot) : dots.push_back(dot);
    }
    shrink_crowds(dots, frame);
    return dots;
}

Shape shape_of(const Dot& dot) {
    if (dot.hollow) {
        return {.fill = 0, .outline = {.width = 1.1, .darkness = dot.pale ? 0.5 : 1}};
    }
    if (dot.pale) {
        return {.fill = 0.22, .outline = {.width = 0.8, .darkness = 0.6}};
    }
    return {.fill = 1, .outline = {.width = 0.8, .darkness = 0}};
}

void draw_dot(Canvas& canvas, const Dot& dot) {
    if (dot.square) {
        // The square with the area of the circle, so that area alone says how many.
        const double side = dot.radius * std::sqrt(std::numbers::pi);
        canvas.rectangle({dot.spot.x - side / 2, dot.spot.y - side / 2}, {side, side},
                         shape_of(dot));
    } else {
        canvas.circle(dot.spot, dot.radius, shape_of(dot));
    }
}

void draw_label(Canvas& canvas, const Label& label) {
    canvas.words(label.spot, label.words, label.lettering);
}

void draw_leader(Canvas& canvas, const Label& label) {
    if (label.leader) {
        const Spot ends[] = {label.leader->from, label.leader->to};
        canvas.line(ends, {.width = 0.5, .darkness = 0.8});
    }
}

/// In the lower right corner; the labels keep it free.
void draw_crowded(Canvas& canvas, Size frame, std::size_t dots, base::Language language,
                  const text::Texts& texts) {
    if (dots > 0) {
        canvas.words({frame.width - 8, frame.height - 8},
                     texts.say(language, {.key = "community_map.paper_map_crowded",
                                          .values = {{"dots", static_cast<std::int64_t>(dots)}}}),
                     {.size = kLabelSize, .italic = true, .align = pdf::Align::End, .halo = true});
    }
}

/// The greatest handy length that is at most a fifth of the frame.
void draw_scale(Canvas& canvas, Size frame, const Projection& projection, base::Language language,
                const text::Texts& texts) {
    int miles = 1;
    for (const int handy : {2, 5, 10, 20, 50}) {
        if (handy * projection.points_per_mile() <= frame.width / 5) {
            miles = handy;
        }
    }
    const double length = miles * projection.points_per_mile();
    const double y = frame.height - 10;
    const Spot bar[] = {{10, y - 4}, {10, y}, {10 + length, y}, {10 + length, y - 4}};
    canvas.line(bar, {.width = 1});
    canvas.words({10 + length / 2, y - 5},
                 texts.say(language, {.key = "community_map.paper_map_scale",
                                      .values = {{"miles", std::int64_t{miles}}}}),
                 {.size = kLabelSize, .align = pdf::Align::Middle, .halo = true});
}

void draw_north(Canvas& canvas, Size frame, base::Language language, const text::Texts& texts) {
    const double x = frame.width - 16;
    const Spot arrow[] = {{x, 10}, {x + 5, 24}, {x, 21}, {x - 5, 24}};
    canvas.polygon(arrow, {.fill = 1});
    canvas.words({x, 34}, texts.say(language, "community_map.paper_map_north"),
                 {.size = kLabelSize, .bold = true, .align = pdf::Align::Middle, .halo = true});
}

/// A sign with its words, where it stands in the legend.
struct Sign {
    Dot dot;
    std::string words;
    double left = 0;
    std::size_t row = 0;
};

/// Side by side as far as the sheet is wide, then in another row: some languages say more.
std::vector<Sign> legend_of(const CityView& view, double width, base::Language language,
                            const text::Texts& texts) {
    constexpr double kLeft = 5;
    constexpr double kAir = 18;
    const bool pale = std::any_of(view.bodies.begin(), view.bodies.end(), [](const Org& body) {
        return on_the_map(body) && body.has(Flag::CentralMail);
    });
    std::vector<Sign> signs = {
        {.dot = {.radius = 4}, .words = texts.say(language, "community_map.paper_map_union")},
        {.dot = {.radius = 3.5, .hollow = true},
         .words = texts.say(language, "community_map.paper_map_unknown")},
        {.dot = {.radius = 3.8, .square = true},
         .words = texts.say(language, "community_map.paper_map_council")}};
    if (pale) {
        signs.push_back({.dot = {.radius = 4, .pale = true},
                         .words = texts.say(language, "community_map.paper_map_pale")});
    }
    double left = kLeft;
    std::size_t row = 0;
    for (Sign& sign : signs) {
        const double wide = kSignWidth + pdf::size_of(sign.words, kLegendLetters).width;
        if (left > kLeft && left + wide > width) {
            left = kLeft;
            ++row;
        }
        sign.left = left;
        sign.row = row;
        left += wide + kAir;
    }
    return signs;
}

double height_of(const std::vector<Sign>& legend) {
    const double rows = static_cast<double>(legend.back().row) + 1;
    return rows * kLegendRow + kLegendEdge;
}

void draw_legend(Canvas& canvas, double top, const std::vector<Sign>& legend) {
    for (const Sign& sign : legend) {
        Dot dot = sign.dot;
        dot.spot = {sign.left, top + kLegendEdge + static_cast<double>(sign.row) * kLegendRow +
                                   kLegendRow / 2};
        draw_dot(canvas, dot);
        canvas.words({sign.left + kSignWidth, dot.spot.y + 3}, sign.words, kLegendLetters);
    }
}

/// The names of the place itself and of larger ones around it.
std::vector<PlaceName> place_names(const CityView& view, const Projection& projection) {
    constexpr std::size_t kNames = 14;
    std::vector<PlaceName> names = {
        {std::string(view.place.name), projection.spot(view.place.center), true}};
    for (const Place& place :
         places_around(view.place.center, projection.miles_to_corner(), kNames)) {
        if (place.name != view.place.name) {
            names.push_back({std::string(place.name), projection.spot(place.center), false});
        }
    }
    return names;
}

}  // namespace

std::vector<NumberedBody> numbered(const CityView& view) {
    std::vector<NumberedBody> bodies;
    bodies.reserve(view.bodies.size());
    for (const Org& body : view.bodies) {
        bodies.push_back({static_cast<int>(bodies.size()) + 1, &body});
    }
    return bodies;
}

bool on_the_map(const Org& body) {
    return !body.closed() && body.latitude && body.longitude;
}

void draw_map(Canvas& canvas, const CityView& view, base::Language language,
              const text::Texts& texts, const MapOptions& options) {
    const auto legend = options.legend ? legend_of(view, options.size.width, language, texts)
                                       : std::vector<Sign>{};
    const double legend_height = legend.empty() ? 0 : height_of(legend);
    const Size frame = {options.size.width, options.size.height - legend_height};
    const Projection projection(view.place.center, miles_shown(view), frame);
    draw_land(canvas, projection, frame);
    if (view.miles > 0) {
        canvas.circle(projection.middle(), view.miles * projection.points_per_mile(),
                      {.outline = {.width = 0.8, .darkness = 0.6, .dashed = true}});
    }
    const Arrangement map = arrange(dots_of(view, projection, frame), place_names(view, projection),
                                    frame, options.numbers);
    for (const Label& label : map.names) {
        draw_label(canvas, label);
    }
    for (const Label& label : map.numbers) {
        draw_leader(canvas, label);
    }
    for (const Dot& dot : map.dots) {
        draw_dot(canvas, dot);
    }
    for (const Label& label : map.numbers) {
        draw_label(canvas, label);
    }
    draw_scale(canvas, frame, projection, language, texts);
    draw_north(canvas, frame, language, texts);
    draw_crowded(canvas, frame, map.left_out, language, texts);
    if (!legend.empty()) {
        // Outlines and the circle run on below the frame; the paper covers them.
        canvas.rectangle({0, frame.height}, {frame.width, legend_height}, {.fill = 0});
        draw_legend(canvas, frame.height, legend);
    }
    canvas.rectangle({0.4, 0.4}, {frame.width - 0.8, frame.height - 0.8},
                     {.outline = {.width = 0.8, .darkness = 0.7}});
}

std::string map_picture_svg(const CityView& view, base::Language language, const text::Texts& texts,
                            const MapOptions& options) {
    return pdf::svg_picture(options.size, map_sentence(view, language, texts), [&](Canvas& canvas) {
        draw_map(canvas, view, language, texts, options);
    });
}

std::string map_sentence(const CityView& view, base::Language language, const text::Texts& texts) {
    const auto shown = std::count_if(view.bodies.begin(), view.bodies.end(), on_the_map);
    return texts.say(language, {.key = "community_map.paper_map_shows",
                                .values = {{"place", std::string(view.place.name)},
                                           {"dots", static_cast<std::int64_t>(shown)}}});
}

}  // namespace community_map
