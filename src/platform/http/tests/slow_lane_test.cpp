// Answers made by workers, and how the server ends.
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "base/fault.hpp"
#include "client.hpp"
#include "serving.hpp"

using http::Lane;
using http::Method;
using http::Request;
using http::Response;
using http_test::Answer;
using http_test::Client;
using http_test::now_ms;
using http_test::request;
using http_test::Serving;

namespace {

void sleep_ms(int ms) {
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

int with_answer(const std::vector<Client>& clients) {
    int count = 0;
    for (const Client& client : clients) {
        pollfd state{.fd = client.socket(), .events = POLLIN, .revents = 0};
        count += ::poll(&state, 1, 0);
    }
    return count;
}

class SlowLaneTest : public testing::Test {
protected:
    ~SlowLaneTest() override { open_gate(); }

    void SetUp() override {
        serving.options.worker_threads = 1;
        serving.options.io_threads = 1;
        add_slow("/wait", [this](Request& asked) {
            ++waiting;
            gate_open.wait();
            return Response::text("done " + std::string(asked.query.get("n")));
        });
        add_slow("/fail",
                 [](Request&) -> Response { throw base::Fault(base::FaultKind::Busy, "secret"); });
        add_slow("/upload", http_test::describe, Method::Post);
        serving.add(http_test::here());
        serving.add(http_test::route(Method::Get, "/nap", [](Request&) {
            sleep_ms(300);
            return Response::text("rested");
        }));
        port = serving.start();
    }

    void add_slow(std::string path, http::Answer answer, Method method = Method::Get) {
        http::Route route = http_test::route(method, std::move(path), std::move(answer));
        route.lane = Lane::Slow;
        route.files_max = 1000;
        serving.add(std::move(route));
    }
    void open_gate() {
        if (!opened) {
            opened = true;
            gate.set_value();
        }
    }
    void wait_until_one_waits() const {
        for (const auto until = now_ms() + 3'000; waiting == 0 && now_ms() < until;) {
            sleep_ms(5);
        }
    }

    std::promise<void> gate;
    std::shared_future<void> gate_open = gate.get_future().share();
    bool opened = false;
    std::atomic<int> waiting{0};
    Serving serving;
    std::uint16_t port = 0;
};

}  // namespace

TEST_F(SlowLaneTest, keeps_the_io_thread_free_for_others) {
    Client waiting_client(port);
    waiting_client.send(request("GET /wait?n=1"));
    wait_until_one_waits();
    EXPECT_EQ(http_test::ask(port, "GET /").body, "here");
    open_gate();
    EXPECT_EQ(waiting_client.read().body, "done 1");
    EXPECT_EQ(waiting_client.ask(request("GET /")).body, "here");
}

TEST_F(SlowLaneTest, answers_pipelined_requests_in_their_order) {
    open_gate();
    Client client(port);
    client.send(request("GET /wait?n=1") + request("GET /") + request("GET /wait?n=2"));
    EXPECT_EQ(client.read().body, "done 1");
    EXPECT_EQ(client.read().body, "here");
    EXPECT_EQ(client.read().body, "done 2");
}

TEST_F(SlowLaneTest, catches_what_a_worker_throws) {
    const Answer answer = http_test::ask(port, "GET /fail");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.body, "503 Service Unavailable\n");
}

TEST_F(SlowLaneTest, keeps_uploaded_files_until_the_worker_is_done) {
    const Answer answer = http_test::ask(
        port, "POST /upload", "Content-Type: multipart/form-data; boundary=B\r\n",
        "--B\r\nContent-Disposition: form-data; name=a; filename=x\r\n\r\n123\r\n--B--");
    EXPECT_EQ(answer.body, "a:x:3:3;");
}

TEST_F(SlowLaneTest, says_try_again_when_too_many_wait) {
    std::vector<Client> clients;
    for (int count = 0; count < 30; ++count) {
        clients.emplace_back(port);
        clients.back().send(request("GET /wait"));
        wait_until_one_waits();
    }
    // The refused are answered while the others still wait.
    for (const auto until = now_ms() + 3'000; with_answer(clients) < 13 && now_ms() < until;) {
        sleep_ms(5);
    }
    open_gate();
    int answered = 0;
    int refused = 0;
    for (Client& client : clients) {
        const Answer answer = client.read();
        answered += answer.status == 200 ? 1 : 0;
        refused += answer.status == 503 && answer.header("retry-after") == "2" ? 1 : 0;
    }
    EXPECT_EQ(answered, 17) << "one at work, sixteen waiting";
    EXPECT_EQ(refused, 13);
}

TEST_F(SlowLaneTest, survives_clients_that_leave_while_they_wait) {
    for (int count = 0; count < 5; ++count) {
        Client client(port);
        client.send(request("GET /wait"));
        wait_until_one_waits();
    }
    open_gate();
    EXPECT_EQ(http_test::ask(port, "GET /wait?n=9").body, "done 9");
}

TEST_F(SlowLaneTest, stops_when_running_answers_are_finished_and_takes_no_more) {
    Client napping(port);
    Client idle(port);
    EXPECT_EQ(idle.ask(request("GET /")).body, "here");
    napping.send(request("GET /nap"));
    Client waiting_client(port);
    waiting_client.send(request("GET /wait?n=1"));
    wait_until_one_waits();
    sleep_ms(50);
    std::thread opener([this] {
        sleep_ms(400);
        open_gate();
    });
    const std::int64_t from = now_ms();
    serving.server->stop(5'000);
    EXPECT_LT(now_ms() - from, 3'000);
    opener.join();
    EXPECT_EQ(napping.read().body, "rested");
    EXPECT_EQ(waiting_client.read().body, "done 1");
    EXPECT_GE(idle.ended_after_ms(1'000), 0);
    EXPECT_FALSE(Client(port).connected());
}

TEST_F(SlowLaneTest, leaves_behind_a_worker_that_is_not_done_in_time) {
    Client client(port);
    client.send(request("GET /wait"));
    wait_until_one_waits();
    const std::int64_t from = now_ms();
    serving.server->stop(200);
    EXPECT_LT(now_ms() - from, 2'000);
    EXPECT_EQ(client.read(true, 1'000).status, 503);
    open_gate();
}
