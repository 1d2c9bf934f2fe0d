#include <algorithm>
#include <array>

#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

/// Words that talk about how the code came to be, in lower case.
constexpr std::array<std::string_view, 20> kProcessWords = {
    "todo",          "fixme",           "xxx",        "as requested",  "as discussed",
    "for now",       "at the moment",   "used to be", "will be added", "was changed to",
    "later version", "quick fix",       "ticket",     "the brief",     "acceptance criteria",
    "@author",       "placeholder for", "domain.md",  "screens.md",    "roadmap.md"};

/// Words that refer to somebody's list when a number follows.
constexpr std::array<std::string_view, 2> kNumbered = {"issue", "task"};

bool has_process_word(std::string_view lower, std::string& found) {
    for (const std::string_view word : kProcessWords) {
        if (has_word(lower, word)) {
            found = word;
            return true;
        }
    }
    return false;
}

bool has_numbered_reference(std::string_view lower, std::string& found) {
    for (const std::string_view word : kNumbered) {
        const std::size_t at = find_word(lower, word);
        if (at == kNowhere) {
            continue;
        }
        std::string_view rest = lower.substr(at + word.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(" #"), rest.size()));
        if (!rest.empty() && is_digit(rest[0])) {
            found = std::string(word) + " with a number";
            return true;
        }
    }
    return false;
}

bool is_name_letter(char letter) {
    return is_word_letter(letter) || letter == ':' || letter == '.' || letter == '>';
}

/// A statement, not a sentence: a call, a declaration or a branch that ends as code does.
bool looks_like_code(std::string_view text) {
    text = trimmed(text);
    const std::size_t name_end = std::min(
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name_letter) -
                                 text.begin()),
        text.size());
    if (name_end == 0 || text.size() < 4) {
        return false;
    }
    const std::string_view rest = text.substr(name_end);
    if (text.ends_with(';')) {
        return rest.starts_with('(') || rest.starts_with(" = ") || text.starts_with("return ") ||
               text.starts_with("const ") || text.starts_with("auto ") || rest == ";";
    }
    return text.ends_with(" {") && rest.find('(') != kNowhere;
}

bool has_remarks(const Source& source) {
    return source.language != Language::Markdown && source.language != Language::Json &&
           !source.path.starts_with("tools/tidy/");
}

}  // namespace

void look_at_remarks(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!has_remarks(source)) {
            continue;
        }
        for (const Piece& comment : source.comments) {
            const std::string lower = lower_case(comment.text);
            std::string found;
            if (has_process_word(lower, found) || has_numbered_reference(lower, found)) {
                report.add(source, comment.line, "\"" + found + "\" in a comment");
            }
        }
    }
}

void look_at_code_in_comments(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (source.language != Language::Cpp && source.language != Language::Script) {
            continue;
        }
        for (const Piece& comment : source.comments) {
            const bool documentation = comment.text.starts_with('/') ||
                                       comment.text.starts_with("   ");
            if (!documentation && looks_like_code(comment.text)) {
                report.add(source, comment.line, "code in a comment");
            }
        }
    }
}

void look_at_header_openings(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!source.path.ends_with(".hpp")) {
            continue;
        }
        if (source.lines.empty() || !source.lines[0].starts_with("// ")) {
            report.add(source, 1, "a header opens with a paragraph on what it is for");
        }
        if (source.text.find("#pragma once") == kNowhere) {
            report.add(source, 1, "a header has #pragma once");
        }
    }
}

}  // namespace tidy
