// Progress of the jobs that run in this very program, for steps that hold the one writing
// transaction and can therefore not tell the database how far they are.
#pragma once

#include <mutex>
#include <optional>
#include <unordered_map>

#include "platform/jobs/queue.hpp"

namespace jobs {

class LiveProgress {
public:
    /// Tells of one step of a job; however the step ends, what was told ends with it.
    class Telling {
    public:
        Telling(LiveProgress& progress, const JobId& job) : progress_(progress), job_(job) {}
        ~Telling() { progress_.forget(job_); }
        Telling(const Telling&) = delete;
        Telling& operator=(const Telling&) = delete;

        void tell(const Progress& progress) { progress_.tell(job_, progress); }

    private:
        LiveProgress& progress_;
        JobId job_;
    };

    std::optional<Progress> of(const JobId& job) const {
        const std::lock_guard lock(mutex_);
        const auto found = progress_.find(job);
        return found == progress_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    void tell(const JobId& job, const Progress& progress) {
        const std::lock_guard lock(mutex_);
        progress_.insert_or_assign(job, progress);
    }
    void forget(const JobId& job) {
        const std::lock_guard lock(mutex_);
        progress_.erase(job);
    }

    mutable std::mutex mutex_;
    std::unordered_map<JobId, Progress> progress_;
};

}  // namespace jobs
