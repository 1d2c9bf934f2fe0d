#include "platform/html/tag_reader.hpp"

namespace html {

namespace {

constexpr bool is_space(char character) {
    return character == ' ' || character == '\n' || character == '\t' || character == '\r' ||
           character == '\f';
}

constexpr char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A'))
                                                : character;
}

}  // namespace

void TagReader::read(std::string_view html) {
    for (const char character : html) {
        read(character);
    }
}

bool TagReader::stands_like(const TagReader& other) const {
    return place_ == other.place_ && quote_ == other.quote_ &&
           (place_ == Place::Text || tag_.name == other.tag_.name) &&
           (place_ != Place::QuotedValue || attribute_ == other.attribute_);
}

void TagReader::read(char character) {
    switch (place_) {
        case Place::Text:
            if (character == '<') {
                place_ = Place::TagName;
                tag_ = {};
            }
            break;
        case Place::TagName:
            if (tag_.name.empty() && character == '!') {
                place_ = Place::Comment;
                tail_.clear();
            } else if (tag_.name.empty() && is_space(character)) {
                place_ = Place::Text;  // "a < b"
            } else if (is_space(character)) {
                place_ = Place::InTag;
            } else if (character == '>') {
                end_tag();
            } else {
                tag_.name += lower(character);
            }
            break;
        case Place::InTag:
            read_in_tag(character);
            break;
        case Place::BeforeValue:
            begin_value(character);
            break;
        case Place::QuotedValue:
            if (character == quote_) {
                end_attribute();
            } else {
                value_ += character;
            }
            break;
        case Place::UnquotedValue:
            if (is_space(character)) {
                end_attribute();
            } else if (character == '>') {
                end_tag();
            } else {
                value_ += character;
            }
            break;
        case Place::Comment: {
            tail_ += character;
            const bool two_dashes = tail_.substr(0, 2) == "--";
            if (two_dashes ? tail_.size() >= 5 && tail_.ends_with("-->") : character == '>') {
                place_ = Place::Text;
            }
            break;
        }
        case Place::RawText:
            read_raw(character);
            break;
    }
}

void TagReader::read_in_tag(char character) {
    if (character == '>') {
        end_tag();
    } else if (character == '=' && !attribute_.empty()) {
        place_ = Place::BeforeValue;
        value_.clear();
    } else if (is_space(character) || character == '/') {
        if (!attribute_.empty()) {
            end_attribute();
        }
    } else {
        attribute_ += lower(character);
    }
}

void TagReader::begin_value(char character) {
    if (character == '"' || character == '\'') {
        quote_ = character;
        place_ = Place::QuotedValue;
    } else if (character == '>') {
        end_tag();
    } else if (!is_space(character)) {
        place_ = Place::UnquotedValue;
        value_ += character;
    }
}

void TagReader::end_attribute() {
    tag_.attributes.emplace_back(std::exchange(attribute_, {}), std::exchange(value_, {}));
    quote_ = 0;
    place_ = Place::InTag;
}

void TagReader::end_tag() {
    if (!attribute_.empty()) {
        end_attribute();
    }
    const bool raw = tag_.name == "script" || tag_.name == "style";
    place_ = raw ? Place::RawText : Place::Text;
    tail_.clear();
    tags_.push_back(tag_);
}

void TagReader::read_raw(char character) {
    tail_ += lower(character);
    const std::string end = "</" + tag_.name + ">";
    if (tail_.ends_with(end)) {
        tags_.push_back({"/" + tag_.name, {}});
        place_ = Place::Text;
    }
}

}  // namespace html
