// Time that stands still until a test moves it, also while other threads look at it.
#pragma once

#include <atomic>

#include "base/clock.hpp"

namespace test_support {

/// Monday, 2026-11-23, noon UTC.
inline constexpr base::Instant kMondayNoon = 1'795'435'200;

class TestClock final : public base::Clock {
public:
    explicit TestClock(base::Instant at = kMondayNoon) : at_(at) {}
    base::Instant now() const override { return at_; }
    void move_to(base::Instant at) { at_ = at; }
    void move_by(long long seconds) { at_ += seconds; }

private:
    std::atomic<base::Instant> at_;
};

}  // namespace test_support
