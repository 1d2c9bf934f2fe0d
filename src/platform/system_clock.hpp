// The machine's own clock.
#pragma once

#include <ctime>

#include "base/clock.hpp"

namespace platform {

class SystemClock final : public base::Clock {
public:
    base::Instant now() const override { return std::time(nullptr); }
};

}  // namespace platform
