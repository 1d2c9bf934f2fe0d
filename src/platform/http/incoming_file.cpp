#include "platform/http/incoming_file.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>

#include "base/fault.hpp"

namespace http {
namespace {

constexpr std::string_view kPrefix = "incoming-";

[[noreturn]] void fail(const char* doing, int error) {
    // A quota or a limit on the size of files is the same to the person: there is no room for it.
    const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    throw base::Fault(full ? base::FaultKind::DiskFull : base::FaultKind::Other,
                      std::string(doing) + ": " + std::generic_category().message(error));
}

std::string random_name() {
    unsigned char bytes[16];
    if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) {
        fail("no random bytes for the name of an upload", errno);
    }
    constexpr char kDigits[] = "0123456789abcdef";
    std::string name(kPrefix);
    for (const unsigned char byte : bytes) {
        name += kDigits[byte >> 4];
        name += kDigits[byte & 0x0f];
    }
    return name;
}

}  // namespace

IncomingFile::IncomingFile(const std::filesystem::path& folder) : at_(folder / random_name()) {
    descriptor_ = ::open(at_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor_ < 0) {
        fail("an upload cannot be kept", errno);
    }
}

IncomingFile::~IncomingFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
    if (!at_.empty()) {
        ::unlink(at_.c_str());  // fails where it was moved away, which is as well
    }
}

IncomingFile::IncomingFile(IncomingFile&& other) noexcept
    : at_(std::move(other.at_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_) {
    other.at_.clear();
}

void IncomingFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            fail("an upload cannot be written", errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::uint64_t>(written);
    }
}

void IncomingFile::close() {
    if (::close(std::exchange(descriptor_, -1)) != 0) {
        fail("an upload cannot be written", errno);
    }
}

void sweep_incoming_files(const std::filesystem::path& folder) {
    const auto limit = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
    std::error_code ignored;  // sweeping is a courtesy: what resists stays
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.compare(0, kPrefix.size(), kPrefix) == 0 &&
            entry.last_write_time(ignored) < limit) {
            std::filesystem::remove(entry.path(), ignored);
        }
    }
}

}  // namespace http
