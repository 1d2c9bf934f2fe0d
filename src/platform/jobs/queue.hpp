// Work that takes longer than a request: queued in the database, leased, done once, with progress
// to look at.
//
// The queue is also the outbox: an effect outside the database (a mail, a file to read) is a job
// written in the verb's own transaction and carried out after it, so there is never an effect
// without its record. A server that dies loses its lease; another one, or the same one later, takes
// the job up again. A job must therefore be able to run twice.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/message.hpp"
#include "base/random.hpp"
#include "platform/db/database.hpp"

namespace jobs {

struct JobTag;
using JobId = base::Id<JobTag>;

enum class JobState { Waiting, Running, Done, Failed };

/// What a page shows of a job.
struct Progress {
    JobState state = JobState::Waiting;
    std::string step;        ///< a text key: what it is doing, "community_map.reading"
    std::int64_t done = 0;   ///< of `total`, in whatever the job counts
    std::int64_t total = 0;  ///< 0: not known yet
    std::string failure;     ///< a text key, where state is Failed
};

/// What a job has in hand while it runs.
class Running {
public:
    virtual ~Running() = default;
    virtual JobId id() const = 0;
    /// Cheap to call often: written to the database at most four times a second, with the lease
    /// renewed.
    virtual void report(std::string_view step, std::int64_t done, std::int64_t total) = 0;
    /// The server is stopping: leave off at the next good place by returning false from the work.
    virtual bool must_stop() const = 0;
};

struct NewJob {
    std::string kind;      ///< "community_map.read_register"
    std::string payload;   ///< the kind's own words; ids, never private fields
    std::string instance;  ///< only the server of this name, which has the file, may run it; or any
};

/// In the verb's transaction. Answers the id under which progress is followed.
JobId enqueue(db::Write& write, base::Random& random, base::Instant now, const NewJob& job);

std::optional<Progress> progress(db::Read& read, const JobId& job);

/// Carries out one kind of job: true when done, false when it left off and wants to be run again.
/// What it throws makes the job Failed after three tries, with the failure text of FaultKind.
using Work = std::function<bool(Running&, const std::string& payload)>;

struct RunnerOptions {
    int threads = 1;
    int lease_ms = 30'000;
    int poll_ms = 500;
    std::string instance;
};

/// Threads that take jobs from the queue until destroyed.
class Runner {
public:
    Runner(db::Database& database, const base::Clock& clock, std::map<std::string, Work> kinds,
           RunnerOptions options);
    ~Runner();
    /// A job was just queued here: look now instead of at the next poll.
    void wake();

private:
    class Threads;
    std::unique_ptr<Threads> threads_;
};

}  // namespace jobs
