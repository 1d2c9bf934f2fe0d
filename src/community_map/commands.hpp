// The community map in the terminal: `groundwork map`, `groundwork import olms`, and what becomes
// of an import: `list`, `discard`, `undo`.
#pragma once

#include <functional>
#include <vector>

#include "platform/cli/command.hpp"
#include "platform/machine.hpp"

namespace community_map {

/// Opens the data that a command's --data and --database name, and hands its machine room on.
using WithMachine = std::function<int(const cli::Arguments&, cli::Terminal&,
                                      const std::function<int(const platform::Machine&)>&)>;

std::vector<cli::Command> make_commands(const WithMachine& with_machine);

}  // namespace community_map
