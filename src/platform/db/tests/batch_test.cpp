// Many runs of one statement count as many and happen in their order.
#include <gtest/gtest.h>

#include "platform/db/tests/notes.hpp"
#include "tests/support/expect_bug.hpp"
#include "tests/support/test_database.hpp"

namespace db_tests {
namespace {

class Batch : public testing::Test {
protected:
    std::int64_t count() {
        return database->read([](db::Read& read) { return count_notes(read); });
    }

    test_support::TestDatabase database{kNotesMigrations};
};

const db::Query kSetBody{"db_tests.set_body", R"sql(
INSERT INTO notes (number, body, bytes) VALUES (?1, ?2, ?3)
ON CONFLICT (number) DO UPDATE SET body = excluded.body, bytes = excluded.bytes)sql"};

TEST_F(Batch, every_row_is_carried_out_and_counted) {
    constexpr int kRows = 5'000;  // several round trips on PostgreSQL
    const std::int64_t changed = database->write([](db::Write& write) {
        db::Batch batch = write.batch(kAddNote);
        for (int number = 0; number < kRows; ++number) {
            const std::string body = "note " + std::to_string(number);
            batch.add({number, body, number / 2.0, db::Blob(), std::nullopt});
        }
        return batch.finish();
    });
    EXPECT_EQ(changed, kRows);
    EXPECT_EQ(count(), kRows);
    const auto last = database->read([](db::Read& read) {
        return read.one(kNote, {kRows - 1}, [](const db::Row& row) { return row.string(0); });
    });
    EXPECT_EQ(last, "note 4999");
}

TEST_F(Batch, later_values_win_over_earlier_ones) {
    database->write([](db::Write& write) {
        db::Batch batch = write.batch(kSetBody);
        for (int round = 0; round < 1'200; ++round) {
            batch.add({round % 2, std::to_string(round), {}});
        }
        batch.finish();
    });
    database->read([](db::Read& read) {
        read.each(kNote, {0}, [](const db::Row& row) { EXPECT_EQ(row.text(0), "1198"); });
        read.each(kNote, {1}, [](const db::Row& row) { EXPECT_EQ(row.text(0), "1199"); });
    });
}

TEST_F(Batch, rows_that_change_nothing_do_not_count) {
    database->write([](db::Write& write) {
        db::Batch batch = write.batch(kMove);
        batch.add({"left", 1});
        batch.add({"nobody", 1});
        batch.add({"right", 1});
        EXPECT_EQ(batch.finish(), 2);
    });
}

TEST_F(Batch, values_large_beyond_any_buffer_go_through) {
    const std::vector<std::byte> bytes(300'000, std::byte{7});
    database->write([&](db::Write& write) {
        db::Batch batch = write.batch(kSetBody);
        for (int number = 0; number < 60; ++number) {
            batch.add({number, {}, db::Blob(bytes)});
        }
        EXPECT_EQ(batch.finish(), 60);
    });
    database->read([&](db::Read& read) {
        read.each(kNote, {59},
                  [&](const db::Row& row) { EXPECT_EQ(row.blob(2).size(), bytes.size()); });
    });
}

TEST_F(Batch, a_unique_violation_is_thrown_at_the_latest_by_finish) {
    EXPECT_THROW(database->write([](db::Write& write) {
        db::Batch batch = write.batch(kAddNote);
        for (int number = 0; number < 2'000; ++number) {
            batch.add({number == 700 ? 699 : number, {}, {}, {}, {}});
        }
        batch.finish();
    }),
                 db::UniqueViolation);
    EXPECT_EQ(count(), 0);
    database->write([](db::Write& write) { add_number(write, 1); });
    EXPECT_EQ(count(), 1);
}

TEST_F(Batch, an_unfinished_batch_cannot_be_committed) {
    EXPECT_BUG(database->write([](db::Write& write) {
        db::Batch batch = write.batch(kAddNote);
        batch.add({1, {}, {}, {}, {}});
    }));
    EXPECT_EQ(count(), 0);
}

TEST_F(Batch, another_statement_before_finish_is_a_bug) {
    EXPECT_BUG(database->write([](db::Write& write) {
        db::Batch batch = write.batch(kAddNote);
        batch.add({1, {}, {}, {}, {}});
        add_number(write, 2);
    }));
    EXPECT_EQ(count(), 0);
}

TEST_F(Batch, other_statements_run_before_and_after_in_the_same_transaction) {
    database->write([](db::Write& write) {
        add_number(write, 1);
        db::Batch batch = write.batch(kAddNote);
        batch.add({2, {}, {}, {}, {}});
        batch.finish();
        EXPECT_EQ(count_notes(write), 2);
        db::Batch next = write.batch(kMove);
        next.add({"left", 1});
        EXPECT_EQ(next.finish(), 1);
    });
    EXPECT_EQ(count(), 2);
}

}  // namespace
}  // namespace db_tests
