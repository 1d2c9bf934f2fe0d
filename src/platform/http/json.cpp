#include "platform/http/json.hpp"

#include <charconv>
#include <cmath>

#include "base/ensure.hpp"
#include "platform/text/unicode.hpp"

namespace http {

JsonWriter& JsonWriter::begin_object() {
    begin_value();
    text_ += '{';
    open_ += '{';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    close('{', '}');
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    begin_value();
    text_ += '[';
    open_ += '[';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    close('[', ']');
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    ENSURE(!open_.empty() && open_.back() == '{' && !after_key_, "a JSON key stands in no object");
    if (needs_comma_) {
        text_ += ',';
    }
    write_escaped(name);
    text_ += ':';
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    begin_value();
    write_escaped(text);
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return raw({digits, static_cast<std::size_t>(end - digits)});
}

JsonWriter& JsonWriter::value(double number) {
    if (!std::isfinite(number)) {
        return null();
    }
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return raw({digits, static_cast<std::size_t>(end - digits)});
}

JsonWriter& JsonWriter::value(bool truth) {
    return raw(truth ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
    return raw("null");
}

std::string JsonWriter::take() {
    ENSURE(open_.empty() && !after_key_ && !text_.empty(), "a JSON text was taken unfinished");
    needs_comma_ = false;
    std::string taken;
    taken.swap(text_);
    return taken;
}

void JsonWriter::begin_value() {
    if (open_.empty()) {
        ENSURE(text_.empty(), "a JSON text has one value at its top");
        return;
    }
    ENSURE(after_key_ == (open_.back() == '{'), "a JSON value in an object needs a key");
    if (needs_comma_ && !after_key_) {
        text_ += ',';
    }
    after_key_ = false;
}

void JsonWriter::close(char opened, char closing) {
    ENSURE(!open_.empty() && open_.back() == opened && !after_key_, "JSON braces do not match");
    open_.pop_back();
    text_ += closing;
    needs_comma_ = true;
}

JsonWriter& JsonWriter::raw(std::string_view written) {
    begin_value();
    text_ += written;
    needs_comma_ = true;
    return *this;
}

namespace {

bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
    }
    return true;
}

bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    constexpr char kDigits[] = "0123456789abcdef";
    out += "\\u00";
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[c & 0x0f];
}

}  // namespace

void JsonWriter::write_escaped(std::string_view text) {
    std::string mended;
    if (!is_ascii(text) && !text::is_storable(text)) {
        mended = text::utf8_or_windows_1252(text);  // JSON is UTF-8, whatever was handed in
        text = mended;
    }
    text_ += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (needs_escape(text[at])) {
            text_.append(text, from, at - from);
            append_escape(text_, text[at]);
            from = at + 1;
        }
    }
    text_.append(text, from);
    text_ += '"';
}

}  // namespace http
