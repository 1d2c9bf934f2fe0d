#include "platform/http/route.hpp"

#include <gtest/gtest.h>

#include "base/ensure.hpp"
#include "platform/http/reasons.hpp"

using http::Method;
using http::Request;
using http::Response;
using http::Routes;

namespace {

http::Route row(Method method, std::string pattern) {
    return {.method = method, .pattern = std::move(pattern), .answer = [](Request&) {
                return Response();
            }};
}

Routes some_routes() {
    Routes routes;
    routes.add(row(Method::Get, "/"));
    routes.add(row(Method::Get, "/orgs/{id}"));
    routes.add(row(Method::Post, "/orgs/{id}"));
    routes.add(row(Method::Get, "/orgs/{id}/facts/{fact}"));
    routes.add(row(Method::Post, "/imports"));
    return routes;
}

}  // namespace

TEST(Routes, finds_the_row_and_what_its_pattern_captures) {
    const Routes routes = some_routes();
    const auto match = routes.find(Method::Get, "/orgs/17/facts/members");
    ASSERT_NE(match.route, nullptr);
    EXPECT_EQ(match.route->pattern, "/orgs/{id}/facts/{fact}");
    EXPECT_EQ(match.captured.get("id"), "17");
    EXPECT_EQ(match.captured.get("fact"), "members");
    EXPECT_EQ(routes.find(Method::Get, "/").route->pattern, "/");
    EXPECT_EQ(routes.find(Method::Post, "/orgs/17").route->method, Method::Post);
}

TEST(Routes, answers_head_by_get) {
    const Routes routes = some_routes();
    EXPECT_EQ(routes.find(Method::Head, "/orgs/17").route->method, Method::Get);
    EXPECT_EQ(routes.find(Method::Head, "/imports").route, nullptr);
}

TEST(Routes, tells_an_unknown_path_from_an_unknown_method) {
    const Routes routes = some_routes();
    EXPECT_FALSE(routes.find(Method::Get, "/nothing").path_known);
    EXPECT_FALSE(routes.find(Method::Get, "/orgs").path_known);
    EXPECT_FALSE(routes.find(Method::Get, "/orgs/").path_known) << "a capture is not empty";
    EXPECT_FALSE(routes.find(Method::Get, "/orgs/17/").path_known);
    EXPECT_FALSE(routes.find(Method::Get, "").path_known);
    const auto match = routes.find(Method::Delete, "/orgs/17");
    EXPECT_EQ(match.route, nullptr);
    EXPECT_TRUE(match.path_known);
    EXPECT_EQ(routes.allowed("/orgs/17"), "GET, HEAD, POST");
    EXPECT_EQ(routes.allowed("/imports"), "POST");
    EXPECT_EQ(routes.allowed("/nothing"), "");
}

TEST(Routes, takes_the_rest_of_a_path_where_the_pattern_says_so) {
    Routes routes = some_routes();
    routes.add(row(Method::Get, "/assets/{checksum}/{name...}"));
    EXPECT_EQ(routes.find(Method::Get, "/assets/0a/app.css").captured.get("name"), "app.css");
    const auto deep = routes.find(Method::Get, "/assets/0a/geo/states.json");
    ASSERT_NE(deep.route, nullptr);
    EXPECT_EQ(deep.captured.get("checksum"), "0a");
    EXPECT_EQ(deep.captured.get("name"), "geo/states.json");
    EXPECT_FALSE(routes.find(Method::Get, "/assets/0a").path_known);
    EXPECT_FALSE(routes.find(Method::Get, "/assets/0a/").path_known);
    EXPECT_EQ(routes.allowed("/assets/0a/x/y/z"), "GET, HEAD");
}

#ifndef GROUNDWORK_STOP_ON_BUG
TEST(Routes, refuses_two_rows_for_one_path) {
    Routes routes = some_routes();
    EXPECT_THROW(routes.add(row(Method::Get, "/orgs/{other}")), base::Bug);
    EXPECT_THROW(routes.add(row(Method::Get, "/orgs/wanted")), base::Bug);
    EXPECT_THROW(routes.add(row(Method::Get, "/{any}/{id}")), base::Bug);
    EXPECT_THROW(routes.add(row(Method::Get, "orgs")), base::Bug);
    EXPECT_THROW(routes.add(row(Method::Head, "/map")), base::Bug);
    EXPECT_THROW(routes.add(row(Method::Get, "/map/x{id}")), base::Bug);
    EXPECT_THROW(routes.add(row(Method::Get, "/orgs/{rest...}")), base::Bug);
    EXPECT_THROW(routes.add(row(Method::Get, "/map/{rest...}/x")), base::Bug);
    EXPECT_NO_THROW(routes.add(row(Method::Delete, "/orgs/{id}")));
    EXPECT_NO_THROW(routes.add(row(Method::Get, "/orgs/{id}/print")));
}
#endif

TEST(Response, sees_other_only_within_the_program) {
    const auto leads_to = [](std::string_view path) {
        return Response::see_other(path).headers.at(0).second;
    };
    EXPECT_EQ(leads_to("/map?place=Chicago%2C+IL#list"), "/map?place=Chicago%2C+IL#list");
    EXPECT_EQ(leads_to("/map?a=b\r\nSet-Cookie: x=1"), "/map?a=b%0D%0ASet-Cookie:%20x=1");
    EXPECT_EQ(leads_to("/ñ"), "/%C3%B1");
    for (const char* elsewhere :
         {"//evil.example", "/\\evil.example", "https://evil.example", ""}) {
        EXPECT_EQ(leads_to(elsewhere), "/") << elsewhere;
    }
    EXPECT_EQ(Response::see_other("/").status, 303);
}

TEST(Response, offers_a_download_under_any_name) {
    Response response;
    response.as_download("Unión \"418\"\r\n/list.csv");
    EXPECT_EQ(response.headers.at(0).second,
              "attachment; filename=\"Uni__n _418____list.csv\"; "
              "filename*=UTF-8''Uni%C3%B3n%20%22418%22%0D%0A%2Flist.csv");
}

TEST(Response, writes_an_event_that_asks_to_come_back) {
    const Response response = Response::event("progress", "{\"done\":1}\n{}", 1500);
    EXPECT_EQ(response.body.view(),
              "retry: 1500\nevent: progress\ndata: {\"done\":1}\ndata: {}\n\n");
    EXPECT_EQ(response.content_type, "text/event-stream");
    EXPECT_EQ(response.cache, "no-store");
}

TEST(Reasons, have_one_status_and_one_word_each) {
    EXPECT_EQ(http::status_of(base::Reason::Invalid), 422);
    EXPECT_EQ(http::status_of(base::Reason::NotFound), 404);
    EXPECT_EQ(http::status_of(base::Reason::NotAllowed), 403);
    EXPECT_EQ(http::status_of(base::Reason::Conflict), 409);
    EXPECT_EQ(http::status_of(base::Reason::TooMany), 429);
    EXPECT_EQ(http::status_of(base::Reason::NeedsReason), 409);
    EXPECT_EQ(http::reason_word(base::Reason::NeedsReason), "needs_reason");
}

TEST(Reasons, are_told_to_scripts_with_every_message_in_the_language) {
    const std::array files = {
        text::TextFile{base::Language::English,
                       R"({"test.size": "{count} is no size", "test.gone": "Gone"})"},
        text::TextFile{base::Language::Spanish,
                       R"({"test.size": "{count} no es tamaño", "test.gone": "Nada"})"},
    };
    const text::Texts texts(files);
    base::Refusal refusal = base::refuse_field("members", "test.size");
    refusal.messages[0].values.emplace_back("count", std::int64_t{7});
    refusal.messages.push_back({.key = "test.gone"});
    const Response response = http::refusal_json(refusal, base::Language::Spanish, texts);
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.content_type, "application/json");
    EXPECT_EQ(response.body.view(),
              R"({"error":{"reason":"invalid","messages":[{"key":"test.size",)"
              R"("text":"7 no es tamaño","field":"members"},{"key":"test.gone","text":"Nada"}]}})");
}
