// The files of the repository, as far as style is concerned with them: everything that was written
// here, without what was built, installed or recorded.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "source.hpp"

namespace tidy {

struct Tree {
    std::vector<Source> sources;       ///< sorted by path
    std::vector<std::string> folders;  ///< every folder, from the root

    const Source* find(std::string_view path) const;
    /// Whether any file lies below `folder` ("src/consent").
    bool has_files_in(std::string_view folder) const;
};

Tree read_tree(const std::filesystem::path& root);

}  // namespace tidy
