// A job in somebody's hands: what it last reported, and what of that is written.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>

#include "platform/jobs/store.hpp"

namespace jobs {

/// Shared by the thread that carries the job out and the one that writes its progress down.
class RunningJob final : public Running {
public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    RunningJob(store::Lease lease, const std::atomic<bool>& stopping)
        : lease_(std::move(lease)), stopping_(stopping) {}

    JobId id() const override { return lease_.job; }
    void report(std::string_view step, std::int64_t done, std::int64_t total) override;
    bool must_stop() const override { return stopping_ || lost_; }

    const store::Lease& lease() const { return lease_; }
    Progress latest() const;
    /// What is to be written: there is news, or nothing was written since `renew_before`.
    std::optional<Progress> due(SteadyTime renew_before);
    void written(SteadyTime at);
    /// Somebody else has taken the job.
    void lose() { lost_ = true; }

private:
    const store::Lease lease_;
    const std::atomic<bool>& stopping_;
    std::atomic<bool> lost_ = false;
    mutable std::mutex guard_;
    Progress latest_;
    bool unwritten_ = false;
    SteadyTime written_at_ = std::chrono::steady_clock::now();
};

}  // namespace jobs
