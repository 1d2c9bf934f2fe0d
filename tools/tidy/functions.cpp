#include "functions.hpp"

#include <array>

#include "words.hpp"

namespace tidy {
namespace {

/// What an opening brace begins, outside function bodies.
enum class Brace { Scope, Function, Value };

/// Code as one text, without preprocessor lines.
std::string joined_code(const Source& source) {
    std::string joined;
    bool directive = false;
    for (std::size_t at = 0; at < source.code.size(); ++at) {
        const std::string& line = source.code[at];
        directive = directive || trimmed(line).starts_with('#');
        joined += directive ? std::string(line.size(), ' ') : line;
        joined += '\n';
        directive = directive && trimmed(line).ends_with('\\');
    }
    return joined;
}

/// The position after the last ")" that closes a parenthesis of the outermost level, or nowhere.
std::size_t after_parameters(std::string_view head) {
    int depth = 0;
    for (std::size_t at = 0; at < head.size(); ++at) {
        depth += head[at] == '(' ? 1 : head[at] == ')' ? -1 : 0;
        if (head[at] == ')' && depth == 0) {
            return at + 1;
        }
    }
    return kNowhere;
}

/// `: member_` before the brace that initialises it, in the list of a constructor.
bool is_member_initialiser(std::string_view head) {
    const std::size_t after = after_parameters(head);
    if (after == kNowhere) {
        return false;
    }
    const std::size_t colon = head.find(':', after);
    const bool single = colon != kNowhere && head.substr(colon, 2) != "::";
    return single && is_word_letter(head.back());
}

Brace kind_of_brace(std::string_view head) {
    head = trimmed(head);
    if (head.empty()) {
        return Brace::Scope;
    }
    if (head.ends_with('=') || head.ends_with(',')) {
        return Brace::Value;
    }
    if (has_word(head, "namespace") || head.starts_with("extern ")) {
        return Brace::Scope;
    }
    if (head.find('(') != kNowhere) {
        return is_member_initialiser(head) ? Brace::Value : Brace::Function;
    }
    constexpr std::array<std::string_view, 4> kTypes = {"class", "struct", "union", "enum"};
    for (const std::string_view word : kTypes) {
        if (has_word(head, word)) {
            return Brace::Scope;
        }
    }
    return Brace::Value;
}

std::string name_before_parenthesis(std::string_view head) {
    const auto names = names_in(head.substr(0, head.find('(')));
    return names.empty() ? "(unnamed)" : std::string(names.back());
}

/// Walks over namespaces and classes, from declaration to declaration.
class Walk {
public:
    explicit Walk(const std::string& code) : code_(code) {}

    std::vector<Function> run() {
        while (at_ < code_.size()) {
            step();
        }
        return std::move(functions_);
    }

private:
    void step() {
        const char letter = code_[at_];
        if (letter == '{' && parentheses_ > 0) {
            skip_braces();
            return;
        }
        if (letter == '{') {
            open();
            return;
        }
        parentheses_ += letter == '(' ? 1 : letter == ')' ? -1 : 0;
        const bool label = letter == ':' && is_access(trimmed(head()));
        ++at_;
        if (letter == '}' || (letter == ';' && parentheses_ == 0) || label) {
            declaration_ = at_;
            parentheses_ = 0;
        }
    }

    void open() {
        switch (kind_of_brace(head())) {
            case Brace::Scope:
                ++at_;
                declaration_ = at_;
                return;
            case Brace::Value:
                skip_braces();
                return;
            case Brace::Function: {
                Function function;
                function.name = name_before_parenthesis(head());
                function.declaration = trimmed(head());
                function.first_line = line_of(code_.find_first_not_of(" \n", declaration_));
                skip_braces();
                function.last_line = line_of(at_ - 1);
                functions_.push_back(function);
                declaration_ = at_;
                return;
            }
        }
    }

    /// Past the brace that closes the one here.
    void skip_braces() {
        int depth = 0;
        do {
            depth += code_[at_] == '{' ? 1 : code_[at_] == '}' ? -1 : 0;
            ++at_;
        } while (depth > 0 && at_ < code_.size());
    }

    std::string_view head() const {
        return std::string_view(code_).substr(declaration_, at_ - declaration_);
    }

    static bool is_access(std::string_view head) {
        return head == "public" || head == "private" || head == "protected";
    }

    std::size_t line_of(std::size_t position) {
        for (; counted_ < position && counted_ < code_.size(); ++counted_) {
            line_ += code_[counted_] == '\n' ? 1 : 0;
        }
        return line_;
    }

    const std::string& code_;
    std::size_t at_ = 0;
    std::size_t declaration_ = 0;
    std::size_t counted_ = 0;
    std::size_t line_ = 1;
    int parentheses_ = 0;
    std::vector<Function> functions_;
};

}  // namespace

std::vector<Function> functions_of(const Source& source) {
    const std::string code = joined_code(source);
    return Walk(code).run();
}

}  // namespace tidy
