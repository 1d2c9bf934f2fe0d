#include "words.hpp"

namespace tidy {

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_word_letter(char letter) {
    return is_letter(letter) || is_digit(letter) || letter == '_';
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == kNowhere) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& letter : lower) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return lower;
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    for (std::size_t at = text.find(word, from); at != kNowhere; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !is_word_letter(text[at - 1]) || !is_word_letter(word[0]);
        const bool ends = end == text.size() || !is_word_letter(text[end]) ||
                          !is_word_letter(word.back());
        if (begins && ends) {
            return at;
        }
    }
    return kNowhere;
}

bool has_word(std::string_view text, std::string_view word) {
    return find_word(text, word) != kNowhere;
}

std::vector<std::string_view> names_in(std::string_view code) {
    std::vector<std::string_view> names;
    std::size_t at = 0;
    while (at < code.size()) {
        std::size_t end = at;
        while (end < code.size() && is_word_letter(code[end])) {
            ++end;
        }
        if (end > at && !is_digit(code[at])) {
            names.push_back(code.substr(at, end - at));
        }
        at = end + 1;
    }
    return names;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        if (const auto piece = trimmed(text.substr(0, end)); !piece.empty()) {
            pieces.push_back(piece);
        }
        text.remove_prefix(end == kNowhere ? text.size() : end + 1);
    }
    return pieces;
}

}  // namespace tidy
