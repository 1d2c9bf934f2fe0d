#include <condition_variable>
#include <list>
#include <thread>

#include "platform/jobs/failure.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/jobs/running_job.hpp"
#include "platform/jobs/store.hpp"
#include "platform/log/log.hpp"

namespace jobs {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kProgressInterval{250};

// The clock counts whole seconds: one more, so that a lease is never shorter than asked for.
base::Instant lease_seconds(int lease_ms) {
    return (lease_ms + 999) / 1000 + 1;
}

}  // namespace

class Runner::Threads {
public:
    Threads(db::Database& database, const base::Clock& clock, std::map<std::string, Work> kinds,
            RunnerOptions options);
    ~Threads();

    void wake();

private:
    // Shared, since a job may end while its last progress is still being written.
    using SharedJob = std::shared_ptr<RunningJob>;

    void take_jobs();
    void wait_for_work(std::uint64_t wakes_seen);
    std::optional<store::Lease> take_one();
    void carry_out(const SharedJob& job);
    std::string_view run_work(RunningJob& job, bool& left_off);
    void settle(const RunningJob& job, std::string_view failure, bool left_off);

    void keep_leases();
    void write_progress(RunningJob& job);

    base::Instant lease_end() const { return clock_.now() + lease_seconds(options_.lease_ms); }
    store::Wanted wanted() const { return {.kinds = kind_values_, .instance = options_.instance}; }

    db::Database& database_;
    const base::Clock& clock_;
    const std::map<std::string, Work> kinds_;
    const RunnerOptions options_;
    std::vector<db::Value> kind_values_;

    std::atomic<bool> stopping_ = false;
    std::atomic<bool> unreachable_ = false;
    std::mutex guard_;
    std::condition_variable changed_;
    std::uint64_t wakes_ = 0;
    std::list<SharedJob> running_;

    std::vector<std::thread> threads_;
};

Runner::Threads::Threads(db::Database& database, const base::Clock& clock,
                         std::map<std::string, Work> kinds, RunnerOptions options)
    : database_(database), clock_(clock), kinds_(std::move(kinds)), options_(std::move(options)) {
    for (const auto& [kind, work] : kinds_) {
        kind_values_.emplace_back(kind);
    }
    for (int count = 0; count < options_.threads; ++count) {
        threads_.emplace_back([this] { take_jobs(); });
    }
    threads_.emplace_back([this] { keep_leases(); });
}

Runner::Threads::~Threads() {
    {
        const std::lock_guard lock(guard_);
        stopping_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void Runner::Threads::wake() {
    {
        const std::lock_guard lock(guard_);
        ++wakes_;
    }
    changed_.notify_all();
}

void Runner::Threads::take_jobs() {
    while (!stopping_) {
        std::uint64_t wakes_seen = 0;
        {
            const std::lock_guard lock(guard_);
            wakes_seen = wakes_;
        }
        if (std::optional<store::Lease> lease = take_one()) {
            carry_out(std::make_shared<RunningJob>(std::move(*lease), stopping_));
        } else {
            wait_for_work(wakes_seen);
        }
    }
}

void Runner::Threads::wait_for_work(std::uint64_t wakes_seen) {
    std::unique_lock lock(guard_);
    changed_.wait_for(lock, milliseconds(options_.poll_ms),
                      [&] { return stopping_ || wakes_ != wakes_seen; });
}

std::optional<store::Lease> Runner::Threads::take_one() {
    try {
        // Looking costs next to nothing; only where there is something does it ask for the right to
        // write.
        const bool due = database_.read(
            [&](db::Read& read) { return store::any_due(read, wanted(), clock_.now()); });
        std::optional<store::Lease> lease;
        if (due) {
            lease = database_.write([&](db::Write& write) {
                return store::take(write, wanted(), clock_.now(), lease_end());
            });
        }
        unreachable_ = false;
        return lease;
    } catch (const base::Fault& fault) {
        if (!unreachable_.exchange(true)) {
            logging::warning("jobs.queue_unreachable", fault.what());
        }
        return std::nullopt;
    }
}

void Runner::Threads::carry_out(const SharedJob& job) {
    {
        const std::lock_guard lock(guard_);
        running_.push_back(job);
    }
    changed_.notify_all();
    bool left_off = false;
    const std::string_view failure = run_work(*job, left_off);
    {
        const std::lock_guard lock(guard_);
        running_.remove(job);
    }
    changed_.notify_all();
    settle(*job, failure, left_off);
}

// Answers the text key of what went wrong, empty where nothing did.
std::string_view Runner::Threads::run_work(RunningJob& job, bool& left_off) {
    const store::Lease& lease = job.lease();
    try {
        left_off = !kinds_.at(lease.kind)(job, lease.payload);
        return "";
    } catch (const base::Fault& fault) {
        logging::error("jobs.fault",
                       lease.kind + " " + logging::new_incident() + " " + fault.what());
        return failure_text(fault.kind());
    } catch (const std::exception& bug) {
        logging::error("jobs.bug", lease.kind + " " + logging::new_incident() + " " + bug.what());
        return kFailedForUnknownReason;
    }
}

void Runner::Threads::settle(const RunningJob& job, std::string_view failure, bool left_off) {
    const store::Lease& lease = job.lease();
    try {
        database_.write([&](db::Write& write) {
            if (left_off) {
                return store::put_back(write, lease, lease.tries - 1, clock_.now());
            }
            if (failure.empty()) {
                return store::finish(write, lease, job.latest(), clock_.now());
            }
            if (lease.tries < kTriesMax) {
                return store::put_back(write, lease, lease.tries,
                                       clock_.now() + delay_after(lease.tries));
            }
            return store::fail(write, lease, failure, clock_.now());
        });
    } catch (const base::Fault& fault) {
        // The lease runs out and the job is taken up again.
        logging::warning("jobs.outcome_not_written", lease.kind + " " + fault.what());
    }
}

void Runner::Threads::keep_leases() {
    std::unique_lock lock(guard_);
    while (!stopping_ || !running_.empty()) {
        if (running_.empty()) {
            changed_.wait(lock, [this] { return stopping_ || !running_.empty(); });
            continue;
        }
        const std::list<SharedJob> jobs = running_;
        lock.unlock();
        for (const SharedJob& job : jobs) {
            write_progress(*job);
        }
        lock.lock();
        changed_.wait_for(lock, kProgressInterval, [this] { return running_.empty(); });
    }
}

void Runner::Threads::write_progress(RunningJob& job) {
    const auto now = steady_clock::now();
    const std::optional<Progress> progress = job.due(now - milliseconds(options_.lease_ms / 3));
    if (!progress) {
        return;
    }
    try {
        const bool still_ours = database_.write([&](db::Write& write) {
            return store::renew(write, job.lease(), *progress, lease_end());
        });
        if (!still_ours) {
            job.lose();
        }
        job.written(now);
    } catch (const base::Fault& fault) {
        // Written again at the next turn, since the time of the last writing stays what it was.
        logging::warning("jobs.progress_not_written", fault.what());
    }
}

Runner::Runner(db::Database& database, const base::Clock& clock, std::map<std::string, Work> kinds,
               RunnerOptions options)
    : threads_(std::make_unique<Threads>(database, clock, std::move(kinds), std::move(options))) {}

Runner::~Runner() = default;

void Runner::wake() {
    threads_->wake();
}

}  // namespace jobs
