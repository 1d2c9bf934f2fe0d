#include "platform/http/gate.hpp"

#include "platform/http/words.hpp"

namespace http {
namespace {

// "example.org:8080" without its port, "[::1]:8080" as "[::1]".
std::string_view without_port(std::string_view host) {
    if (!host.empty() && host[0] == '[') {
        return host.substr(0, host.find(']') + 1);
    }
    return host.substr(0, host.find(':'));
}

bool has_ending(std::string_view text, std::string_view ending) {
    return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

// Browsers leave out the port that the scheme implies; scripts and proxies may not.
std::string_view without_ending(std::string_view text, std::string_view ending) {
    return has_ending(text, ending) ? text.substr(0, text.size() - ending.size()) : text;
}

bool is_own_origin(std::string_view origin, std::string_view host) {
    for (const auto& [scheme, port] :
         {std::pair<std::string_view, std::string_view>{"http://", ":80"}, {"https://", ":443"}}) {
        if (same_word(origin.substr(0, scheme.size()), scheme)) {
            const std::string_view rest = origin.substr(scheme.size());
            return same_word(without_ending(rest, port), without_ending(host, port));
        }
    }
    return false;
}

bool writes(Method method) {
    switch (method) {
        case Method::Get:
        case Method::Head:
            return false;
        case Method::Post:
        case Method::Put:
        case Method::Delete:
            return true;
    }
    return true;
}

// "none" is the person herself: an address typed, a bookmark, a session restored.
bool comes_from_elsewhere(const Request& request, std::string_view host) {
    if (request.headers.has("sec-fetch-site")) {
        const std::string_view site = request.header("sec-fetch-site");
        return site != "same-origin" && site != "none";
    }
    return request.headers.has("origin") && !is_own_origin(request.header("origin"), host);
}

bool is_one_of(std::string_view host, std::span<const std::string> hosts) {
    for (const std::string& known : hosts) {
        if (same_word(host, known)) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<int> turned_away(const Request& request, std::span<const std::string> hosts) {
    const auto named = request.headers.all("host");
    if (named.size() != 1 || request.headers.all("origin").size() > 1 ||
        request.headers.all("sec-fetch-site").size() > 1) {
        return 400;
    }
    if (!is_one_of(without_port(named[0]), hosts)) {
        return 421;
    }
    if (writes(request.method) && comes_from_elsewhere(request, named[0])) {
        return 403;
    }
    return std::nullopt;
}

}  // namespace http
