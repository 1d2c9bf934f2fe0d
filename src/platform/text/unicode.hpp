// Text in any script: whether it is valid, how it folds for searching, how it sorts for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace text {

/// Valid UTF-8 without NUL: what may enter the database.
bool is_storable(std::string_view bytes);

/// UTF-8 as it is; anything else read as Windows-1252. The answer is always storable (NUL becomes a
/// space).
std::string utf8_or_windows_1252(std::string_view bytes);

/// For searching: case folded, accents stripped, compatibility forms unified: "Área Ⅳ" is "area
/// iv".
std::string fold(std::string_view utf8);

/// The folded words: runs of letters and digits. "Int'l Local 1-B" is {"intl", "local", "1", "b"}.
std::vector<std::string> folded_words(std::string_view utf8);

/// Bytes that compare as people of that language sort; numbers inside by their value ("2" before
/// "10").
std::string sort_key(base::Language language, std::string_view utf8);

/// Without white space at either end, and with single spaces inside. Control characters count as
/// white space, and embeddings that turn the direction of text are left out.
std::string tidy_spaces(std::string_view utf8);

/// "CHICAGO REG. COUNCIL OF CARPENTERS" as "Chicago Reg. Council of Carpenters", for registers that
/// shout. Text that already has lower-case letters comes back as it is.
std::string calm_capitals(std::string_view utf8);

}  // namespace text
