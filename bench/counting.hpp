// What the programs of the measurements have in common besides the connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// The value that `share` of all values do not exceed, by nearest rank; 0 of no values.
std::int64_t quantile(std::vector<std::int64_t> values, double share);

/// A positive whole number, as typed on the command line.
std::optional<std::int64_t> number_typed(const char* text);

/// The lines of a file that are not empty.
std::vector<std::string> lines_of(const char* file);

}  // namespace bench
