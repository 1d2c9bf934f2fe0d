// What goes in comes out, the same on both engines.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "platform/db/tests/notes.hpp"
#include "tests/support/expect_bug.hpp"
#include "tests/support/random.hpp"
#include "tests/support/test_database.hpp"

namespace db_tests {
namespace {

struct ThingTag;
using ThingId = base::Id<ThingTag>;

class Values : public testing::Test {
protected:
    test_support::TestDatabase database{kNotesMigrations};
};

std::string round_trip(db::Database& database, std::string_view body) {
    return database.write([&](db::Write& write) {
        write.run(kAddNote, {count_notes(write) + 1, body, {}, {}, {}});
        return *write.one(kNote, {count_notes(write)},
                          [](const db::Row& row) { return row.string(0); });
    });
}

TEST_F(Values, text_of_any_script_comes_back_byte_for_byte) {
    const std::string long_text(1'000'000, 'x');
    for (const std::string& body : {std::string(), std::string("'; DROP TABLE notes; --"),
                                    std::string("Nguyễn Thùy-Anh 🪧 العربية"),
                                    std::string("two\nlines\t|\\"), long_text}) {
        EXPECT_EQ(round_trip(*database, body), body);
    }
}

TEST_F(Values, an_empty_text_and_an_empty_blob_are_not_null) {
    const auto [body_null, bytes_null, size] = database->write([&](db::Write& write) {
        write.run(kAddNote, {1, std::string_view(), {}, db::Blob(), {}});
        return *write.one(kNote, {1}, [](const db::Row& row) {
            return std::tuple(row.is_null(0), row.is_null(2),
                              row.text(0).size() + row.blob(2).size());
        });
    });
    EXPECT_FALSE(body_null);
    EXPECT_FALSE(bytes_null);
    EXPECT_EQ(size, 0u);
}

TEST_F(Values, null_comes_back_as_nothing) {
    database->write([&](db::Write& write) {
        write.run(kAddNote,
                  {1, std::optional<std::string>(), std::nullopt, {}, std::optional<int>()});
        return *write.one(kNote, {1}, [](const db::Row& row) {
            EXPECT_FALSE(row.maybe_string(0));
            EXPECT_FALSE(row.maybe_real(1));
            EXPECT_FALSE(row.maybe_id<ThingId>(2));
            EXPECT_TRUE(row.is_null(3));
            return true;
        });
    });
}

TEST_F(Values, blobs_hold_every_byte) {
    std::vector<std::byte> bytes(70'000);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        bytes[at] = static_cast<std::byte>(at);
    }
    const auto found = database->write([&](db::Write& write) {
        write.run(kAddNote, {1, {}, {}, db::Blob(bytes), {}});
        return *write.one(kNote, {1}, [](const db::Row& row) {
            const db::Blob blob = row.blob(2);
            return std::vector<std::byte>(blob.begin(), blob.end());
        });
    });
    EXPECT_EQ(found, bytes);
}

TEST_F(Values, integers_and_reals_keep_their_extremes) {
    using Limits = std::numeric_limits<std::int64_t>;
    for (const std::int64_t number :
         {Limits::min(), std::int64_t{-1}, std::int64_t{0}, Limits::max()}) {
        database->write([&](db::Write& write) { add_number(write, number); });
    }
    const auto numbers = database->read(
        [](db::Read& read) { return read.all(kNumbers, {}, first_integer); });
    EXPECT_EQ(numbers, (std::vector<std::int64_t>{Limits::min(), -1, 0, Limits::max()}));

    for (const double amount : {-0.1, 1e300, 41.8781, 5e-324}) {
        const double found = database->write([&](db::Write& write) {
            write.run(kAddNote, {count_notes(write) + 1, {}, amount, {}, {}});
            return *write.one(kNote, {count_notes(write)},
                              [](const db::Row& row) { return row.real(1); });
        });
        EXPECT_EQ(found, amount);
    }
}

TEST_F(Values, a_whole_number_may_be_bound_where_a_real_is_kept) {
    const double found = database->write([&](db::Write& write) {
        write.run(kAddNote, {1, {}, 3, {}, {}});
        return *write.one(kNote, {1}, [](const db::Row& row) { return row.real(1); });
    });
    EXPECT_EQ(found, 3.0);
}

TEST_F(Values, ids_are_sixteen_bytes_and_anything_else_is_a_bug) {
    test_support::SeededRandom random;
    const ThingId id = ThingId::make(random);
    database->write([&](db::Write& write) { write.run(kAddNote, {1, {}, {}, id, {}}); });
    database->read([&](db::Read& read) {
        read.each(kNote, {1}, [&](const db::Row& row) { EXPECT_EQ(row.id<ThingId>(2), id); });
    });
    database->write([&](db::Write& write) {
        write.run(kAddNote, {2, {}, {}, db::Blob(id.bytes()).first(15), {}});
    });
    EXPECT_BUG(database->read([&](db::Read& read) {
        read.each(kNote, {2}, [&](const db::Row& row) { (void)row.id<ThingId>(2); });
    }));
}

TEST_F(Values, reading_null_or_another_type_is_a_bug) {
    database->write([&](db::Write& write) { write.run(kAddNote, {1, "words", {}, {}, {}}); });
    const auto look = [&](const std::function<void(const db::Row&)>& at) {
        database->read([&](db::Read& read) { read.each(kNote, {1}, at); });
    };
    EXPECT_BUG(look([](const db::Row& row) { (void)row.integer(0); }));
    EXPECT_BUG(look([](const db::Row& row) { (void)row.blob(0); }));
    EXPECT_BUG(look([](const db::Row& row) { (void)row.text(3); }));
    EXPECT_BUG(look([](const db::Row& row) { (void)row.real(1); }));
}

TEST_F(Values, binding_too_few_or_too_many_is_a_bug) {
    EXPECT_BUG(database->write([](db::Write& write) { write.run(kAddNote, {1}); }));
    EXPECT_BUG(database->write([](db::Write& write) {
        write.run(kAddNote, {1, {}, {}, {}, {}, {}});
    }));
}

const db::Query kComparison{"db_tests.comparison", R"sql(
SELECT amount > ?1, CAST(?2 AS TEXT) IS NULL FROM balances WHERE holder = 'left')sql"};

TEST_F(Values, comparisons_are_flags_on_both_engines) {
    database->read([&](db::Read& read) {
        read.each(kComparison, {99, std::nullopt}, [](const db::Row& row) {
            EXPECT_TRUE(row.flag(0));
            EXPECT_TRUE(row.flag(1));
        });
        read.each(kComparison, {100, ""}, [](const db::Row& row) {
            EXPECT_FALSE(row.flag(0));
            EXPECT_FALSE(row.flag(1));
        });
    });
}

const db::Query kBodies{"db_tests.bodies", "SELECT body FROM notes ORDER BY body"};
const db::Query kBodiesByC{"db_tests.bodies_by_c",
                           R"sql(SELECT body FROM notes ORDER BY body COLLATE "C")sql"};

TEST_F(Values, text_is_ordered_by_its_bytes_on_both_engines) {
    const std::vector<std::string> ordered = {"", "A", "Z", "a", "a b", "a-b", "ab", "z", "Ä", "é"};
    test_support::SeededRandom random;
    std::vector<std::string> shuffled = ordered;
    for (std::size_t at = shuffled.size(); at > 1; --at) {
        std::swap(shuffled[at - 1], shuffled[random.below(at)]);
    }
    for (const std::string& body : shuffled) {
        round_trip(*database, body);
    }
    const auto body = [](const db::Row& row) { return row.string(0); };
    EXPECT_EQ(database->read([&](db::Read& read) { return read.all(kBodies, {}, body); }), ordered);
    EXPECT_EQ(database->read([&](db::Read& read) { return read.all(kBodiesByC, {}, body); }),
              ordered);
}

}  // namespace
}  // namespace db_tests
