// Multipart bodies from arbitrary bytes: read or refused, the same in whatever pieces they come.
// The boundary is always "AaB03x", so that a seed is nothing but a body.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ensure.hpp"
#include "platform/http/body.hpp"
#include "platform/http/multipart.hpp"

namespace {

constexpr std::string_view kBoundary = "AaB03x";

// Everything that was told, as one text: two tellings are the same or they are not.
struct Told {
    std::string text;
    std::size_t bytes = 0;
    bool whole = false;
    bool in_part = false;
};

http::PartEvents listen(Told& told) {
    return {.begin =
                [&told](const http::PartHead& head) {
                    ENSURE(!told.in_part, "a part within a part");
                    told.in_part = true;
                    told.text += "[" + head.name + "|" + head.file_name.value_or("-") + "|";
                },
            .bytes =
                [&told](std::string_view bytes) {
                    ENSURE(told.in_part && !bytes.empty(), "bytes of no part");
                    told.bytes += bytes.size();
                    told.text += bytes;
                },
            .end =
                [&told] {
                    ENSURE(told.in_part, "an end without a beginning");
                    told.in_part = false;
                    told.text += "]";
                }};
}

Told read_whole(std::string_view bytes) {
    Told told;
    http::MultipartReader reader(kBoundary, listen(told));
    told.whole = reader.feed(bytes) && reader.finish();
    return told;
}

Told read_in_pieces(std::string_view bytes, unsigned longest) {
    Told told;
    http::MultipartReader reader(kBoundary, listen(told));
    bool fine = true;
    while (!bytes.empty()) {
        const std::size_t size = 1 + static_cast<unsigned char>(bytes[0]) % longest;
        fine = reader.feed(bytes.substr(0, size));
        bytes.remove_prefix(std::min(size, bytes.size()));
    }
    told.whole = fine && reader.finish();
    return told;
}

// As the server does: parts become fields, files are refused before anything is written.
void read_as_form(std::string_view bytes) {
    http::Body body("multipart/form-data; boundary=AaB03x", {.fields_max = 64 * 1024}, {});
    body.feed(bytes);
    http::Request request;
    if (body.finish(request) == http::BodyState::Fine) {
        ENSURE(read_whole(bytes).whole, "a form was taken that is no multipart body");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Told whole = read_whole(bytes);
    ENSURE(whole.bytes <= size, "more came out than went in");
    ENSURE(!whole.whole || !whole.in_part, "a whole body with an open part");
    for (const unsigned longest : {1U, 7U, 61U}) {
        const Told pieces = read_in_pieces(bytes, longest);
        ENSURE(pieces.whole == whole.whole, "the pieces of a body matter");
        ENSURE(!whole.whole || pieces.text == whole.text, "the pieces of a body matter");
    }
    read_as_form(bytes);
    (void)http::read_boundary(bytes);
    return 0;
}
