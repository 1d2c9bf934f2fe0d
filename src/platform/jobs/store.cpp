#include "platform/jobs/store.hpp"

#include <array>

#include "base/ensure.hpp"
#include "platform/jobs/failure.hpp"

namespace jobs::store {
namespace {

constexpr std::array<std::string_view, 4> kStateWords = {"waiting", "running", "done", "failed"};

JobState state_of(std::string_view word) {
    const auto found = std::find(kStateWords.begin(), kStateWords.end(), word);
    ENSURE(found != kStateWords.end(), "the table checks its states");
    return static_cast<JobState>(found - kStateWords.begin());
}

const db::Query kInsert{"jobs.insert", R"sql(
INSERT INTO jobs (id, kind, payload, instance, state, due_at, lease, tries, step, done, total,
                  failure, enqueued_at, finished_at)
VALUES (?1, ?2, ?3, ?4, 'waiting', ?5, 0, 0, '', 0, 0, '', ?5, NULL))sql"};

const db::Query kProgress{"jobs.progress", R"sql(
SELECT state, step, done, total, failure FROM jobs WHERE id = ?1)sql"};

const db::Query kDue{"jobs.due", R"sql(
SELECT id, kind, payload, lease, tries FROM jobs
WHERE finished_at IS NULL AND due_at <= ?1 AND (instance = '' OR instance = ?2) AND kind IN (?*)
ORDER BY due_at, enqueued_at, id
LIMIT 1)sql"};

const db::Query kTake{"jobs.take", R"sql(
UPDATE jobs SET state = 'running', due_at = ?2, lease = lease + 1, tries = tries + 1
WHERE id = ?1)sql"};

const db::Query kRenew{"jobs.renew", R"sql(
UPDATE jobs SET step = ?3, done = ?4, total = ?5, due_at = ?6
WHERE id = ?1 AND lease = ?2 AND state = 'running')sql"};

const db::Query kFinish{"jobs.finish", R"sql(
UPDATE jobs SET state = 'done', step = ?3, done = ?4, total = ?5, finished_at = ?6
WHERE id = ?1 AND lease = ?2 AND state = 'running')sql"};

const db::Query kFail{"jobs.fail", R"sql(
UPDATE jobs SET state = 'failed', failure = ?3, finished_at = ?4
WHERE id = ?1 AND lease = ?2 AND state = 'running')sql"};

const db::Query kPutBack{"jobs.put_back", R"sql(
UPDATE jobs SET state = 'waiting', tries = ?3, due_at = ?4
WHERE id = ?1 AND lease = ?2 AND state = 'running')sql"};

std::optional<Lease> first_due(db::Read& read, const Wanted& wanted, base::Instant now) {
    std::optional<Lease> found;
    read.each_in(kDue, {now, wanted.instance}, wanted.kinds, [&](const db::Row& row) {
        found = Lease{.job = row.id<JobId>(0),
                      .kind = row.string(1),
                      .payload = row.string(2),
                      .number = row.integer(3),
                      .tries = row.integer(4)};
    });
    return found;
}

}  // namespace

void insert(db::Write& write, const JobId& job, const NewJob& wanted, base::Instant now) {
    write.run(kInsert, {job, wanted.kind, wanted.payload, wanted.instance, now});
}

std::optional<Progress> progress(db::Read& read, const JobId& job) {
    return read.one(kProgress, {job}, [](const db::Row& row) {
        return Progress{.state = state_of(row.text(0)),
                        .step = row.string(1),
                        .done = row.integer(2),
                        .total = row.integer(3),
                        .failure = row.string(4)};
    });
}

bool any_due(db::Read& read, const Wanted& wanted, base::Instant now) {
    return first_due(read, wanted, now).has_value();
}

std::optional<Lease> take(db::Write& write, const Wanted& wanted, base::Instant now,
                          base::Instant lease_end) {
    while (std::optional<Lease> lease = first_due(write, wanted, now)) {
        const bool taken = write.run(kTake, {lease->job, lease_end}) == 1;
        ENSURE(taken, "what a transaction has just read it can change");
        lease->number += 1;
        lease->tries += 1;
        if (lease->tries <= kTriesMax) {
            return lease;
        }
        fail(write, *lease, kFailedForUnknownReason, now);
    }
    return std::nullopt;
}

bool renew(db::Write& write, const Lease& lease, const Progress& progress,
           base::Instant lease_end) {
    return write.run(kRenew, {lease.job, lease.number, progress.step, progress.done, progress.total,
                              lease_end}) == 1;
}

bool finish(db::Write& write, const Lease& lease, const Progress& progress, base::Instant now) {
    return write.run(kFinish, {lease.job, lease.number, progress.step, progress.done,
                               progress.total, now}) == 1;
}

bool fail(db::Write& write, const Lease& lease, std::string_view failure, base::Instant now) {
    return write.run(kFail, {lease.job, lease.number, failure, now}) == 1;
}

bool put_back(db::Write& write, const Lease& lease, std::int64_t tries, base::Instant due_at) {
    return write.run(kPutBack, {lease.job, lease.number, tries, due_at}) == 1;
}

}  // namespace jobs::store
