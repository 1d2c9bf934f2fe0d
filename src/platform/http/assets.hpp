// Styles, scripts, fonts and outlines of the program, under URLs that hold their checksum: a
// browser keeps them for ever, and asks for another URL when they change.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/route.hpp"

namespace http {

/// "/assets/<checksum>/app.css" for the embedded file "assets/app.css". Trips an ENSURE where there
/// is none.
std::string asset_url(std::string_view name);

/// Answers those URLs, compressed where the client takes it.
Route assets_route();

}  // namespace http
