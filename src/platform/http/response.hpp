// What goes back. Security headers, compression and ETag are added by the server, not by pages.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

/// What is sent: bytes made for this answer, shared rather than copied, or bytes that are part of
/// the program.
class Bytes {
public:
    Bytes() = default;
    explicit Bytes(std::string made)
        : held_(std::make_shared<const std::string>(std::move(made))), view_(*held_) {}
    /// `embedded` lives as long as the program.
    static Bytes of_program(std::string_view embedded) {
        Bytes bytes;
        bytes.view_ = embedded;
        return bytes;
    }

    std::string_view view() const { return view_; }
    std::size_t size() const { return view_.size(); }
    bool empty() const { return view_.empty(); }

private:
    std::shared_ptr<const std::string> held_;
    std::string_view view_;
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    Bytes body = {};
    /// The same, already gzipped, where it was kept that way; otherwise empty.
    Bytes gzip = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    /// Given: sent as ETag and compared with If-None-Match (304). Without quotes.
    std::string etag = {};
    /// Cache-Control. Pages are asked for again each time ("no-cache"), private ones never kept.
    std::string cache = "no-cache";

    static Response html(std::string body, int status = 200);
    static Response json(std::string body, int status = 200);
    static Response text(std::string body, int status = 200);
    /// 303, for the answer to a form. `path` is a path of this program, with its query; anything
    /// that would lead elsewhere leads to "/".
    static Response see_other(std::string_view path);
    /// One server-sent event and the wish to be asked again after `retry_ms`: the browser's
    /// EventSource reconnects by itself, no connection is held, and any server of several can
    /// answer the next time.
    static Response event(std::string_view name, std::string_view json, int retry_ms);
    /// Offers the body as a file to save. Any text will do as its name.
    Response& as_download(std::string_view file_name);
    Response& with_header(std::string name, std::string value);
};

}  // namespace http
