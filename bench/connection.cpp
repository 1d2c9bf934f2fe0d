#include "connection.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <chrono>

namespace bench {

std::int64_t monotonic_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

int connected_socket(std::uint16_t port, int silence_ms) {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int at_once = 1;
    const timeval silence{.tv_sec = silence_ms / 1000, .tv_usec = silence_ms % 1000 * 1000};
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(made);
        return -1;
    }
    return made;
}

Connection::~Connection() {
    close();
}

void Connection::close() {
    if (socket_ >= 0) {
        ::close(socket_);
        socket_ = -1;
    }
}

int Connection::get(std::string_view path) {
    if (socket_ < 0) {
        socket_ = connected_socket(port_);
    }
    std::string question = "GET ";
    question.append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    const int status = socket_ >= 0 && send_all(question) ? read_answer() : 0;
    if (status == 0) {
        close();
    }
    return status;
}

bool Connection::send_all(std::string_view text) const {
    while (!text.empty()) {
        const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

int Connection::read_answer() {
    constexpr std::size_t kAtOnce = 65'536;
    constexpr std::string_view kLength = "Content-Length: ";
    received_.resize(kAtOnce);
    std::size_t read = 0;
    std::size_t head = std::string::npos;
    std::size_t body = 0;
    while (head == std::string::npos || read < head + body) {
        // The head is always within the first piece; of the body only the length matters.
        const std::size_t at = head == std::string::npos ? read : 0;
        const auto got = ::recv(socket_, received_.data() + at, kAtOnce - at, 0);
        if (got <= 0) {
            return 0;
        }
        read += static_cast<std::size_t>(got);
        if (head != std::string::npos) {
            continue;
        }
        const std::string_view so_far(received_.data(), read);
        const auto end = so_far.find("\r\n\r\n");
        if (end == std::string_view::npos) {
            continue;
        }
        head = end + 4;
        const auto length = so_far.substr(0, head).find(kLength);
        if (length == std::string_view::npos) {
            return 0;
        }
        std::from_chars(received_.data() + length + kLength.size(), received_.data() + head, body);
    }
    int status = 0;
    std::from_chars(received_.data() + 9, received_.data() + 12, status);
    return status;
}

}  // namespace bench
