// JSON out, without the weight of the JSON library in every file that answers some.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// Writes one JSON text from left to right. Keys and texts are escaped; commas are its own
/// business; an ENSURE trips where a value stands without its key, or where braces do not match.
class JsonWriter {
public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
    /// The shortest text that reads back as the same number; null where it is no number at all.
    JsonWriter& value(double number);
    JsonWriter& value(bool truth);
    JsonWriter& null();
    template <typename T>
    JsonWriter& value(const std::optional<T>& maybe) {
        return maybe ? value(*maybe) : null();
    }
    /// The finished text; the writer is empty afterwards.
    std::string take();

private:
    void begin_value();
    void close(char opened, char closing);
    JsonWriter& raw(std::string_view written);
    void write_escaped(std::string_view text);

    std::string text_;
    std::string open_;  // one '{' or '[' for each that is not closed yet
    bool needs_comma_ = false;
    bool after_key_ = false;
};

}  // namespace http
