// Markdown as blocks of plain text: for our own help, which pages show through their templates and
// the terminal as it is. Inline markup is read and left out; nothing of it ever becomes HTML by
// itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

struct MarkdownBlock {
    enum class Kind { Heading, Paragraph, List, Steps, Code };
    Kind kind = Kind::Paragraph;
    int level = 0;                   ///< Heading: 1 to 6
    std::vector<std::string> lines;  ///< List, Steps (a numbered one): its items; else one text
};

std::vector<MarkdownBlock> read_markdown(std::string_view markdown);

}  // namespace text
