#include "base/result.hpp"

#include <gtest/gtest.h>

#include "base/ensure.hpp"
#include "base/language.hpp"
#include "base/private.hpp"
#include "tests/support/expect_bug.hpp"

namespace base {
namespace {

Result<int> half_of(int number) {
    if (number % 2 != 0) {
        return refuse_field("number", "base_tests.odd");
    }
    return number / 2;
}

TEST(Result, is_the_thing_or_the_refusal) {
    const Result<int> four = half_of(8);
    ASSERT_TRUE(four);
    EXPECT_EQ(*four, 4);

    const Result<int> none = half_of(7);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().reason, Reason::Invalid);
    EXPECT_EQ(none.error().messages,
              (std::vector<Message>{{.key = "base_tests.odd", .field = "number"}}));
}

TEST(Result, a_concern_asks_for_a_reason) {
    const Outcome worried = concern(
        {.key = "base_tests.few", .values = {{"count", 3}, {"who", "the lead"}}});
    ASSERT_FALSE(worried);
    EXPECT_EQ(worried.error().reason, Reason::NeedsReason);
    EXPECT_EQ(std::get<std::int64_t>(worried.error().messages.at(0).values.at(0).second), 3);
}

TEST(Ensure, is_silent_about_what_holds_and_stops_what_does_not) {
    EXPECT_NO_THROW(ENSURE(1 + 1 == 2, "arithmetic"));
    EXPECT_BUG(ENSURE(1 + 1 == 3, "arithmetic"));
}

TEST(Language, is_known_by_its_code_with_or_without_a_country) {
    EXPECT_EQ(language_of("en"), Language::English);
    EXPECT_EQ(language_of("es-MX"), Language::Spanish);
    EXPECT_EQ(language_of("fr"), std::nullopt);
    EXPECT_EQ(language_of(""), std::nullopt);
    EXPECT_EQ(language_code(Language::Spanish), "es");
}

using Story = Private<PrivacyClass::P4, std::string>;

template <typename Right>
concept OpensStory = requires(const Story& story, const Right& right) {
    story.open(right);
};

static_assert(OpensStory<ReadingRight<PrivacyClass::P4>>);
static_assert(!OpensStory<ReadingRight<PrivacyClass::P3>>,
              "a right to another class opens nothing");
static_assert(!std::is_convertible_v<Story, std::string>);
static_assert(!std::equality_comparable<Story>);

TEST(Private, opens_with_a_right_of_its_class) {
    const Story story("told in confidence");
    EXPECT_EQ(story.open(ReadingRight<PrivacyClass::P4>::granted_by("base_tests")),
              "told in confidence");
}

}  // namespace
}  // namespace base
