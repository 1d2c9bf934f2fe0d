#include "base/id.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

#include "tests/support/random.hpp"

namespace base {
namespace {

struct DoorTag;
struct WindowTag;
using DoorId = Id<DoorTag>;
using WindowId = Id<WindowTag>;

static_assert(!std::is_convertible_v<DoorId, WindowId>, "an id of one thing is none of another");
static_assert(!std::is_constructible_v<DoorId, WindowId>);

TEST(Id, reads_back_from_its_text) {
    test_support::SeededRandom random;
    const DoorId door = DoorId::make(random);
    EXPECT_EQ(door.text().size(), 32u);
    EXPECT_EQ(DoorId::parse(door.text()), door);
    EXPECT_EQ(DoorId::parse("00112233445566778899aabbccddeeff")->text(),
              "00112233445566778899aabbccddeeff");
}

TEST(Id, only_thirty_two_lower_case_hexadecimal_digits_are_one) {
    for (const char* text :
         {"", "0", "00112233445566778899aabbccddeef", "00112233445566778899aabbccddeeff0",
          "00112233445566778899AABBCCDDEEFF", "0011223344556677 899aabbccddeeff",
          "g0112233445566778899aabbccddeeff"}) {
        EXPECT_FALSE(DoorId::parse(text)) << text;
    }
}

TEST(Id, each_is_another_and_none_is_the_empty_one) {
    test_support::SeededRandom random;
    std::unordered_set<DoorId> made;
    for (int count = 0; count < 10'000; ++count) {
        made.insert(DoorId::make(random));
    }
    EXPECT_EQ(made.size(), 10'000u);
    EXPECT_FALSE(made.contains(DoorId()));
}

}  // namespace
}  // namespace base
