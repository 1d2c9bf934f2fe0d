// Forms with files, multipart/form-data of RFC 7578, read as they come: no part is ever held as a
// whole here.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// What a part says of itself.
struct PartHead {
    std::string name;
    /// Given: the part is a file; empty where none was chosen.
    std::optional<std::string> file_name;
};

/// What happens with the parts, in their order: begin, any number of bytes, end.
struct PartEvents {
    std::function<void(PartHead)> begin;
    std::function<void(std::string_view)> bytes;
    std::function<void()> end;
};

/// The boundary that a Content-Type names, or nothing where there is none that RFC 2046 allows.
std::optional<std::string> read_boundary(std::string_view content_type);

/// Reads one multipart body, cut in whatever pieces. Bytes before the first boundary and after the
/// last are passed over, as the RFC has it.
class MultipartReader {
public:
    MultipartReader(std::string_view boundary, PartEvents events);

    /// False where the body is no multipart body; it stays false.
    bool feed(std::string_view bytes);
    /// After the last piece: false where the body was cut off before its end.
    bool finish() const;

private:
    enum class State { Preamble, AfterBoundary, Head, Content, Epilogue, Broken };

    bool step();
    bool pass_preamble();
    bool read_after_boundary();
    bool read_head();
    bool read_content();
    bool break_off();

    std::string delimiter_;  // CR LF "--" boundary
    PartEvents events_;
    State state_ = State::Preamble;
    std::string waiting_;  // what cannot be judged before more has come
};

}  // namespace http
