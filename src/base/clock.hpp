// What time it is. A parameter everywhere, so that a test can say it.
#pragma once

#include "base/date.hpp"

namespace base {

/// Seconds since 1970-01-01T00:00Z.
using Instant = long long;

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    Date today_utc() const { return Date::of_utc(now()); }
};

/// The same moment until told otherwise: for tests.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : at_(at) {}
    Instant now() const override { return at_; }
    void move_to(Instant at) { at_ = at; }

private:
    Instant at_;
};

}  // namespace base
