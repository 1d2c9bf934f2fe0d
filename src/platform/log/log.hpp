// One line for each thing worth knowing afterwards, to standard error. Never a field of class P2 to
// P4, never an address of a machine: the callers' duty, and the reason why this takes only short
// fixed words and numbers.
#pragma once

#include <string>
#include <string_view>

namespace logging {

enum class Level { Debug, Info, Warning, Error };

/// What is below `level` is not written. Info unless told otherwise.
void set_level(Level level);

/// `event` is a fixed lower-case word ("server.started"), `detail` what an operator needs.
void write(Level level, std::string_view event, std::string_view detail = {});

inline void info(std::string_view event, std::string_view detail = {}) {
    write(Level::Info, event, detail);
}
inline void warning(std::string_view event, std::string_view detail = {}) {
    write(Level::Warning, event, detail);
}
inline void error(std::string_view event, std::string_view detail = {}) {
    write(Level::Error, event, detail);
}

/// A short number for an incident, shown to the person and written beside what happened:
/// "7KQ2-M9XD".
std::string new_incident();

}  // namespace logging
