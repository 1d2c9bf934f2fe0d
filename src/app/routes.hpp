// Every URL of the program, in one table, and what stands around its pages.
#pragma once

#include "community_map/atlas.hpp"
#include "platform/http/route.hpp"
#include "platform/http/server.hpp"
#include "platform/machine.hpp"

namespace app {

http::Routes make_routes(const platform::Machine& machine, community_map::AtlasShelf& shelf);

/// The page for what did not work.
http::ServerHooks make_hooks(const platform::Machine& machine);

}  // namespace app
