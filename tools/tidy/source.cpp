#include "source.hpp"

#include "lexing.hpp"
#include "words.hpp"

namespace tidy {
namespace {

struct EndingOf {
    std::string_view ending;
    Language language;
};

constexpr EndingOf kEndings[] = {
    {"cpp", Language::Cpp},       {"hpp", Language::Cpp},     {"sql", Language::Sql},
    {"html", Language::Template}, {"css", Language::Style},   {"ts", Language::Script},
    {"js", Language::Script},     {"mjs", Language::Script},  {"json", Language::Json},
    {"sh", Language::Shell},      {"cmake", Language::Cmake}, {"md", Language::Markdown},
};

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// What a line `#include "base/id.hpp"` names, or nothing.
std::string_view included_path(std::string_view line) {
    line = trimmed(line);
    if (!line.starts_with('#')) {
        return {};
    }
    line = trimmed(line.substr(1));
    if (!line.starts_with("include")) {
        return {};
    }
    const std::size_t open = line.find_first_of("\"<");
    const std::size_t close = line.find_last_of("\">");
    return open < close && close != std::string_view::npos ? line.substr(open + 1, close - open - 1)
                                                           : std::string_view();
}

}  // namespace

Language language_of(std::string_view path) {
    for (const EndingOf& known : kEndings) {
        if (ending(path) == known.ending) {
            return known.language;
        }
    }
    if (file_name(path) == "CMakeLists.txt") {
        return Language::Cmake;
    }
    return path == "dev" || path == ".ci/run" ? Language::Shell : Language::Other;
}

Source read_source(std::string path, std::string text) {
    Source source;
    source.path = std::move(path);
    source.text = std::move(text);
    source.language = language_of(source.path);
    source.lines = split_lines(source.text);
    Lexed lexed = lex(source.language, source.text);
    source.code = split_lines(lexed.code);
    source.comments = std::move(lexed.comments);
    source.literals = std::move(lexed.literals);
    if (source.language == Language::Cpp) {
        for (std::size_t at = 0; at < source.lines.size(); ++at) {
            if (const auto path_found = included_path(source.lines[at]); !path_found.empty()) {
                source.includes.push_back({at + 1, std::string(path_found)});
            }
        }
    }
    return source;
}

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view stem(std::string_view path) {
    const std::string_view name = file_name(path);
    return name.substr(0, name.find('.'));
}

std::string_view folder(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view ending(std::string_view path) {
    const std::string_view name = file_name(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

bool is_inside(std::string_view path, std::string_view name) {
    for (std::string_view at = folder(path); !at.empty(); at = folder(at)) {
        if (file_name(at) == name) {
            return true;
        }
    }
    return false;
}

bool is_product(const Source& source) {
    return source.language == Language::Cpp && source.path.starts_with("src/") &&
           !is_inside(source.path, "tests") && !stem(source.path).ends_with("_fuzz");
}

}  // namespace tidy
