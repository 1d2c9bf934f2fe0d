// Slow and silent clients: each is cut at its deadline, and nobody else waits for them.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "client.hpp"
#include "serving.hpp"

using http::Method;
using http::Request;
using http::Response;
using http_test::Client;
using http_test::now_ms;
using http_test::request;
using http_test::Serving;

namespace {

// The deadlines' own tick, and what a loaded machine adds.
constexpr std::int64_t kLateMs = 1'500;

class DeadlinesTest : public testing::Test {
protected:
    void SetUp() override {
        serving.options.headers_within_ms = 400;
        serving.options.body_grace_ms = 400;
        serving.options.body_bytes_per_second = 100'000;
        serving.options.idle_ms = 900;
        serving.add(http_test::here());
        serving.add(http_test::route(Method::Get, "/large", [](Request&) {
            return Response::text(std::string(32 << 20, 'x'));
        }));
        http::Route form = http_test::route(Method::Post, "/form", http_test::describe);
        form.body_max = 1 << 20;
        serving.add(std::move(form));
    }

    // Sends a byte every few milliseconds until the server has had enough.
    static std::int64_t drip_until_cut(Client& client, std::string_view bytes) {
        const std::int64_t from = now_ms();
        while (now_ms() < from + 5'000) {
            for (const char& byte : bytes) {
                if (!client.send({&byte, 1})) {
                    return now_ms() - from;
                }
                if (const auto ended = client.ended_after_ms(20); ended >= 0) {
                    return now_ms() - from;
                }
            }
        }
        return -1;
    }

    static void expect_about(std::int64_t took_ms, std::int64_t deadline_ms) {
        EXPECT_GE(took_ms, deadline_ms - 50);
        EXPECT_LE(took_ms, deadline_ms + kLateMs);
    }

    Serving serving;
};

}  // namespace

TEST_F(DeadlinesTest, cuts_a_client_that_says_nothing) {
    Client client(serving.start());
    expect_about(client.ended_after_ms(5'000), 400);
}

TEST_F(DeadlinesTest, cuts_a_client_that_drips_its_headers) {
    Client client(serving.start());
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
    expect_about(drip_until_cut(client, "X-A: b\r\n"), 400);
}

TEST_F(DeadlinesTest, cuts_a_kept_connection_that_idles_or_drips) {
    const std::uint16_t port = serving.start();
    Client idle(port);
    EXPECT_EQ(idle.ask(request("GET /")).body, "here");
    expect_about(idle.ended_after_ms(5'000), 900);
    Client dripping(port);
    EXPECT_EQ(dripping.ask(request("GET /")).body, "here");
    dripping.send("GET / HTTP/1.1\r\n");
    expect_about(drip_until_cut(dripping, "X-A: b\r\n"), 400);
    Client empty_lines(port);
    EXPECT_EQ(empty_lines.ask(request("GET /")).body, "here");
    expect_about(drip_until_cut(empty_lines, "\r\n"), 900);
}

TEST_F(DeadlinesTest, cuts_a_body_below_the_rate_and_lets_a_steady_one_come) {
    const std::uint16_t port = serving.start();
    const std::string head =
        "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n";
    Client dripping(port);
    dripping.send(head);
    expect_about(drip_until_cut(dripping, "x"), 400);
    Client steady(port);
    steady.send(head);
    const std::string piece(20'000, 'x');
    for (int sent = 0; sent < 10; ++sent) {  // 200 kB/s for twice the grace
        ASSERT_TRUE(steady.send(piece));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    EXPECT_EQ(steady.read().body.size(), 200'000U);
}

TEST_F(DeadlinesTest, cuts_a_silent_upload_however_much_came_before) {
    serving.options.body_idle_ms = 600;
    http::Route upload = http_test::route(Method::Post, "/upload", http_test::describe);
    upload.files_max = 64 << 20;
    serving.add(std::move(upload));
    Client client(serving.start());
    client.send(
        "POST /upload HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 37000000\r\n\r\n"
        "--B\r\nContent-Disposition: form-data; name=a; filename=x\r\n\r\n" +
        std::string(4'000'000, 'x'));  // its rate alone would allow 40 s
    expect_about(client.ended_after_ms(5'000), 600);
    for (const auto until = now_ms() + 3'000; serving.files_kept() > 0 && now_ms() < until;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(serving.files_kept(), 0U);
}

TEST_F(DeadlinesTest, cuts_a_client_that_does_not_read_its_answer) {
    serving.options.body_bytes_per_second = 100 << 20;  // 32 MB may take 0.3 s beyond the grace
    Client client(serving.start());
    client.send(request("GET /large"));
    std::this_thread::sleep_for(std::chrono::milliseconds(2'500));
    EXPECT_EQ(client.read().status, 0) << "the answer should be cut off";
}

TEST_F(DeadlinesTest, does_not_count_the_time_that_an_answer_takes) {
    http::Route slow = http_test::route(Method::Get, "/slow", [](Request&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1'200));
        return Response::text("done");
    });
    slow.lane = http::Lane::Slow;
    serving.add(std::move(slow));
    EXPECT_EQ(http_test::ask(serving.start(), "GET /slow").body, "done");
}

TEST_F(DeadlinesTest, answers_a_probe_at_once_while_two_hundred_clients_drip) {
    serving.options.headers_within_ms = 1'500;
    const std::uint16_t port = serving.start();
    std::vector<Client> dripping;
    for (int count = 0; count < 200; ++count) {
        dripping.emplace_back(port);
        dripping.back().send("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
    }
    const std::int64_t from = now_ms();
    std::int64_t slowest = 0;
    int probes = 0;
    while (now_ms() < from + 1'200) {
        for (Client& client : dripping) {
            client.send("b");
        }
        const std::int64_t asked = now_ms();
        ASSERT_EQ(http_test::ask(port, "GET /").body, "here");
        slowest = std::max(slowest, now_ms() - asked);
        ++probes;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_LE(slowest, 200);  // 50 by itself; the bound is for machines with other work
    EXPECT_GE(probes, 10);
    for (Client& client : dripping) {
        ASSERT_GE(client.ended_after_ms(3'000), 0);
    }
    EXPECT_LE(now_ms() - from, 1'500 + kLateMs);
}
