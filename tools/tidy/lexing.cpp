#include "lexing.hpp"

#include <algorithm>

#include "words.hpp"

namespace tidy {
namespace {

/// Which marks a language has. Empty: none of that kind.
struct Marks {
    std::string_view line_comment;
    std::string_view comment_open;
    std::string_view comment_close;
    std::string_view quotes;
    bool raw_strings = false;  ///< C++: R"sql(...)sql"
    bool patterns = false;     ///< JavaScript: /x"y/
    bool comment_after_blank =
        false;  ///< '#' begins a comment only at a line's start or after a blank
};

Marks marks_of(Language language) {
    switch (language) {
        case Language::Cpp:
            return {"//", "/*", "*/", "\"'", true, false, false};
        case Language::Script:
            return {"//", "/*", "*/", "\"'`", false, true, false};
        case Language::Style:
            return {"", "/*", "*/", "\"'", false, false, false};
        case Language::Sql:
            return {"--", "/*", "*/", "'", false, false, false};
        case Language::Template:
            return {"", "<!--", "-->", "", false, false, false};
        case Language::Shell:
            return {"#", "", "", "", false, false, true};
        case Language::Cmake:
            return {"#", "", "", "\"", false, false, true};
        case Language::Json:
        case Language::Markdown:
        case Language::Other:
            return {};
    }
    return {};
}

class Lexer {
public:
    Lexer(Language language, std::string_view text) : marks_(marks_of(language)), text_(text) {
        lexed_.code.reserve(text.size());
    }

    Lexed run() {
        while (at_ < text_.size()) {
            if (!comment() && !literal()) {
                lexed_.code += text_[at_];
                line_ += text_[at_] == '\n' ? 1 : 0;
                ++at_;
            }
        }
        return std::move(lexed_);
    }

private:
    bool here(std::string_view mark) const {
        return !mark.empty() && text_.substr(at_).starts_with(mark);
    }

    char before() const { return at_ == 0 ? '\n' : text_[at_ - 1]; }

    bool comment() {
        if (here(marks_.line_comment)) {
            if (marks_.comment_after_blank && before() != '\n' && before() != ' ') {
                return false;
            }
            const std::size_t end = std::min(text_.find('\n', at_), text_.size());
            keep(lexed_.comments, at_ + marks_.line_comment.size(), end);
            blank_until(end);
            return true;
        }
        if (here(marks_.comment_open)) {
            const std::size_t inside = at_ + marks_.comment_open.size();
            const std::size_t close = text_.find(marks_.comment_close, inside);
            keep(lexed_.comments, inside, std::min(close, text_.size()));
            blank_until(close == kNowhere ? text_.size() : close + marks_.comment_close.size());
            return true;
        }
        return false;
    }

    bool literal() {
        if (marks_.raw_strings && here("R\"") && !is_word_letter(before())) {
            return raw_literal();
        }
        if (marks_.patterns && text_[at_] == '/' && may_begin_pattern()) {
            return quoted_literal('/', true);
        }
        if (marks_.quotes.find(text_[at_]) == kNowhere) {
            return false;
        }
        if (text_[at_] == '\'' && is_word_letter(before())) {
            return false;  // the separator of 10'000, or an apostrophe
        }
        return quoted_literal(text_[at_], text_[at_] != '`');
    }

    bool raw_literal() {
        const std::size_t open = text_.find('(', at_);
        const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        const std::size_t end = text_.find(close, open);
        if (open == kNowhere || end == kNowhere) {
            return false;
        }
        lexed_.literals.push_back({line_, std::string(text_.substr(open + 1, end - open - 1))});
        blank_until(end + close.size());
        return true;
    }

    bool quoted_literal(char quote, bool one_line) {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && !(one_line && text_[end] == '\n')) {
            end += text_[end] == '\\' ? 2 : 1;
        }
        end = std::min(end, text_.size());
        lexed_.literals.push_back({line_, std::string(text_.substr(at_ + 1, end - at_ - 1))});
        lexed_.code += quote;
        ++at_;
        blank_until(end);
        if (at_ < text_.size() && text_[at_] == quote) {
            lexed_.code += quote;
            ++at_;
        }
        return true;
    }

    /// A slash divides after a value and begins a pattern elsewhere.
    bool may_begin_pattern() const {
        const std::size_t last = text_.substr(0, at_).find_last_not_of(" \t");
        return last == kNowhere || std::string_view("(,=:[!&|?{};\n").find(text_[last]) != kNowhere;
    }

    /// Keeps a comment line by line.
    void keep(std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
        std::size_t line = line_;
        while (from < to) {
            const std::size_t end = std::min(text_.find('\n', from), to);
            pieces.push_back({line, std::string(text_.substr(from, end - from))});
            from = end + 1;
            ++line;
        }
    }

    void blank_until(std::size_t end) {
        for (; at_ < end && at_ < text_.size(); ++at_) {
            const bool line_ends = text_[at_] == '\n';
            lexed_.code += line_ends ? '\n' : ' ';
            line_ += line_ends ? 1 : 0;
        }
    }

    Marks marks_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    Lexed lexed_;
};

}  // namespace

Lexed lex(Language language, std::string_view text) {
    return Lexer(language, text).run();
}

}  // namespace tidy
