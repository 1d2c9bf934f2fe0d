// The router's table: one row for each URL and method, and nothing else decides what answers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace http {

using Answer = std::function<Response(Request&)>;

/// Where a request is answered.
enum class Lane {
    Quick,  ///< on the I/O thread: at most 50 ms
    Slow,   ///< on the worker pool, with the connection suspended
};

struct Route {
    Method method = Method::Get;
    /// "/orgs/{id}": a capture is one path segment; "{name...}", only at the end, is all that is
    /// left.
    std::string pattern;
    Answer answer;
    Lane lane = Lane::Quick;
    std::uint64_t body_max = 64 * 1024;  ///< form and JSON bytes without files; more is 413
    std::uint64_t files_max = 0;         ///< bytes of all files of a form; 0: takes none
};

/// "GET", "POST" ...; nothing for a method that no row can have.
std::optional<Method> read_method(std::string_view word);
std::string_view method_word(Method method);

/// Finds the row for a path. Patterns are compiled once; two of the same method that could match
/// the same path trip an ENSURE.
class Routes {
public:
    /// HEAD is answered by GET.
    void add(Route route);
    std::span<const Route> all() const { return routes_; }

    struct Match {
        const Route* route = nullptr;  ///< none: no such path, or not with that method
        Fields captured;
        bool path_known = false;  ///< the path exists with another method: 405
    };
    Match find(Method method, std::string_view path) const;
    /// The methods that `path` can be asked with, as the Allow header writes them; empty for an
    /// unknown path.
    std::string allowed(std::string_view path) const;

private:
    // One part of a pattern between slashes.
    struct Segment {
        std::string text;  // what must stand there, or the capture's name
        bool is_capture = false;
        bool takes_rest = false;
    };
    using Segments = std::vector<Segment>;

    static Segments compile(std::string_view pattern);
    static bool overlap(const Segments& one, const Segments& other);
    static bool matches(const Segments& segments, std::span<const std::string_view> parts);
    static Fields capture(const Segments& segments, std::span<const std::string_view> parts);
    void find_among(std::span<const std::size_t> rows, Method method,
                    std::span<const std::string_view> parts, Match& match) const;

    std::vector<Route> routes_;
    std::vector<Segments> segments_;  // of the route at the same place in routes_
    std::unordered_map<std::size_t, std::vector<std::size_t>> rows_by_length_;  // in segments
    std::vector<std::size_t> rows_of_any_length_;  // those that take the rest
};

}  // namespace http
