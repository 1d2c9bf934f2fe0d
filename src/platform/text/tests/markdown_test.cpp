// Our own help as blocks of plain text.
#include "platform/text/markdown.hpp"

#include <gtest/gtest.h>

namespace {

using text::MarkdownBlock;
using Kind = MarkdownBlock::Kind;

TEST(Markdown, is_read_as_blocks_in_order) {
    const auto blocks = text::read_markdown(
        "# The map\n\nOne line\nand another.\n\n## Steps\n\n1. First\n2. Second\n\n- this\n- that\n"
        "\n```\ngroundwork serve\n```\n");
    const std::vector<std::pair<Kind, std::vector<std::string>>> expected = {
        {Kind::Heading, {"The map"}},   {Kind::Paragraph, {"One line and another."}},
        {Kind::Heading, {"Steps"}},     {Kind::Steps, {"First", "Second"}},
        {Kind::List, {"this", "that"}}, {Kind::Code, {"groundwork serve\n"}}};
    ASSERT_EQ(blocks.size(), expected.size());
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        EXPECT_EQ(blocks[at].kind, expected[at].first) << at;
        EXPECT_EQ(blocks[at].lines, expected[at].second) << at;
    }
    EXPECT_EQ(blocks[0].level, 1);
    EXPECT_EQ(blocks[2].level, 2);
}

TEST(Markdown, inline_markup_and_html_never_come_through) {
    const auto blocks = text::read_markdown("Press **Save**, or `--yes`, <b>now</b>.");
    ASSERT_EQ(blocks.size(), 1U);
    EXPECT_EQ(blocks[0].lines.front(), "Press Save, or --yes, now.");
}

}  // namespace
