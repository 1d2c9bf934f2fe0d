// The slice's commands, one file each.
#pragma once

#include "community_map/commands.hpp"

namespace community_map::commands {

cli::Command map_command(const WithMachine& with_machine);
std::vector<cli::Command> import_commands(const WithMachine& with_machine);

}  // namespace community_map::commands
