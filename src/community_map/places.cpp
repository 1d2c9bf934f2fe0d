#include "community_map/places.hpp"

#include <algorithm>
#include <cmath>

#include "community_map/places_block.hpp"
#include "community_map/places_folding.hpp"

namespace community_map {
namespace {

constexpr double kEarthRadiusMiles = 3958.8;
constexpr double kRadians = 3.14159265358979323846 / 180.0;

/// The Labor Department's code for an address outside the United States.
constexpr std::string_view kAbroad = "00";

/// A ZIP this far from the city it is written beside is a slip of the pen: no city is so wide.
constexpr double kSameAddressMiles = 60;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view without_padding(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// The five digits of a ZIP, with or without four more; empty where it is neither.
std::string_view five_digits(std::string_view zip) {
    zip = without_padding(zip);
    if (zip.size() < 5 || !std::all_of(zip.begin(), zip.begin() + 5, is_digit)) {
        return {};
    }
    std::string_view rest = zip.substr(5);
    if (!rest.empty() && (rest.front() == '-' || rest.front() == ' ')) {
        rest.remove_prefix(1);
    }
    const bool fits = rest.size() <= 4 && std::all_of(rest.begin(), rest.end(), is_digit);
    return fits ? zip.substr(0, 5) : std::string_view();
}

/// By number of ZIPs, the more first; where that is equal, nearer the center first.
struct Label {
    std::uint16_t weight;
    double miles;
    std::uint32_t place;
};

/// Whether two names, each written under its point, would run into one another on a map of this
/// radius.
bool collide(const Point& a, const Point& b, double miles) {
    const double up = std::abs(a.latitude - b.latitude) * kRadians * kEarthRadiusMiles;
    const double across = std::abs(a.longitude - b.longitude) * kRadians * kEarthRadiusMiles *
                          std::cos(a.latitude * kRadians);
    return up < miles * 0.08 && across < miles * 0.22;
}

std::vector<Label> labels_within(const Point& center, double miles) {
    const PlacesBlock& block = places_block();
    const double reach = miles / (kEarthRadiusMiles * kRadians);
    std::vector<Label> labels;
    for (std::uint32_t number = 0; number < block.place_count(); ++number) {
        const PlaceRecord place = block.place(number);
        const Point point{degrees_of(place.latitude), degrees_of(place.longitude)};
        if (place.weight == 0 || std::abs(point.latitude - center.latitude) > reach) {
            continue;
        }
        const double away = miles_between(center, point);
        if (away <= miles) {
            labels.push_back({.weight = place.weight, .miles = away, .place = number});
        }
    }
    std::sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.miles < b.miles;
    });
    return labels;
}

}  // namespace

double miles_between(const Point& a, const Point& b) {
    const double up = std::sin((b.latitude - a.latitude) * kRadians / 2);
    const double across = std::sin((b.longitude - a.longitude) * kRadians / 2);
    const double narrowing = std::cos(a.latitude * kRadians) * std::cos(b.latitude * kRadians);
    const double haversine = up * up + narrowing * across * across;
    return 2 * kEarthRadiusMiles * std::asin(std::sqrt(std::min(1.0, haversine)));
}

std::optional<ZipArea> zip_area(std::string_view zip) {
    const std::string_view digits = five_digits(zip);
    if (digits.empty()) {
        return std::nullopt;
    }
    const PlacesBlock& block = places_block();
    const auto digit = [digits](std::size_t at) { return std::uint32_t(digits[at] - '0'); };
    const std::uint32_t prefix = digit(0) * 100 + digit(1) * 10 + digit(2);
    const std::uint32_t end = block.first_zip(prefix + 1);
    // At most a hundred ZIPs share their first three digits.
    for (std::uint32_t number = block.first_zip(prefix); number < end; ++number) {
        if (block.zip_digits(number) == digits) {
            const ZipRecord found = block.zip(number);
            return ZipArea{.zip = block.zip_digits(number),
                           .county = block.county(found.county),
                           .center = {degrees_of(found.latitude), degrees_of(found.longitude)},
                           .place = block.shown(found.place)};
        }
    }
    return std::nullopt;
}

std::optional<Place> place_named(std::string_view name, std::string_view state) {
    const auto code = state_code(state);
    const auto folded = code ? fold_name(name) : std::nullopt;
    if (!folded) {
        return std::nullopt;
    }
    const PlacesBlock& block = places_block();
    std::uint32_t low = 0;
    std::uint32_t high = block.place_count();
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        const PlaceRecord place = block.place(middle);
        const std::string_view place_state(place.state.data(), 2);
        const int order = place_state != *code ? place_state.compare(*code)
                                               : block.key(place).compare(folded->text());
        if (order == 0) {
            return block.shown(middle);
        }
        (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
    return std::nullopt;
}

std::optional<Placed> place_of_mail(std::string_view city, std::string_view state,
                                    std::string_view zip) {
    if (without_padding(state) == kAbroad) {
        return std::nullopt;  // five digits are a postcode in half of the world
    }
    const auto area = zip_area(zip);
    const auto named = place_named(city, state);
    if (!named) {
        if (!area) {
            return std::nullopt;
        }
        return Placed{.place = area->place, .point = area->center, .by_zip = true};
    }
    if (area && miles_between(area->center, named->center) <= kSameAddressMiles) {
        return Placed{.place = *named, .point = area->center, .by_zip = true};
    }
    return Placed{.place = *named, .point = named->center, .by_zip = false};
}

std::vector<Place> places_around(const Point& center, double miles, std::size_t at_most) {
    const PlacesBlock& block = places_block();
    std::vector<Place> shown;
    for (const Label& label : labels_within(center, miles)) {
        if (shown.size() == at_most) {
            break;
        }
        const Place place = block.shown(label.place);
        const bool hidden = std::any_of(shown.begin(), shown.end(), [&](const Place& other) {
            return collide(place.center, other.center, miles);
        });
        if (!hidden) {
            shown.push_back(place);
        }
    }
    return shown;
}

}  // namespace community_map
