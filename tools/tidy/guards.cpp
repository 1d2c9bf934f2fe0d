#include <algorithm>
#include <array>

#include "rules.hpp"
#include "slices.hpp"
#include "words.hpp"

namespace tidy {
namespace {

bool is_below(std::string_view path, std::span<const std::string_view> places) {
    return std::any_of(places.begin(), places.end(),
                       [&](std::string_view place) { return path.starts_with(place); });
}

/// The edges: router, job runner, command line.
constexpr std::array<std::string_view, 4> kEdges = {"src/platform/http/", "src/platform/jobs/",
                                                    "src/app/", "src/main.cpp"};

/// What a C library calls must not throw into it: such a function keeps the exception, and others
/// tidy up and throw it again. Both say so before the block ends.
bool is_carried_on(const Source& source, std::size_t at) {
    const std::size_t indent = source.code[at].find_first_not_of(' ');
    for (std::size_t line = at + 1; line < source.code.size(); ++line) {
        const std::string& code = source.code[line];
        if (has_word(code, "current_exception") || has_word(code, "throw")) {
            return true;
        }
        if (trimmed(code).starts_with('}') && code.find('}') <= indent) {
            return false;
        }
    }
    return false;
}

/// A library that is steered by a macro gets it right before it is included.
bool is_for_a_library(const Source& source, std::size_t at) {
    return source.path.starts_with("src/platform/") && source.path.ends_with(".cpp") &&
           at + 1 < source.code.size() && trimmed(source.code[at + 1]).starts_with("#include");
}

/// Headers that g++ 12 or clang 14 lacks.
constexpr std::array<std::string_view, 5> kMissing = {"format", "expected", "source_location",
                                                      "print", "generator"};

void look_at_line(const Source& source, std::size_t at, Report& report) {
    const std::string& code = source.code[at];
    const std::string_view line = trimmed(code);
    if (line.starts_with("#define") && source.path != "src/base/ensure.hpp" &&
        !is_for_a_library(source, at)) {
        report.add(source, at + 1, "no macros but ENSURE: a constant or a function");
    }
    const std::size_t made = find_word(code, "new");
    if (made != kNowhere && code.size() > made + 4 && is_letter(code[made + 4]) &&
        code[made + 3] == ' ') {
        report.add(source, at + 1, "no bare new: std::make_unique");
    }
    if (line.starts_with("using namespace") && source.path.ends_with(".hpp")) {
        report.add(source, at + 1, "a header opens no namespace for others");
    }
    if (code.find("std::views") != kNowhere || code.find("std::ranges::views") != kNowhere) {
        report.add(source, at + 1, "clang 14 has no views");
    }
}

}  // namespace

void look_at_shown_faults(const Tree& tree, Report& report) {
    const Order order(tree);
    for (const Source& source : tree.sources) {
        const bool shows = !order.slice_of(source.path).empty() ||
                           source.path.starts_with("src/platform/html/") ||
                           stem(source.path).starts_with("response");
        for (std::size_t at = 0; is_product(source) && shows && at < source.code.size(); ++at) {
            if (source.code[at].find("what()") != kNowhere) {
                report.add(source, at + 1, "what() is for the log, and the log is the edge's");
            }
        }
    }
}

void look_at_reading_rights(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        const bool allowed = source.path.starts_with("src/access/") ||
                             source.path == "src/base/private.hpp";
        for (std::size_t at = 0; is_product(source) && !allowed && at < source.code.size(); ++at) {
            if (has_word(source.code[at], "granted_by")) {
                report.add(source, at + 1, "only src/access/ grants a right to read");
            }
        }
    }
}

void look_at_catch_all(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!is_product(source) || is_below(source.path, kEdges)) {
            continue;
        }
        for (std::size_t at = 0; at < source.code.size(); ++at) {
            if (source.code[at].find("catch (...)") != kNowhere && !is_carried_on(source, at)) {
                report.add(source, at + 1, "only the edges catch everything");
            }
        }
    }
}

void look_at_language_traps(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!is_product(source)) {
            continue;
        }
        for (const Include& include : source.includes) {
            if (std::find(kMissing.begin(), kMissing.end(), include.path) != kMissing.end()) {
                report.add(source, include.line, "these compilers have no <" + include.path + ">");
            }
        }
        for (std::size_t at = 0; at < source.code.size(); ++at) {
            look_at_line(source, at, report);
        }
    }
}

}  // namespace tidy
