#include "platform/http/assets.hpp"

#include "platform/files/embedded.hpp"

namespace http {
namespace {

constexpr std::string_view kFolder = "assets/";

struct ContentType {
    std::string_view ending;
    std::string_view type;
};

constexpr std::array kContentTypes = {
    ContentType{".css", "text/css; charset=utf-8"},
    ContentType{".js", "text/javascript; charset=utf-8"},
    ContentType{".mjs", "text/javascript; charset=utf-8"},
    ContentType{".json", "application/json"},
    ContentType{".geojson", "application/geo+json"},
    ContentType{".webmanifest", "application/manifest+json"},
    ContentType{".svg", "image/svg+xml"},
    ContentType{".png", "image/png"},
    ContentType{".ico", "image/x-icon"},
    ContentType{".woff2", "font/woff2"},
};

std::string_view content_type_of(std::string_view name) {
    for (const ContentType& row : kContentTypes) {
        if (name.size() > row.ending.size() &&
            name.substr(name.size() - row.ending.size()) == row.ending) {
            return row.type;
        }
    }
    return "application/octet-stream";
}

using Kept = std::map<std::string, Response, std::less<>>;

std::string place_of(std::string_view checksum, std::string_view name) {
    return std::string(checksum).append("/").append(name);
}

Kept keep_all() {
    Kept kept;
    for (const files::EmbeddedFile& file : files::embedded_under(kFolder)) {
        const std::string_view name = file.name.substr(kFolder.size());
        Response response;
        response.content_type = content_type_of(name);
        response.body = Bytes::of_program(file.bytes);
        response.gzip = Bytes::of_program(file.gzip);
        response.etag = file.checksum;
        response.cache = "public, max-age=31536000, immutable";
        response.with_header("Vary", "Accept-Encoding");
        kept.emplace(place_of(file.checksum, name), std::move(response));
    }
    return kept;
}

}  // namespace

Route assets_route() {
    Route route;
    route.pattern = "/assets/{checksum}/{name...}";
    route.answer = [kept = keep_all()](Request& request) {
        const auto found = kept.find(
            place_of(request.captured.get("checksum"), request.captured.get("name")));
        return found == kept.end() ? Response::text({}, 404) : found->second;
    };
    return route;
}

}  // namespace http
