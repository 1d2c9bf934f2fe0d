#include "platform/html/views.hpp"

#include <gtest/gtest.h>

#include "base/ensure.hpp"

namespace {

using base::Language;
using html::Slots;
using html::TemplateFile;
using html::Url;
using html::Views;

const text::Texts& texts() {
    static const std::vector<text::TextFile> files = {
        {Language::English, R"({"t.hello": "Hello <you> & \"all\"", "t.count": "{n}"})"},
        {Language::Spanish, R"({"t.hello": "Hola", "t.count": "{n}"})"}};
    static const text::Texts made(files);
    return made;
}

std::string with_pragma(std::string_view text) {
    return "{{%AUTOESCAPE context=\"HTML\"}}\n" + std::string(text);
}

/// One template, loaded alone and filled.
template <typename Fill>
std::string rendered(std::string_view text, Fill fill, Language language = Language::English) {
    const std::string source = with_pragma(text);
    const std::vector<TemplateFile> files = {{"t/page", source}};
    const Views views(files, texts());
    Views::Page page = views.page("t/page", language);
    fill(page.slots());
    return page.html();
}

std::string rendered(std::string_view text, Language language = Language::English) {
    return rendered(
        text, [](Slots&) {}, language);
}

/// Why the template is refused; empty where it is not.
std::string refusal(std::string_view text) {
    try {
        rendered(text);
    } catch (const base::Bug& bug) {
        return bug.what();
    }
    return "";
}

TEST(Views, fill_markers_sections_and_texts) {
    const std::string html = rendered(
        "<p title=\"[[t.hello]]\">[[t.hello]]</p>\n"
        "<ul>\n  {{#ROW}}\n  <li class=\"a {{#LAST}}last{{/LAST}}\">{{NAME}}: {{COUNT}}</li>\n  "
        "{{/ROW}}\n</ul>\n",
        [](Slots& slots) {
            for (const std::int64_t count : {1, 2000}) {
                Slots row = slots.add("ROW");
                row.set("NAME", "A & B");
                row.set("COUNT", count);
                row.show_if(count > 1, "LAST");
            }
        });
    EXPECT_EQ(html,
              "<p title=\"Hello &lt;you&gt; &amp; &quot;all&quot;\">Hello &lt;you&gt; &amp; "
              "&quot;all&quot;</p>\n"
              "<ul>\n<li class=\"a \">A &amp; B: 1</li>\n<li class=\"a last\">A &amp; B: "
              "2000</li>\n</ul>\n");
}

TEST(Views, speak_each_language) {
    EXPECT_EQ(rendered("[[t.hello]]", Language::Spanish), "Hola");
}

TEST(Views, leave_safe_urls_as_they_are) {
    const std::string html = rendered(
        "<a href=\"{{MAIL_URL}}\">x</a><img src=\"{{URL}}\" alt=\"\"><form "
        "action=\"{{FORM_URL}}\"></form>",
        [](Slots& slots) {
            slots.set("MAIL_URL", *Url::outside("mailto:a@b.example?subject=x&body=y"));
            slots.set("URL", Url::path("/photo", {{"of", "a'b"}}));
            slots.set("FORM_URL", Url::path("/map"));
        });
    EXPECT_EQ(html,
              "<a href=\"mailto:a@b.example?subject=x&amp;body=y\">x</a>"
              "<img src=\"/photo?of=a%27b\" alt=\"\"><form action=\"/map\"></form>");
}

TEST(Views, put_parts_in_place_and_include_contents) {
    const std::string page = with_pragma("<main>{{>CONTENT}}</main>{{>t/part}}");
    const std::string part = with_pragma("<i>{{NAME}}</i>");
    const std::string content = with_pragma("<b>{{NAME}}</b>");
    const std::vector<TemplateFile> files = {
        {"t/page", page}, {"t/part", part}, {"t/content", content}};
    const Views views(files, texts());
    Views::Page made = views.page("t/page", Language::English);
    made.slots().set("NAME", "outer");
    made.go_into("CONTENT", "t/content");
    made.slots().set("NAME", "<inner>");
    EXPECT_EQ(made.html(), "<main><b>&lt;inner&gt;</b></main><i>outer</i>");
}

TEST(Views, name_assets_by_their_checksum) {
    const std::string html = rendered("<link rel=\"stylesheet\" href=\"[[asset:app.css]]\">");
    EXPECT_EQ(html.find("href=\"/assets/"), 23U);
    EXPECT_NE(html.find("/app.css\""), std::string::npos);
    EXPECT_NE(refusal("[[asset:nothing.css]]").find("no asset nothing.css"), std::string::npos);
}

TEST(Views, drop_indentation_but_not_in_preformatted_text) {
    EXPECT_EQ(
        rendered("<div>\n    <p>a\n      b</p>\n\n\n</div>\n<pre>\n    x\n</pre>\n    <i></i>\n"),
        "<div>\n<p>a\nb</p>\n</div>\n<pre>\n    x\n</pre>\n<i></i>\n");
}

struct Refused {
    std::string_view source;
    std::string_view why;
};

class RefusedTemplates : public testing::TestWithParam<Refused> {};

TEST_P(RefusedTemplates, stop_the_start) {
    const std::string why = refusal(GetParam().source);
    EXPECT_NE(why.find(GetParam().why), std::string::npos)
        << GetParam().source << " gives: " << why;
}

constexpr Refused kRefused[] = {
    {"<button formaction=\"{{URL}}\">", "may not stand in formaction"},
    {"<button formaction=\"{{X}}\">", "may not stand in formaction"},
    {"<img srcset=\"{{URL}}\">", "may not stand in srcset"},
    {"<use xlink:href=\"{{URL}}\">", "may not stand in xlink:href"},
    {"<iframe srcdoc=\"{{X}}\"></iframe>", "may not stand in srcdoc"},
    {"<meta content=\"{{X}}\">", "may not stand in content"},
    {"<p style=\"color:{{X}}\">", "may not stand in style"},
    {"<p style=\"color:red\">", "inline style"},
    {"<p onclick=\"go({{X}})\">", "may not stand in onclick"},
    {"<p ONCLICK='go()'>", "inline onclick"},
    {"<a href=\"{{X}}\">", "takes one whole URL marker"},
    {"<a href=\"/map?q={{URL}}\">", "takes one whole URL marker"},
    {"<a href=\"{{URL}}#x\">", "takes one whole URL marker"},
    {"<a href={{URL}}>", "outside quotes"},
    {"<p data-next=\"/x?{{URL}}\">", "may not stand in data-next"},
    {"<p class=\"{{URL}}\">", "may not stand in class"},
    {"<p>{{URL}}</p>", "stands in text"},
    {"<p {{X}}>", "outside quotes"},
    {"<p class={{X}}>", "outside quotes"},
    {"<h{{X}}>", "outside quotes"},
    {"<!-- {{X}} -->", "stands in a comment"},
    {"<script src=\"/a.js\">var a = {{X}};</script>", "stands in <script>"},
    {"<script>go()</script>", "inline <script>"},
    {"<style>p { color: red }</style>", "inline <style>"},
    {"<style>{{X}}</style>", "inline <style>"},
    {"<p title=\"{{>CONTENT}}\">", "stands inside a tag"},
    {"{{X:none}}", "is no name that begins"},
    {"{{x}}", "is no name that begins"},
    {"{{X", "never closed"},
    {"{{#A}}x", "never closed"},
    {"{{/A}}", "closes no section"},
    {"{{#A}}{{#B}}{{/A}}{{/B}}", "closes no section"},
    {"<p {{#A}}class=\"{{/A}}\">", "ends in another place"},
    {"<p", "ends inside a tag"},
    {"{{>t/nothing}}", "no template t/nothing"},
    {"{{>t/page}}", "holds itself"},
    {"[[t.nothing]]", "no text t.nothing"},
    {"[[t.count]]", "needs values"},
};
INSTANTIATE_TEST_SUITE_P(Each, RefusedTemplates, testing::ValuesIn(kRefused));

TEST(Views, refuse_a_template_without_the_pragma) {
    const std::vector<TemplateFile> files = {{"t/page", "<p>{{X}}</p>"}};
    EXPECT_THROW(Views(files, texts()), base::Bug);
}

#ifndef GROUNDWORK_STOP_ON_BUG
TEST(Slots, refuse_what_the_template_does_not_have) {
    const auto filled = [](auto fill) {
        rendered("<a href=\"{{URL}}\">{{NAME}}</a>{{#ROW}}{{/ROW}}{{>CONTENT}}", fill);
    };
    EXPECT_THROW(filled([](Slots& slots) { slots.set("NAMES", "x"); }), base::Bug);
    EXPECT_THROW(filled([](Slots& slots) { slots.show("ROWS"); }), base::Bug);
    EXPECT_THROW(filled([](Slots& slots) { slots.show_if(false, "ROWS"); }), base::Bug);
    EXPECT_THROW(filled([](Slots& slots) { slots.add("ROWS"); }), base::Bug);
    EXPECT_THROW(filled([](Slots& slots) { slots.include("CONTENTS", "t/page"); }), base::Bug);
    EXPECT_THROW(filled([](Slots& slots) { slots.include("CONTENT", "t/nothing"); }), base::Bug);
    EXPECT_THROW(filled([](Slots& slots) { slots.set("URL", "javascript:alert(1)"); }), base::Bug);
    EXPECT_THROW(filled([](Slots& slots) { slots.set("NAME", Url::path("/")); }), base::Bug);
}
#endif

}  // namespace
