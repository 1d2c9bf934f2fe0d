#include <algorithm>
#include <array>
#include <set>

#include "rules.hpp"
#include "slices.hpp"
#include "words.hpp"

namespace tidy {
namespace {

/// Files and folders at the edge of a slice are named after what meets them there: a browser, a
/// terminal, the pages of earlier slices, the queue.
constexpr std::array<std::string_view, 4> kEdges = {"pages", "commands", "panels", "jobs"};

/// What only an edge may see.
constexpr std::array<std::string_view, 4> kOutside = {"platform/http/", "platform/html/",
                                                      "platform/cli/", "platform/machine.hpp"};

bool is_named_for(std::string_view path, std::string_view word) {
    const std::string_view name = stem(path);
    const std::string text(word);
    return name == word || name.starts_with(text + "_") || name.ends_with("_" + text) ||
           is_inside(path, word);
}

bool is_edge(std::string_view path) {
    return std::any_of(kEdges.begin(), kEdges.end(),
                       [&](std::string_view word) { return is_named_for(path, word); });
}

bool is_store(std::string_view path) {
    return is_named_for(path, "store");
}

/// Paths without ending of everything, in all slices, that reads or writes through a store.
std::set<std::string, std::less<>> users_of_stores(const Tree& tree, const Order& order) {
    std::set<std::string, std::less<>> users;
    for (const Source& source : tree.sources) {
        const std::string_view slice = order.slice_of(source.path);
        if (slice.empty() || !is_product(source)) {
            continue;
        }
        for (const Include& include : source.includes) {
            if (is_store(include.path) && include.path.starts_with(std::string(slice) + "/")) {
                users.insert(source.path.substr(4, source.path.rfind('.') - 4));
            }
        }
    }
    return users;
}

/// Writing a JSON text is no business with the web.
bool is_for_everybody(std::string_view header) {
    return header == "platform/http/json.hpp";
}

void look_outward(const Source& source, Report& report) {
    if (is_edge(source.path)) {
        return;
    }
    for (const Include& include : source.includes) {
        const bool outside = std::any_of(
            kOutside.begin(), kOutside.end(),
            [&](std::string_view prefix) { return include.path.starts_with(prefix); });
        if (outside && !is_for_everybody(include.path)) {
            report.add(source, include.line,
                       "nouns, stores and verbs see no HTTP, HTML or terminal: " + include.path);
        }
    }
}

}  // namespace

void look_at_slice_layers(const Tree& tree, Report& report) {
    const Order order(tree);
    const auto verbs = users_of_stores(tree, order);
    for (const Source& source : tree.sources) {
        const std::string slice(order.slice_of(source.path));
        if (slice.empty() || !is_product(source)) {
            continue;
        }
        look_outward(source, report);
        for (const Include& include : source.includes) {
            const bool own = include.path.starts_with(slice + "/");
            const bool of_a_slice = !order.slice_of("src/" + include.path).empty();
            const std::string unit = include.path.substr(0, include.path.rfind('.'));
            if (of_a_slice && is_edge(include.path) && !(own && is_edge(source.path))) {
                report.add(source, include.line,
                           "pages and commands are nobody's: " + include.path);
            } else if (own && is_store(source.path) && !is_store(include.path) &&
                       verbs.count(unit) != 0) {
                report.add(source, include.line, "a store knows no verbs: " + include.path);
            }
        }
    }
}

}  // namespace tidy
