// A job and the reason for it are one act, and its progress can be followed.
#include "platform/jobs/queue.hpp"

#include <gtest/gtest.h>

#include "base/result.hpp"
#include "platform/db/schema.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/random.hpp"
#include "tests/support/test_database.hpp"

namespace jobs {
namespace {

class Queue : public testing::Test {
protected:
    std::optional<Progress> progress_of(const JobId& job) {
        return database->read([&](db::Read& read) { return progress(read, job); });
    }

    test_support::TestDatabase database{test_support::migrations_of({"platform/jobs"})};
    test_support::SeededRandom random;
};

TEST_F(Queue, a_job_waits_with_nothing_done) {
    const JobId job = database->write([&](db::Write& write) {
        return enqueue(write, random, test_support::kMondayNoon,
                       {.kind = "greet", .payload = "all"});
    });
    const auto seen = progress_of(job);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->state, JobState::Waiting);
    EXPECT_EQ(seen->step, "");
    EXPECT_EQ(seen->done, 0);
    EXPECT_EQ(seen->total, 0);
    EXPECT_EQ(seen->failure, "");
}

TEST_F(Queue, a_verb_that_refuses_leaves_no_job) {
    JobId job;
    const base::Outcome refused = database->write([&](db::Write& write) -> base::Outcome {
        job = enqueue(write, random, test_support::kMondayNoon, {.kind = "greet"});
        return base::refuse(base::Reason::Conflict, "jobs_tests.no");
    });
    EXPECT_FALSE(refused);
    EXPECT_FALSE(progress_of(job));
}

TEST_F(Queue, every_statement_fits_the_schema) {
    EXPECT_NO_THROW(db::prepare_all(*database));
}

}  // namespace
}  // namespace jobs
