// A checksum that tells an edited file from an untouched one. It guards against forgetting, not
// against anybody's intent, so a short one that needs no library will do.
#pragma once

#include <string>
#include <string_view>

namespace tidy {

/// FNV-1a, 64 bits, as 16 hexadecimal digits.
std::string checksum(std::string_view text);

}  // namespace tidy
