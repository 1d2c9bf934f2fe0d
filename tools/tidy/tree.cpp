#include "tree.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "words.hpp"

namespace tidy {
namespace {

namespace fs = std::filesystem;

/// Folders that hold nothing written here. The snippets are wrong on purpose.
constexpr std::array<std::string_view, 5> kLeftOut = {"build", "data", "node_modules",
                                                      "tools/tidy/snippets", "fuzz/corpus"};

/// Hidden folders belong to other programs (.git, the caches of whoever has its home here).
bool is_left_out(std::string_view path) {
    return (file_name(path).starts_with('.') && path != ".ci") ||
           std::find(kLeftOut.begin(), kLeftOut.end(), path) != kLeftOut.end();
}

/// A NUL among the first bytes: a picture, a font, an archive.
bool is_binary(std::string_view text) {
    return text.substr(0, 4096).find('\0') != kNowhere;
}

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

const Source* Tree::find(std::string_view path) const {
    const auto at = std::lower_bound(
        sources.begin(), sources.end(), path,
        [](const Source& source, std::string_view wanted) { return source.path < wanted; });
    return at != sources.end() && at->path == path ? &*at : nullptr;
}

bool Tree::has_files_in(std::string_view folder) const {
    const std::string prefix = std::string(folder) + "/";
    return std::any_of(sources.begin(), sources.end(),
                       [&](const Source& source) { return source.path.starts_with(prefix); });
}

Tree read_tree(const fs::path& root) {
    Tree tree;
    fs::recursive_directory_iterator entries(root);
    for (auto entry = begin(entries); entry != end(entries); ++entry) {
        const std::string path = entry->path().lexically_relative(root).generic_string();
        if (entry->is_directory()) {
            if (is_left_out(path)) {
                entry.disable_recursion_pending();
            } else {
                tree.folders.push_back(path);
            }
        } else if (entry->is_regular_file()) {
            std::string text = contents(entry->path());
            if (!is_binary(text)) {
                tree.sources.push_back(read_source(path, std::move(text)));
            }
        }
    }
    std::sort(tree.sources.begin(), tree.sources.end(),
              [](const Source& a, const Source& b) { return a.path < b.path; });
    std::sort(tree.folders.begin(), tree.folders.end());
    return tree;
}

}  // namespace tidy
