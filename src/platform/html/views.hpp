// Pages from logic-less templates that escape by context (ctemplate with AUTOESCAPE).
//
// A template is `<slice>/<name>` from src/<slice>/views/<name>.html or web/views/<name>.html
// ("web/<name>"). It begins with {{%AUTOESCAPE context="HTML"}} and holds:
//
//   {{MARKER}}                      a value; in attributes always within quotes
//   {{URL}}, {{ORG_URL}}            an html::Url, whole, in href, src, action or data-*; a marker
//                                   named otherwise never stands in href, src or action
//   {{#SECTION}}...{{/SECTION}}     shown or repeated; it ends in the same place (tag, attribute)
//                                   as it begins: <option {{#CHOSEN}}selected{{/CHOSEN}}>
//   {{>web/part}}                   another template, as if it stood there
//   {{>CONTENT}}                    another template, chosen by Slots::include
//   [[web.save]]                    a text without arguments
//   [[asset:app.css]]               the address of an asset
//
// Texts are filled in, escaped, once for each language when the templates are loaded, so an unknown
// key stops the start.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "platform/html/url.hpp"
#include "platform/text/texts.hpp"

namespace ctemplate {
class TemplateDictionary;
}

namespace html {

class LoadedTemplate;

/// What goes into one template or one turn of a section. Names are those of the template, in
/// capitals; one that the template does not have trips an ENSURE, as does a plain value for a URL
/// marker or the other way round.
class Slots {
public:
    /// Escaped by the place where the marker stands.
    void set(const char* marker, std::string_view value);
    /// A number as it is, without grouping: for attributes. Numbers for people go through
    /// text::number.
    void set(const char* marker, std::int64_t value);
    void set(const char* marker, const Url& url);
    /// Shows a section once, with the surrounding values.
    void show(const char* section);
    void show_if(bool condition, const char* section);
    /// One more turn of a section, with values of its own.
    Slots add(const char* section);
    /// Fills `{{>INCLUDE}}` with the template `name`, which sees only the values set on the answer.
    Slots include(const char* marker, std::string_view name);

private:
    friend class Views;
    Slots(ctemplate::TemplateDictionary& dictionary, const LoadedTemplate& of)
        : dictionary_(&dictionary), template_(&of) {}

    ctemplate::TemplateDictionary* dictionary_;
    const LoadedTemplate* template_;
};

struct TemplateFile {
    std::string_view name;  ///< "community_map/city"
    std::string_view text;
};

class Views {
public:
    /// Throws base::Bug naming the template and what is wrong: no AUTOESCAPE pragma, a syntax
    /// error, an unknown text, asset or part, a marker where no value may stand.
    Views(std::span<const TemplateFile> files, const text::Texts& texts);
    ~Views();

    class Page;
    /// Begins a page: fill its slots, then `html()`.
    Page page(std::string_view name, base::Language language) const;

    /// Every template, and the names it expects: for the test that fills them all with hostile
    /// values.
    std::vector<std::string_view> names() const;
    struct Expected {
        std::vector<std::string> markers;
        std::vector<std::string> sections;
        std::vector<std::string> includes;
    };
    Expected expected(std::string_view name) const;

private:
    class Loaded;
    std::unique_ptr<Loaded> loaded_;
};

/// One answer being filled.
class Views::Page {
public:
    Page(Page&&) noexcept;
    ~Page();
    Slots& slots();
    /// From here on `slots()` are those of the template that fills `{{>INCLUDE}}`.
    void go_into(const char* include, std::string_view name);
    std::string html() const;

private:
    friend class Views;
    class Filling;
    explicit Page(std::unique_ptr<Filling> filling);
    std::unique_ptr<Filling> filling_;
};

/// The templates among the embedded files: what a program gives to Views.
std::vector<TemplateFile> embedded_templates();

/// The address of an embedded asset: "/assets/<checksum>/app.css". Trips an ENSURE where there is
/// none.
Url asset_url(std::string_view name);

}  // namespace html
