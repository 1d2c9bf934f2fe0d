// Clients that hold a connection by dripping bytes into it, and whether others still get through.
//
//   bench_slow_clients PORT CLIENTS SECONDS
//
// One half of the clients never ends its headers, the other half never ends a form; each sends a
// byte every half second. Meanwhile /healthz is asked ten times a second over connections of its
// own. Prints the longest wait for /healthz in microseconds, the number of questions that it did
// not answer, the clients still connected after SECONDS, and the milliseconds after which the first
// and the last of the others were cut.

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#include "connection.hpp"
#include "counting.hpp"

namespace {

constexpr std::string_view kHeadersWithoutEnd = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: ";
constexpr std::string_view kFormWithoutEnd =
    "POST /orgs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50000\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=";

struct Probed {
    std::int64_t longest_us = 0;
    std::int64_t unanswered = 0;
};

Probed probe_until(std::uint16_t port, const std::atomic<bool>& finished) {
    Probed probed;
    while (!finished) {
        const std::int64_t began = bench::monotonic_us();
        bench::Connection connection(port);
        probed.unanswered += connection.get("/healthz") == 200 ? 0 : 1;
        probed.longest_us = std::max(probed.longest_us, bench::monotonic_us() - began);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return probed;
}

struct Dripped {
    std::int64_t first_cut_ms = 0;
    std::int64_t last_cut_ms = 0;
    std::size_t still_connected = 0;
};

std::vector<pollfd> connect_all(std::uint16_t port, std::int64_t count) {
    std::vector<pollfd> clients;
    for (std::int64_t i = 0; i < count; ++i) {
        const int socket = bench::connected_socket(port);
        const std::string_view opening = i % 2 == 0 ? kHeadersWithoutEnd : kFormWithoutEnd;
        if (socket >= 0) {
            ::send(socket, opening.data(), opening.size(), MSG_NOSIGNAL);
            clients.push_back({.fd = socket, .events = POLLIN, .revents = 0});
        }
    }
    return clients;
}

/// An answer with an error in it is not yet a cut: what counts is that the connection is over.
bool is_cut(int socket) {
    char answer[4096];
    ssize_t got = 0;
    do {
        got = ::recv(socket, answer, sizeof answer, MSG_DONTWAIT);
    } while (got > 0);
    return got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
}

Dripped drip(std::vector<pollfd>& clients, std::int64_t seconds) {
    constexpr std::int64_t kBetweenBytesUs = 500'000;
    Dripped dripped;
    const std::int64_t began = bench::monotonic_us();
    std::int64_t next_byte = began + kBetweenBytesUs;
    while (!clients.empty() && bench::monotonic_us() - began < seconds * 1'000'000) {
        poll(clients.data(), clients.size(), 20);
        const std::int64_t now = bench::monotonic_us();
        std::erase_if(clients, [&](const pollfd& client) {
            if (client.revents == 0 || !is_cut(client.fd)) {
                return false;
            }
            close(client.fd);
            dripped.last_cut_ms = (now - began) / 1000;
            dripped.first_cut_ms = dripped.first_cut_ms == 0 ? dripped.last_cut_ms
                                                             : dripped.first_cut_ms;
            return true;
        });
        if (now >= next_byte) {
            next_byte += kBetweenBytesUs;
            for (const pollfd& client : clients) {
                ::send(client.fd, "a", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
            }
        }
    }
    dripped.still_connected = clients.size();
    return dripped;
}

}  // namespace

int main(int argument_count, char** arguments) {
    const bool complete = argument_count == 4;
    const auto port = complete ? bench::number_typed(arguments[1]) : std::nullopt;
    const auto count = complete ? bench::number_typed(arguments[2]) : std::nullopt;
    const auto seconds = complete ? bench::number_typed(arguments[3]) : std::nullopt;
    if (!port || !count || !seconds) {
        std::fputs("usage: bench_slow_clients PORT CLIENTS SECONDS\n", stderr);
        return 2;
    }
    const auto port_number = static_cast<std::uint16_t>(*port);
    auto clients = connect_all(port_number, *count);
    if (static_cast<std::int64_t>(clients.size()) < *count) {
        std::fprintf(stderr, "bench_slow_clients: only %zu could connect\n", clients.size());
        return 1;
    }
    std::atomic<bool> finished = false;
    Probed probed;
    std::thread prober([&] { probed = probe_until(port_number, finished); });
    const Dripped dripped = drip(clients, *seconds);
    finished = true;
    prober.join();
    std::printf("%lld %lld %zu %lld %lld\n", static_cast<long long>(probed.longest_us),
                static_cast<long long>(probed.unanswered), dripped.still_connected,
                static_cast<long long>(dripped.first_cut_ms),
                static_cast<long long>(dripped.last_cut_ms));
    return 0;
}
