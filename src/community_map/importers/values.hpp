// Reading the single values of a register: numbers and dates, without allocating.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace community_map::olms {

/// Days from 1970-01-01 to a day of the Gregorian calendar (Howard Hinnant's algorithm, as in
/// <chrono>).
constexpr std::int32_t days_from_civil(int year, unsigned month, unsigned day) {
    year -= month <= 2 ? 1 : 0;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const auto year_of_era = static_cast<unsigned>(year - era * 400);
    const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
                                day_of_year;
    return era * 146'097 + static_cast<int>(day_of_era) - 719'468;
}

constexpr unsigned days_in_month(int year, unsigned month) {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    constexpr unsigned kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap ? 29 : kDays[month - 1];
}

/// The number that `count` digits at `at` write, or -1 where they are not all digits.
constexpr int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

/// Days since 1970 of "2021-06-30" or "2021-06-30 17:42:11.0"; nothing for what is no such day.
constexpr std::optional<std::int32_t> days_of_date(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-' ||
        (text.size() > 10 && text[10] != ' ' && text[10] != 'T')) {
        return std::nullopt;
    }
    const int year = digits_at(text, 0, 4);
    const int month = digits_at(text, 5, 2);
    const int day = digits_at(text, 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 ||
        day > static_cast<int>(days_in_month(year, static_cast<unsigned>(month)))) {
        return std::nullopt;
    }
    return days_from_civil(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

/// The register writes this where a date is not known; no union report is about that day.
inline constexpr std::int32_t kUnknownDay = days_from_civil(1970, 12, 1);

/// Seconds since 1970 of a timestamp, as if it were UTC; the time may be left out.
constexpr std::optional<std::int64_t> seconds_of_timestamp(std::string_view text) {
    const auto days = days_of_date(text);
    if (!days) {
        return std::nullopt;
    }
    std::int64_t seconds = std::int64_t{*days} * 86'400;
    if (text.size() >= 19 && text[13] == ':' && text[16] == ':') {
        const int hour = digits_at(text, 11, 2);
        const int minute = digits_at(text, 14, 2);
        const int second = digits_at(text, 17, 2);
        if (hour >= 0 && minute >= 0 && second >= 0) {
            seconds += hour * 3600 + minute * 60 + second;
        }
    }
    return seconds;
}

/// Digits, perhaps with a minus before them; nothing else, and any number of them.
constexpr bool is_integer(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return false;
        }
    }
    return !text.empty();
}

/// Nothing where `text` is no integer or leaves the range.
inline std::optional<std::int64_t> integer_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

}  // namespace community_map::olms
