// A transaction happens whole or not at all, and one thing at a time.
#include <gtest/gtest.h>

#include <stdexcept>

#include "base/result.hpp"
#include "platform/db/tests/notes.hpp"
#include "tests/support/expect_bug.hpp"
#include "tests/support/test_database.hpp"

namespace db_tests {
namespace {

class Transaction : public testing::Test {
protected:
    std::int64_t count() {
        return database->read([](db::Read& read) { return count_notes(read); });
    }

    test_support::TestDatabase database{kNotesMigrations};
};

TEST_F(Transaction, what_is_written_is_there_for_the_next_reader_and_after_reopening) {
    const std::int64_t changed = database->write([](db::Write& write) {
        add_number(write, 1);
        return write.run(kMove, {"left", 5}) + write.run(kMove, {"nobody", 5});
    });
    EXPECT_EQ(changed, 1);
    EXPECT_EQ(count(), 1);
    EXPECT_EQ(database.opened_again()->read([](db::Read& read) { return balance(read, "left"); }),
              105);
}

TEST_F(Transaction, a_refusal_rolls_back_and_is_answered) {
    const base::Outcome refused = database->write([](db::Write& write) -> base::Outcome {
        add_number(write, 1);
        return base::refuse(base::Reason::Conflict, "db_tests.no");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().messages.at(0).key, "db_tests.no");
    EXPECT_EQ(count(), 0);
}

TEST_F(Transaction, a_result_that_does_not_refuse_commits) {
    const base::Result<int> seven = database->write([](db::Write& write) -> base::Result<int> {
        add_number(write, 1);
        return 7;
    });
    EXPECT_EQ(*seven, 7);
    EXPECT_EQ(count(), 1);
}

TEST_F(Transaction, an_exception_rolls_back_and_passes) {
    EXPECT_THROW(database->write([](db::Write& write) {
        add_number(write, 1);
        throw std::out_of_range("thrown by the work");
    }),
                 std::out_of_range);
    EXPECT_EQ(count(), 0);
}

TEST_F(Transaction, a_read_sees_one_moment_whatever_others_write_meanwhile) {
    const auto other = database.opened_again();
    database->read([&](db::Read& read) {
        EXPECT_EQ(count_notes(read), 0);
        other->write([](db::Write& write) { add_number(write, 1); });
        EXPECT_EQ(count_notes(read), 0);
    });
    EXPECT_EQ(count(), 1);
}

TEST_F(Transaction, a_unique_constraint_is_named_and_the_verb_may_answer_a_conflict) {
    const auto add_labelled = [](db::Write& write, int number) {
        write.run(kAddNote, {number, {}, {}, {}, "same"});
    };
    const base::Outcome conflict = database->write([&](db::Write& write) -> base::Outcome {
        add_labelled(write, 1);
        try {
            add_labelled(write, 2);
        } catch (const db::UniqueViolation& violation) {
            EXPECT_NE(violation.constraint().find("label"), std::string::npos)
                << violation.constraint();
            return base::refuse(base::Reason::Conflict, "db_tests.taken");
        }
        return base::Done{};
    });
    EXPECT_FALSE(conflict);
    EXPECT_EQ(count(), 0);
}

TEST_F(Transaction, a_primary_key_is_a_unique_constraint) {
    EXPECT_THROW(database->write([](db::Write& write) {
        add_number(write, 1);
        add_number(write, 1);
    }),
                 db::UniqueViolation);
    EXPECT_EQ(count(), 0);
}

TEST_F(Transaction, nothing_is_committed_after_a_failed_statement) {
    EXPECT_BUG(database->write([](db::Write& write) {
        add_number(write, 1);
        try {
            add_number(write, 1);
        } catch (const db::UniqueViolation&) {
            // Carrying on as if nothing had happened is the mistake.
        }
    }));
    EXPECT_EQ(count(), 0);
}

TEST_F(Transaction, another_constraint_is_a_fault) {
    EXPECT_THROW(database->write([](db::Write& write) {
        write.run(kAddNote, {1, "STRICT INTEGER ?1", {}, {}, {}});
    }),
                 base::Fault);
    EXPECT_EQ(count(), 0);
}

const db::Query kAddReturning{"db_tests.add_returning", R"sql(
INSERT INTO notes (number, body) VALUES (?1, 'kept')
ON CONFLICT (number) DO NOTHING RETURNING number)sql"};

TEST_F(Transaction, on_conflict_and_returning_work_on_both_engines) {
    database->write([](db::Write& write) {
        EXPECT_EQ(write.one(kAddReturning, {4}, first_integer), 4);
        EXPECT_EQ(write.one(kAddReturning, {4}, first_integer), std::nullopt);
    });
    EXPECT_EQ(count(), 1);
}

TEST_F(Transaction, a_statement_while_rows_are_handed_out_is_a_bug) {
    database->write([](db::Write& write) { add_number(write, 1); });
    EXPECT_BUG(database->read([](db::Read& read) {
        read.each(kNumbers, {}, [&](const db::Row&) { (void)count_notes(read); });
    }));
}

TEST_F(Transaction, what_the_row_function_throws_passes_and_leaves_the_connection_fit) {
    database->write([](db::Write& write) {
        for (int number = 0; number < 100; ++number) {
            add_number(write, number);
        }
    });
    database->read([](db::Read& read) {
        EXPECT_THROW(
            read.each(kNumbers, {}, [](const db::Row&) { throw std::out_of_range("stop"); }),
            std::out_of_range);
        EXPECT_EQ(count_notes(read), 100);
    });
}

TEST_F(Transaction, a_write_inside_a_write_is_a_bug) {
    if (test_support::engine_under_test() == db::Engine::Postgres) {
        GTEST_SKIP() << "PostgreSQL lends the inner write another connection";
    }
    EXPECT_BUG(database->write(
        [&](db::Write&) { database->write([](db::Write& write) { add_number(write, 1); }); }));
    EXPECT_EQ(count(), 0);
}

const db::Query kChangeByReading{"db_tests.change_by_reading",
                                 "UPDATE balances SET amount = 0 RETURNING amount"};

TEST_F(Transaction, a_reader_cannot_write) {
    EXPECT_THROW(database->read([](db::Read& read) {
        read.each(kChangeByReading, {}, [](const db::Row&) {});
    }),
                 base::Fault);
    EXPECT_EQ(database->read([](db::Read& read) { return balance(read, "left"); }), 100);
}

}  // namespace
}  // namespace db_tests
