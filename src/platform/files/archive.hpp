// What somebody saved from a web site, as plain bytes: a plain file, a gzip, or the wanted members
// of a zip.
//
// What a file is, its first bytes say, never its name. Nothing is ever written to disk, no file is
// held whole, and an archive that lies about its size is stopped while it is being read. A file
// that cannot be used is told as an ArchiveProblem, for the person who chose it; base::Fault is
// thrown where the disk itself fails.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace files {

enum class ArchiveProblem {
    Missing,         ///< there is no such file
    MayNotRead,      ///< the file belongs to somebody else
    NotAFile,        ///< a folder, a device, a pipe
    Empty,           ///< no bytes at all
    CutOff,          ///< a zip or gzip that ends too early
    Damaged,         ///< a zip or gzip whose bytes do not fit together
    TooLarge,        ///< more plain bytes than `file_bytes` in one file
    Bomb,            ///< swells far more than honest files do
    TooManyFiles,    ///< a zip with more than `members`
    ReachesOutside,  ///< a zip member named "../x", "/x" or "C:\x"
    Encrypted,       ///< a member that wants a password
    OddCompression,  ///< packed in a way other than stored or deflated
    Stopped,         ///< the sink asked to stop
};

/// What is believed of an archive before it is stopped.
struct ArchiveLimits {
    std::int64_t file_bytes = std::int64_t{4} << 30;  ///< plain bytes of one file
    std::int64_t members = 1'000;                     ///< files in one zip, wanted or not
    /// Plain bytes for each packed byte. Tables of text pack five- to twenty-fold, bombs up to a
    /// thousandfold.
    std::int64_t swelling = 100;
    std::int64_t swelling_from = std::int64_t{1}
                                 << 20;  ///< plain bytes below which swelling is no matter
};

/// Takes the plain bytes of one file after another.
class PlainSink {
public:
    virtual ~PlainSink() = default;
    /// A member of a zip: whether its bytes are wanted. Not asked for plain files and gzips.
    virtual bool wants(std::string_view member) = 0;
    /// A file begins: the member's name, or the name of the plain file or gzip.
    virtual void begin(std::string_view name) = 0;
    /// Its next bytes; `share` of all wanted bytes of this archive were given so far, from 0 to 1.
    /// False stops.
    virtual bool take(std::string_view bytes, double share) = 0;
    /// It ended where it should. False stops.
    virtual bool end() = 0;
};

struct ArchiveOutcome {
    std::optional<ArchiveProblem> problem;  ///< none: all wanted bytes were given
    std::string member;  ///< which member of a zip is the trouble; empty: the whole file
    bool was_zip = false;
};

/// Reads `path` into `sink`. Bytes given before a problem was met have been taken by then.
ArchiveOutcome read_archive(const std::filesystem::path& path, const ArchiveLimits& limits,
                            PlainSink& sink);

/// The same for bytes that are in memory, told apart by `name`.
ArchiveOutcome read_archive(std::string_view bytes, std::string_view name,
                            const ArchiveLimits& limits, PlainSink& sink);

/// Whether a file that begins so is a zip.
bool begins_as_zip(std::string_view bytes);

/// The part of a member's name after the last "/" or "\".
std::string_view last_name(std::string_view member);

}  // namespace files
