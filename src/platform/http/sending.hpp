// What goes out on the wire: security headers, compression, ETag, and the library's own response
// object.
#pragma once

#include <microhttpd.h>

#include <memory>
#include <string>

#include "platform/http/compressor.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace http {

struct ResponseRelease {
    void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};

/// An answer ready to be queued. `body` must live until it is sent, since the library does not copy
/// it.
struct Outgoing {
    unsigned status = 200;
    Bytes body;
    std::unique_ptr<MHD_Response, ResponseRelease> response;
};

/// Chooses the form the client takes: 304 where it has the answer already, gzip where it takes that
/// and the answer is text of more than a kilobyte. `closing` says that the connection ends with
/// this answer.
Outgoing prepare(Response response, const Request& request, Compressor& compressor, bool closing);

/// The whole answer as it goes over the wire, for a connection that ends with it.
std::string on_the_wire(const Response& response);

}  // namespace http
