#include "platform/http/listening.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

#include "base/fault.hpp"

namespace http {
namespace {

constexpr int kBacklog = 1024;
constexpr int kPortAttempts = 20;  // for a port that is free on both addresses of localhost

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Addresses resolve(const std::string& address) {
    addrinfo wanted{};
    wanted.ai_flags = AI_NUMERICHOST | AI_PASSIVE;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const bool bracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    const std::string plain = bracketed ? address.substr(1, address.size() - 2) : address;
    if (::getaddrinfo(plain.c_str(), nullptr, &wanted, &found) != 0) {
        throw base::Fault(base::FaultKind::Unavailable, address + " is no address to listen on");
    }
    return {found, &::freeaddrinfo};
}

void set_port(addrinfo& address, std::uint16_t port) {
    if (address.ai_family == AF_INET6) {
        reinterpret_cast<sockaddr_in6*>(address.ai_addr)->sin6_port = htons(port);
    } else {
        reinterpret_cast<sockaddr_in*>(address.ai_addr)->sin_port = htons(port);
    }
}

std::uint16_t port_of(const Socket& socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    ::getsockname(socket.descriptor(), reinterpret_cast<sockaddr*>(&address), &size);
    const std::uint16_t port = address.ss_family == AF_INET6
                                   ? reinterpret_cast<sockaddr_in6*>(&address)->sin6_port
                                   : reinterpret_cast<sockaddr_in*>(&address)->sin_port;
    return ntohs(port);
}

// The socket, or the errno that says why not.
struct Attempt {
    Socket socket{-1};
    int error = 0;
};

Attempt try_listening(const std::string& address, std::uint16_t port) {
    const Addresses found = resolve(address);
    set_port(*found, port);
    Attempt attempt;
    attempt.socket = Socket(
        ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int descriptor = attempt.socket.descriptor();
    const int yes = 1;
    if (found->ai_family == AF_INET6) {
        ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
    }
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (descriptor < 0 || ::bind(descriptor, found->ai_addr, found->ai_addrlen) != 0 ||
        ::listen(descriptor, kBacklog) != 0) {
        attempt.error = errno;
    }
    return attempt;
}

[[noreturn]] void fail(const std::string& address, std::uint16_t port, int error) {
    const auto kind = error == EADDRINUSE ? base::FaultKind::AddressTaken
                                          : base::FaultKind::Unavailable;
    throw base::Fault(kind, "cannot listen on " + address + ":" + std::to_string(port) + ": " +
                                std::generic_category().message(error));
}

Listening listen_on_one(const std::string& address, std::uint16_t port) {
    Attempt attempt = try_listening(address, port);
    if (attempt.error != 0) {
        fail(address, port, attempt.error);
    }
    Listening listening;
    listening.port = port_of(attempt.socket);
    listening.sockets.push_back(std::move(attempt.socket));
    return listening;
}

}  // namespace

Socket::~Socket() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

Socket& Socket::operator=(Socket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

Listening listen_on(const std::string& address, std::uint16_t port) {
    if (address != "localhost") {
        return listen_on_one(address, port);
    }
    for (int attempts = 1;; ++attempts) {
        Listening listening = listen_on_one("127.0.0.1", port);
        Attempt sixth = try_listening("::1", listening.port);
        if (sixth.error == 0) {
            listening.sockets.push_back(std::move(sixth.socket));
            return listening;
        }
        if (sixth.error == EADDRNOTAVAIL || sixth.error == EAFNOSUPPORT) {
            return listening;  // this machine has no IPv6
        }
        if (port != 0 || attempts == kPortAttempts) {
            fail("::1", listening.port, sixth.error);
        }
    }
}

}  // namespace http
