// The two ways of unpacking that read_archive chooses from; see archive.hpp for what they promise.
#pragma once

#include "platform/files/archive.hpp"
#include "platform/files/byte_source.hpp"

namespace files {

/// How much is read and given to the sink at a time: large enough to be quick, small enough to be
/// no matter.
inline constexpr std::size_t kChunkBytes = 256 * 1024;

ArchiveOutcome read_gzip(const ByteSource& source, std::string_view name,
                         const ArchiveLimits& limits, PlainSink& sink);

/// `path` is empty where `bytes` are the zip.
ArchiveOutcome read_zip(const ByteSource& source, const std::filesystem::path& path,
                        std::string_view bytes, const ArchiveLimits& limits, PlainSink& sink);

/// Whether `plain` bytes out of `packed` ones are more than an honest file has.
constexpr bool swells_too_much(std::int64_t packed, std::int64_t plain,
                               const ArchiveLimits& limits) {
    return plain > limits.swelling_from && plain / limits.swelling > packed;
}

}  // namespace files
