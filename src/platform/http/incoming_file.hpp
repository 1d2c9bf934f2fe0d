// A file of a form while it comes in: on disk from the first byte, gone again unless somebody moves
// it away.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace http {

/// Makes a file of its own in `folder`, under a random name, readable by this account alone. What
/// still lies there when this is destroyed is deleted.
class IncomingFile {
public:
    /// Throws base::Fault where the file cannot be made.
    explicit IncomingFile(const std::filesystem::path& folder);
    ~IncomingFile();
    IncomingFile(IncomingFile&& other) noexcept;
    IncomingFile& operator=(IncomingFile&&) = delete;

    /// Throws base::Fault, DiskFull where that is the reason.
    void write(std::string_view bytes);
    /// No more to come: the file is closed, and whole.
    void close();

    const std::filesystem::path& at() const { return at_; }
    std::uint64_t size() const { return size_; }

private:
    std::filesystem::path at_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// Deletes what an earlier run of the program was stopped in the middle of: incoming files a day
/// old or older.
void sweep_incoming_files(const std::filesystem::path& folder);

}  // namespace http
