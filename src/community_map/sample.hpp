// The sample city: Port Halden, which does not exist, with a register in exactly the Labor
// Department's format.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/random.hpp"

namespace community_map {

inline constexpr std::string_view kSampleFileName = "lm_data_data_2025.txt";
inline constexpr std::string_view kSamplePlace = "Port Halden, WA";

/// Writes the sample register into `folder` under a name of its own, as an upload would, and
/// answers where.
std::filesystem::path write_sample(const std::filesystem::path& folder, base::Random& random);

}  // namespace community_map
