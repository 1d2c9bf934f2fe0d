// What a client sees of the server: answers, their headers, and what is refused before any page
// sees it.
#include "platform/http/server.hpp"
#include "platform/http/reasons.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <thread>

#include "base/ensure.hpp"
#include "base/fault.hpp"
#include "client.hpp"
#include "serving.hpp"

using http::Method;
using http::Request;
using http::Response;
using http_test::Answer;
using http_test::Client;
using http_test::request;
using http_test::route;
using http_test::Serving;

namespace {

std::string unzipped(const std::string& bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string plain(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    const int outcome = inflate(&stream, Z_FINISH);
    plain.erase(outcome == Z_STREAM_END ? stream.total_out : 0);
    inflateEnd(&stream);
    return plain;
}

std::string long_page() {
    std::string page;
    for (int row = 0; row < 400; ++row) {
        page += "<tr><td>Local " + std::to_string(row) + "</td></tr>\n";
    }
    return page;
}

Response page_of_trouble(const Request& request, int status, std::string_view incident) {
    return Response::html("trouble " + std::to_string(status) + " " +
                          std::string(base::language_code(request.language)) + " " +
                          std::string(incident));
}

class ServerTest : public testing::Test {
protected:
    void SetUp() override {
        serving.hooks.trouble = page_of_trouble;
        serving.add(route(Method::Get, "/", [](Request&) { return Response::html("<p>Home"); }));
        serving.add(route(Method::Get, "/long", [](Request&) {
            Response response = Response::html(long_page());
            response.etag = "v1";
            return response;
        }));
        serving.add(route(Method::Get, "/echo/{id}", [](Request& asked) {
            return Response::text(asked.path + "|" + std::string(asked.captured.get("id")) + "|" +
                                  asked.target + "|" + std::string(asked.query.get("q")) + "|" +
                                  std::string(asked.cookies.get("c")));
        }));
        serving.add(route(Method::Post, "/form", http_test::describe));
        serving.add(route(Method::Delete, "/form", http_test::describe));
        port = serving.start();
    }

    Answer ask(std::string_view first_line, std::string_view headers = {},
               std::string_view body = {}) const {
        return http_test::ask(port, first_line, headers, body);
    }

    Serving serving;
    std::uint16_t port = 0;
};

constexpr std::string_view kUrlencoded = "Content-Type: application/x-www-form-urlencoded\r\n";

}  // namespace

TEST_F(ServerTest, answers_with_the_page) {
    const Answer answer = ask("GET /");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "<p>Home");
    EXPECT_EQ(answer.header("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(answer.header("cache-control"), "no-cache");
    EXPECT_EQ(answer.header("vary"), "Accept, Accept-Encoding, Accept-Language, Cookie");
}

TEST_F(ServerTest, gives_the_page_path_query_capture_and_cookies) {
    const Answer answer = ask("GET /echo/Port%20Halden?q=a%2Cb&q=c", "Cookie: x=1; c=yes\r\n");
    EXPECT_EQ(answer.body, "/echo/Port Halden|Port Halden|/echo/Port%20Halden?q=a%2Cb&q=c|a,b|yes");
}

TEST_F(ServerTest, sends_the_security_headers_with_every_answer_of_its_own_making) {
    for (const char* line : {"GET /", "GET /nothing", "DELETE /", "GET /%00"}) {
        const Answer answer = ask(line);
        EXPECT_EQ(answer.header("content-security-policy").substr(0, 38),
                  "default-src 'none'; script-src 'self';")
            << line;
        EXPECT_EQ(answer.header("content-security-policy").find("unsafe"), std::string::npos);
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
        EXPECT_EQ(answer.header("x-frame-options"), "DENY");
        EXPECT_EQ(answer.header("cross-origin-opener-policy"), "same-origin");
        EXPECT_EQ(answer.header("cross-origin-resource-policy"), "same-origin");
        EXPECT_NE(answer.header("permissions-policy").find("geolocation=()"), std::string::npos);
    }
}

TEST_F(ServerTest, answers_head_by_get_without_the_body) {
    Client client(port);
    const Answer answer = client.ask(request("HEAD /long"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("content-length"), std::to_string(long_page().size()));
    EXPECT_EQ(client.ask(request("GET /")).body, "<p>Home") << "nothing stood between";
}

TEST_F(ServerTest, names_the_methods_that_a_path_takes) {
    const Answer answer = ask("POST /");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.header("allow"), "GET, HEAD");
    EXPECT_EQ(ask("GET /form").header("allow"), "POST, DELETE");
    EXPECT_EQ(ask("PATCH /form").status, 405);
    EXPECT_EQ(ask("OPTIONS /").status, 405);
    EXPECT_EQ(ask("PATCH /nothing").status, 404);
}

TEST_F(ServerTest, shows_the_programs_own_page_of_trouble) {
    const Answer answer = ask("GET /nothing", "Accept-Language: es\r\n");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.body, "trouble 404 es ");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
}

TEST_F(ServerTest, refuses_paths_that_could_be_read_in_two_ways) {
    for (const char* path : {"/echo/%00", "/echo/a%2fb", "/echo/%ff", "/echo/%zz", "/echo/..",
                             "/?q=%00", "http://localhost/", "*"}) {
        EXPECT_EQ(ask(std::string("GET ") + path).status, 400) << path;
    }
}

TEST_F(ServerTest, compresses_long_text_for_clients_that_take_it) {
    const Answer compressed = ask("GET /long", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(compressed.header("content-encoding"), "gzip");
    EXPECT_LT(compressed.body.size(), long_page().size() / 4);
    EXPECT_EQ(unzipped(compressed.body), long_page());
    const Answer plain = ask("GET /long", "Accept-Encoding: gzip;q=0\r\n");
    EXPECT_EQ(plain.header("content-encoding"), "");
    EXPECT_EQ(plain.body, long_page());
    EXPECT_EQ(ask("GET /", "Accept-Encoding: gzip\r\n").header("content-encoding"), "")
        << "a short page is not worth it";
}

TEST_F(ServerTest, says_not_modified_to_a_client_that_has_the_page) {
    const Answer first = ask("GET /long");
    EXPECT_EQ(first.header("etag"), "\"v1\"");
    Client client(port);
    const Answer again = client.ask(request("GET /long", "If-None-Match: \"v0\", W/\"v1\"\r\n"));
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again.header("etag"), "\"v1\"");
    EXPECT_EQ(client.ask(request("GET /")).body, "<p>Home") << "the connection is still in step";
    EXPECT_EQ(ask("GET /long", "If-None-Match: \"v2\"\r\n").status, 200);
    EXPECT_EQ(ask("GET /long", "If-None-Match: *\r\n").status, 304);
    EXPECT_EQ(ask("HEAD /long", "If-None-Match: \"v1\"\r\n").status, 304);
}

TEST_F(ServerTest, tags_the_compressed_page_apart_and_knows_either) {
    const std::string gzip = "Accept-Encoding: gzip\r\n";
    const Answer first = ask("GET /long", gzip);
    EXPECT_EQ(first.header("etag"), "\"v1-gzip\"");
    EXPECT_EQ(ask("GET /long", gzip + "If-None-Match: \"v1-gzip\"\r\n").status, 304);
    EXPECT_EQ(ask("GET /long", gzip + "If-None-Match: \"v1-x\"\r\n").status, 200);
}

TEST_F(ServerTest, answers_requests_sent_in_one_go_one_after_the_other) {
    Client client(port);
    client.send(request("GET /echo/1") + request("POST /form", kUrlencoded, "a=1") +
                request("GET /echo/2"));
    EXPECT_EQ(client.read().body, "/echo/1|1|/echo/1||");
    EXPECT_EQ(client.read().body, "a=1;");
    EXPECT_EQ(client.read().body, "/echo/2|2|/echo/2||");
}

TEST_F(ServerTest, turns_away_requests_for_other_hosts) {
    const Answer answer = Client(port).ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    EXPECT_EQ(answer.status, 421);
    EXPECT_EQ(Client(port).ask("GET / HTTP/1.1\r\n\r\n").status, 400);
    EXPECT_EQ(Client(port).ask("GET / HTTP/1.1\r\nHost: localhost\r\nHost: x\r\n\r\n").status, 400);
    EXPECT_EQ(Client(port).ask("GET / HTTP/1.0\r\n\r\n").status, 400);
    EXPECT_EQ(Client(port).ask("GET / HTTP/1.0\r\nHost: localhost:80\r\n\r\n").status, 200);
}

TEST_F(ServerTest, lets_no_foreign_page_write) {
    EXPECT_EQ(ask("POST /form", "Origin: https://evil.example\r\n", "a=1").status, 403);
    EXPECT_EQ(ask("DELETE /form", "Sec-Fetch-Site: cross-site\r\n").status, 403);
    EXPECT_EQ(
        ask("POST /form", std::string(kUrlencoded) + "Origin: http://localhost\r\n", "a=1").body,
        "a=1;");
}

TEST_F(ServerTest, limits_target_and_headers_with_an_answer) {
    EXPECT_EQ(ask("GET /?q=" + std::string(9'000, 'a')).status, 414);
    EXPECT_EQ(ask("GET /?q=" + std::string(60'000, 'a')).status, 414);
    EXPECT_EQ(ask("GET /", "X-Long: " + std::string(17'000, 'a') + "\r\n").status, 431);
    EXPECT_EQ(ask("GET /", "X-Long: " + std::string(60'000, 'a') + "\r\n").status, 431);
    EXPECT_EQ(ask("GET /", "X-Long: " + std::string(14'000, 'a') + "\r\n").status, 200);
    std::string many;
    for (int count = 0; count < 110; ++count) {
        many += "X-" + std::to_string(count) + ": 1\r\n";
    }
    EXPECT_EQ(ask("GET /", many).status, 431);
    EXPECT_EQ(ask("GET /", "X-Odd: \xff\r\n").status, 400);
}

TEST_F(ServerTest, greets_each_request_before_it_is_answered) {
    Serving other;
    other.hooks.greet = [](Request& asked) { asked.language = base::Language::Spanish; };
    other.add(route(Method::Get, "/", [](Request& asked) {
        return Response::text(std::string(base::language_code(asked.language)));
    }));
    EXPECT_EQ(http_test::ask(other.start(), "GET /").body, "es");
}

TEST(Server, listens_on_both_addresses_of_localhost) {
    Serving serving;
    serving.options.address = "localhost";
    serving.add(route(Method::Get, "/", [](Request&) { return Response::text("here"); }));
    const std::uint16_t port = serving.start();
    EXPECT_EQ(Client(port, "127.0.0.1").ask(request("GET /")).body, "here");
    Client sixth(port, "::1");
    if (!sixth.connected()) {
        GTEST_SKIP() << "this machine has no IPv6";
    }
    EXPECT_EQ(sixth.ask("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n").body, "here");
}

TEST(Server, holds_so_many_connections_of_one_address_and_no_more) {
    Serving serving;
    serving.options.io_threads = 1;
    serving.options.connections_per_address_max = 2;
    serving.add(http_test::here());
    const std::uint16_t port = serving.start();
    Client first(port);
    Client second(port);
    EXPECT_EQ(first.ask(request("GET /")).body, "here");
    EXPECT_EQ(second.ask(request("GET /")).body, "here");
    EXPECT_GE(Client(port).ended_after_ms(3'000), 0);
    first.leave();
    Answer after = http_test::ask(port, "GET /");
    for (int tries = 0; tries < 100 && after.status != 200; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        after = http_test::ask(port, "GET /");
    }
    EXPECT_EQ(after.body, "here") << "there is a place again";
}

TEST(Server, lets_connections_beyond_its_most_wait_for_a_place) {
    Serving serving;
    serving.options.io_threads = 1;
    serving.options.connections_max = 2;
    serving.options.idle_ms = 300;
    serving.add(http_test::here());
    const std::uint16_t port = serving.start();
    Client first(port);
    Client second(port);
    EXPECT_EQ(first.ask(request("GET /")).body, "here");
    EXPECT_EQ(second.ask(request("GET /")).body, "here");
    const std::int64_t from = http_test::now_ms();
    EXPECT_EQ(http_test::ask(port, "GET /").body, "here") << "when an idle one was let go";
    EXPECT_GE(http_test::now_ms() - from, 150);
}

TEST(Server, says_that_an_address_is_taken) {
    Serving serving;
    serving.options.port = serving.start();
    const std::pair<const char*, base::FaultKind> expected[] = {
        {"127.0.0.1", base::FaultKind::AddressTaken},
        {"localhost", base::FaultKind::AddressTaken},
        {"not an address", base::FaultKind::Unavailable}};
    for (const auto& [address, kind] : expected) {
        serving.options.address = address;
        try {
            const http::Server second(serving.options, serving.routes, {});
            ADD_FAILURE() << "two servers on one port";
        } catch (const base::Fault& fault) {
            EXPECT_EQ(fault.kind(), kind) << address;
        }
    }
}

TEST(Server, shows_a_fault_by_its_incident_and_nothing_else) {
    Serving serving;
    serving.hooks.trouble = page_of_trouble;
    const auto failing = [&serving](const char* path, auto thrown) {
        serving.add(route(Method::Get, path, [thrown](Request&) -> Response { throw thrown; }));
    };
    failing("/busy", base::Fault(base::FaultKind::Busy, "secret"));
    failing("/full", base::Fault(base::FaultKind::DiskFull, "secret"));
    failing("/away", base::Fault(base::FaultKind::Unavailable, "secret"));
    failing("/damaged", base::Fault(base::FaultKind::DamagedFile, "secret"));
    failing("/bug", base::Bug("secret"));
    failing("/odd", std::runtime_error("secret"));
    failing("/odder", 7);
    const std::uint16_t port = serving.start();
    for (const auto& [path, status] : std::vector<std::pair<std::string, int>>{{"/busy", 503},
                                                                               {"/full", 507},
                                                                               {"/away", 503},
                                                                               {"/damaged", 500},
                                                                               {"/bug", 500},
                                                                               {"/odd", 500},
                                                                               {"/odder", 500}}) {
        const Answer answer = http_test::ask(port, "GET " + path);
        EXPECT_EQ(answer.status, status) << path;
        EXPECT_GT(answer.body.size(), std::string("trouble 500 en ").size()) << "no incident";
        EXPECT_EQ(answer.body.find("secret"), std::string::npos);
        EXPECT_EQ(answer.header("retry-after"), status == 503 ? "2" : "");
    }
}

TEST(Server, tells_scripts_of_trouble_in_the_shape_of_a_refusal) {
    const http::Response answer = http::trouble_json(507, "web.error_507", "The disk is full.",
                                                     "7KQ2-M9XD");
    EXPECT_EQ(answer.status, 507);
    EXPECT_EQ(answer.body.view(),
              R"({"error":{"reason":"trouble","messages":[{"key":"web.error_507",)"
              R"("text":"The disk is full."}],"incident":"7KQ2-M9XD"}})");
}

TEST(Server, answers_even_where_the_page_of_trouble_fails) {
    Serving serving;
    serving.hooks.trouble = [](const Request&, int, std::string_view) -> Response {
        throw base::Bug("no page");
    };
    EXPECT_EQ(http_test::ask(serving.start(), "GET /").body, "404 Not Found\n");
}
