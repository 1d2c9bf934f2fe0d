#include "platform/http/response.hpp"

#include "platform/http/words.hpp"

namespace http {
namespace {

Response of_type(std::string content_type, std::string body, int status) {
    Response response;
    response.status = status;
    response.content_type = std::move(content_type);
    response.body = Bytes(std::move(body));
    return response;
}

// "//elsewhere.example" and "/\elsewhere.example" name another site.
bool stays_here(std::string_view path) {
    return !path.empty() && path[0] == '/' &&
           (path.size() == 1 || (path[1] != '/' && path[1] != '\\'));
}

// For clients that do not read filename*: what is beyond ASCII, or would end the quoted text, is a
// "_".
std::string plain_file_name(std::string_view file_name) {
    std::string plain;
    for (const char c : file_name) {
        const std::string_view one(&c, 1);
        const bool safe = is_header_safe(one) && one.find_first_of("\"\\/%") == one.npos;
        plain += safe ? c : '_';
    }
    return plain;
}

}  // namespace

Response Response::html(std::string body, int status) {
    return of_type("text/html; charset=utf-8", std::move(body), status);
}

Response Response::json(std::string body, int status) {
    return of_type("application/json", std::move(body), status);
}

Response Response::text(std::string body, int status) {
    return of_type("text/plain; charset=utf-8", std::move(body), status);
}

Response Response::see_other(std::string_view path) {
    Response response = text({}, 303);
    // What a URL may hold stays, a percent sign too: the path comes encoded.
    constexpr std::string_view kKept = "/?#[]@!$&'()*+,;=:%";
    response.headers.emplace_back("Location", stays_here(path) ? percent_encode(path, kKept) : "/");
    response.cache = "no-store";
    return response;
}

Response Response::event(std::string_view name, std::string_view json, int retry_ms) {
    std::string stream = "retry: " + std::to_string(retry_ms) + "\nevent: ";
    stream.append(name).append("\n");
    while (!json.empty()) {
        stream.append("data: ").append(take_until(json, '\n')).append("\n");
    }
    stream += "\n";
    Response response = of_type("text/event-stream", std::move(stream), 200);
    response.cache = "no-store";
    return response;
}

Response& Response::as_download(std::string_view file_name) {
    return with_header("Content-Disposition",
                       "attachment; filename=\"" + plain_file_name(file_name) +
                           "\"; filename*=UTF-8''" + percent_encode(file_name));
}

Response& Response::with_header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

}  // namespace http
