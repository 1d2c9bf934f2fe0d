// A browser's socket without the browser: sends exactly the bytes it is told and reads answers, one
// by one.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace http_test {

inline std::int64_t now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// One answer as it came. A header that came twice is joined with "|".
struct Answer {
    int status = 0;                              ///< 0: the connection ended without a whole answer
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;

    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? "" : found->second;
    }
};

class Client {
public:
    explicit Client(std::uint16_t port, const char* address = "127.0.0.1") {
        sockaddr_in6 sixth{};
        sockaddr_in fourth{};
        sixth.sin6_family = AF_INET6;
        sixth.sin6_port = htons(port);
        fourth.sin_family = AF_INET;
        fourth.sin_port = htons(port);
        const bool is_sixth = inet_pton(AF_INET6, address, &sixth.sin6_addr) == 1;
        inet_pton(AF_INET, address, &fourth.sin_addr);
        socket_ = ::socket(is_sixth ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto* where = is_sixth ? reinterpret_cast<const sockaddr*>(&sixth)
                                     : reinterpret_cast<const sockaddr*>(&fourth);
        connected_ = ::connect(socket_, where, is_sixth ? sizeof sixth : sizeof fourth) == 0;
    }
    ~Client() { leave(); }
    Client(Client&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_) {}
    Client& operator=(Client&&) = delete;

    bool connected() const { return connected_; }
    int socket() const { return socket_; }

    void leave() {
        if (socket_ >= 0) {
            ::close(std::exchange(socket_, -1));
        }
    }

    /// Sends no more, but still reads.
    void close_own_side() const { ::shutdown(socket_, SHUT_WR); }

    /// False where the server has gone.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    Answer read(bool has_body = true, int within_ms = 10'000) {
        const std::int64_t until = now_ms() + within_ms;
        Answer answer;
        std::size_t end = std::string::npos;
        while ((end = waiting_.find("\r\n\r\n")) == std::string::npos) {
            if (!more(until)) {
                return answer;
            }
        }
        read_head(answer, waiting_.substr(0, end + 2));
        waiting_.erase(0, end + 4);
        if (answer.status == 100) {
            return answer;
        }
        const std::string length = answer.header("content-length");
        const std::size_t size = !has_body || length.empty() ? 0 : std::stoul(length);
        while (waiting_.size() < size) {
            if (!more(until)) {
                answer.status = 0;
                return answer;
            }
        }
        answer.body = waiting_.substr(0, size);
        waiting_.erase(0, size);
        return answer;
    }

    Answer ask(std::string_view request) {
        send(request);
        return read(request.substr(0, 5) != "HEAD ");
    }

    /// How long until the server ends the connection, or -1 where it does not.
    std::int64_t ended_after_ms(int within_ms) {
        const std::int64_t from = now_ms();
        while (more(from + within_ms)) {}
        return ended_ ? now_ms() - from : -1;
    }

private:
    bool more(std::int64_t until) {
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        const std::int64_t left = until - now_ms();
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) {
            return false;
        }
        char buffer[64 * 1024];
        const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
        ended_ = got <= 0;
        if (!ended_) {
            waiting_.append(buffer, static_cast<std::size_t>(got));
        }
        return !ended_;
    }

    static void read_head(Answer& answer, std::string_view head) {
        answer.status = std::stoi(std::string(head.substr(9, 3)));
        head.remove_prefix(head.find("\r\n") + 2);
        while (!head.empty()) {
            const std::string_view line = head.substr(0, head.find("\r\n"));
            head.remove_prefix(line.size() + 2);
            std::string name(line.substr(0, line.find(": ")));
            for (char& c : name) {
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            }
            std::string& value = answer.headers[name];
            value += value.empty() ? "" : "|";
            value += line.substr(name.size() + 2);
        }
    }

    int socket_ = -1;
    bool connected_ = false;
    bool ended_ = false;
    std::string waiting_;
};

/// "GET /path HTTP/1.1" with a Host and what else is given, each line of `headers` ending in CR LF.
inline std::string request(std::string_view first_line, std::string_view headers = {},
                           std::string_view body = {}) {
    std::string text(first_line);
    text.append(" HTTP/1.1\r\nHost: localhost\r\n").append(headers);
    if (!body.empty()) {
        text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    }
    return text.append("\r\n").append(body);
}

inline Answer ask(std::uint16_t port, std::string_view first_line, std::string_view headers = {},
                  std::string_view body = {}) {
    return Client(port).ask(request(first_line, headers, body));
}

}  // namespace http_test
