// Urlencoded forms, request targets and header lists from arbitrary bytes: whatever comes is read
// or refused, the same in whatever pieces it comes, and what was read is text that the database
// takes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ensure.hpp"
#include "platform/http/body.hpp"
#include "platform/http/target.hpp"
#include "platform/text/unicode.hpp"

namespace {

constexpr http::BodyLimits kLimits{.fields_max = 64 * 1024, .files_max = 0};

// The pieces depend on the bytes themselves, so that a seed is nothing but a form.
http::BodyState read_in_pieces(std::string_view bytes, http::Request& request) {
    http::Body body("application/x-www-form-urlencoded", kLimits, {});
    while (!bytes.empty()) {
        const std::size_t size = 1 + static_cast<unsigned char>(bytes[0]) % 23U;
        body.feed(bytes.substr(0, size));
        bytes.remove_prefix(std::min(size, bytes.size()));
    }
    return body.finish(request);
}

void check_text(const http::Fields& fields) {
    for (const auto& [name, value] : fields.pairs()) {
        ENSURE(text::is_storable(name) && text::is_storable(value), "a field is no text");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    http::Request whole;
    http::Body body("application/x-www-form-urlencoded", kLimits, {});
    body.feed(bytes);
    const http::BodyState state = body.finish(whole);
    http::Request pieces;
    ENSURE(read_in_pieces(bytes, pieces) == state, "the pieces of a form matter");
    ENSURE(whole.form.pairs() == pieces.form.pairs(), "the pieces of a form matter");
    check_text(whole.form);
    if (const auto target = http::read_target(bytes)) {
        ENSURE(text::is_storable(target->path) && target->path[0] == '/', "a path is no path");
        check_text(target->query);
    }
    check_text(http::read_cookies(bytes));
    const int wish = http::preference(bytes, "text/html");
    ENSURE(wish >= 0 && wish <= 1000, "a preference beyond all or nothing");
    return 0;
}
