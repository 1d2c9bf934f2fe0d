// A browser without the network: asks the slice's own routes, on an empty map.
#pragma once

#include <algorithm>
#include <memory>

#include "community_map/pages.hpp"
#include "community_map/register_jobs.hpp"
#include "community_map/tests/map_world.hpp"
#include "platform/files/embedded.hpp"
#include "platform/http/answering.hpp"
#include "platform/http/form.hpp"
#include "tests/support/temporary_folder.hpp"

namespace map_world {

/// Every sentence of the program, as it starts with.
inline const text::Texts& all_texts() {
    static const text::Texts texts = [] {
        std::vector<text::TextFile> found;
        for (const auto& file : files::embedded_under("text/")) {
            const bool spanish = file.name.ends_with("/es.json");
            found.push_back(
                {spanish ? base::Language::Spanish : base::Language::English, file.bytes});
        }
        return text::Texts(found);
    }();
    return texts;
}

inline const html::Views& all_views() {
    static const html::Views views(html::embedded_templates(), all_texts());
    return views;
}

/// What was asked, besides the address.
struct Asking {
    std::string form = {};
    bool json = false;
    base::Language language = base::Language::English;
};

struct Answer {
    int status = 0;
    std::string type;
    std::string body;
    std::string location;

    bool says(std::string_view text) const { return body.find(text) != std::string::npos; }
    std::size_t times(std::string_view text) const {
        std::size_t count = 0;
        for (auto at = body.find(text); at != std::string::npos; at = body.find(text, at + 1)) {
            ++count;
        }
        return count;
    }
};

class Browser {
public:
    Browser() { community_map::add_pages(routes, machine, shelf); }

    Answer get(const std::string& target, const Asking& asking = {}) {
        return ask(http::Method::Get, target, asking);
    }
    Answer post(const std::string& target, const std::string& form = "", bool json = false) {
        return ask(http::Method::Post, target, {.form = form, .json = json});
    }
    /// Chooses a file of these bytes on the page of the imports and sends it.
    Answer send_file(const std::string& name, const std::string& bytes) {
        const auto at = folder / "incoming";
        std::ofstream(at, std::ios::binary) << bytes;
        http::Request request = read("/imports", {});
        request.method = http::Method::Post;
        request.files.push_back(
            {.field = "register", .name = name, .at = at, .size = bytes.size()});
        return answer(request);
    }
    static std::string say(base::Language language, std::string_view key) {
        return all_texts().say(language, key);
    }

    World world;
    test_support::TemporaryFolder folder;
    html::Layout layout{all_views(), all_texts(), {}};
    jobs::LiveProgress live_progress;
    const platform::Machine machine{.database = *world.database,
                                    .clock = world.clock,
                                    .random = world.random,
                                    .texts = all_texts(),
                                    .views = all_views(),
                                    .layout = layout,
                                    .uploads = folder.path(),
                                    .instance = "halden",
                                    .live_progress = live_progress};
    community_map::AtlasShelf shelf{*world.database};
    http::Routes routes;

private:
    static http::Request read(const std::string& target, const Asking& asking) {
        http::Request request;
        const auto mark = target.find('?');
        request.target = target;
        request.path = target.substr(0, mark);
        if (mark != std::string::npos) {
            request.query = http::read_form(target.substr(mark + 1)).value();
        }
        request.form = http::read_form(asking.form).value();
        request.headers.add("accept", asking.json ? "application/json" : "text/html");
        request.language = asking.language;
        return request;
    }
    Answer ask(http::Method method, const std::string& target, const Asking& asking) {
        http::Request request = read(target, asking);
        request.method = method;
        return answer(request);
    }
    Answer answer(http::Request& request) {
        const auto match = routes.find(request.method, request.path);
        if (match.route == nullptr) {
            ADD_FAILURE() << "no page answers " << request.path;
            return {};
        }
        request.captured = match.captured;
        const http::Response response = http::answer_by(*match.route, request, {});
        Answer seen{.status = response.status,
                    .type = response.content_type,
                    .body = std::string(response.body.view())};
        for (const auto& [name, value] : response.headers) {
            seen.location = name == "Location" ? value : seen.location;
        }
        return seen;
    }
};

}  // namespace map_world
