// Cities for the tests of the map and the list on paper.
#pragma once

#include <cmath>
#include <fstream>
#include <sstream>

#include "community_map/city.hpp"
#include "platform/files/embedded.hpp"
#include "platform/text/texts.hpp"

namespace paper_world {

/// The slice's own sentences.
inline const text::Texts& texts() {
    static const text::Texts texts = [] {
        const text::TextFile files[] = {
            {base::Language::English, files::embedded_file("text/community_map/en.json")->bytes},
            {base::Language::Spanish, files::embedded_file("text/community_map/es.json")->bytes}};
        return text::Texts(files);
    }();
    return texts;
}

/// "UTUW Local 401" for body 0, "UTUW Local 402" for body 1.
inline community_map::Org union_at(int body, double latitude, double longitude) {
    community_map::Org org;
    org.kind = community_map::OrgKind::Local;
    org.affiliation = "UTUW";
    org.parent_name = "United Transport Workers";
    org.designation = "LU";
    org.number = std::to_string(401 + body);
    org.city = "Chicago";
    org.state = "IL";
    org.latitude = latitude;
    org.longitude = longitude;
    org.members_low = org.members_high = 5000 - body * 3;
    org.members_as_of = "2021-06-30";
    return org;
}

/// Unions spread over the 25 miles around Chicago in the pattern of a sunflower.
inline community_map::CityView chicago_with(int bodies) {
    community_map::CityView view;
    view.place = community_map::place_typed("Chicago, IL").value();
    for (int body = 0; body < bodies; ++body) {
        const double reach = 0.3 * std::sqrt((body + 0.5) / bodies);
        const double angle = body * 2.39996;
        view.bodies.push_back(union_at(body, view.place.center.latitude + reach * std::sin(angle),
                                       view.place.center.longitude + reach * std::cos(angle)));
        view.totals.members_low += *view.bodies.back().members_low;
    }
    view.totals.bodies = bodies;
    view.totals.members_high = view.totals.members_low;
    view.register_period = "2021";
    view.register_read_on = "2026-08-03";
    return view;
}

}  // namespace paper_world
