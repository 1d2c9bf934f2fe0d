// A city: its unions as a list with honest totals, beside the map.

#include "community_map/city_view.hpp"
#include "community_map/city_words.hpp"
#include "community_map/pages/forms.hpp"
#include "platform/files/embedded.hpp"

namespace community_map::pages {
namespace {

constexpr std::size_t kRowsOnAPage = 50;

using base::Language;

/// "Chicago Teachers Union · Oak Park": only what the title and the headline do not say already.
std::string whereabouts(const AtlasEntry& entry, const Place& shown) {
    std::string words(entry.subtitle == entry.title ? std::string_view() : entry.subtitle.view());
    if (entry.city != shown.name) {
        words += words.empty() ? "" : " · ";
        words += entry.city.view();
    }
    return words;
}

void fill_row(const Rooms& rooms, const CityQuestion& question, html::Slots row,
              const AtlasEntry& entry) {
    const Language language = question.language;
    row.set("ORG", entry.id.text());
    row.set("ORG_URL", html::Url::path("/orgs/" + entry.id.text()));
    row.set("TITLE", entry.title);
    row.set("WHEREABOUTS", whereabouts(entry, question.place));
    if (entry.size_known()) {
        row.set("SIZE", size_in_words(rooms, language, entry.members_low, entry.members_high));
        if (!entry.members_as_of.empty()) {
            row.add("DATED").set("AS_OF", text::month(language, entry.members_as_of));
        }
    } else {
        row.show("SIZE_UNKNOWN");
    }
    const bool remarkable = entry.closed || is_council(entry.kind) ||
                            entry.kind == OrgKind::International || !entry.placed ||
                            entry.has(Flag::CentralMail) || entry.has(Flag::ImplausibleSize);
    if (!remarkable) {
        return;
    }
    row.show("TAGS");
    row.show_if(entry.closed, "CLOSED");
    row.show_if(is_council(entry.kind), "COUNCIL");
    row.show_if(entry.kind == OrgKind::International, "INTERNATIONAL");
    row.show_if(entry.has(Flag::CentralMail), "CENTRAL_MAIL");
    row.show_if(entry.has(Flag::ImplausibleSize), "IMPLAUSIBLE");
    row.show_if(!entry.placed, "UNPLACED");
}

void fill_filters(const Rooms& rooms, const http::Request& request, html::Slots& slots,
                  const Asked& asked) {
    constexpr std::array kShow = {Choice{"all", "community_map.show_all"},
                                  Choice{"locals", "community_map.show_locals"},
                                  Choice{"councils", "community_map.show_councils"},
                                  Choice{"unknown", "community_map.show_unknown"},
                                  Choice{"closed", "community_map.show_closed"}};
    constexpr std::array kOrder = {
        Choice{"size", "community_map.order_size"}, Choice{"name", "community_map.order_name"},
        Choice{"city", "community_map.order_city"}, Choice{"date", "community_map.order_date"}};
    constexpr std::array kWithin = {
        Choice{"0", "community_map.within_mail"}, Choice{"5", "community_map.within_5"},
        Choice{"10", "community_map.within_10"},  Choice{"25", "community_map.within_25"},
        Choice{"50", "community_map.within_50"},  Choice{"100", "community_map.within_100"}};
    const auto present = [&](std::string_view name, std::string_view usual) {
        const auto given = request.query.get(name);
        return given.empty() ? usual : given;
    };
    fill_choices(rooms, request.language, slots, "SHOW", kShow, present("show", "all"));
    fill_choices(rooms, request.language, slots, "ORDER", kOrder, present("order", "size"));
    fill_choices(rooms, request.language, slots, "WITHIN", kWithin, present("within", "25"));
    slots.set("WORDS", asked.question.words);
}

void fill_pager(const Rooms& rooms, Language language, html::Slots& slots, const Asked& asked,
                std::size_t bodies) {
    const std::size_t pages = (bodies + kRowsOnAPage - 1) / kRowsOnAPage;
    if (pages < 2) {
        return;
    }
    html::Slots pager = slots.add("PAGER");
    pager.set("WHERE",
              rooms.say(language, {.key = "community_map.page_of",
                                   .values = {{"page", static_cast<std::int64_t>(asked.page)},
                                              {"pages", static_cast<std::int64_t>(pages)}}}));
    if (asked.page > 1) {
        pager.add("BEFORE").set("PAGE_URL",
                                url_of("/map", asked, "page", std::to_string(asked.page - 1)));
    }
    if (asked.page < pages) {
        pager.add("NEXT").set("PAGE_URL",
                              url_of("/map", asked, "page", std::to_string(asked.page + 1)));
    }
}

void fill_map(html::Slots& slots, const Asked& asked) {
    const CityQuestion& question = asked.question;
    slots.set("LATITUDE", std::to_string(question.place.center.latitude));
    slots.set("LONGITUDE", std::to_string(question.place.center.longitude));
    slots.set("MILES", static_cast<std::int64_t>(question.miles));
    slots.set("BODIES_DATA", url_of("/map/bodies.json", asked).text());
    slots.set("WORKER_DATA", files::asset_path("maplibre_worker.js"));
    slots.set("PICTURE_URL", url_of("/map/picture.svg", asked));
    slots.set("PRINT_URL", url_of("/map/print", asked));
    slots.set("PDF_URL", url_of("/map/list.pdf", asked));
    slots.set("CSV_URL", url_of("/map/list.csv", asked));
    slots.set("MAIL_ONLY_URL", url_of("/map", asked, "within", "0"));
    slots.set("AROUND_URL", url_of("/map", asked, "within", "25"));
    slots.show(question.miles > 0 ? "AROUND" : "MAIL_ONLY");
}

void fill_words(const Rooms& rooms, html::Slots& slots, const CityView& view,
                const CityWords& words, Language language) {
    slots.set("HEADLINE", words.headline);
    slots.set("TOTALS", words.totals);
    slots.set("SOURCE", words.source);
    slots.set("ADD_URL", html::Url::path("/orgs", {{"city", std::string(view.place.name)},
                                                   {"state", std::string(view.place.state)}}));
    if (!view.register_period.empty()) {
        html::Slots missing = slots.add("LEAVES_OUT");
        missing.set("WORDS", words.leaves_out);
        missing.set("IN_SHORT",
                    rooms.say(language, view.register_partial ? "community_map.missing_here_partial"
                                                              : "community_map.missing_here"));
    }
}

http::Response no_such_place(const Rooms& rooms, const http::Request& request, const Asked& asked) {
    if (request.wants_json()) {
        return refused(rooms, request,
                       base::refuse(base::Reason::NotFound, "community_map.no_such_place"));
    }
    const Sheet sheet{.title = rooms.say(request.language, "community_map.no_place_title"),
                      .content = "community_map/no_place"};
    return show(
        rooms, request, sheet,
        [&](html::Slots& slots) {
            slots.set("TYPED", asked.typed);
            slots.show("SEARCH_IS_MAIN");
            for (const Place& place : places_beginning(asked.typed.substr(0, 4), 6)) {
                const std::string name = name_with_state(place);
                html::Slots near = slots.add("PLACE");
                near.set("PLACE_NAME", name);
                near.set("PLACE_URL", html::Url::path("/map", {{"place", name}}));
            }
        },
        404);
}

void fill_list(const Rooms& rooms, html::Slots& slots, const Asked& asked, const Chosen& chosen) {
    const std::size_t from = std::min((asked.page - 1) * kRowsOnAPage, chosen.indices.size());
    const std::size_t end = std::min(from + kRowsOnAPage, chosen.indices.size());
    const bool nobody_there = chosen.bodies_in_all == 0;
    // To choose among nobody is of no use, but a wider circle may help.
    slots.show_if(!chosen.atlas->entries().empty(), "FILTERS");
    if (chosen.indices.empty() && !nobody_there) {
        Asked whole = asked;
        whole.question.words.clear();
        whole.question.filter = CityFilter::All;
        slots.add("NOTHING_FITS").set("ALL_URL", url_of("/map", whole));
    } else if (nobody_there) {
        slots.show("NOTHING");  // to bring in a register is the main thing then
        slots.show_if(chosen.atlas->entries().empty(), "SAMPLE");
        return;
    }
    slots.show("PRINT_IS_MAIN");
    if (from == end) {
        return;
    }
    html::Slots list = slots.add("LIST");
    for (std::size_t at = from; at < end; ++at) {
        fill_row(rooms, asked.question, list.add("BODY"), chosen.atlas->at(chosen.indices[at]));
    }
}

http::Response city_page(const Rooms& rooms, const http::Request& request) {
    const Asked asked = read_question(request);
    if (!asked.found) {
        return no_such_place(rooms, request, asked);
    }
    const Chosen chosen = choose(rooms.shelf.current(), asked.question);
    if (request.wants_json()) {
        return http::Response::json(city_json(rooms.machine.database.read(
            [&](db::Read& read) { return view_of(read, asked.question, chosen); })));
    }
    const Language language = request.language;
    CityView shown = rooms.machine.database.read(register_of);
    shown.place = asked.question.place;
    shown.miles = asked.question.miles;
    shown.totals = chosen.totals;
    shown.bodies_in_all = chosen.bodies_in_all;
    const CityWords words = city_words(shown, language, rooms.machine.texts);
    const Sheet sheet{.title = words.headline, .content = "community_map/city", .with_map = true};
    return show(rooms, request, sheet, [&](html::Slots& slots) {
        slots.set("PLACE", name_with_state(asked.question.place));
        fill_words(rooms, slots, shown, words, language);
        fill_map(slots, asked);
        fill_filters(rooms, request, slots, asked);
        fill_list(rooms, slots, asked, chosen);
        fill_pager(rooms, language, slots, asked, chosen.indices.size());
    });
}

}  // namespace

void add_city_pages(http::Routes& routes, const Rooms& rooms) {
    routes.add({.pattern = "/map",
                .answer = [rooms](http::Request& request) { return city_page(rooms, request); }});
}

}  // namespace community_map::pages
