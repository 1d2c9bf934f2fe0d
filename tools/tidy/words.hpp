// Looking for words in text. Everything a rule needs, without regular expressions: the whole tree
// is read in well under a second.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

inline constexpr std::size_t kNowhere = std::string_view::npos;

/// Letters, digits and the underscore, as in a C++ name.
bool is_word_letter(char letter);
bool is_letter(char letter);
bool is_digit(char letter);

std::string_view trimmed(std::string_view text);
std::string lower_case(std::string_view text);

/// Where `word` stands in `text` with no word letter directly before or after it, from `from` on.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);
bool has_word(std::string_view text, std::string_view word);

/// The names in a line of code, in order.
std::vector<std::string_view> names_in(std::string_view code);

/// Pieces between `separator`, trimmed, without empty ones.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace tidy
