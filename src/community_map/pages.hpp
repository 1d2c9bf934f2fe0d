// The pages of the community map: the first page, a city, a body, and the way of a register file
// onto the map.
//
//   GET  /                        what to do first, or where to look
//   GET  /search?q=               places and bodies, as page or as JSON for search as you type
//   GET  /map?place=              a city: page, JSON by Accept
//   GET  /map/bodies.json, /map/outlines.json, /map/picture.svg, /map/print, /map/list.pdf,
//   /map/list.csv GET  /orgs  POST /orgs        the form for a body that no register has; what was
//   typed into it GET  /orgs/{id}  GET, POST /orgs/{id}/facts      one body; a correction GET
//   /imports  POST /imports  the imports; an uploaded file GET  /imports/{id}  /imports/{id}/events
//   an import; its progress POST /imports/{id}/saving, /undoing, /discarding POST /imports/sample
//   the fictional sample register
#pragma once

#include "community_map/atlas.hpp"
#include "platform/http/route.hpp"
#include "platform/machine.hpp"

namespace community_map {

/// `machine` and `shelf` must outlive the routes.
void add_pages(http::Routes& routes, const platform::Machine& machine, AtlasShelf& shelf);

}  // namespace community_map
