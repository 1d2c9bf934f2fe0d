// The names of the states, folded as place names are.
#pragma once

#include <string_view>

namespace community_map {

/// "NORTHDAKOTA" for "ND"; empty for what is no code.
std::string_view state_key(std::string_view code);

}  // namespace community_map
