#include "platform/text/markdown.hpp"

#include <cmark-gfm.h>

#include <memory>

namespace text {
namespace {

/// The words of a block, its inline markup left out.
std::string words_of(cmark_node* block) {
    std::string words;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(block),
                                                                       cmark_iter_free);
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
        cmark_node* node = cmark_iter_get_node(walk.get());
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            words += cmark_node_get_literal(node);
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            words += ' ';
        }
    }
    return words;
}

MarkdownBlock list_of(cmark_node* list) {
    const bool numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    MarkdownBlock block{.kind = numbered ? MarkdownBlock::Kind::Steps : MarkdownBlock::Kind::List};
    for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
         item = cmark_node_next(item)) {
        block.lines.push_back(words_of(item));
    }
    return block;
}

}  // namespace

std::vector<MarkdownBlock> read_markdown(std::string_view markdown) {
    using Kind = MarkdownBlock::Kind;
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
        cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
    std::vector<MarkdownBlock> blocks;
    for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr;
         node = cmark_node_next(node)) {
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING) {
            blocks.push_back({Kind::Heading, cmark_node_get_heading_level(node), {words_of(node)}});
        } else if (type == CMARK_NODE_LIST) {
            blocks.push_back(list_of(node));
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            blocks.push_back({Kind::Code, 0, {cmark_node_get_literal(node)}});
        } else {
            blocks.push_back({Kind::Paragraph, 0, {words_of(node)}});
        }
    }
    return blocks;
}

}  // namespace text
