// The first page and the one search field: places and bodies by whatever people call them.

#include "community_map/city_view.hpp"
#include "community_map/pages/parts.hpp"
#include "community_map/store.hpp"
#include "platform/http/json.hpp"

namespace community_map::pages {
namespace {

constexpr std::size_t kPlacesShown = 4;
constexpr std::size_t kBodiesSuggested = 8;
constexpr std::size_t kBodiesFound = 50;

html::Url url_of_place(const Place& place) {
    return html::Url::path("/map",
                           {{"place", std::string(place.name) + ", " + std::string(place.state)}});
}

html::Url url_of_org(const AtlasEntry& entry) {
    return html::Url::path("/orgs/" + entry.id.text());
}

/// "Chicago Teachers Union · Chicago, IL"
std::string whereabouts(const AtlasEntry& entry) {
    std::string text(entry.subtitle);
    if (!entry.city.empty()) {
        text += text.empty() ? "" : " · ";
        text += entry.city;
        text += entry.state.empty() ? "" : ", ";
        text += entry.state;
    }
    return text;
}

/// "418" and "Local 1" are numbers of bodies before they are anything else; a city's name is a
/// place first.
std::vector<Place> places_for(std::string_view typed) {
    std::vector<Place> places;
    if (const auto exact = place_typed(typed)) {
        places.push_back(*exact);
    }
    for (const Place& place : places_beginning(typed, kPlacesShown)) {
        const bool listed = std::any_of(places.begin(), places.end(), [&](const Place& other) {
            return other.name == place.name && other.state == place.state;
        });
        if (!listed && places.size() < kPlacesShown) {
            places.push_back(place);
        }
    }
    return places;
}

/// What search as you type shows below the field: a piece of a page.
http::Response suggestions(const Rooms& rooms, const http::Request& request) {
    const std::string typed(request.query.get("q"));
    const auto atlas = rooms.shelf.current();
    auto page = rooms.machine.views.page("community_map/suggestions", request.language);
    const auto suggest = [&](std::string_view title, const std::string& detail,
                             const html::Url& url) {
        html::Slots suggestion = page.slots().add("SUGGESTION");
        suggestion.set("TITLE", title);
        suggestion.set("DETAIL", detail);
        suggestion.set("NEXT_URL", url);
    };
    const std::string place_word = rooms.say(request.language, "community_map.place_word");
    for (const Place& place : places_for(typed)) {
        suggest(std::string(place.name) + ", " + std::string(place.state), place_word,
                url_of_place(place));
    }
    for (const std::uint32_t index : search(*atlas, typed, kBodiesSuggested)) {
        const AtlasEntry& entry = atlas->at(index);
        suggest(entry.title, whereabouts(entry), url_of_org(entry));
    }
    return http::Response::html(page.html());
}

/// The same findings for scripts.
http::Response search_json(const Atlas& atlas, std::span<const Place> places,
                           std::span<const std::uint32_t> bodies) {
    http::JsonWriter json;
    json.begin_object().key("places").begin_array();
    for (const Place& place : places) {
        json.begin_object();
        json.key("name").value(place.name).key("state").value(place.state);
        json.end_object();
    }
    json.end_array().key("bodies").begin_array();
    for (const std::uint32_t index : bodies) {
        const AtlasEntry& entry = atlas.at(index);
        json.begin_object();
        json.key("id").value(entry.id.text()).key("name").value(entry.title);
        json.key("city").value(entry.city).key("state").value(entry.state);
        json.end_object();
    }
    json.end_array().end_object();
    return http::Response::json(json.take());
}

void fill_found(const Rooms& rooms, base::Language language, html::Slots& slots,
                std::span<const Place> places, const Atlas& atlas,
                std::span<const std::uint32_t> bodies) {
    slots.show_if(!places.empty(), "HAS_PLACES");
    slots.show_if(!bodies.empty(), "HAS_BODIES");
    slots.show_if(places.empty() && bodies.empty(), "NOTHING");
    for (const Place& place : places) {
        html::Slots row = slots.add("PLACE");
        row.set("PLACE_NAME", std::string(place.name) + ", " + std::string(place.state));
        row.set("PLACE_URL", url_of_place(place));
    }
    for (const std::uint32_t index : bodies) {
        const AtlasEntry& entry = atlas.at(index);
        html::Slots row = slots.add("BODY");
        row.set("TITLE", entry.title);
        row.set("DETAIL", whereabouts(entry));
        row.set("ORG_URL", url_of_org(entry));
        row.set("SIZE", size_in_words(rooms, language, entry.members_low, entry.members_high));
    }
}

http::Response search_page(const Rooms& rooms, const http::Request& request) {
    const std::string typed(request.query.get("q"));
    const auto places = places_for(typed);
    const auto atlas = rooms.shelf.current();
    const auto bodies = search(*atlas, typed, kBodiesFound);
    if (request.wants_json()) {
        return search_json(*atlas, places, bodies);
    }
    if (bodies.empty() && places.size() == 1) {
        return http::Response::see_other(url_of_place(places.front()).text());
    }
    const Sheet sheet{.title = rooms.say(request.language, "community_map.search_title"),
                      .content = "community_map/search"};
    return show(rooms, request, sheet, [&](html::Slots& slots) {
        slots.set("TYPED", typed);
        slots.show("SEARCH_IS_MAIN");
        fill_found(rooms, request.language, slots, places, *atlas, bodies);
    });
}

void fill_known(const Rooms& rooms, const http::Request& request, html::Slots& slots,
                const CityView& register_shown, std::size_t bodies) {
    html::Slots known = slots.add("KNOWN");
    known.set("SENTENCE", rooms.say(request.language,
                                    {.key = "community_map.on_the_map",
                                     .values = {{"count", static_cast<std::int64_t>(bodies)}}}));
    if (register_shown.register_period.empty()) {
        return;
    }
    known.add("READ").set(
        "SOURCE",
        rooms.say(request.language,
                  {.key = "community_map.register_short",
                   .values = {{"years", register_shown.register_period},
                              {"date", text::long_date(request.language,
                                                       register_shown.register_read_on)}}}));
}

http::Response first_page(const Rooms& rooms, const http::Request& request) {
    const auto atlas = rooms.shelf.current();
    const CityView register_shown = rooms.machine.database.read(register_of);
    const Sheet sheet{.title = rooms.say(request.language, "community_map.first_title"),
                      .content = "community_map/first"};
    return show(rooms, request, sheet, [&](html::Slots& slots) {
        const std::size_t bodies = atlas->entries().size();
        if (bodies == 0) {
            slots.show("EMPTY");
        } else {
            slots.show("SEARCH_IS_MAIN");
            fill_known(rooms, request, slots, register_shown, bodies);
        }
    });
}

}  // namespace

void add_first_pages(http::Routes& routes, const Rooms& rooms) {
    routes.add({.pattern = "/",
                .answer = [rooms](http::Request& request) { return first_page(rooms, request); }});
    routes.add({.pattern = "/search/suggestions",
                .answer = [rooms](http::Request& request) { return suggestions(rooms, request); }});
    routes.add({.pattern = "/search",
                .answer = [rooms](http::Request& request) { return search_page(rooms, request); }});
}

}  // namespace community_map::pages
