#include "base/date.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Date, is_a_day_that_exists_written_as_documents_write_it) {
    const auto date = Date::parse("2024-02-29");
    ASSERT_TRUE(date);
    EXPECT_EQ(date->year(), 2024);
    EXPECT_EQ(date->month(), 2u);
    EXPECT_EQ(date->day(), 29u);
    EXPECT_EQ(date->text(), "2024-02-29");
    EXPECT_EQ(Date::parse("0001-01-01")->text(), "0001-01-01");
}

TEST(Date, everything_else_is_none) {
    for (const char* text : {"", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00",
                             "2024-04-31", "2024-1-1", "2024/01/01", "20240101", "2024-01-01 ",
                             "0000-01-01", "2024-0x-01", "-024-01-01", "2024-01-+1"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
}

TEST(Date, an_instant_falls_on_a_day_in_utc) {
    EXPECT_EQ(Date::of_utc(0).text(), "1970-01-01");
    EXPECT_EQ(Date::of_utc(-1).text(), "1969-12-31");
    EXPECT_EQ(Date::of_utc(1'709'251'199).text(), "2024-02-29");
    EXPECT_EQ(Date::of_utc(1'709'251'200).text(), "2024-03-01");
}

TEST(Date, earlier_days_sort_first) {
    EXPECT_LT(*Date::parse("2021-06-30"), *Date::parse("2021-07-01"));
    EXPECT_LT(*Date::parse("2020-12-31"), *Date::parse("2021-01-01"));
    EXPECT_EQ(*Date::parse("2021-06-30"), *Date::parse("2021-06-30"));
}

}  // namespace
}  // namespace base
