#include "platform/http/sending.hpp"

#include "base/ensure.hpp"
#include "platform/http/words.hpp"

namespace http {
namespace {

constexpr std::size_t kCompressAbove = 1024;

struct Header {
    const char* name;
    const char* value;
};

// Nothing inline, nothing from elsewhere. The map draws in a worker, from images that it makes as
// blobs.
constexpr std::array kSecurityHeaders = {
    Header{"Content-Security-Policy",
           "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
           "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
           "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    Header{"X-Content-Type-Options", "nosniff"},
    Header{"Referrer-Policy", "no-referrer"},
    Header{"X-Frame-Options", "DENY"},
    Header{"Cross-Origin-Opener-Policy", "same-origin"},
    Header{"Cross-Origin-Resource-Policy", "same-origin"},
    Header{"Permissions-Policy",
           "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
           "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
};

// One URL serves several languages, people and formats.
constexpr const char* kVary = "Accept, Accept-Encoding, Accept-Language, Cookie";

bool begins_with(std::string_view text, std::string_view beginning) {
    return text.substr(0, beginning.size()) == beginning;
}

bool is_text(std::string_view content_type) {
    return (begins_with(content_type, "text/") && content_type != "text/event-stream") ||
           begins_with(content_type, "application/json") ||
           content_type.find("+json") != std::string_view::npos ||
           content_type.find("+xml") != std::string_view::npos;
}

bool has_header(const Response& response, std::string_view name) {
    for (const auto& header : response.headers) {
        if (same_word(header.first, name)) {
            return true;
        }
    }
    return false;
}

bool takes_gzip(const Request& request) {
    return preference(request.header("accept-encoding"), "gzip") > 0;
}

// True where it is compressed; its body is what to send then.
bool compress(Response& response, const Request& request, Compressor& compressor) {
    if (has_header(response, "Content-Encoding") || !takes_gzip(request)) {
        return false;
    }
    if (response.gzip.empty() && is_text(response.content_type) &&
        response.body.size() > kCompressAbove) {
        response.gzip = Bytes(compressor.gzip(response.body.view()));
    }
    if (response.gzip.empty() || response.gzip.size() >= response.body.size()) {
        return false;
    }
    response.body = response.gzip;
    return true;
}

// Each encoding has an ETag of its own; a client that kept either has the same page.
bool client_has_it(const Request& request, std::string_view etag) {
    std::string_view known = request.header("if-none-match");
    while (!known.empty()) {
        std::string_view one = trimmed(take_until(known, ','));
        if (one == "*") {
            return true;
        }
        if (begins_with(one, "W/")) {
            one.remove_prefix(2);
        }
        if (one.size() >= 2 && one.front() == '"' && one.back() == '"') {
            one = one.substr(1, one.size() - 2);
            if (one == etag || (begins_with(one, etag) && one.substr(etag.size()) == "-gzip")) {
                return true;
            }
        }
    }
    return false;
}

void add(MHD_Response& response, const char* name, const std::string& value) {
    const bool added = MHD_add_response_header(&response, name, value.c_str()) == MHD_YES;
    ENSURE(added, "a header that no answer can carry");
}

std::unique_ptr<MHD_Response, ResponseRelease> over_bytes(std::string_view body) {
    // Persistent: the library reads them only, in spite of the type.
    std::unique_ptr<MHD_Response, ResponseRelease> response(MHD_create_response_from_buffer(
        body.size(), const_cast<char*>(body.data()), MHD_RESPMEM_PERSISTENT));
    if (!response) {
        throw std::bad_alloc();
    }
    return response;
}

// What may be sent again and kept: only the answer to a question that worked.
bool has_etag(const Response& response, const Request& request) {
    return !response.etag.empty() && response.status == 200 &&
           (request.method == Method::Get || request.method == Method::Head);
}

}  // namespace

Outgoing prepare(Response response, const Request& request, Compressor& compressor, bool closing) {
    const bool tagged = has_etag(response, request);
    const bool unchanged = tagged && client_has_it(request, response.etag);
    const bool compressed = !unchanged && compress(response, request, compressor);
    Outgoing outgoing;
    outgoing.status = unchanged ? 304U : static_cast<unsigned>(response.status);
    outgoing.body = unchanged ? Bytes() : response.body;
    outgoing.response = over_bytes(outgoing.body.view());
    MHD_Response& out = *outgoing.response;
    for (const auto& [name, value] : kSecurityHeaders) {
        add(out, name, value);
    }
    for (const auto& [name, value] : response.headers) {
        add(out, name.c_str(), value);
    }
    if (!has_header(response, "Vary")) {
        add(out, "Vary", kVary);
    }
    add(out, "Cache-Control", response.cache);
    if (!outgoing.body.empty()) {
        add(out, "Content-Type", response.content_type);
    }
    if (compressed) {
        add(out, "Content-Encoding", "gzip");
    }
    if (tagged) {
        add(out, "ETag", "\"" + response.etag + (compressed ? "-gzip\"" : "\""));
    }
    if (closing) {
        add(out, "Connection", "close");
    }
    return outgoing;
}

std::string on_the_wire(const Response& response) {
    std::string wire = "HTTP/1.1 " + std::to_string(response.status) + " " +
                       MHD_get_reason_phrase_for(static_cast<unsigned>(response.status)) + "\r\n";
    const auto line = [&wire](std::string_view name, std::string_view value) {
        wire.append(name).append(": ").append(value).append("\r\n");
    };
    for (const auto& [name, value] : kSecurityHeaders) {
        line(name, value);
    }
    for (const auto& [name, value] : response.headers) {
        line(name, value);
    }
    line("Cache-Control", response.cache);
    line("Content-Type", response.content_type);
    line("Content-Length", std::to_string(response.body.size()));
    line("Connection", "close");
    wire += "\r\n";
    wire += response.body.view();
    return wire;
}

}  // namespace http
