// How wide a text is in a terminal, where letters of some scripts take two columns and marks none.
#pragma once

#include <cstddef>
#include <string_view>

namespace text {

std::size_t columns_of(std::string_view utf8);

}  // namespace text
