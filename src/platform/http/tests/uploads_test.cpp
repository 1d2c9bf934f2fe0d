// Bodies through real sockets: files on their way to disk, limits, lies about the length, clients
// that leave.
#include <gtest/gtest.h>

#include <fstream>
#include <thread>
#include <vector>

#include "client.hpp"
#include "serving.hpp"

using http::Method;
using http::Request;
using http::Response;
using http_test::Answer;
using http_test::Client;
using http_test::now_ms;
using http_test::request;
using http_test::Serving;

namespace {

constexpr std::string_view kMultipart = "Content-Type: multipart/form-data; boundary=B\r\n";

std::string part(std::string_view disposition, std::string_view content) {
    return std::string("--B\r\nContent-Disposition: form-data; ")
        .append(disposition)
        .append("\r\n\r\n")
        .append(content)
        .append("\r\n");
}

std::string chunk(std::string_view bytes) {
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return std::string(size).append(bytes).append("\r\n");
}

// What a browser has written of a large upload when its tab is closed.
std::string beginning_of_an_upload(std::size_t written) {
    return "POST /upload HTTP/1.1\r\nHost: localhost\r\n" + std::string(kMultipart) +
           "Content-Length: 37000000\r\n\r\n" +
           "--B\r\nContent-Disposition: form-data; name=a; filename=x\r\n\r\n" +
           std::string(written, 'x');
}

// Of the whole process: the server's and the clients'.
std::size_t open_sockets() {
    std::size_t count = 0;
    for (const auto& open : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code gone;
        const auto to = std::filesystem::read_symlink(open.path(), gone).string();
        count += to.rfind("socket:", 0) == 0 ? 1 : 0;
    }
    return count;
}

long resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.substr(0, 6) == "VmRSS:") {
            return std::stol(line.substr(6));
        }
    }
    return 0;
}

class UploadsTest : public testing::Test {
protected:
    void SetUp() override {
        http::Route form = http_test::route(Method::Post, "/form", http_test::describe);
        form.body_max = 1000;
        serving.add(std::move(form));
        http::Route upload = http_test::route(Method::Post, "/upload", http_test::describe);
        upload.body_max = 1000;
        upload.files_max = 512 << 20;
        serving.add(std::move(upload));
        http::Route taking = http_test::route(Method::Post, "/take", [this](Request& asked) {
            std::filesystem::rename(asked.files.at(0).at, serving.folder / "taken.zip");
            return Response::see_other("/");
        });
        taking.files_max = 1000;
        serving.add(std::move(taking));
        serving.add(http_test::here());
        port = serving.start();
    }

    Answer post(std::string_view path, std::string_view headers, std::string_view body) const {
        return http_test::ask(port, std::string("POST ").append(path), headers, body);
    }
    // The server notices a client that left, or deletes a file, a moment after the client has gone
    // on.
    void expect_no_files_soon() const {
        for (const auto until = now_ms() + 3'000; serving.files_kept() > 0 && now_ms() < until;) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        EXPECT_EQ(serving.files_kept(), 0U);
    }

    // As many as `before`: the server has closed what clients have left.
    static void expect_no_connections_soon(std::size_t before) {
        for (const auto until = now_ms() + 3'000; open_sockets() > before && now_ms() < until;) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        EXPECT_EQ(open_sockets(), before);
    }

    Serving serving;
    std::uint16_t port = 0;
};

}  // namespace

TEST_F(UploadsTest, hands_over_fields_and_files_and_deletes_what_is_left) {
    const Answer answer = post("/upload", kMultipart,
                               part("name=place", "Port Halden") +
                                   part("name=a; filename=one.txt", "12345") +
                                   part("name=b; filename=two.txt", "") + "--B--\r\n");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "place=Port Halden;a:one.txt:5:5;b:two.txt:0:0;");
    expect_no_files_soon();
}

TEST_F(UploadsTest, leaves_a_file_that_was_moved_away) {
    const Answer answer = post("/take", kMultipart,
                               part("name=a; filename=one.zip", "12345") + "--B--\r\n");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.header("location"), "/");
    EXPECT_EQ(std::filesystem::file_size(serving.folder / "taken.zip"), 5U);
    std::filesystem::remove(serving.folder / "taken.zip");
    expect_no_files_soon();
}

TEST_F(UploadsTest, refuses_a_broken_form_and_goes_on) {
    Client client(port);
    const std::string broken = part("name=a; filename=one.txt", "12345") + "--B";
    EXPECT_EQ(client.ask(request("POST /upload", kMultipart, broken)).status, 400);
    EXPECT_EQ(client.ask(request("GET /")).body, "here") << "the connection is still in step";
    EXPECT_EQ(post("/upload", "Content-Type: multipart/form-data\r\n", broken).status, 400);
    EXPECT_EQ(post("/form", "Content-Type: application/x-www-form-urlencoded\r\n", "a=%00").status,
              400);
    expect_no_files_soon();
}

TEST_F(UploadsTest, keeps_json_as_it_came) {
    const std::string json = "{\"a\":[1]}";
    EXPECT_EQ(post("/form", "Content-Type: application/json\r\n", json).body, json);
}

TEST_F(UploadsTest, writes_a_large_file_to_disk_without_holding_it) {
    constexpr std::size_t kSize = 200 << 20;
    const std::string head = part("name=a; filename=big.bin", "");
    const std::string tail = "--B--\r\n";
    const std::string beginning = head.substr(0, head.size() - 2);
    const std::string block(1 << 20, '\r');  // each byte could begin a boundary
    Client client(port);
    const std::size_t length = head.size() + kSize + tail.size();
    client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\n" + std::string(kMultipart) +
                "Content-Length: " + std::to_string(length) + "\r\n\r\n" + beginning);
    const long before = resident_kilobytes();
    long most = before;
    for (std::size_t sent = 0; sent < kSize; sent += block.size()) {
        ASSERT_TRUE(client.send(block));
        most = std::max(most, resident_kilobytes());
    }
    client.send("\r\n" + tail);
    const std::string size = std::to_string(kSize);
    EXPECT_EQ(client.read().body, "a:big.bin:" + size + ":" + size + ";");
    EXPECT_LT(most - before, 20'000) << "kilobytes";
    expect_no_files_soon();
}

TEST_F(UploadsTest, deletes_the_file_of_a_client_that_leaves) {
    Client client(port);
    client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\n" + std::string(kMultipart) +
                "Content-Length: 100000\r\n\r\n" +
                part("name=a; filename=x", std::string(5000, 'x')));
    for (const auto until = now_ms() + 3'000; serving.files_kept() == 0 && now_ms() < until;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_EQ(serving.files_kept(), 1U);
    client.leave();
    expect_no_files_soon();
}

TEST_F(UploadsTest, deletes_the_files_of_a_burst_of_clients_that_leave) {
    const std::size_t before = open_sockets();
    for (int burst = 0; burst < 4; ++burst) {
        std::vector<Client> clients;
        for (std::size_t count = 0; count < 50; ++count) {
            clients.emplace_back(port);
            ASSERT_TRUE(clients.back().send(beginning_of_an_upload(60'000 + count * 6'939)));
        }
    }
    EXPECT_EQ(http_test::ask(port, "GET /").body, "here") << "all before it are accepted";
    expect_no_connections_soon(before);
    expect_no_files_soon();
}

TEST_F(UploadsTest, cuts_a_client_that_closes_its_side_before_the_body_is_complete) {
    for (const std::size_t written : {0U, 1U, 5'000U, 200'000U}) {
        Client client(port);
        client.send(beginning_of_an_upload(written));
        client.close_own_side();
        EXPECT_GE(client.ended_after_ms(2'000), 0) << written;
    }
    Client chunked(port);
    chunked.send(request("POST /form", "Transfer-Encoding: chunked\r\n") + chunk("abc"));
    chunked.close_own_side();
    EXPECT_GE(chunked.ended_after_ms(2'000), 0);
    expect_no_files_soon();
}

TEST_F(UploadsTest, answers_a_complete_request_of_a_client_that_closed_its_side) {
    for (const std::size_t size : {1U, 30'000U, 300'000U, 3'000'000U}) {
        Client client(port);
        const std::string content(size, 'x');
        client.send(
            request("POST /upload", kMultipart, part("name=a; filename=x", content) + "--B--\r\n"));
        client.close_own_side();
        const std::string kept = std::to_string(size);
        EXPECT_EQ(client.read().body, "a:x:" + kept + ":" + kept + ";");
    }
    Client chunked(port);
    chunked.send(request("POST /form", "Transfer-Encoding: chunked\r\n") + chunk("abc") +
                 chunk("defgh") + "0\r\n\r\n");
    chunked.close_own_side();
    EXPECT_EQ(chunked.read().body, "abcdefgh");
    expect_no_files_soon();
}

TEST_F(UploadsTest, says_too_large_before_the_body_is_read) {
    Client client(port);
    client.send("POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n");
    const Answer answer = client.read();
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_EQ(answer.body, "413 Content Too Large\n");
}

TEST_F(UploadsTest, says_too_large_to_a_client_that_reads_only_when_it_has_sent_all) {
    constexpr std::size_t kSize = 64 << 20;
    Client client(port);
    client.send("POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                std::to_string(kSize) + "\r\n\r\n");
    const std::string block(1 << 20, 'x');
    for (std::size_t sent = 0; sent < kSize; sent += block.size()) {
        ASSERT_TRUE(client.send(block)) << "cut off after " << sent;
    }
    EXPECT_EQ(client.read().status, 413);
    EXPECT_GE(client.ended_after_ms(1'000), 0);
}

TEST_F(UploadsTest, asks_for_no_body_that_it_would_refuse) {
    Client client(port);
    client.send(
        "POST /form HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
        "Content-Length: 1001\r\n\r\n");
    EXPECT_EQ(client.read().status, 413);
    Client welcome(port);
    welcome.send(
        "POST /form HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
        "Content-Length: 3\r\n\r\n");
    EXPECT_EQ(welcome.read().status, 100);
    welcome.send("abc");
    EXPECT_EQ(welcome.read().body, "abc");
}

TEST_F(UploadsTest, reads_chunked_bodies_within_the_same_limits) {
    const std::string head = "Transfer-Encoding: chunked\r\n";
    Client client(port);
    client.send(request("POST /form", head) + chunk("abc") + chunk("defgh") + "0\r\n\r\n" +
                request("GET /"));
    EXPECT_EQ(client.read().body, "abcdefgh");
    EXPECT_EQ(client.read().body, "here");
    Client endless(port);
    endless.send(request("POST /form", head));
    for (int count = 0; count < 100 && endless.send(chunk(std::string(500, 'x'))); ++count) {}
    const Answer answer = endless.read();
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_GE(endless.ended_after_ms(1'000), 0);
    EXPECT_EQ(Client(port).ask(request("POST /form", head) + "zz\r\nabc\r\n0\r\n\r\n").status, 400);
}

TEST_F(UploadsTest, refuses_two_accounts_of_the_length) {
    const std::string line = "POST /form HTTP/1.1\r\nHost: localhost\r\n";
    for (const char* lengths : {"Content-Length: 3\r\nContent-Length: 4\r\n",
                                "Content-Length: 3\r\nContent-Length: 3\r\n",
                                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                                "Content-Length: 3, 3\r\n", "Content-Length: -3\r\n",
                                "Content-Length: 0x3\r\n", "Transfer-Encoding: gzip, chunked\r\n",
                                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"}) {
        Client client(port);
        const Answer answer = client.ask(line + lengths + "\r\nabc");
        EXPECT_EQ(answer.status, 400) << lengths;
        EXPECT_GE(client.ended_after_ms(2'000), 0) << "what follows could be anything";
    }
    Client huge(port);
    EXPECT_EQ(huge.ask(line + "Content-Length: 99999999999999999999\r\n\r\n").status, 413);
}

TEST_F(UploadsTest, takes_a_body_that_is_longer_than_it_said_for_the_next_request) {
    Client client(port);
    client.send(request("POST /form", "", "abc") + "more that is no request\r\n\r\n");
    EXPECT_EQ(client.read().body, "abc");
    EXPECT_GE(client.ended_after_ms(2'000), 0);
}

TEST_F(UploadsTest, refuses_a_question_with_a_body) {
    EXPECT_EQ(http_test::ask(port, "GET /", "", "abc").status, 400);
    Client client(port);
    EXPECT_EQ(client.ask(request("GET /", "Content-Length: 0\r\n")).body, "here");
}

TEST_F(UploadsTest, answers_a_missing_folder_once_the_body_is_there) {
    Serving broken;
    broken.options.uploads = broken.folder / "missing";
    http::Route upload = http_test::route(Method::Post, "/upload", http_test::describe);
    upload.files_max = 1 << 20;
    broken.add(std::move(upload));
    broken.add(http_test::here());
    Client client(broken.start());
    const std::string body = part("name=a; filename=x", std::string(100'000, 'x')) + "--B--\r\n";
    EXPECT_EQ(client.ask(request("POST /upload", kMultipart, body)).status, 500);
    EXPECT_EQ(client.ask(request("GET /")).body, "here");
}
