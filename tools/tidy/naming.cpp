#include <algorithm>
#include <array>
#include <cctype>

#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

constexpr std::array<std::string_view, 13> kEndings = {
    "Manager",   "Service",    "Handler", "Helper", "Helpers", "Util", "Utils",
    "Processor", "Controller", "Impl",    "Base",   "Info",    "DTO"};

/// "Data" is forbidden too, but means something where it follows "Meta".
constexpr std::string_view kData = "Data";

constexpr std::array<std::string_view, 3> kFileWords = {"common", "misc", "data"};

std::string_view forbidden_ending(std::string_view type) {
    for (const std::string_view ending : kEndings) {
        if (type.ends_with(ending)) {
            return ending;
        }
    }
    return type.ends_with(kData) ? kData : std::string_view();
}

/// The name a line declares: `class Name`, `struct Name {`, `using Name =`.
std::string_view declared_type(std::string_view code) {
    const auto names = names_in(code);
    constexpr std::array<std::string_view, 6> kFillers = {"class",   "struct",    "final",
                                                          "alignas", "nodiscard", "export"};
    constexpr std::array<std::string_view, 6> kOpenings = {"class", "struct",    "enum",
                                                           "using", "interface", "type"};
    if (names.empty() ||
        std::find(kOpenings.begin(), kOpenings.end(), names[0]) == kOpenings.end()) {
        return {};
    }
    for (std::size_t at = 1; at < names.size(); ++at) {
        if (std::find(kFillers.begin(), kFillers.end(), names[at]) == kFillers.end()) {
            return names[at];
        }
    }
    return {};
}

bool is_forbidden_file(std::string_view path) {
    const std::string_view name = stem(path);
    const std::size_t underscore = name.rfind('_');
    const std::string_view last = underscore == kNowhere ? name : name.substr(underscore + 1);
    const auto matches = [&](std::string_view ending) { return lower_case(ending) == last; };
    return std::any_of(kEndings.begin(), kEndings.end(), matches) ||
           std::find(kFileWords.begin(), kFileWords.end(), last) != kFileWords.end();
}

}  // namespace

void look_at_names(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        const bool code = source.language == Language::Cpp || source.language == Language::Script;
        if (!code) {
            continue;
        }
        if (is_forbidden_file(source.path)) {
            report.add(source, 1, "the file's name says nothing: which noun or verb is in it?");
        }
        for (std::size_t at = 0; at < source.code.size(); ++at) {
            const std::string_view type = declared_type(source.code[at]);
            if (const auto ending = forbidden_ending(type); !ending.empty()) {
                report.add(source, at + 1,
                           std::string(type) + " ends in " + std::string(ending) +
                               ": which noun or verb is it?");
            }
        }
    }
}

}  // namespace tidy
