#include "platform/http/deadlines.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

#include "base/fault.hpp"

namespace http {
namespace {

constexpr int kTickMs = 50;  // how late a deadline may be kept
// The server may have read the last bytes and not said so yet; so often in a row it has not.
constexpr int kLooksUntilLeft = 4;
constexpr int kDrainForMs = 10'000;
constexpr std::size_t kDrainingMax = 64;  // more at a time: the next are closed as they are
constexpr std::size_t kDrainAtOnce = 1 << 20;

enum class Drained { Waiting, Over };

// Reads away at most a mebibyte, so that no client keeps the thread from the others' deadlines.
// MSG_TRUNC makes Linux drop the bytes of a TCP socket without copying them.
Drained read_away(int socket) {
    for (std::size_t seen = 0; seen < kDrainAtOnce;) {
        const ssize_t got = ::recv(socket, nullptr, kDrainAtOnce, MSG_TRUNC | MSG_DONTWAIT);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            return Drained::Waiting;
        }
        if (got <= 0) {
            return Drained::Over;
        }
        seen += static_cast<std::size_t>(got);
    }
    return Drained::Waiting;
}

// Nothing comes any more, and nothing is left to be read.
bool has_ended(const pollfd& socket) {
    if ((socket.revents & (POLLHUP | POLLERR)) != 0) {
        return true;
    }
    int unread = 0;
    return (socket.revents & POLLRDHUP) != 0 && ::ioctl(socket.fd, FIONREAD, &unread) == 0 &&
           unread == 0;
}

void shut(Watched& connection) {
    ::shutdown(connection.socket, SHUT_RDWR);
    connection.due_ms.store(kNever, std::memory_order_relaxed);
}

}  // namespace

std::int64_t monotonic_ms() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

Deadlines::Deadlines() : wake_event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (wake_event_ < 0) {
        throw base::Fault(base::FaultKind::Unavailable, "no event descriptor for the deadlines");
    }
    thread_ = std::thread([this] { run(); });
}

Deadlines::~Deadlines() {
    stopping_ = true;
    wake();
    thread_.join();
    for (const Draining& connection : draining_) {
        ::close(connection.socket);
    }
    ::close(wake_event_);
}

void Deadlines::watch(Watched& connection) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = watched_.empty();
        watched_.insert(&connection);
    }
    if (first) {
        wake();
    }
}

void Deadlines::forget(Watched& connection) {
    const std::lock_guard lock(mutex_);
    watched_.erase(&connection);
}

void Deadlines::drain(int socket) {
    {
        const std::lock_guard lock(mutex_);
        if (draining_.size() >= kDrainingMax) {
            ::close(socket);
            return;
        }
        draining_.push_back({.socket = socket, .until_ms = monotonic_ms() + kDrainForMs});
    }
    wake();
}

void Deadlines::run() {
    std::vector<pollfd> sockets;
    while (!stopping_) {
        sockets.assign(1, {.fd = wake_event_, .events = POLLIN, .revents = 0});
        {
            const std::lock_guard lock(mutex_);
            for (const Draining& connection : draining_) {
                sockets.push_back({.fd = connection.socket, .events = POLLIN, .revents = 0});
            }
        }
        ::poll(sockets.data(), sockets.size(), wait_ms());
        eventfd_t ignored = 0;
        ::eventfd_read(wake_event_, &ignored);
        const std::int64_t now_ms = monotonic_ms();
        const std::lock_guard lock(mutex_);
        shut_overdue(now_ms);
        shut_left(now_ms);
        drain_all(now_ms);
    }
}

// Without any connection the thread sleeps until one comes.
int Deadlines::wait_ms() {
    const std::lock_guard lock(mutex_);
    return watched_.empty() && draining_.empty() ? -1 : kTickMs;
}

void Deadlines::shut_overdue(std::int64_t now_ms) {
    for (Watched* connection : watched_) {
        if (connection->due_ms.load(std::memory_order_relaxed) < now_ms) {
            shut(*connection);
        }
    }
}

// Under the lock, so that no socket is closed meanwhile; the question does not wait.
void Deadlines::shut_left(std::int64_t now_ms) {
    if (now_ms < look_at_ms_) {
        return;  // woken early: the looks in a row must lie a tick apart
    }
    look_at_ms_ = now_ms + kTickMs;
    std::vector<Watched*> awaiting;
    std::vector<pollfd> sockets;
    for (Watched* connection : watched_) {
        if (connection->awaits_body.load(std::memory_order_relaxed)) {
            awaiting.push_back(connection);
            sockets.push_back({.fd = connection->socket, .events = POLLRDHUP, .revents = 0});
        } else {
            connection->looks_after_end = 0;
        }
    }
    if (sockets.empty() || ::poll(sockets.data(), sockets.size(), 0) < 0) {
        return;
    }
    for (std::size_t at = 0; at < sockets.size(); ++at) {
        Watched& connection = *awaiting[at];
        connection.looks_after_end = has_ended(sockets[at]) ? connection.looks_after_end + 1 : 0;
        if (connection.looks_after_end == kLooksUntilLeft) {
            shut(connection);
        }
    }
}

void Deadlines::drain_all(std::int64_t now_ms) {
    std::erase_if(draining_, [now_ms](const Draining& connection) {
        const bool over = now_ms > connection.until_ms ||
                          read_away(connection.socket) == Drained::Over;
        if (over) {
            ::close(connection.socket);
        }
        return over;
    });
}

void Deadlines::wake() {
    ::eventfd_write(wake_event_, 1);
}

}  // namespace http
