// Styles, scripts, fonts and outlines of the program, under URLs that hold their checksum: a
// browser keeps them for ever, and asks for another URL when they change.
#pragma once

#include "platform/http/route.hpp"

namespace http {

/// Answers the URLs of files::asset_path, compressed where the client takes it.
Route assets_route();

}  // namespace http
