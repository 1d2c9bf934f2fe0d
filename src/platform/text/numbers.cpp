// Numbers and dates as people write them, without an ICU object for each call: a list of a city's
// unions says hundreds.
#include <unicode/dtfmtsym.h>

#include "base/date.hpp"
#include "base/ensure.hpp"
#include "platform/text/texts.hpp"

namespace text {

namespace {

using MonthNames = std::array<std::string, 12>;

MonthNames month_names(base::Language language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(
        icu::Locale(std::string(base::language_code(language)).c_str()), status);
    std::int32_t count = 0;
    const icu::UnicodeString* names = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT,
                                                        icu::DateFormatSymbols::WIDE);
    ENSURE(U_SUCCESS(status) && count == 12, "ICU knows the months of the program's languages");
    MonthNames months;
    for (std::size_t month = 0; month < months.size(); ++month) {
        names[month].toUTF8String(months[month]);
    }
    return months;
}

const std::string& month_name(base::Language language, unsigned month) {
    static const std::array<MonthNames, 2> names = {month_names(base::Language::English),
                                                    month_names(base::Language::Spanish)};
    return names[static_cast<std::size_t>(language)][month - 1];
}

}  // namespace

std::string number(base::Language language, long long number) {
    const bool spanish = language == base::Language::Spanish;
    std::string digits = std::to_string(number);
    const std::size_t sign = number < 0 ? 1 : 0;
    const std::size_t ungrouped = spanish ? 4 : 3;
    if (digits.size() - sign <= ungrouped) {
        return digits;
    }
    for (std::size_t at = digits.size() - 3; at > sign; at -= std::min<std::size_t>(at, 3)) {
        digits.insert(at, 1, spanish ? '.' : ',');
    }
    return digits;
}

std::string long_date(base::Language language, std::string_view iso) {
    const std::optional<base::Date> date = base::Date::parse(iso);
    if (!date) {
        return std::string(iso);
    }
    const std::string& month = month_name(language, date->month());
    const std::string day = std::to_string(date->day());
    const std::string year = std::to_string(date->year());
    return language == base::Language::Spanish ? day + " de " + month + " de " + year
                                               : month + " " + day + ", " + year;
}

std::string month(base::Language language, std::string_view iso) {
    const std::optional<base::Date> date = base::Date::parse(iso);
    if (!date) {
        return std::string(iso);
    }
    const std::string year = std::to_string(date->year());
    const std::string& name = month_name(language, date->month());
    return name + (language == base::Language::Spanish ? " de " : " ") + year;
}

}  // namespace text
