#include "platform/html/tag_reader.hpp"

#include <gtest/gtest.h>

namespace {

using html::Tag;
using html::TagReader;
using Place = TagReader::Place;

TagReader after(std::string_view html) {
    TagReader reader;
    reader.read(html);
    return reader;
}

TEST(TagReader, knows_where_it_stands) {
    EXPECT_EQ(after("a < b").place(), Place::Text);
    EXPECT_EQ(after("<di").place(), Place::TagName);
    EXPECT_EQ(after("<div ").place(), Place::InTag);
    EXPECT_EQ(after("<div class").place(), Place::InTag);
    EXPECT_EQ(after("<div class=").place(), Place::BeforeValue);
    EXPECT_EQ(after("<div class=\"a>").place(), Place::QuotedValue);
    EXPECT_EQ(after("<div class='a\"").place(), Place::QuotedValue);
    EXPECT_EQ(after("<div class=a").place(), Place::UnquotedValue);
    EXPECT_EQ(after("<div class=a>").place(), Place::Text);
    EXPECT_EQ(after("<!-- a > b").place(), Place::Comment);
    EXPECT_EQ(after("<!-- a > b -->").place(), Place::Text);
    EXPECT_EQ(after("<!DOCTYPE html>").place(), Place::Text);
    EXPECT_EQ(after("<script>if (a < b) '</p>'").place(), Place::RawText);
    EXPECT_EQ(after("<script></SCRIPT>").place(), Place::Text);
}

TEST(TagReader, lists_tags_and_attributes) {
    EXPECT_EQ(
        after("<A HREF=\"/x\" hidden data-a='b c' d=e/>t</a><br/>").tags(),
        (std::vector<Tag>{{"a", {{"href", "/x"}, {"hidden", ""}, {"data-a", "b c"}, {"d", "e/"}}},
                          {"/a", {}},
                          {"br/", {}}}));
}

TEST(TagReader, tells_whether_two_places_are_alike) {
    EXPECT_TRUE(after("<p>").stands_like(after("<b>")));
    EXPECT_TRUE(after("<p class=\"a").stands_like(after("<p class=\"a b")));
    EXPECT_FALSE(after("<p class=\"a").stands_like(after("<p title=\"a")));
    EXPECT_FALSE(after("<p class=\"a").stands_like(after("<p class='a")));
    EXPECT_FALSE(after("<p ").stands_like(after("<a ")));
}

}  // namespace
