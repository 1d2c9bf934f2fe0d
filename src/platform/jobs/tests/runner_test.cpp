// Jobs are carried out by whoever is alive, by one at a time, until they are done or have failed
// for good.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <set>
#include <thread>

#include "platform/jobs/queue.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/random.hpp"
#include "tests/support/test_database.hpp"

namespace jobs {
namespace {

using namespace std::chrono_literals;

// Waits for something that other threads bring about: no test sleeps for a fixed time, none hangs.
template <typename Condition>
[[nodiscard]] bool eventually(Condition&& condition) {
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

class Runners : public testing::Test {
protected:
    JobId add(std::string kind, std::string payload = "", std::string instance = "") {
        return database->write([&](db::Write& write) {
            return enqueue(write, random, clock.now(),
                           {.kind = std::move(kind),
                            .payload = std::move(payload),
                            .instance = std::move(instance)});
        });
    }
    Progress progress_of(const JobId& job) {
        return *database->read([&](db::Read& read) { return progress(read, job); });
    }
    bool comes_to(const JobId& job, JobState state) {
        return eventually([&] { return progress_of(job).state == state; });
    }
    Runner runner(std::map<std::string, Work> kinds, RunnerOptions options = {}) {
        options.poll_ms = 5;
        return Runner(*database, clock, std::move(kinds), std::move(options));
    }

    test_support::TestDatabase database{test_support::migrations_of({"platform/jobs"})};
    test_support::SeededRandom random;
    test_support::TestClock clock;
};

TEST_F(Runners, a_job_is_carried_out_with_its_payload_and_ends_done) {
    std::string told;
    const JobId job = add("greet", "all of Local 418");
    const Runner running = runner({{"greet", [&](Running& mine, const std::string& payload) {
                                        told = payload;
                                        mine.report("greet.knocking", 3, 4);
                                        mine.report("greet.leaving", 4, 4);
                                        return true;
                                    }}});
    ASSERT_TRUE(comes_to(job, JobState::Done));
    EXPECT_EQ(told, "all of Local 418");
    EXPECT_EQ(progress_of(job).step, "greet.leaving")
        << "the last report is written, however quick";
    EXPECT_EQ(progress_of(job).done, 4);
    EXPECT_EQ(progress_of(job).total, 4);
}

TEST_F(Runners, progress_can_be_followed_while_the_job_runs) {
    std::atomic<bool> go_on = false;
    const JobId job = add("count");
    const Runner running = runner({{"count", [&](Running& mine, const std::string&) {
                                        mine.report("count.reading", 7, 10);
                                        EXPECT_EQ(mine.id(), job);
                                        return eventually([&] { return go_on.load(); });
                                    }}});
    EXPECT_TRUE(eventually([&] { return progress_of(job).done == 7; }));
    EXPECT_EQ(progress_of(job).state, JobState::Running);
    EXPECT_EQ(progress_of(job).step, "count.reading");
    go_on = true;
    EXPECT_TRUE(comes_to(job, JobState::Done));
}

TEST_F(Runners, reporting_is_cheap_even_inside_a_transaction_that_writes) {
    const JobId job = add("write");
    const Runner running = runner({{"write", [&](Running& mine, const std::string&) {
                                        return database->write([&](db::Write&) {
                                            for (int count = 0; count < 100'000; ++count) {
                                                mine.report("write.saving", count, 100'000);
                                            }
                                            return true;
                                        });
                                    }}});
    ASSERT_TRUE(comes_to(job, JobState::Done));
    EXPECT_EQ(progress_of(job).done, 99'999);
}

TEST_F(Runners, a_job_for_another_server_is_left_to_it) {
    std::atomic<int> here = 0;
    const auto count_here = [&](Running&, const std::string&) { return ++here > 0; };
    const JobId theirs = add("read", "", "their folder");
    const JobId ours = add("read", "", "our folder");
    const JobId anybodys = add("read");
    const JobId unknown = add("of a kind nobody here knows");
    {
        const Runner running = runner({{"read", count_here}}, {.instance = "our folder"});
        EXPECT_TRUE(comes_to(ours, JobState::Done));
        EXPECT_TRUE(comes_to(anybodys, JobState::Done));
    }
    EXPECT_EQ(here, 2);
    EXPECT_EQ(progress_of(theirs).state, JobState::Waiting);
    EXPECT_EQ(progress_of(unknown).state, JobState::Waiting);
    const Runner running = runner({{"read", count_here}}, {.instance = "their folder"});
    EXPECT_TRUE(comes_to(theirs, JobState::Done));
}

struct FailureCase {
    base::FaultKind kind;
    const char* text;
};

TEST_F(Runners, three_tries_with_growing_pauses_and_then_the_reason_is_told) {
    for (const FailureCase& each : {FailureCase{base::FaultKind::DiskFull, "jobs.disk_full"},
                                    FailureCase{base::FaultKind::Busy, "jobs.busy"},
                                    FailureCase{base::FaultKind::Unavailable, "jobs.unavailable"},
                                    FailureCase{base::FaultKind::DamagedFile, "jobs.failed"}}) {
        std::atomic<int> tries = 0;
        const JobId job = add("fail");
        const Runner running = runner({{"fail", [&](Running&, const std::string&) -> bool {
                                            ++tries;
                                            throw base::Fault(each.kind, "thrown by the work");
                                        }}});
        const auto waits_after = [&](int failed) {
            return eventually([&] { return tries == failed; }) && comes_to(job, JobState::Waiting);
        };
        ASSERT_TRUE(waits_after(1));
        clock.move_by(4);
        ASSERT_TRUE(waits_after(1));
        clock.move_by(1);
        ASSERT_TRUE(waits_after(2));
        clock.move_by(19);
        ASSERT_TRUE(waits_after(2));
        clock.move_by(1);
        ASSERT_TRUE(comes_to(job, JobState::Failed));
        EXPECT_EQ(tries, 3);
        EXPECT_EQ(progress_of(job).failure, each.text);
    }
}

TEST_F(Runners, a_job_that_fails_once_and_then_succeeds_is_done) {
    std::atomic<int> tries = 0;
    const JobId job = add("stumble");
    const Runner running = runner({{"stumble", [&](Running&, const std::string&) {
                                        if (++tries == 1) {
                                            throw std::out_of_range("a mistake of the work");
                                        }
                                        return true;
                                    }}});
    ASSERT_TRUE(eventually([&] { return tries == 1; }) && comes_to(job, JobState::Waiting));
    clock.move_by(5);
    EXPECT_TRUE(comes_to(job, JobState::Done));
    EXPECT_EQ(progress_of(job).failure, "");
}

TEST_F(Runners, a_stopping_server_asks_the_job_to_leave_off_and_the_next_one_takes_it_up) {
    std::atomic<int> begun = 0;
    const auto wait_for_stop = [&](Running& mine, const std::string&) {
        ++begun;
        EXPECT_TRUE(eventually([&] { return mine.must_stop(); }));
        return false;
    };
    const JobId job = add("long");
    for (int server = 1; server <= 4; ++server) {  // leaving off is no failed try
        const Runner running = runner({{"long", wait_for_stop}});
        ASSERT_TRUE(eventually([&] { return begun == server; }));
    }
    EXPECT_EQ(progress_of(job).state, JobState::Waiting);
    const Runner running = runner({{"long", [](Running&, const std::string&) { return true; }}});
    EXPECT_TRUE(comes_to(job, JobState::Done));
}

TEST_F(Runners, a_wake_is_heard_at_once) {
    const auto begun = std::chrono::steady_clock::now();
    Runner running(*database, clock, {{"greet", [](Running&, const std::string&) { return true; }}},
                   {.poll_ms = 60'000});
    const JobId job = add("greet");
    running.wake();
    EXPECT_TRUE(comes_to(job, JobState::Done));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 10s);
}

TEST_F(Runners, of_many_runners_one_at_a_time_has_a_job) {
    constexpr int kJobs = 40;
    std::mutex guard;
    std::set<std::string> in_hand;
    std::multiset<std::string> carried_out;
    const auto work = [&](Running&, const std::string& payload) {
        {
            const std::lock_guard lock(guard);
            EXPECT_TRUE(in_hand.insert(payload).second) << payload << " is in two hands";
        }
        std::this_thread::yield();
        const std::lock_guard lock(guard);
        in_hand.erase(payload);
        carried_out.insert(payload);
        return true;
    };
    std::vector<JobId> jobs;
    for (int number = 0; number < kJobs; ++number) {
        jobs.push_back(add("share", std::to_string(number)));
    }
    const auto other = database.opened_again();
    const RunnerOptions two{.threads = 2, .poll_ms = 5};
    const Runner here(*database, clock, {{"share", work}}, two);
    const Runner there(*other, clock, {{"share", work}}, two);
    for (const JobId& job : jobs) {
        EXPECT_TRUE(comes_to(job, JobState::Done));
    }
    const std::lock_guard lock(guard);
    EXPECT_EQ(carried_out.size(), static_cast<std::size_t>(kJobs));
    EXPECT_EQ(std::set(carried_out.begin(), carried_out.end()).size(),
              static_cast<std::size_t>(kJobs));
}

const db::Query kLeaseEnd{"jobs_tests.lease_end", "SELECT due_at FROM jobs WHERE id = ?1"};

TEST_F(Runners, a_lease_is_renewed_while_its_runner_lives) {
    std::atomic<bool> go_on = false;
    std::atomic<int> begun = 0;
    const JobId job = add("long");
    const std::map<std::string, Work> kinds = {{"long", [&](Running&, const std::string&) {
                                                    ++begun;
                                                    return eventually([&] { return go_on.load(); });
                                                }}};
    const RunnerOptions short_leases{.lease_ms = 1'000, .poll_ms = 5};
    const auto lease_end = [&] {
        return *database->read([&](db::Read& read) {
            return read.one(kLeaseEnd, {job}, [](const db::Row& row) { return row.integer(0); });
        });
    };
    const Runner first(*database, clock, kinds, short_leases);
    ASSERT_TRUE(eventually([&] { return begun == 1; }));
    const Runner second(*database, clock, kinds, short_leases);
    for (int second_passed = 0; second_passed < 4; ++second_passed) {
        clock.move_by(1);
        EXPECT_TRUE(eventually([&] { return lease_end() == clock.now() + 2; }));
    }
    EXPECT_EQ(begun, 1) << "a living runner's job was taken away";
    go_on = true;
    EXPECT_TRUE(comes_to(job, JobState::Done));
}

TEST_F(Runners, who_has_lost_the_lease_is_told_and_changes_nothing_any_more) {
    std::atomic<int> begun = 0;
    std::atomic<bool> first_stopped = false;
    const JobId job = add("slow");
    const auto work = [&](Running& mine, const std::string&) {
        if (++begun == 1) {
            first_stopped = eventually([&] {
                mine.report("slow.first", 1, 9);
                return mine.must_stop();
            });
            return true;
        }
        mine.report("slow.second", 2, 9);
        return eventually([&] { return first_stopped.load(); });
    };
    const Runner first(*database, clock, {{"slow", work}}, {.poll_ms = 60'000});
    ASSERT_TRUE(eventually([&] { return progress_of(job).step == "slow.first"; }));
    const Runner second(*database, clock, {{"slow", work}}, {.poll_ms = 5});
    // The first runner renews four times a second; time leaps again and again until the second
    // comes between.
    ASSERT_TRUE(eventually([&] {
        clock.move_by(100);
        std::this_thread::sleep_for(5ms);
        return begun == 2;
    }));
    EXPECT_TRUE(comes_to(job, JobState::Done));
    EXPECT_EQ(progress_of(job).step, "slow.second");
    EXPECT_TRUE(first_stopped);
}

// A server in a process of its own that takes one job and dies in the middle of it.
void die_in_the_middle(const db::Address& address, const base::Clock& clock) {
    int begun[2];
    ASSERT_EQ(pipe(begun), 0);
    const pid_t server = fork();
    ASSERT_GE(server, 0);
    if (server == 0) {
        const auto database = db::Database::open(address);
        const Runner running(*database, clock,
                             {{"fragile",
                               [&](Running& mine, const std::string&) {
                                   mine.report("fragile.first", 1, 2);
                                   if (write(begun[1], ".", 1) != 1) {
                                       _exit(1);
                                   }
                                   pause();
                                   return true;
                               }}},
                             {});
        pause();
    }
    close(begun[1]);
    char dot = 0;
    EXPECT_EQ(read(begun[0], &dot, 1), 1);
    close(begun[0]);
    kill(server, SIGKILL);
    waitpid(server, nullptr, 0);
}

class DyingServer : public testing::Test {
protected:
    // No connection of this process may be open while it forks.
    template <typename Look>
    auto look(Look&& work) {
        return db::Database::open(*address)->write(work);
    }
    void SetUp() override {
        const auto database = db::Database::open(*address);
        db::migrate(*database, test_support::migrations_of({"platform/jobs"}), [] {});
    }
    JobId add_fragile() {
        return look([&](db::Write& write) {
            return enqueue(write, random, clock.now(), {.kind = "fragile"});
        });
    }

    test_support::TestAddress address;
    test_support::SeededRandom random;
    test_support::TestClock clock;
};

TEST_F(DyingServer, a_killed_runners_job_is_taken_up_when_its_lease_has_ended) {
    const JobId job = add_fragile();
    die_in_the_middle(*address, clock);

    const auto database = db::Database::open(*address);
    const auto state = [&] {
        return database->read([&](db::Read& read) { return progress(read, job)->state; });
    };
    std::atomic<int> begun = 0;
    const auto work = [&](Running&, const std::string&) { return ++begun > 0; };
    Runner running(*database, clock, {{"fragile", work}}, {.poll_ms = 5});
    clock.move_by(30);
    std::this_thread::sleep_for(50ms);  // ten looks at the queue
    EXPECT_EQ(state(), JobState::Running) << "the lease has not ended";
    EXPECT_EQ(begun, 0);
    clock.move_by(2);
    EXPECT_TRUE(eventually([&] { return state() == JobState::Done; }));
    EXPECT_EQ(begun, 1);
}

TEST_F(DyingServer, a_job_that_kills_every_server_fails_instead_of_killing_a_fourth) {
    const JobId job = add_fragile();
    for (int server = 0; server < 3; ++server) {
        die_in_the_middle(*address, clock);
        clock.move_by(60);
    }
    const auto database = db::Database::open(*address);
    std::atomic<int> begun = 0;
    const Runner running(*database, clock,
                         {{"fragile", [&](Running&, const std::string&) { return ++begun > 0; }}},
                         {.poll_ms = 5});
    const auto seen = [&] {
        return *database->read([&](db::Read& read) { return progress(read, job); });
    };
    EXPECT_TRUE(eventually([&] { return seen().state == JobState::Failed; }));
    EXPECT_EQ(seen().failure, "jobs.failed");
    EXPECT_EQ(begun, 0);
}

}  // namespace
}  // namespace jobs
