// `groundwork serve`: the web server with everything behind it, until it is told to stop.
#pragma once

#include "platform/cli/command.hpp"

namespace app {

cli::Command serve_command();

}  // namespace app
