// Help: one text for each slice, the same at /help/<slice> and as `groundwork help <slice>`.
#pragma once

#include "platform/cli/command.hpp"
#include "platform/http/route.hpp"
#include "platform/machine.hpp"

namespace app {

void add_help_pages(http::Routes& routes, const platform::Machine& machine);
cli::Command help_command();

}  // namespace app
