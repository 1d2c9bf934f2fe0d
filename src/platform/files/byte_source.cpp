#include "platform/files/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/fault.hpp"

namespace files {
namespace {

[[noreturn]] void disk_failed(const char* what) {
    throw base::Fault(base::FaultKind::Other,
                      std::string("reading a file: ") + what + ": " + std::strerror(errno));
}

}  // namespace

ByteSource ByteSource::open(const std::filesystem::path& path,
                            std::optional<ArchiveProblem>& problem) {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        switch (errno) {
            case ENOENT:
            case ENOTDIR:
            case ENAMETOOLONG:
                problem = ArchiveProblem::Missing;
                break;
            case EACCES:
            case EPERM:
                problem = ArchiveProblem::MayNotRead;
                break;
            case ENXIO:
                problem = ArchiveProblem::NotAFile;
                break;
            default:
                disk_failed("open");
        }
        return ByteSource(-1, {}, 0);
    }
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) {
        ::close(descriptor);
        disk_failed("fstat");
    }
    if (!S_ISREG(status.st_mode)) {
        ::close(descriptor);
        problem = ArchiveProblem::NotAFile;
        return ByteSource(-1, {}, 0);
    }
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return ByteSource(descriptor, {}, status.st_size);
}

ByteSource ByteSource::of(std::string_view bytes) {
    return ByteSource(-1, bytes, static_cast<std::int64_t>(bytes.size()));
}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : descriptor_(other.descriptor_), bytes_(other.bytes_), size_(other.size_) {
    other.descriptor_ = -1;
}

ByteSource::~ByteSource() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

std::size_t ByteSource::read(std::int64_t offset, char* room, std::size_t room_size) const {
    if (descriptor_ < 0) {
        const std::string_view rest = bytes_.substr(
            std::min(static_cast<std::size_t>(offset), bytes_.size()), room_size);
        std::copy(rest.begin(), rest.end(), room);
        return rest.size();
    }
    while (true) {
        const ::ssize_t count = ::pread(descriptor_, room, room_size, offset);
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) {
            disk_failed("pread");
        }
    }
}

}  // namespace files
