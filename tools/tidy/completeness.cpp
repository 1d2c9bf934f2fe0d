#include <algorithm>
#include <array>
#include <set>

#include "rules.hpp"
#include "slices.hpp"
#include "words.hpp"

namespace tidy {
namespace {

constexpr std::array<std::string_view, 4> kParts = {"README.md", "help.md", "text/en.json",
                                                    "text/es.json"};

bool has_test(const Tree& tree, const std::string& folder) {
    return std::any_of(tree.sources.begin(), tree.sources.end(), [&](const Source& source) {
        return source.path.starts_with(folder + "/tests/") && source.path.ends_with("_test.cpp");
    });
}

/// Paths as they are included: below src/, or beside the file that includes them.
std::set<std::string> included_headers(const Tree& tree) {
    std::set<std::string> included;
    for (const Source& source : tree.sources) {
        for (const Include& include : source.includes) {
            included.insert("src/" + include.path);
            included.insert(include.path);
            included.insert(std::string(folder(source.path)) + "/" + include.path);
        }
    }
    return included;
}

bool is_used_header(const std::set<std::string>& included, const std::string& path) {
    if (included.count(path) != 0) {
        return true;
    }
    // Headers of tests are found from a folder above: "support/test_database.hpp".
    const std::size_t tests = path.find("tests/");
    return tests != kNowhere && included.count(path.substr(tests + 6)) != 0;
}

/// "community_map/city" of "src/community_map/views/city.html", "web/layout" of
/// "web/views/layout.html".
std::string template_name(std::string_view path) {
    const std::string_view owner = file_name(folder(folder(path)));
    return std::string(owner) + "/" + std::string(stem(path));
}

/// Names of templates in C++ and in other templates.
std::set<std::string> named_templates(const Tree& tree) {
    std::set<std::string> named;
    for (const Source& source : tree.sources) {
        if (is_product(source)) {
            for (const Piece& literal : source.literals) {
                named.insert(literal.text);
            }
        } else if (source.language == Language::Template) {
            const std::string_view text = source.text;
            for (std::size_t at = text.find("{{>"); at != kNowhere; at = text.find("{{>", at + 3)) {
                named.emplace(text.substr(at + 3, text.find("}}", at) - at - 3));
            }
        }
    }
    return named;
}

/// Scripts of the browser that another one imports. Those directly in web/js and its pages/ are
/// entries.
bool is_used_script(const Tree& tree, const Source& script) {
    const std::string_view at = folder(script.path);
    if (at == "web/js" || at == "web/js/pages") {
        return true;
    }
    const std::string name = "/" + std::string(stem(script.path));
    return std::any_of(tree.sources.begin(), tree.sources.end(), [&](const Source& other) {
        return other.language == Language::Script &&
               std::any_of(other.literals.begin(), other.literals.end(), [&](const Piece& literal) {
                   return literal.text.ends_with(name) || literal.text.ends_with(name + ".ts") ||
                          literal.text.ends_with(name + ".js");
               });
    });
}

}  // namespace

void look_at_slice_skeletons(const Tree& tree, Report& report) {
    const Order order(tree);
    for (const std::string& slice : order.slices()) {
        const std::string folder = "src/" + slice;
        for (const std::string_view part : kParts) {
            if (const std::string path = folder + "/" + std::string(part); !tree.find(path)) {
                report.add(path, "every slice has one");
            }
        }
        if (!has_test(tree, folder)) {
            report.add(folder + "/tests", "every slice has tests");
        }
    }
}

void look_at_dead_files(const Tree& tree, Report& report) {
    const auto included = included_headers(tree);
    const auto named = named_templates(tree);
    for (const Source& source : tree.sources) {
        if (source.path.ends_with(".hpp") && !is_used_header(included, source.path) &&
            !source.path.starts_with("cmake/")) {
            report.add(source, 1, "nobody includes this");
        } else if (source.language == Language::Template && is_inside(source.path, "views") &&
                   named.count(template_name(source.path)) == 0) {
            report.add(source, 1, "nobody names this template: " + template_name(source.path));
        } else if (source.path.starts_with("web/js/") && source.language == Language::Script &&
                   !is_used_script(tree, source)) {
            report.add(source, 1, "nobody imports this");
        }
    }
}

}  // namespace tidy
