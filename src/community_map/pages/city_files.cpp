// What belongs to a city page besides the page: the dots, the outlines' addresses, the drawn map,
// the sheet of paper.

#include "community_map/city_paper.hpp"
#include "community_map/city_view.hpp"
#include "community_map/city_words.hpp"
#include "community_map/map_picture.hpp"
#include "community_map/pages/parts.hpp"
#include "platform/files/embedded.hpp"
#include "platform/http/json.hpp"

namespace community_map::pages {
namespace {

constexpr std::size_t kLabelsMax = 14;
constexpr std::size_t kBlankLines = 5;  // for those that nobody has listed
constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kShortIdDigits = 12;  // enough to tell the bodies of one map apart

http::Response not_found(const Rooms& rooms, const http::Request& request) {
    return missing(rooms, request, "community_map.no_such_place");
}

void write_dot(http::JsonWriter& json, const AtlasEntry& entry, std::size_t id_digits) {
    json.begin_array();
    json.value(std::string_view(entry.id.text()).substr(0, id_digits));
    json.value(entry.title);
    json.value(entry.point.latitude).value(entry.point.longitude);
    if (entry.size_known()) {
        json.value(entry.members_high);
    } else {
        json.null();
    }
    json.value(word_of(entry.kind));
    json.value(static_cast<std::int64_t>(entry.flags));
    json.value(entry.closed ? 1 : 0);
    json.value(entry.members_as_of.view().substr(0, 7));
    json.end_array();
}

void write_labels(http::JsonWriter& json, const CityQuestion& question) {
    json.key("places").begin_array();
    const double miles = std::max(question.miles, 10.0);
    for (const Place& place : places_around(question.place.center, miles * 1.3, kLabelsMax)) {
        json.begin_object();
        json.key("name").value(place.name);
        json.key("latitude").value(place.center.latitude);
        json.key("longitude").value(place.center.longitude);
        json.end_object();
    }
    json.end_array();
}

void write_dots_of(http::JsonWriter& json, const std::shared_ptr<const Atlas>& atlas,
                   const CityQuestion& question) {
    for (const std::uint32_t index : choose(atlas, question).indices) {
        if (atlas->at(index).placed) {
            write_dot(json, atlas->at(index), kIdDigits);
        }
    }
}

/// All of them under the first digits of their ids: random digits do not compress.
void write_every_dot(http::JsonWriter& json, const Atlas& atlas) {
    for (const AtlasEntry& entry : atlas.entries()) {
        if (entry.placed) {
            write_dot(json, entry, kShortIdDigits);
        }
    }
}

/// The dots of a city, or of the whole register where no place is named.
http::Response bodies_json(const Rooms& rooms, const http::Request& request) {
    const Asked asked = read_question(request);
    const bool everything = asked.typed.empty();
    if (!everything && !asked.found) {
        return not_found(rooms, request);
    }
    const auto atlas = rooms.shelf.current();
    http::JsonWriter json;
    json.begin_object().key("bodies").begin_array();
    if (everything) {
        write_every_dot(json, *atlas);
    } else {
        write_dots_of(json, atlas, asked.question);
    }
    json.end_array();
    if (!everything) {
        write_labels(json, asked.question);
    }
    json.end_object();
    http::Response response = http::Response::json(json.take());
    response.etag = "map-" + std::to_string(atlas->seq());
    return response;
}

/// {"overview": "/assets/...", "states": {"IL": "/assets/..."}}
http::Response outlines_json(const Rooms&, const http::Request&) {
    constexpr std::string_view kPrefix = "assets/geo/outline_";
    http::JsonWriter json;
    json.begin_object();
    json.key("overview").value(files::asset_path("geo/states.json"));
    json.key("states").begin_object();
    for (const auto& file : files::embedded_under(kPrefix)) {
        json.key(file.name.substr(kPrefix.size(), 2));
        json.value(files::asset_path(file.name.substr(std::string_view("assets/").size())));
    }
    json.end_object().end_object();
    return http::Response::json(json.take());
}

/// Reads the question and hands its whole view on.
template <typename Make>
http::Response with_view(const Rooms& rooms, const http::Request& request, Make make) {
    const Asked asked = read_question(request);
    if (!asked.found) {
        return not_found(rooms, request);
    }
    const Chosen chosen = choose(rooms.shelf.current(), asked.question);
    return make(rooms.machine.database.read(
        [&](db::Read& read) { return view_of(read, asked.question, chosen); }));
}

http::Response picture(const Rooms& rooms, const http::Request& request) {
    return with_view(rooms, request, [&](const CityView& view) {
        const bool numbers = request.query.get("numbers") == "1";
        http::Response response;
        response.content_type = "image/svg+xml";
        response.body = http::Bytes(map_picture_svg(view, request.language, rooms.machine.texts,
                                                    {.numbers = numbers, .legend = numbers}));
        return response;
    });
}

std::string file_name_of(const CityView& view, std::string_view ending) {
    std::string name;
    for (const char letter : std::string(view.place.name) + " " + std::string(view.place.state)) {
        name += letter == ' ' || letter == '/' ? '-' : letter;
    }
    return "unions-" + name + std::string(ending);
}

http::Response list_csv(const Rooms& rooms, const http::Request& request) {
    return with_view(rooms, request, [&](const CityView& view) {
        http::Response response = http::Response::text(city_csv(view));
        response.content_type = "text/csv; charset=utf-8";
        return response.as_download(file_name_of(view, ".csv"));
    });
}

http::Response list_pdf(const Rooms& rooms, const http::Request& request) {
    return with_view(rooms, request, [&](const CityView& view) {
        http::Response response;
        response.content_type = "application/pdf";
        response.body = http::Bytes(
            city_paper_pdf(view, request.language, rooms.machine.texts,
                           {.printed_on = rooms.machine.clock.today_utc()}));
        return response.as_download(file_name_of(view, ".pdf"));
    });
}

void fill_printed_row(const Rooms& rooms, base::Language language, html::Slots row,
                      const NumberedBody& numbered_body) {
    const Org& org = *numbered_body.body;
    row.set("NUMBER", numbered_body.number);
    row.set("TITLE", title_of(org));
    row.set("SUBTITLE", subtitle_of(org));
    row.set("CITY", org.city);
    row.set("SIZE", size_in_words(rooms, language, org.members_low.value_or(-1),
                                  org.members_high.value_or(-1)));
    row.set("AS_OF", text::month(language, org.members_as_of));
    row.show_if(org.closed(), "CLOSED");
    row.show_if(org.has(Flag::CentralMail), "CENTRAL_MAIL");
    row.show_if(org.has(Flag::ImplausibleSize), "IMPLAUSIBLE");
}

http::Response print_page(const Rooms& rooms, const http::Request& request) {
    const Asked asked = read_question(request);
    return with_view(rooms, request, [&](const CityView& view) {
        const base::Language language = request.language;
        const CityWords words = city_words(view, language, rooms.machine.texts);
        const Sheet sheet{.title = words.headline, .content = "community_map/city_print"};
        return show(rooms, request, sheet, [&](html::Slots& slots) {
            slots.set("HEADLINE", words.headline);
            slots.set("TOTALS", words.totals);
            slots.set("SOURCE", words.source);
            slots.set("LEAVES_OUT", words.leaves_out);
            slots.set("PICTURE_URL", url_of("/map/picture.svg", asked, "numbers", "1"));
            slots.set("MAP_WORDS", map_sentence(view, language, rooms.machine.texts));
            slots.set("BACK_URL", url_of("/map", asked));
            slots.set("PDF_URL", url_of("/map/list.pdf", asked));
            for (const NumberedBody& body : numbered(view)) {
                fill_printed_row(rooms, language, slots.add("BODY"), body);
            }
            for (std::size_t line = 0; line < kBlankLines; ++line) {
                slots.add("BLANK");
            }
        });
    });
}

using Show = http::Response (*)(const Rooms&, const http::Request&);

void add_slow(http::Routes& routes, const Rooms& rooms, std::string pattern, Show show) {
    routes.add({.pattern = std::move(pattern),
                .answer = [rooms, show](http::Request& request) { return show(rooms, request); },
                .lane = http::Lane::Slow});
}

}  // namespace

void add_city_files(http::Routes& routes, const Rooms& rooms) {
    add_slow(routes, rooms, "/map/bodies.json", bodies_json);
    add_slow(routes, rooms, "/map/outlines.json", outlines_json);
    add_slow(routes, rooms, "/map/picture.svg", picture);
    add_slow(routes, rooms, "/map/print", print_page);
    add_slow(routes, rooms, "/map/list.pdf", list_pdf);
    add_slow(routes, rooms, "/map/list.csv", list_csv);
}

}  // namespace community_map::pages
