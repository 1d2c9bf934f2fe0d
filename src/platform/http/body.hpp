// The body of a request, read piece by piece within its limits: a form, a form with files, or raw
// bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/incoming_file.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/request.hpp"

namespace http {

struct BodyLimits {
    std::uint64_t fields_max = 0;  ///< bytes of everything but the content of files
    std::uint64_t files_max = 0;   ///< bytes of all files together; 0: takes none
};

enum class BodyState {
    Fine,
    Malformed,  ///< no such form: 400
    TooLarge,   ///< over a limit: 413
};

/// Reads one body. Files lie in `uploads` while it lives, and those not moved away are deleted with
/// it.
class Body {
public:
    Body(std::string_view content_type, BodyLimits limits, std::filesystem::path uploads);
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

    /// The most that a body of this type may have altogether.
    std::uint64_t bytes_max() const;
    /// Throws base::Fault where a file cannot be kept. Once not Fine, it stays so and takes nothing
    /// more.
    BodyState feed(std::string_view bytes);
    /// Hands what was read to `request`: form, files or body.
    BodyState finish(Request& request);

private:
    void begin_part(PartHead head);
    void take_part(std::string_view bytes);
    void end_part();
    void take_file_bytes(std::string_view bytes);
    void fall(BodyState state);

    BodyLimits limits_;
    std::filesystem::path uploads_;
    BodyState state_ = BodyState::Fine;
    std::uint64_t seen_ = 0;
    std::uint64_t file_bytes_ = 0;
    bool is_form_ = false;
    std::optional<MultipartReader> multipart_;
    std::string text_;  // of an urlencoded form or a raw body
    Fields form_;
    std::vector<UploadedFile> files_;
    std::list<IncomingFile> kept_;
    PartHead part_;
    std::string part_text_;
    std::size_t parts_ = 0;
};

}  // namespace http
