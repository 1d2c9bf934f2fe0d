// Reads HTML character by character and says where in it one stands: in text, in a tag, in which
// attribute.
//
// It knows as much of HTML's rules as judging our own templates and what they render needs. The
// loader asks it where each marker stands; the tests ask it which tags and attributes came out.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace html {

/// A tag that was read to its end, names in lower case.
struct Tag {
    std::string name;  ///< "/p" for an end tag
    std::vector<std::pair<std::string, std::string>> attributes;

    bool operator==(const Tag&) const = default;
};

class TagReader {
public:
    enum class Place {
        Text,
        TagName,
        InTag,        ///< between attributes, or in an attribute's name
        BeforeValue,  ///< behind the "=" of an attribute
        QuotedValue,
        UnquotedValue,
        Comment,  ///< also <!DOCTYPE> and the like
        RawText,  ///< inside <script> or <style>
    };

    void read(std::string_view html);

    Place place() const { return place_; }
    /// Of the tag one stands in, or, in RawText, of the element.
    const std::string& tag() const { return tag_.name; }
    /// The attribute one stands in, and its value so far.
    const std::string& attribute() const { return attribute_; }
    const std::string& value() const { return value_; }

    const std::vector<Tag>& tags() const { return tags_; }

    /// One stands in the same kind of place: what a section's beginning and end must agree on.
    bool stands_like(const TagReader& other) const;

private:
    void read(char character);
    void read_in_tag(char character);
    void read_raw(char character);
    void begin_value(char character);
    void end_attribute();
    void end_tag();

    Place place_ = Place::Text;
    char quote_ = 0;
    std::string tail_;  // the last characters of a comment or of raw text
    Tag tag_;
    std::string attribute_;
    std::string value_;
    std::vector<Tag> tags_;
};

}  // namespace html
