// A list of any length stands where `(?*)` is.
#include <gtest/gtest.h>

#include "platform/db/connection.hpp"
#include "platform/db/tests/notes.hpp"
#include "tests/support/expect_bug.hpp"
#include "tests/support/test_database.hpp"

namespace db_tests {
namespace {

const db::Query kThoseOf{"db_tests.those_of", R"sql(
SELECT number FROM notes WHERE number < ?1 AND number IN (?*) ORDER BY number)sql"};

class List : public testing::Test {
protected:
    // Of the even numbers below 100,000 that are kept, those in `list` and below `end`.
    std::vector<std::int64_t> those_of(const std::vector<db::Value>& list,
                                       std::int64_t end = 1'000'000) {
        std::vector<std::int64_t> found;
        database->read([&](db::Read& read) {
            read.each_in(kThoseOf, {end}, list,
                         [&](const db::Row& row) { found.push_back(row.integer(0)); });
        });
        return found;
    }

    void SetUp() override {
        database->write([](db::Write& write) {
            db::Batch batch = write.batch(kAddNote);
            for (int number = 0; number < 100'000; number += 2) {
                batch.add({number, {}, {}, {}, {}});
            }
            batch.finish();
        });
    }

    test_support::TestDatabase database{kNotesMigrations};
};

std::vector<db::Value> numbers_to(std::int64_t end) {
    std::vector<db::Value> list;
    for (std::int64_t number = 0; number < end; ++number) {
        list.emplace_back(number);
    }
    return list;
}

TEST_F(List, each_match_comes_once_however_the_list_is_padded_and_split) {
    for (const std::int64_t length : {1, 2, 3, 5, 8, 1'000, 1'025, 16'384, 16'385, 40'001}) {
        const auto found = those_of(numbers_to(length));
        ASSERT_EQ(found.size(), static_cast<std::size_t>((length + 1) / 2)) << length;
        for (std::size_t at = 0; at < found.size(); ++at) {
            ASSERT_EQ(found[at], static_cast<std::int64_t>(2 * at));
        }
    }
}

TEST_F(List, an_empty_list_matches_nothing) {
    EXPECT_TRUE(those_of({}).empty());
}

TEST_F(List, numbered_parameters_stand_before_the_list) {
    EXPECT_EQ(those_of(numbers_to(10), 5), (std::vector<std::int64_t>{0, 2, 4}));
}

TEST_F(List, two_lists_of_other_lengths_do_not_meet) {
    EXPECT_EQ(those_of(numbers_to(3)).size(), 2u);
    EXPECT_EQ(those_of({db::Value(6)}), (std::vector<std::int64_t>{6}));
    EXPECT_EQ(those_of({db::Value(8), db::Value(4)}), (std::vector<std::int64_t>{4, 8}));
}

const db::Query kAtMost{"db_tests.at_most", R"sql(
SELECT number FROM notes WHERE number IN (?*) AND number > ?2 ORDER BY number LIMIT ?1)sql"};

TEST_F(List, numbered_parameters_may_stand_behind_the_list) {
    std::vector<std::int64_t> found;
    database->read([&](db::Read& read) {
        read.each_in(kAtMost, {2, 3}, numbers_to(100),
                     [&](const db::Row& row) { found.push_back(row.integer(0)); });
    });
    EXPECT_EQ(found, (std::vector<std::int64_t>{4, 6}));
}

TEST(ListText, the_list_is_numbered_after_everything_else) {
    EXPECT_EQ(db::expand_list("a = ?1 AND b IN (?*) AND c", 3), "a = ?1 AND b IN (?2,?,?) AND c");
    EXPECT_EQ(db::expand_list("b IN (?*) LIMIT ?12", 1), "b IN (?13) LIMIT ?12");
    EXPECT_EQ(db::expand_list("IN (?*)", 1), "IN (?1)");
}

TEST(ListText, a_row_of_parameters_is_repeated) {
    EXPECT_EQ(db::repeat_row("INSERT INTO a (b, c) VALUES (?1,\n ?2)", 3),
              "INSERT INTO a (b, c) VALUES (?,?),(?,?),(?,?)");
    EXPECT_EQ(db::repeat_row("INSERT INTO a (b) VALUES (?1)", 2),
              "INSERT INTO a (b) VALUES (?),(?)");
}

TEST(ListText, a_row_of_anything_else_is_not_repeated) {
    EXPECT_EQ(db::repeat_row("INSERT INTO a (b, c) VALUES (?1, ?1)", 3), std::nullopt);
    EXPECT_EQ(db::repeat_row("INSERT INTO a (b, c) VALUES (?1, 1)", 3), std::nullopt);
    EXPECT_EQ(db::repeat_row("INSERT INTO a (b) VALUES (?1) ON CONFLICT (b) DO NOTHING", 3),
              std::nullopt);
    EXPECT_EQ(db::repeat_row("INSERT INTO a SELECT ?1", 3), std::nullopt);
    EXPECT_EQ(db::repeat_row("UPDATE a SET b = ?1", 3), std::nullopt);
}

TEST(ListText, a_query_without_or_with_two_lists_is_a_bug) {
    EXPECT_BUG(db::expand_list("SELECT 1", 1));
    EXPECT_BUG(db::expand_list("a IN (?*) OR b IN (?*)", 1));
}

}  // namespace
}  // namespace db_tests
