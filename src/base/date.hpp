// Calendar dates without a time zone, as documents carry them: "2021-06-30".
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A day of the Gregorian calendar that exists.
class Date {
public:
    /// Refuses (nothing) what is not exactly YYYY-MM-DD or not a day that exists.
    static std::optional<Date> parse(std::string_view text);
    /// The day on which the instant `seconds` after 1970-01-01T00:00Z falls, in UTC.
    static Date of_utc(long long seconds);

    int year() const { return year_; }
    unsigned month() const { return month_; }
    unsigned day() const { return day_; }
    std::string text() const;
    auto operator<=>(const Date&) const = default;

private:
    Date(int year, unsigned month, unsigned day) : year_(year), month_(month), day_(day) {}

    int year_;
    unsigned month_;
    unsigned day_;
};

}  // namespace base
