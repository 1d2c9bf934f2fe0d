#include <algorithm>
#include <array>

#include "rules.hpp"
#include "slices.hpp"
#include "words.hpp"

namespace tidy {
namespace {

/// A header of a library that only one folder may include.
struct Driver {
    std::string_view header;
    std::string_view folder;
};

constexpr std::array<Driver, 4> kDrivers = {{
    {"sqlite3.h", "src/platform/db/sqlite/"},
    {"libpq-fe.h", "src/platform/db/postgres/"},
    {"microhttpd.h", "src/platform/http/"},
    {"ctemplate/", "src/platform/html/"},
}};

/// Headers that cost seconds in every file that includes them.
constexpr std::array<std::string_view, 12> kHeavy = {"nlohmann/", "spdlog/", "fmt/",   "CLI/",
                                                     "unicode/",  "zip.h",   "zlib.h", "sodium.h",
                                                     "cairo",     "pango/",  "qpdf/",  "regex"};

const Driver* driver_of(std::string_view header) {
    const auto found = std::find_if(kDrivers.begin(), kDrivers.end(), [&](const Driver& driver) {
        return header.starts_with(driver.header);
    });
    return found == kDrivers.end() ? nullptr : &*found;
}

bool is_heavy(std::string_view header) {
    return driver_of(header) != nullptr ||
           std::any_of(kHeavy.begin(), kHeavy.end(),
                       [&](std::string_view heavy) { return header.starts_with(heavy); });
}

/// A header that only the files beside it include keeps what it includes to itself.
bool stays_in_its_folder(const Tree& tree, const Source& header) {
    const std::string_view name = std::string_view(header.path).substr(4);
    return std::all_of(tree.sources.begin(), tree.sources.end(), [&](const Source& source) {
        return source.path.starts_with(std::string(folder(header.path)) + "/") ||
               std::none_of(source.includes.begin(), source.includes.end(),
                            [&](const Include& include) { return include.path == name; });
    });
}

void look_at_heavy_include(const Tree& tree, const Source& source, const Include& include,
                           Report& report) {
    const Driver* driver = driver_of(include.path);
    if (driver != nullptr && !source.path.starts_with(driver->folder)) {
        report.add(source, include.line,
                   include.path + " is for " + std::string(driver->folder) + " alone");
    } else if (!source.path.starts_with("src/platform/")) {
        report.add(source, include.line, include.path + " is for src/platform/ alone");
    } else if (source.path.ends_with(".hpp") && !stays_in_its_folder(tree, source)) {
        report.add(source, include.line,
                   include.path +
                       " in a header that others include: declare, and include it in "
                       "the .cpp");
    }
}

}  // namespace

void look_at_layer_order(const Tree& tree, Report& report) {
    const Order order(tree);
    for (const Source& source : tree.sources) {
        if (source.language != Language::Cpp || !source.path.starts_with("src/")) {
            continue;
        }
        const auto own = order.height(std::string_view(source.path).substr(4));
        for (const Include& include : source.includes) {
            const auto other = order.height(include.path);
            if (own && other && *other > *own) {
                report.add(source, include.line,
                           std::string(folder(source.path)) + " stands below " + include.path);
            }
        }
    }
}

void look_at_heavy_headers(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!is_product(source)) {
            continue;
        }
        for (const Include& include : source.includes) {
            if (is_heavy(include.path)) {
                look_at_heavy_include(tree, source, include, report);
            }
        }
    }
}

}  // namespace tidy
