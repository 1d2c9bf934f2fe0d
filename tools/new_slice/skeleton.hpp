// What a slice is made of when it begins: every file with its text, in which @slice@, @noun@,
// @Noun@,
// @title@ and @minute@ stand for the names given. It compiles, passes its tests and tools/tidy, and
// does something small but whole: a thing is added, closed and opened again, in the browser and in
// the terminal.
#pragma once

#include <span>
#include <string_view>

namespace new_slice {

struct SkeletonFile {
    std::string_view path;  ///< below src/<slice>/, with the same placeholders
    std::string_view text;
};

std::span<const SkeletonFile> noun_files();
std::span<const SkeletonFile> store_files();
std::span<const SkeletonFile> verb_files();
std::span<const SkeletonFile> edge_files();
std::span<const SkeletonFile> word_files();
std::span<const SkeletonFile> test_files();

}  // namespace new_slice
