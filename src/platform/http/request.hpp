// What a browser or a script asked for, read and limited before a page sees it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/actor.hpp"
#include "base/language.hpp"

namespace http {

enum class Method { Get, Head, Post, Put, Delete };

/// A file of a multipart form, already on disk in the data folder's `uploads`. Whoever takes it
/// over moves it away; what is still there when the answer is sent is deleted.
struct UploadedFile {
    std::string field;
    std::string name;  ///< as the browser sent it: only ever shown, never used as a path
    std::filesystem::path at;
    std::uint64_t size = 0;
};

/// Names to values, each name possibly several times, in the order they came.
class Fields {
public:
    void add(std::string name, std::string value);
    /// The first value of that name, or an empty text.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

struct Request {
    Method method = Method::Get;
    std::string path;    ///< decoded, without the query
    std::string target;  ///< as sent, with the query: for a link back to the same page
    Fields captured;     ///< {name} parts of the route's pattern
    Fields query;
    Fields form;  ///< urlencoded or multipart fields
    Fields cookies;
    Fields headers;    ///< names in lower case
    std::string body;  ///< of any other content type, JSON for example
    std::vector<UploadedFile> files;
    base::Language language = base::Language::English;  ///< cookie, else Accept-Language
    base::Actor actor;

    std::string_view header(std::string_view lower_case_name) const {
        return headers.get(lower_case_name);
    }
    /// The client prefers JSON to HTML by its Accept header.
    bool wants_json() const;
};

/// The `name=value` pairs of a Cookie header. What another program on this host left there and is
/// no text is passed over.
Fields read_cookies(std::string_view header);

/// The cookie "language" where it names one that the program speaks, else the best of
/// Accept-Language, else English.
base::Language preferred_language(const Request& request);

/// How much the client wants `name` by a header such as Accept or Accept-Encoding, from 0 (not at
/// all, or not named) to 1000. The whole name counts before "type/*", and that before "*".
int preference(std::string_view header, std::string_view name);

}  // namespace http
