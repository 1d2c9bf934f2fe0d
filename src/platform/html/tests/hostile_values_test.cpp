// Every template of the program, every marker, filled with what an attacker would write: no tag and
// no attribute may appear that was not there with harmless values.
#include <gtest/gtest.h>

#include "platform/files/embedded.hpp"
#include "platform/html/tag_reader.hpp"
#include "platform/html/views.hpp"

namespace {

using base::Language;
using html::Slots;
using html::Tag;
using html::TagReader;
using html::Url;
using html::Views;

constexpr std::string_view kHostile[] = {
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "</title></textarea></pre><img src=x onerror=alert(1)>",
    "--><svg/onload=alert(1)>",
    "{{X}} [[web.name]] &quot;&lt;",
    "\n\t> onclick=alert(1) ",
    "\xC3\x28\xFF<",
};

bool is_url(std::string_view marker) {
    return marker == "URL" || marker.ends_with("_URL");
}

/// Fills every marker of the template and shows every section once; sections see the values of the
/// page.
void fill(Slots& slots, const Views::Expected& expected, std::string_view value) {
    for (const std::string& marker : expected.markers) {
        if (is_url(marker)) {
            slots.set(marker.c_str(), Url::path("/x", {{"q", std::string(value)}}));
        } else {
            slots.set(marker.c_str(), value);
        }
    }
    for (const std::string& section : expected.sections) {
        slots.show(section.c_str());
    }
}

/// What a page is made of, without the values.
std::vector<std::pair<std::string, std::vector<std::string>>> skeleton(
    const std::vector<Tag>& tags) {
    std::vector<std::pair<std::string, std::vector<std::string>>> names;
    for (const Tag& tag : tags) {
        names.emplace_back(tag.name, std::vector<std::string>());
        for (const auto& attribute : tag.attributes) {
            names.back().second.push_back(attribute.first);
        }
    }
    return names;
}

std::vector<Tag> tags_of(const Views& views, std::string_view name, std::string_view value) {
    Views::Page page = views.page(name, Language::Spanish);
    fill(page.slots(), views.expected(name), value);
    TagReader reader;
    reader.read(page.html());
    EXPECT_EQ(reader.place(), TagReader::Place::Text) << name;
    return reader.tags();
}

/// Otherwise the test above would prove nothing about a marker in a section that it failed to show.
void every_marker_is_rendered(const Views& views, std::string_view name) {
    const Views::Expected expected = views.expected(name);
    Views::Page page = views.page(name, Language::English);
    fill(page.slots(), expected, "");
    for (const std::string& marker : expected.markers) {
        if (is_url(marker)) {
            page.slots().set(marker.c_str(), Url::path("/filled-" + marker));
        } else {
            page.slots().set(marker.c_str(), "/filled-" + marker);
        }
    }
    const std::string html = page.html();
    for (const std::string& marker : expected.markers) {
        EXPECT_NE(html.find("/filled-" + marker), std::string::npos) << name << " hides " << marker;
    }
}

std::vector<text::TextFile> embedded_texts() {
    std::vector<text::TextFile> found;
    for (const files::EmbeddedFile& file : files::embedded_under("text/")) {
        const bool spanish = file.name.ends_with("/es.json");
        found.push_back({spanish ? Language::Spanish : Language::English, file.bytes});
    }
    return found;
}

TEST(HostileValues, add_no_tag_and_no_attribute_to_any_template) {
    const std::vector<text::TextFile> text_files = embedded_texts();
    const text::Texts texts(text_files);
    const std::vector<html::TemplateFile> templates = html::embedded_templates();
    const Views views(templates, texts);
    ASSERT_FALSE(views.names().empty());
    for (const std::string_view name : views.names()) {
        const auto harmless = skeleton(tags_of(views, name, "harmless"));
        EXPECT_FALSE(harmless.empty()) << name;
        every_marker_is_rendered(views, name);
        for (const std::string_view value : kHostile) {
            const std::vector<Tag> tags = tags_of(views, name, value);
            EXPECT_EQ(skeleton(tags), harmless) << name << " with " << value;
            for (const Tag& tag : tags) {
                for (const auto& [attribute, text] : tag.attributes) {
                    const bool followed = attribute == "href" || attribute == "src" ||
                                          attribute == "action";
                    EXPECT_FALSE(followed && text.starts_with("javascript:"))
                        << name << " " << attribute;
                }
            }
        }
    }
}

TEST(HostileValues, are_seen_by_this_test) {
    TagReader reader;
    reader.read("<p title=\"\"><script>alert(1)</script>\">x</p>");
    EXPECT_EQ(skeleton(reader.tags()),
              (std::vector<std::pair<std::string, std::vector<std::string>>>{
                  {"p", {"title"}}, {"script", {}}, {"/script", {}}, {"/p", {}}}));
    TagReader attributes;
    attributes.read("<p title='' onmouseover='alert(1)'>");
    EXPECT_EQ(attributes.tags().at(0).attributes.at(1).first, "onmouseover");
}

}  // namespace
