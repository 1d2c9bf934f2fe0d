// One file of the repository, read once and taken apart, so that every rule can look at what it
// needs: whole lines, code without comments and texts, comments, or the texts alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

enum class Language { Cpp, Sql, Template, Style, Script, Json, Shell, Cmake, Markdown, Other };

/// A string literal's contents, or one line of a comment, with the line it begins in (counted from
/// 1).
struct Piece {
    std::size_t line = 1;
    std::string text;
};

struct Include {
    std::size_t line = 1;
    std::string path;  ///< as written between the quotes or angle brackets
};

struct Source {
    std::string path;  ///< from the repository's root: "src/base/id.hpp"
    std::string text;
    Language language = Language::Other;
    std::vector<std::string> lines;
    std::vector<std::string>
        code;                     ///< lines again; comments and texts are blanks of the same length
    std::vector<Piece> comments;  ///< without their marks, one for each line
    std::vector<Piece> literals;
    std::vector<Include> includes;  ///< C++ only
};

/// By the file's name alone.
Language language_of(std::string_view path);

Source read_source(std::string path, std::string text);

/// "id.hpp" of "src/base/id.hpp", "id" of the same, "src/base" of the same, "hpp" of the same.
std::string_view file_name(std::string_view path);
std::string_view stem(std::string_view path);
std::string_view folder(std::string_view path);
std::string_view ending(std::string_view path);

/// Whether the path has `name` as one of its folders.
bool is_inside(std::string_view path, std::string_view name);

/// C++ of the product itself: below src/, and not a test or a fuzzer.
bool is_product(const Source& source);

}  // namespace tidy
