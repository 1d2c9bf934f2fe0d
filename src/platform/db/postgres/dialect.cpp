#include "platform/db/postgres/dialect.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace db {
namespace {

struct Substitution {
    std::string_view sqlite;
    std::string_view postgres;
};

constexpr std::array kWords = {
    Substitution{"INTEGER", "BIGINT"},
    Substitution{"BLOB", "BYTEA"},
    Substitution{"REAL", "DOUBLE PRECISION"},
    Substitution{"STRICT", ""},
};

// How SQLite is told to keep a table in the order of its key; PostgreSQL has only one way.
constexpr std::string_view kInKeyOrder = ", WITHOUT ROWID";

bool is_word_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' ||
           static_cast<unsigned char>(letter) >= 0x80;
}

std::size_t past(std::string_view sql, std::size_t at, std::string_view end) {
    const std::size_t found = sql.find(end, at);
    return found == std::string_view::npos ? sql.size() : found + end.size();
}

// Where the literal, quoted name or comment that begins at `at` ends; `at` itself where none
// begins. A doubled quote within a literal ends one and begins the next, which comes to the same.
std::size_t past_untouchable(std::string_view sql, std::size_t at) {
    if (sql[at] == '\'' || sql[at] == '"') {
        return past(sql, at + 1, sql.substr(at, 1));
    }
    if (sql.substr(at, 2) == "--") {
        return past(sql, at, "\n");
    }
    if (sql.substr(at, 2) == "/*") {
        return past(sql, at, "*/");
    }
    return at;
}

std::string_view word_for(std::string_view word, std::string_view word_before) {
    if (word == "TEXT" && word_before != "AS") {
        return R"(TEXT COLLATE "C")";
    }
    for (const Substitution& each : kWords) {
        if (word == each.sqlite) {
            return each.postgres;
        }
    }
    return word;
}

// Past the parameter that begins at `at`, having written its translation.
std::size_t translate_parameter(std::string_view sql, std::size_t at, int& highest,
                                std::string& into) {
    int number = 0;
    const char* digits = sql.data() + at + 1;
    const char* end = std::from_chars(digits, sql.data() + sql.size(), number).ptr;
    if (end == digits) {
        number = highest + 1;
    }
    highest = std::max(highest, number);
    into += '$' + std::to_string(number);
    return static_cast<std::size_t>(end - sql.data());
}

}  // namespace

std::string to_postgres(std::string_view sql) {
    std::string translated;
    translated.reserve(sql.size() + sql.size() / 4);
    std::string_view word_before;
    int highest_parameter = 0;
    std::size_t at = 0;
    while (at < sql.size()) {
        const std::size_t untouched = past_untouchable(sql, at);
        std::size_t end = at;
        while (untouched == at && end < sql.size() && is_word_letter(sql[end])) {
            ++end;
        }
        if (untouched > at) {
            translated += sql.substr(at, untouched - at);
            at = untouched;
        } else if (end > at) {
            const std::string_view word = sql.substr(at, end - at);
            translated += word_for(word, std::exchange(word_before, word));
            at = end;
        } else if (sql.substr(at, kInKeyOrder.size()) == kInKeyOrder) {
            at += kInKeyOrder.size();
        } else if (sql[at] == '?') {
            at = translate_parameter(sql, at, highest_parameter, translated);
        } else {
            translated += sql[at];
            ++at;
        }
    }
    return translated;
}

}  // namespace db
