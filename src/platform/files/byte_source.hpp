// Bytes to read, whether they lie on disk or in memory: the two things that an archive may be.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "platform/files/archive.hpp"

namespace files {

class ByteSource {
public:
    /// Opens a regular file, or says why it is none that can be read. Throws base::Fault where the
    /// disk fails.
    static ByteSource open(const std::filesystem::path& path,
                           std::optional<ArchiveProblem>& problem);
    static ByteSource of(std::string_view bytes);
    ByteSource(ByteSource&& other) noexcept;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    ByteSource& operator=(ByteSource&&) = delete;
    ~ByteSource();

    std::int64_t size() const { return size_; }
    /// Copies what lies at `offset` into `room` and answers how much that was; 0 at the end.
    std::size_t read(std::int64_t offset, char* room, std::size_t room_size) const;

private:
    ByteSource(int descriptor, std::string_view bytes, std::int64_t size)
        : descriptor_(descriptor), bytes_(bytes), size_(size) {}

    int descriptor_;  // -1: the bytes are in memory
    std::string_view bytes_;
    std::int64_t size_;
};

}  // namespace files
