// The frame around every page: header, navigation, language links, footer, one style sheet, one
// script.
//
// A language link leads to /language?to=es&back=<the page>, which sets the cookie and leads back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/html/views.hpp"

namespace html {

/// One entry of the navigation.
struct NavigationItem {
    std::string_view text_key;
    Url url;
};

/// What a page says about itself.
struct Frame {
    base::Language language = base::Language::English;
    std::string title;   ///< never a name or another private field: it shows in tabs and histories
    std::string target;  ///< the page's own path and query, for the language links
    std::string_view current = {};  ///< text key of the navigation item it belongs to
    std::string_view script =
        {};  ///< asset name of a heavy script that only this page needs, or empty
    std::string_view style = {};  ///< likewise a style sheet
    bool follows_a_job = false;   ///< without script the page reloads itself every two seconds
};

class Layout {
public:
    Layout(const Views& views, const text::Texts& texts, std::vector<NavigationItem> navigation);

    /// Begins a page whose body is the template `content`. Fill `page.slots()`; they are those of
    /// the content.
    Views::Page page(const Frame& frame, std::string_view content) const;

private:
    const Views& views_;
    const text::Texts& texts_;
    std::vector<NavigationItem> navigation_;
};

}  // namespace html
