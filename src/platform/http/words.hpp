// Reading header fields: the few steps that HTTP's lists of words and parameters have in common.
#pragma once

#include <string>
#include <string_view>

namespace http {

/// What stands before `separator`, or all; taken off the front of `rest`, and the separator with
/// it.
std::string_view take_until(std::string_view& rest, char separator);

/// Without spaces and tabs at either end.
std::string_view trimmed(std::string_view text);

/// Equal but for the case of ASCII letters.
bool same_word(std::string_view one, std::string_view other);

std::string lower_case(std::string_view text);

/// Printable ASCII, and nothing that could end a header.
bool is_header_safe(std::string_view text);

/// Percent-encodes all but unreserved characters and those in `kept`.
std::string percent_encode(std::string_view text, std::string_view kept = {});

/// The value of one hexadecimal digit, or -1.
int hexadecimal(char digit);

}  // namespace http
