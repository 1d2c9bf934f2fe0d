#include <algorithm>
#include <array>

#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

/// Places on one machine or one network.
constexpr std::array<std::string_view, 8> kPlaces = {
    "/work/",         "/root/",     "/Users/",         "/home/",
    "registry.npmjs", "deb.debian", "security.debian", "\"resolved\":"};

constexpr std::array<std::string_view, 7> kForeignFolders = {
    "third_party", "thirdparty", "vendor", "vendored", "external", "extern", "3rdparty"};

/// What a copied file usually says of itself.
constexpr std::array<std::string_view, 5> kForeignWords = {
    "Copyright (c)", "SPDX-License", "@license", "Licensed under the", "All rights reserved"};

constexpr std::size_t kMinifiedLine = 1000;

bool is_code(const Source& source) {
    return source.language == Language::Cpp || source.language == Language::Script ||
           source.language == Language::Style;
}

}  // namespace

void look_at_machine_paths(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (source.path.starts_with("tools/tidy/")) {
            continue;
        }
        for (std::size_t at = 0; at < source.lines.size(); ++at) {
            for (const std::string_view place : kPlaces) {
                if (source.lines[at].find(place) != kNowhere) {
                    report.add(source, at + 1,
                               "this belongs to one machine: " + std::string(place));
                }
            }
        }
    }
}

void look_at_copied_code(const Tree& tree, Report& report) {
    for (const std::string& folder : tree.folders) {
        const std::string_view name = file_name(folder);
        if (std::find(kForeignFolders.begin(), kForeignFolders.end(), name) !=
            kForeignFolders.end()) {
            report.add(folder, "a folder of third-party code: take the package");
        }
    }
    for (const Source& source : tree.sources) {
        if (!is_code(source) || source.path.starts_with("tools/tidy/")) {
            continue;
        }
        for (const Piece& comment : source.comments) {
            for (const std::string_view word : kForeignWords) {
                if (comment.text.find(word) != kNowhere) {
                    report.add(source, comment.line, "copied from somewhere: take the package");
                }
            }
        }
        for (std::size_t at = 0; at < source.lines.size(); ++at) {
            if (source.lines[at].size() > kMinifiedLine) {
                report.add(source, at + 1, "made by a machine: build it instead");
            }
        }
    }
}

}  // namespace tidy
