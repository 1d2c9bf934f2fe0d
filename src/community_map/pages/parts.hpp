// What the pages of this slice share: how one is shown, how a question is read from a query, how
// sizes are said.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "community_map/choosing.hpp"
#include "community_map/importing.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/http/route.hpp"
#include "platform/machine.hpp"

namespace community_map::pages {

/// What every page of the slice has at hand.
struct Rooms {
    const platform::Machine& machine;
    AtlasShelf& shelf;

    std::string say(base::Language language, const base::Message& message) const {
        return machine.texts.say(language, message);
    }
    std::string say(base::Language language, std::string_view key) const {
        return machine.texts.say(language, key);
    }
    Act act(const http::Request& request) const {
        return {.actor = request.actor, .at = machine.clock.now(), .random = machine.random};
    }
};

/// Which template, under which title.
struct Sheet {
    std::string title;
    std::string_view content;  ///< "community_map/city"
    std::string_view current = "web.nav_city";
    bool with_map = false;       ///< loads the map's script and style
    bool follows_a_job = false;  ///< without script it reloads itself until the job has ended
    std::string address = {};    ///< where another language finds it again; empty: where it was
                                 ///< asked for, which after a form was sent shows nothing
};

using Fill = std::function<void(html::Slots&)>;
http::Response show(const Rooms& rooms, const http::Request& request, const Sheet& sheet,
                    const Fill& fill, int status = 200);

/// The refusal as a page of its own, or as JSON where that was asked for.
/// `address` is where another language leads to, as in Sheet.
http::Response refused(const Rooms& rooms, const http::Request& request,
                       const base::Refusal& refusal, const std::string& address = {});
/// The page for what does not exist.
http::Response missing(const Rooms& rooms, const http::Request& request, std::string_view key);

/// "300–450", "1,234" or the words for unknown.
std::string size_in_words(const Rooms& rooms, base::Language language, std::int64_t low,
                          std::int64_t high);

/// A city's question as its URL has it.
struct Asked {
    CityQuestion question;
    std::string typed;  ///< what stood in the place field
    std::size_t page = 1;
    bool found = false;  ///< there is such a place
};
Asked read_question(const http::Request& request);

/// The URL of `path` for the same question, with one part changed.
html::Url url_of(std::string_view path, const Asked& asked, std::string_view changed = {},
                 const std::string& value = {});

std::optional<OrgId> captured_org(const http::Request& request);
std::optional<ImportId> captured_import(const http::Request& request);

void add_first_pages(http::Routes& routes, const Rooms& rooms);
void add_city_pages(http::Routes& routes, const Rooms& rooms);
void add_city_files(http::Routes& routes, const Rooms& rooms);
void add_org_pages(http::Routes& routes, const Rooms& rooms);
void add_entering_pages(http::Routes& routes, const Rooms& rooms);
void add_correcting_pages(http::Routes& routes, const Rooms& rooms);
void add_import_pages(http::Routes& routes, const Rooms& rooms);

}  // namespace community_map::pages
