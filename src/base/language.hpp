// The languages that the program itself speaks. People's own words may be in any.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace base {

enum class Language { English, Spanish };

inline constexpr std::array kLanguages = {Language::English, Language::Spanish};

/// BCP 47: "en" or "es".
constexpr std::string_view language_code(Language language) {
    return language == Language::Spanish ? "es" : "en";
}

constexpr std::optional<Language> language_of(std::string_view code) {
    for (const Language language : kLanguages) {
        if (language_code(language) == code.substr(0, 2)) {
            return language;
        }
    }
    return std::nullopt;
}

}  // namespace base
