// The SHA-256 of a whole file, read in pieces.
#pragma once

#include <filesystem>
#include <string>

namespace crypto {

/// Throws base::Fault where the file cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace crypto
