// When a job goes wrong: how often it is tried, how long between, and what the person is told.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/clock.hpp"
#include "base/fault.hpp"

namespace jobs {

/// Runs begun, whether they threw or their server died.
inline constexpr int kTriesMax = 3;

/// A text key, as all failures.
inline constexpr std::string_view kFailedForUnknownReason = "jobs.failed";

constexpr std::string_view failure_text(base::FaultKind kind) {
    switch (kind) {
        case base::FaultKind::DiskFull:
            return "jobs.disk_full";
        case base::FaultKind::Busy:
            return "jobs.busy";
        case base::FaultKind::Unavailable:
            return "jobs.unavailable";
        case base::FaultKind::Other:
        case base::FaultKind::AddressTaken:
        case base::FaultKind::DamagedFile:
        case base::FaultKind::WrongSchema:
            break;
    }
    return kFailedForUnknownReason;
}

/// Seconds until the run after `tries` failed ones: 5, then 20.
constexpr base::Instant delay_after(std::int64_t tries) {
    return 5 * tries * tries;
}

}  // namespace jobs
