#include "app/routes.hpp"

#include "app/help.hpp"
#include "community_map/pages.hpp"
#include "platform/http/assets.hpp"
#include "platform/http/reasons.hpp"

namespace app {
namespace {

constexpr std::string_view kLanguageCookie = "language";

/// Only a path of this program: never "//elsewhere".
std::string safe_path(std::string_view typed) {
    const bool ours = typed.starts_with('/') && !typed.starts_with("//") &&
                      typed.find('\\') == std::string_view::npos &&
                      typed.find_first_of("\r\n") == std::string_view::npos;
    return ours ? std::string(typed) : "/";
}

http::Response choose_language(http::Request& request) {
    const auto language = base::language_of(request.query.get("to"));
    http::Response response = http::Response::see_other(safe_path(request.query.get("back")));
    if (language) {
        response.with_header("Set-Cookie",
                             std::string(kLanguageCookie) + "=" +
                                 std::string(base::language_code(*language)) +
                                 "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    }
    return response;
}

http::Response health(const platform::Machine& machine) {
    machine.database.read([](db::Read&) { return true; });
    return http::Response::text("ok\n");
}

http::Response style_page(const platform::Machine& machine, const http::Request& request) {
    const html::Frame frame{.language = request.language,
                            .title = machine.texts.say(request.language, "web.style_title"),
                            .target = request.target};
    return http::Response::html(machine.layout.page(frame, "web/style").html());
}

/// The texts for a status; what has none of its own is the browser's doing or ours.
std::string trouble_key(const text::Texts& texts, int status) {
    const std::string key = "web.error_" + std::to_string(status);
    if (texts.has(key + "_title")) {
        return key;
    }
    return status < 500 ? "web.error_400" : "web.error_500";
}

http::Response trouble(const platform::Machine& machine, const http::Request& request, int status,
                       std::string_view incident) {
    const std::string words = trouble_key(machine.texts, status);
    if (request.wants_json()) {
        return http::trouble_json(status, words,
                                  machine.texts.say(request.language, words + "_words"), incident);
    }
    const html::Frame frame{.language = request.language,
                            .title = machine.texts.say(request.language, words + "_title"),
                            .target = "/"};
    auto page = machine.layout.page(frame, "web/error");
    page.slots().set("STATUS", status);
    page.slots().set("TITLE", machine.texts.say(request.language, words + "_title"));
    page.slots().set("WORDS", machine.texts.say(request.language, words + "_words"));
    if (!incident.empty()) {
        page.slots().add("HAS_INCIDENT").set("INCIDENT", incident);
    }
    return http::Response::html(page.html(), status);
}

}  // namespace

http::Routes make_routes(const platform::Machine& machine, community_map::AtlasShelf& shelf) {
    http::Routes routes;
    community_map::add_pages(routes, machine, shelf);
    add_help_pages(routes, machine);
    routes.add({.pattern = "/language", .answer = choose_language});
    routes.add({.pattern = "/style", .answer = [&machine](http::Request& request) {
                    return style_page(machine, request);
                }});
    routes.add(
        {.pattern = "/healthz", .answer = [&machine](http::Request&) { return health(machine); }});
    routes.add(http::assets_route());
    return routes;
}

http::ServerHooks make_hooks(const platform::Machine& machine) {
    return {
        .trouble = [&machine](const http::Request& request, int status, std::string_view incident) {
            return trouble(machine, request, status, incident);
        }};
}

}  // namespace app
