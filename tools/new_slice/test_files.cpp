#include "skeleton.hpp"

namespace new_slice {
namespace {

constexpr std::string_view kLifeTest = R"skeleton(
#include "@slice@/@noun@_life.hpp"

#include <gtest/gtest.h>

namespace @slice@ {
namespace {

constexpr std::array kTransitions = {@Noun@Transition::Close, @Noun@Transition::Reopen};

TEST(@Noun@LifeTest, only_what_is_listed_may_happen) {
    int possible = 0;
    for (const @Noun@State state : k@Noun@States) {
        for (const @Noun@Transition transition : kTransitions) {
            possible += after(state, transition) ? 1 : 0;
        }
    }
    EXPECT_EQ(possible, 2);
    EXPECT_EQ(after(@Noun@State::Open, @Noun@Transition::Close), @Noun@State::Closed);
    EXPECT_EQ(after(@Noun@State::Closed, @Noun@Transition::Reopen), @Noun@State::Open);
}

TEST(@Noun@LifeTest, every_state_has_a_word_of_its_own) {
    for (const @Noun@State state : k@Noun@States) {
        EXPECT_EQ(state_of(word_of(state)), state);
    }
    EXPECT_EQ(state_of("elsewhere"), std::nullopt);
}

}  // namespace
}  // namespace @slice@
)skeleton";

constexpr std::string_view kVerbTest = R"skeleton(
#include "@slice@/closing.hpp"

#include <gtest/gtest.h>

#include "@slice@/store.hpp"
#include "tests/support/random.hpp"
#include "tests/support/test_database.hpp"

namespace @slice@ {
namespace {

using base::Reason;

constexpr base::Instant kNoon = 1'795'435'200;

class @Noun@Test : public testing::Test {
protected:
    base::Result<@Noun@> add(std::string name) {
        return database_->write(
            [&](db::Write& write) { return add_@noun@(write, act_, {.name = std::move(name)}); });
    }

    base::Result<@Noun@> move(const @Noun@Id& id, @Noun@Transition transition) {
        return database_->write(
            [&](db::Write& write) { return move_@noun@(write, act_, id, transition); });
    }

    std::vector<@Noun@> all() { return database_->read(store::all); }

    test_support::TestDatabase database_{test_support::migrations_of({"@slice@"})};
    test_support::SeededRandom random_;
    const Act act_{.actor = {base::ActorKind::Operator}, .at = kNoon, .random = random_};
};

TEST_F(@Noun@Test, is_kept_as_it_was_typed_without_white_space_around_it) {
    const auto added = add("  Local 418 \n");
    ASSERT_TRUE(added);
    ASSERT_EQ(all().size(), 1U);
    EXPECT_EQ(all()[0].id, added->id);
    EXPECT_EQ(all()[0].name, "Local 418");
    EXPECT_EQ(all()[0].added_at, kNoon);
    EXPECT_EQ(all()[0].state, @Noun@State::Open);
}

TEST_F(@Noun@Test, without_a_name_is_refused_and_not_kept) {
    for (const char* name : {"", "   ", "\xff"}) {
        const auto added = add(name);
        ASSERT_FALSE(added);
        EXPECT_EQ(added.error().reason, Reason::Invalid);
        EXPECT_EQ(added.error().messages.at(0).field, "name");
    }
    EXPECT_TRUE(all().empty());
}

TEST_F(@Noun@Test, is_closed_once_and_can_be_opened_again) {
    const @Noun@Id id = add("Local 418")->id;
    ASSERT_TRUE(move(id, @Noun@Transition::Close));
    EXPECT_EQ(all()[0].state, @Noun@State::Closed);
    const auto again = move(id, @Noun@Transition::Close);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().reason, Reason::Conflict);
    ASSERT_TRUE(move(id, @Noun@Transition::Reopen));
    EXPECT_EQ(all()[0].state, @Noun@State::Open);
}

TEST_F(@Noun@Test, that_does_not_exist_cannot_be_closed) {
    const auto moved = move(@Noun@Id::make(random_), @Noun@Transition::Close);
    ASSERT_FALSE(moved);
    EXPECT_EQ(moved.error().reason, Reason::NotFound);
}

}  // namespace
}  // namespace @slice@
)skeleton";

constexpr SkeletonFile kFiles[] = {
    {"tests/@noun@_life_test.cpp", kLifeTest},
    {"tests/@noun@_test.cpp", kVerbTest},
};

}  // namespace

std::span<const SkeletonFile> test_files() {
    return kFiles;
}

}  // namespace new_slice
