#include "platform/http/route.hpp"

#include "base/ensure.hpp"
#include "platform/http/words.hpp"

namespace http {
namespace {

constexpr std::array kMethods = {Method::Get, Method::Head, Method::Post, Method::Put,
                                 Method::Delete};

// "/orgs/17" is "orgs" and "17"; "/" is one empty part.
std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    path.remove_prefix(1);
    while (true) {
        const auto slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) {
            return parts;
        }
        path.remove_prefix(slash + 1);
    }
}

Method as_routed(Method method) {
    return method == Method::Head ? Method::Get : method;
}

}  // namespace

std::string_view method_word(Method method) {
    switch (method) {
        case Method::Get:
            return "GET";
        case Method::Head:
            return "HEAD";
        case Method::Post:
            return "POST";
        case Method::Put:
            return "PUT";
        case Method::Delete:
            return "DELETE";
    }
    return {};
}

std::optional<Method> read_method(std::string_view word) {
    for (const Method method : kMethods) {
        if (method_word(method) == word) {
            return method;
        }
    }
    return std::nullopt;
}

void Routes::add(Route route) {
    ENSURE(!route.pattern.empty() && route.pattern[0] == '/', "a route begins with a slash");
    ENSURE(route.method != Method::Head, "HEAD is answered by GET");
    ENSURE(route.answer != nullptr, "a route needs something that answers");
    Segments segments = compile(route.pattern);
    for (std::size_t row = 0; row < routes_.size(); ++row) {
        ENSURE(routes_[row].method != route.method || !overlap(segments_[row], segments),
               "two routes match the same path");
    }
    auto& rows = segments.back().takes_rest ? rows_of_any_length_
                                            : rows_by_length_[segments.size()];
    rows.push_back(routes_.size());
    routes_.push_back(std::move(route));
    segments_.push_back(std::move(segments));
}

Routes::Match Routes::find(Method method, std::string_view path) const {
    Match match;
    if (path.empty() || path[0] != '/') {
        return match;
    }
    const std::vector<std::string_view> parts = split(path);
    if (const auto rows = rows_by_length_.find(parts.size()); rows != rows_by_length_.end()) {
        find_among(rows->second, method, parts, match);
    }
    if (match.route == nullptr) {
        find_among(rows_of_any_length_, method, parts, match);
    }
    return match;
}

void Routes::find_among(std::span<const std::size_t> rows, Method method,
                        std::span<const std::string_view> parts, Match& match) const {
    for (const std::size_t row : rows) {
        if (!matches(segments_[row], parts)) {
            continue;
        }
        match.path_known = true;
        if (routes_[row].method == as_routed(method)) {
            match.route = &routes_[row];
            match.captured = capture(segments_[row], parts);
            return;
        }
    }
}

std::string Routes::allowed(std::string_view path) const {
    std::string words;
    for (const Method method : kMethods) {
        if (find(method, path).route != nullptr) {
            words += words.empty() ? "" : ", ";
            words += method_word(method);
        }
    }
    return words;
}

Routes::Segments Routes::compile(std::string_view pattern) {
    constexpr std::string_view kRest = "...";
    Segments segments;
    for (const std::string_view part : split(pattern)) {
        ENSURE(segments.empty() || !segments.back().takes_rest, "the rest is at the end");
        Segment segment{.text = std::string(part)};
        if (part.size() > 2 && part.front() == '{' && part.back() == '}') {
            std::string_view name = part.substr(1, part.size() - 2);
            segment.is_capture = true;
            segment.takes_rest = name.ends_with(kRest);
            name.remove_suffix(segment.takes_rest ? kRest.size() : 0);
            segment.text = name;
        }
        ENSURE(segment.text.find_first_of("{}") == std::string::npos,
               "a capture is a whole segment");
        segments.push_back(std::move(segment));
    }
    return segments;
}

bool Routes::overlap(const Segments& one, const Segments& other) {
    const Segments& shorter = one.size() <= other.size() ? one : other;
    const Segments& longer = one.size() <= other.size() ? other : one;
    if (shorter.size() != longer.size() && !shorter.back().takes_rest) {
        return false;
    }
    for (std::size_t at = 0; at < shorter.size(); ++at) {
        if (!one[at].is_capture && !other[at].is_capture && one[at].text != other[at].text) {
            return false;
        }
    }
    return true;
}

bool Routes::matches(const Segments& segments, std::span<const std::string_view> parts) {
    if (parts.size() < segments.size()) {
        return false;
    }
    for (std::size_t at = 0; at < segments.size(); ++at) {
        if (segments[at].is_capture ? parts[at].empty() : segments[at].text != parts[at]) {
            return false;
        }
    }
    return true;
}

Fields Routes::capture(const Segments& segments, std::span<const std::string_view> parts) {
    Fields captured;
    for (std::size_t at = 0; at < segments.size(); ++at) {
        if (!segments[at].is_capture) {
            continue;
        }
        // The parts lie in one text, the path.
        const std::string_view last = segments[at].takes_rest ? parts.back() : parts[at];
        captured.add(segments[at].text, std::string(parts[at].begin(), last.end()));
    }
    return captured;
}

}  // namespace http
