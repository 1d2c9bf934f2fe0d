// Puts the machine room together for one command.
#pragma once

#include <functional>

#include "app/data_folder.hpp"
#include "platform/cli/command.hpp"
#include "platform/machine.hpp"

namespace app {

int with_machine(const cli::Arguments& arguments, cli::Terminal& terminal,
                 const std::function<int(const platform::Machine&)>& work);

}  // namespace app
