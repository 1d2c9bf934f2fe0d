#include "platform/http/request.hpp"

#include <gtest/gtest.h>

#include "platform/http/gate.hpp"

using base::Language;
using http::Method;
using http::Request;

namespace {

Request with(std::string header, std::string value) {
    Request request;
    request.headers.add(std::move(header), std::move(value));
    return request;
}

Request posted(const std::vector<std::pair<std::string, std::string>>& headers) {
    Request request;
    request.method = Method::Post;
    for (const auto& [name, value] : headers) {
        request.headers.add(name, value);
    }
    return request;
}

const std::vector<std::string> kHosts = {"localhost", "127.0.0.1", "[::1]", "map.example.org"};

}  // namespace

TEST(Request, prefers_json_only_where_the_client_says_so) {
    EXPECT_TRUE(with("accept", "application/json").wants_json());
    EXPECT_TRUE(with("accept", "application/json, */*;q=0.8").wants_json());
    EXPECT_TRUE(with("accept", "text/html;q=0.4, application/*;q=0.5").wants_json());
    EXPECT_FALSE(with("accept", "*/*").wants_json());
    EXPECT_FALSE(with("accept", "text/html,application/xml;q=0.9,*/*;q=0.8").wants_json());
    EXPECT_FALSE(with("accept", "application/json;q=0").wants_json());
    EXPECT_FALSE(Request().wants_json());
}

TEST(Request, weighs_a_wish_by_its_closest_name) {
    EXPECT_EQ(http::preference("gzip, deflate, br", "gzip"), 1000);
    EXPECT_EQ(http::preference("gzip;q=0.85", "gzip"), 850);
    EXPECT_EQ(http::preference("gzip;q=0, *;q=1", "gzip"), 0);
    EXPECT_EQ(http::preference("*;q=0.5", "gzip"), 500);
    EXPECT_EQ(http::preference("br", "gzip"), 0);
    EXPECT_EQ(http::preference("GZIP ; Q=0.5", "gzip"), 500);
    EXPECT_EQ(http::preference("", "gzip"), 0);
    EXPECT_EQ(http::preference(";;,,=;q", "gzip"), 0);
}

TEST(Request, takes_the_language_of_the_cookie_before_that_of_the_browser) {
    Request request = with("accept-language", "fr-FR, es-MX;q=0.9, en;q=0.8");
    EXPECT_EQ(http::preferred_language(request), Language::Spanish);
    request.cookies.add("language", "en");
    EXPECT_EQ(http::preferred_language(request), Language::English);
    EXPECT_EQ(http::preferred_language(with("accept-language", "de, fr")), Language::English);
    EXPECT_EQ(http::preferred_language(with("accept-language", "en;q=0.1, es;q=0.2")),
              Language::Spanish);
    EXPECT_EQ(http::preferred_language(Request()), Language::English);
}

TEST(Cookies, are_read_one_by_one_and_broken_ones_passed_over) {
    const auto cookies = http::read_cookies("a=1; language=es;b=\"two\"; nothing; =x; c=\xff; d=");
    EXPECT_EQ(cookies.get("a"), "1");
    EXPECT_EQ(cookies.get("language"), "es");
    EXPECT_EQ(cookies.get("b"), "two");
    EXPECT_FALSE(cookies.has("c"));
    EXPECT_TRUE(cookies.has("d"));
    EXPECT_EQ(cookies.pairs().size(), 4U);
}

TEST(Gate, lets_in_only_requests_for_our_hosts) {
    for (const char* host :
         {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080", "map.example.org"}) {
        EXPECT_EQ(turned_away(with("host", host), kHosts), std::nullopt) << host;
    }
    for (const char* host : {"evil.example", "localhost.evil.example", "evil.localhost", "",
                             "127.0.0.1.evil.example", "[::2]", "[::1", "localhost."}) {
        EXPECT_EQ(turned_away(with("host", host), kHosts), 421) << host;
    }
    EXPECT_EQ(turned_away(Request(), kHosts), 400);
    Request twice = with("host", "localhost");
    twice.headers.add("host", "evil.example");
    EXPECT_EQ(turned_away(twice, kHosts), 400);
}

TEST(Gate, lets_write_only_our_own_pages_and_programs_that_are_no_browser) {
    const auto judged = [](std::string name, std::string value) {
        return turned_away(posted({{"host", "localhost:8080"}, {name, value}}), kHosts);
    };
    EXPECT_EQ(judged("origin", "http://localhost:8080"), std::nullopt);
    EXPECT_EQ(judged("origin", "https://localhost:8080"), std::nullopt);
    EXPECT_EQ(judged("user-agent", "curl"), std::nullopt);
    EXPECT_EQ(judged("sec-fetch-site", "same-origin"), std::nullopt);
    EXPECT_EQ(judged("sec-fetch-site", "none"), std::nullopt);
    EXPECT_EQ(judged("origin", "http://localhost:9090"), 403);
    EXPECT_EQ(judged("origin", "http://localhost"), 403);
    EXPECT_EQ(judged("origin", "https://evil.example"), 403);
    EXPECT_EQ(judged("origin", "null"), 403);
    EXPECT_EQ(judged("origin", ""), 403);
    EXPECT_EQ(judged("sec-fetch-site", "cross-site"), 403);
    EXPECT_EQ(judged("sec-fetch-site", "same-site"), 403);
}

TEST(Gate, judges_the_origin_of_every_writing_method_and_of_no_reading_one) {
    Request request = posted({{"host", "localhost"}, {"sec-fetch-site", "cross-site"}});
    for (const Method method : {Method::Post, Method::Put, Method::Delete}) {
        request.method = method;
        EXPECT_EQ(turned_away(request, kHosts), 403);
    }
    for (const Method method : {Method::Get, Method::Head}) {
        request.method = method;
        EXPECT_EQ(turned_away(request, kHosts), std::nullopt);
    }
}

TEST(Gate, believes_the_browser_before_an_origin_that_our_referrer_policy_blanks) {
    const auto own = posted(
        {{"host", "localhost"}, {"origin", "null"}, {"sec-fetch-site", "same-origin"}});
    EXPECT_EQ(turned_away(own, kHosts), std::nullopt);
    const auto foreign = posted(
        {{"host", "localhost"}, {"origin", "http://localhost"}, {"sec-fetch-site", "cross-site"}});
    EXPECT_EQ(turned_away(foreign, kHosts), 403);
}

TEST(Gate, takes_an_implied_port_for_the_written_one) {
    EXPECT_EQ(turned_away(
                  posted({{"host", "map.example.org:443"}, {"origin", "https://map.example.org"}}),
                  kHosts),
              std::nullopt);
    EXPECT_EQ(
        turned_away(posted({{"host", "map.example.org"}, {"origin", "http://map.example.org:443"}}),
                    kHosts),
        403);
}
