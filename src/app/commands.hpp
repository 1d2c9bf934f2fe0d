// Every command of the program.
#pragma once

#include <vector>

#include "platform/cli/command.hpp"

namespace app {

std::vector<cli::Command> commands();

}  // namespace app
