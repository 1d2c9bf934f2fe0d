// A few threads for answers that take longer than an I/O thread may be held.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

/// Runs from construction until destruction, which waits for the work that is running and drops
/// what has not begun.
class Workers {
public:
    Workers(int threads, std::size_t waiting_max);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False where `waiting_max` are waiting already. `work` must not throw.
    bool offer(std::function<void()> work);

private:
    void run();

    std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace http
