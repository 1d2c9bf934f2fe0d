// A template taken apart into tags and the text between them, with `{{...}}`, `[[...]]`, comments
// and entities taken out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "source.hpp"

namespace tidy {

struct Attribute {
    std::string name;   ///< in lower case
    std::string value;  ///< as written, markers included
};

struct Tag {
    std::size_t line = 1;
    std::string name;  ///< in lower case; "/p" closes one
    std::vector<Attribute> attributes;

    const std::string* value_of(std::string_view attribute) const;
};

struct Markup {
    std::vector<Tag> tags;
    std::vector<Piece> texts;  ///< what a person reads, without what is filled in
    std::vector<std::size_t>
        tag_before;  ///< for each text, the index of the tag before it, or npos
};

Markup markup_of(const Source& source);

/// Without markers, keys and entities.
std::string without_slots(std::string_view text);

}  // namespace tidy
