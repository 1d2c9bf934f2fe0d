// Two that write at once: whatever they do, the outcome is that of one after the other.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/db/tests/notes.hpp"
#include "tests/support/test_database.hpp"

namespace db_tests {
namespace {

// Where two meet. Who waits in vain goes on: on SQLite the second may not begin before the first is
// done.
class Meeting {
public:
    void arrive() {
        std::unique_lock lock(guard_);
        ++arrived_;
        both_.notify_all();
        both_.wait_for(lock, std::chrono::milliseconds(200), [this] { return arrived_ >= 2; });
    }

private:
    std::mutex guard_;
    std::condition_variable both_;
    int arrived_ = 0;
};

class Race : public testing::Test {
protected:
    std::int64_t balance_of(std::string_view holder) {
        return database->read([&](db::Read& read) { return balance(read, holder); });
    }

    test_support::TestDatabase database{kNotesMigrations};
};

// Each may take 150 from its own balance as long as both together hold that much.
int take_if_covered(db::Database& database, Meeting& meeting, std::string_view holder) {
    int runs = 0;
    database.write([&](db::Write& write) {
        ++runs;
        const std::int64_t together = balance(write, "left") + balance(write, "right");
        if (runs == 1) {
            meeting.arrive();
        }
        if (together >= 150) {
            write.run(kMove, {holder, -150});
        }
    });
    return runs;
}

TEST_F(Race, a_rule_over_two_rows_holds_when_two_connections_each_change_another_row) {
    const auto other = database.opened_again();
    Meeting meeting;
    int runs_left = 0;
    std::thread left([&] { runs_left = take_if_covered(*database, meeting, "left"); });
    const int runs_right = take_if_covered(*other, meeting, "right");
    left.join();

    EXPECT_EQ(balance_of("left") + balance_of("right"), 50);
    if (test_support::engine_under_test() == db::Engine::Postgres) {
        EXPECT_GT(runs_left + runs_right, 2) << "the server let both pass at once";
    }
}

TEST_F(Race, no_addition_of_many_threads_and_two_servers_is_lost) {
    constexpr int kThreads = 4;
    constexpr int kAdditions = 25;
    const auto other = database.opened_again();
    std::atomic<int> gave_up = 0;
    const auto add_many = [&](db::Database& mine) {
        for (int count = 0; count < kAdditions; ++count) {
            try {
                mine.write([](db::Write& write) {
                    const std::int64_t before = balance(write, "left");
                    write.run(kMove, {"left", balance(write, "left") - before + 1});
                });
            } catch (const base::Fault& fault) {
                EXPECT_EQ(fault.kind(), base::FaultKind::Busy) << fault.what();
                ++gave_up;
            }
        }
    };
    std::vector<std::thread> threads;
    for (int number = 0; number < kThreads; ++number) {
        threads.emplace_back([&, number] { add_many(number % 2 == 0 ? *database : *other); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(balance_of("left"), 100 + kThreads * kAdditions - gave_up);
    EXPECT_LT(gave_up, kThreads * kAdditions / 2);
}

TEST_F(Race, readers_are_served_while_somebody_writes) {
    database->write([&](db::Write& write) {
        add_number(write, 1);
        std::vector<std::thread> readers;
        for (int count = 0; count < 12; ++count) {  // more than there are connections
            readers.emplace_back([&] {
                EXPECT_EQ(database->read([](db::Read& read) { return count_notes(read); }), 0);
            });
        }
        for (std::thread& reader : readers) {
            reader.join();
        }
    });
    EXPECT_EQ(database->read([](db::Read& read) { return count_notes(read); }), 1);
}

TEST_F(Race, a_writer_that_waits_too_long_is_told_that_the_database_is_busy) {
    db::Address impatient = database.address();
    impatient.busy_timeout_ms = 50;
    const auto other = db::Database::open(impatient);
    const auto expect_busy = [](db::Database& waiting) {
        try {
            waiting.write([](db::Write& write) { write.run(kMove, {"left", 1}); });
            ADD_FAILURE() << "two wrote at once";
        } catch (const base::Fault& fault) {
            EXPECT_EQ(fault.kind(), base::FaultKind::Busy) << fault.what();
        }
    };
    database->write([&](db::Write& write) {
        write.run(kMove, {"left", 1});
        expect_busy(*other);
    });
    other->write([&](db::Write& write) {
        write.run(kMove, {"left", 1});
        std::thread same_server([&] { expect_busy(*other); });
        same_server.join();
    });
    EXPECT_EQ(balance_of("left"), 102);
}

}  // namespace
}  // namespace db_tests
