#include "platform/jobs/running_job.hpp"

namespace jobs {

void RunningJob::report(std::string_view step, std::int64_t done, std::int64_t total) {
    const std::lock_guard lock(guard_);
    latest_.step.assign(step);
    latest_.done = done;
    latest_.total = total;
    unwritten_ = true;
}

Progress RunningJob::latest() const {
    const std::lock_guard lock(guard_);
    return latest_;
}

std::optional<Progress> RunningJob::due(SteadyTime renew_before) {
    const std::lock_guard lock(guard_);
    if (!unwritten_ && written_at_ > renew_before) {
        return std::nullopt;
    }
    unwritten_ = false;
    return latest_;
}

void RunningJob::written(SteadyTime at) {
    const std::lock_guard lock(guard_);
    written_at_ = at;
}

}  // namespace jobs
