// A URL that is safe to put into href, src or action: the only kind of value that may stand there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace html {

class Url {
public:
    /// A path of this program, "/map", with query values encoded here: Url::path("/map", {{"place",
    /// name}}). Trips an ENSURE where `path` does not begin with a single "/".
    static Url path(std::string_view path,
                    const std::vector<std::pair<std::string_view, std::string>>& query = {});
    /// An address somebody typed: https, http, mailto, tel, sms or webcal; nothing for any other
    /// scheme.
    static std::optional<Url> outside(std::string_view text);

    const std::string& text() const { return text_; }

private:
    explicit Url(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// Percent-encodes everything but unreserved characters.
std::string url_encode(std::string_view text);

}  // namespace html
