// The table of jobs: who may run which, until when, and how it went.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/jobs/queue.hpp"

namespace jobs::store {

/// The right to carry out one job until the lease ends. It ends early when somebody else takes the
/// job.
struct Lease {
    JobId job;
    std::string kind;
    std::string payload;
    std::int64_t number = 0;
    std::int64_t tries = 0;  ///< this run included
};

/// Which jobs a runner can carry out.
struct Wanted {
    std::span<const db::Value> kinds;
    std::string_view instance;
};

void insert(db::Write& write, const JobId& job, const NewJob& wanted, base::Instant now);
std::optional<Progress> progress(db::Read& read, const JobId& job);

bool any_due(db::Read& read, const Wanted& wanted, base::Instant now);

/// The job that has been due longest, if any. A job that has used up its tries, its runners having
/// died, is failed in passing.
std::optional<Lease> take(db::Write& write, const Wanted& wanted, base::Instant now,
                          base::Instant lease_end);

// Each of these answers false, and changes nothing, where the lease is no longer the last.
bool renew(db::Write& write, const Lease& lease, const Progress& progress, base::Instant lease_end);
bool finish(db::Write& write, const Lease& lease, const Progress& progress, base::Instant now);
bool fail(db::Write& write, const Lease& lease, std::string_view failure, base::Instant now);
bool put_back(db::Write& write, const Lease& lease, std::int64_t tries, base::Instant due_at);

}  // namespace jobs::store
