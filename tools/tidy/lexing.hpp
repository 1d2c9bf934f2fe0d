// Tells code, comments and texts apart, as far as the rules need it, in each language of the
// repository.
#pragma once

#include "source.hpp"

namespace tidy {

struct Lexed {
    std::string code;  ///< the text with comments and the contents of literals blanked, lines kept
    std::vector<Piece> comments;
    std::vector<Piece> literals;
};

Lexed lex(Language language, std::string_view text);

}  // namespace tidy
