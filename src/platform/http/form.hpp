// Forms and query texts as browsers write them: name=value&name=value, percent-encoded (the URL
// Standard's application/x-www-form-urlencoded).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.hpp"

namespace http {

/// More fields than any form of the program has: whoever sends them means something else.
inline constexpr std::size_t kFieldsMax = 1'000;

/// "%41+b" as "A b". A percent sign without two digits stays as it is, as browsers have it. Nothing
/// where the outcome is not valid UTF-8 or holds a NUL.
std::optional<std::string> read_form_text(std::string_view encoded);

/// Nothing where a name or value cannot be read, or where there are more than kFieldsMax.
std::optional<Fields> read_form(std::string_view encoded);

}  // namespace http
