// The sockets that a server listens on.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace http {

/// A socket that is closed with its owner.
class Socket {
public:
    explicit Socket(int descriptor) : descriptor_(descriptor) {}
    ~Socket();
    Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Socket& operator=(Socket&& other) noexcept;

    int descriptor() const { return descriptor_; }
    int release() { return std::exchange(descriptor_, -1); }

private:
    int descriptor_;
};

struct Listening {
    std::vector<Socket> sockets;
    std::uint16_t port = 0;  ///< the same for all
};

/// Listens on `address`, a numeric IPv4 or IPv6 address; "localhost" is 127.0.0.1, and ::1 where
/// this machine has one. Port 0 takes any that is free. Throws base::Fault (Unavailable), saying
/// what stands in the way.
Listening listen_on(const std::string& address, std::uint16_t port);

}  // namespace http
