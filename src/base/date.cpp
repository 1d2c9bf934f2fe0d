#include "base/date.hpp"

#include <charconv>
#include <chrono>

namespace base {
namespace {

std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char letter : text) {
        if (letter < '0' || letter > '9') {
            return std::nullopt;
        }
        number = number * 10 + (letter - '0');
    }
    return number;
}

void append_padded(std::string& text, int number, int width) {
    const std::string plain = std::to_string(number);
    text.append(static_cast<std::size_t>(width) - std::min<std::size_t>(plain.size(), width), '0');
    text += plain;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day checked{std::chrono::year(*year),
                                              std::chrono::month(static_cast<unsigned>(*month)),
                                              std::chrono::day(static_cast<unsigned>(*day))};
    if (!checked.ok() || *year == 0) {
        return std::nullopt;
    }
    return Date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

Date Date::of_utc(long long seconds) {
    using std::chrono::floor;
    const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
    const std::chrono::year_month_day day{floor<std::chrono::days>(instant)};
    return Date(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
}

std::string Date::text() const {
    std::string text;
    append_padded(text, year_, 4);
    text += '-';
    append_padded(text, static_cast<int>(month_), 2);
    text += '-';
    append_padded(text, static_cast<int>(day_), 2);
    return text;
}

}  // namespace base
