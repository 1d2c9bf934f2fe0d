// A template before ctemplate sees it: judged, its parts drawn together, its texts filled in.
//
// ctemplate escapes by context but lets through what it should not (javascript: in formaction) and
// mangles what it should let through (mailto: in href). So values may stand only where this reader
// says they are safe, and URLs, which html::Url has made safe already, pass ctemplate unchanged.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace html {

/// What a template expects to be given.
struct Names {
    std::set<std::string, std::less<>> markers;
    std::set<std::string, std::less<>> sections;
    std::set<std::string, std::less<>> includes;  ///< {{>CONTENT}}: filled by Slots::include
};

/// True of the name of a marker that takes an html::Url: "URL", or one that ends in "_URL".
bool is_url_marker(std::string_view marker);

/// Every template by name, as it stands in its file.
using Sources = std::map<std::string, std::string_view, std::less<>>;

/// The template `name` with its parts ({{>web/part}}) in place and without its pragma and its
/// indentation. Throws base::Bug on a missing pragma, an unknown part, or parts that hold each
/// other.
std::string assemble(const Sources& sources, std::string_view name);

/// Throws base::Bug on a marker where no value may stand, on inline scripts and styles, on sections
/// that end in another place than they begin. Answers the names it found.
Names judge(std::string_view name, std::string_view assembled);

/// Puts `replacement(key)` in place of every [[key]].
std::string fill_in(std::string_view assembled,
                    const std::function<std::string(std::string_view key)>& replacement);

/// Marks the URL markers so that ctemplate leaves them as they are.
std::string with_plain_urls(std::string_view assembled);

/// For text and quoted attributes.
std::string escape(std::string_view text);

}  // namespace html
