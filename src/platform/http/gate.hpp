// Who is let in at all: requests for one of our hosts, and for writing only from our own pages or
// from no browser.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "platform/http/request.hpp"

namespace http {

/// Why a request is turned away before any page sees it, as an HTTP status, or nothing where it may
/// pass.
///
/// 400: not exactly one Host, or more than one Origin. 421: the Host is none of `hosts`; a foreign
/// page that had its own name point at this machine is stopped here. 403: a POST, PUT or DELETE
/// that a browser sent for a page of another site. Sec-Fetch-Site decides where the browser sends
/// it, because under our Referrer-Policy the Origin of our own forms is "null".
std::optional<int> turned_away(const Request& request, std::span<const std::string> hosts);

}  // namespace http
