// The target of a request line, "/orgs/17?tab=facts", read so strictly that a page need not be
// suspicious.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.hpp"

namespace http {

struct Target {
    std::string path;  ///< decoded
    Fields query;
};

/// Nothing where the path does not begin with "/", or decodes to what is not valid UTF-8, to a
/// control character, to a "/" or "\" that was hidden as %2f or %5c, or to a "." or ".." between
/// slashes; where a percent sign of the path lacks its two digits; and where the query cannot be
/// read.
std::optional<Target> read_target(std::string_view target);

}  // namespace http
