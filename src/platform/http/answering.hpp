// From a request to its answer, whatever happens on the way: nothing thrown by a page passes this
// edge.
#pragma once

#include <string_view>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/http/route.hpp"
#include "platform/http/server.hpp"

namespace http {

/// What the route answers. A Fault is 503 where trying again may help (busy, unreachable, disk
/// full), else 500 as everything else that was thrown; it is logged with an incident number, and
/// shown with that alone.
Response answer_by(const Route& route, Request& request, const ServerHooks& hooks);

/// The program's page for what did not work, or a bare line where the program has none or fails to
/// make it.
Response trouble_page(const Request& request, int status, std::string_view incident,
                      const ServerHooks& hooks);

/// The same as one short line, made from nothing but the status.
Response bare_trouble(int status);

/// To be called where an exception was caught: logs it and makes its page.
Response page_for_exception(const Request& request, const ServerHooks& hooks);

}  // namespace http
