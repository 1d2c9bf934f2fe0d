#include "functions.hpp"
#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

constexpr std::size_t kLineMax = 100;
constexpr std::size_t kFunctionMax = 70;
constexpr std::size_t kPageHandlerMax = 30;

/// The most lines a file may have; 0: as many as it likes (documents, data).
std::size_t lines_max(const Source& source) {
    switch (source.language) {
        case Language::Cpp:
            return 600;
        case Language::Template:
            return 150;
        case Language::Style:
            return 250;
        case Language::Script:
            return 200;
        case Language::Shell:
            return 300;
        case Language::Sql:
            return source.path.starts_with("docs/") ? 0 : 400;
        case Language::Cmake:
            return 200;
        case Language::Json:
        case Language::Markdown:
        case Language::Other:
            return 0;
    }
    return 0;
}

/// Tests drive a whole browser, step by step: they may be longer than a behaviour of a page.
bool is_script_test(const Source& source) {
    return source.language == Language::Script && source.path.starts_with("tests/");
}

/// Characters, not bytes: a letter of another script counts once.
std::size_t width(std::string_view line) {
    std::size_t letters = 0;
    for (const char letter : line) {
        letters += (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return letters;
}

bool has_line_limit(const Source& source) {
    switch (source.language) {
        case Language::Cpp:
        case Language::Sql:
        case Language::Style:
        case Language::Script:
        case Language::Shell:
        case Language::Cmake:
            return true;
        case Language::Template:
        case Language::Json:
        case Language::Markdown:
        case Language::Other:
            return false;
    }
    return false;
}

/// A page handler reads the form, calls a verb, renders: it is short.
bool is_page_handler(const Source& source, const Function& function) {
    const bool pages = stem(source.path).find("pages") != kNowhere ||
                       is_inside(source.path, "pages");
    return pages && is_product(source) && function.declaration.starts_with("http::Response ");
}

}  // namespace

void look_at_line_length(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        for (std::size_t at = 0; has_line_limit(source) && at < source.lines.size(); ++at) {
            if (const std::size_t found = width(source.lines[at]); found > kLineMax) {
                report.add(source, at + 1,
                           std::to_string(found) + " columns, at most " + std::to_string(kLineMax));
            }
        }
    }
}

void look_at_file_length(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        const std::size_t most = is_script_test(source) ? 400 : lines_max(source);
        if (most != 0 && source.lines.size() > most) {
            report.add(source, most + 1,
                       std::to_string(source.lines.size()) + " lines, at most " +
                           std::to_string(most) + " in a file of this kind");
        }
    }
}

void look_at_function_length(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (source.language != Language::Cpp) {
            continue;
        }
        for (const Function& function : functions_of(source)) {
            const std::size_t most = is_page_handler(source, function) ? kPageHandlerMax
                                                                       : kFunctionMax;
            const std::size_t lines = function.last_line - function.first_line + 1;
            if (lines > most) {
                report.add(source, function.first_line,
                           function.name + " has " + std::to_string(lines) + " lines, at most " +
                               std::to_string(most));
            }
        }
    }
}

}  // namespace tidy
