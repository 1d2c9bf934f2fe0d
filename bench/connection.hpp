// The client of the measurements: one kept-alive connection to a server on this machine.
//
// It does as little as it can, because it shares two cores with the server that it measures: it
// asks with GET, wants a Content-Length, and reads the body without looking at it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

/// Microseconds of a clock that never jumps.
std::int64_t monotonic_us();

/// A socket connected to 127.0.0.1, which gives up on an answer after `silence_ms`; -1 where nobody
/// listens.
int connected_socket(std::uint16_t port, int silence_ms = 5'000);

class Connection {
public:
    explicit Connection(std::uint16_t port) : port_(port) {}
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// The status of the answer; 0 where none came, after which the next question connects again.
    int get(std::string_view path);

private:
    bool send_all(std::string_view text) const;
    int read_answer();
    void close();

    std::uint16_t port_;
    int socket_ = -1;
    std::string received_;
};

}  // namespace bench
