// Ends connections whose time is up, from a thread of its own.
//
// Each connection carries the moment by which its present step must be done; whoever moves it on
// moves the moment. When it has passed the socket is shut down, which the server sees as a client
// that left. The same thread looks whether a client left in the middle of a body: libmicrohttpd
// 0.9.75 does not learn of an end that comes together with the last bytes, because it watches for
// changes and does not read again after a short read. It also sees to connections that were
// answered before all was read: it reads away what is still coming, because closing at once would
// take the answer back from a client that has not read it yet.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

namespace http {

/// Milliseconds of a clock that never jumps.
std::int64_t monotonic_ms();

/// A moment that does not come.
inline constexpr std::int64_t kNever = INT64_MAX;

/// One connection under watch. What is atomic may be set from any thread.
struct Watched {
    int socket = -1;
    std::atomic<std::int64_t> due_ms{kNever};
    /// The rest of a body must come, so a client that sends no more has left. Not set while bytes
    /// are being worked on: a client may close its side after a whole request and wait for its
    /// answer.
    std::atomic<bool> awaits_body{false};
    int looks_after_end = 0;  ///< kept by Deadlines: how often in a row it found the client gone
};

class Deadlines {
public:
    Deadlines();
    ~Deadlines();
    Deadlines(const Deadlines&) = delete;
    Deadlines& operator=(const Deadlines&) = delete;

    void watch(Watched& connection);
    /// Must be called before the socket is closed: its number may be another's a moment later.
    void forget(Watched& connection);

    /// Takes over a socket whose answer is sent: reads away what comes, for a few seconds, and
    /// closes it.
    void drain(int socket);

private:
    struct Draining {
        int socket;
        std::int64_t until_ms;
    };

    void run();
    int wait_ms();
    void shut_overdue(std::int64_t now_ms);
    void shut_left(std::int64_t now_ms);
    void drain_all(std::int64_t now_ms);
    void wake();

    int wake_event_;
    std::atomic<bool> stopping_{false};
    std::mutex mutex_;
    std::unordered_set<Watched*> watched_;
    std::vector<Draining> draining_;
    std::int64_t look_at_ms_ = 0;
    std::thread thread_;
};

}  // namespace http
