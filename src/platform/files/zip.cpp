#include <zip.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/fault.hpp"
#include "platform/files/unpacking.hpp"

namespace files {
namespace {

struct CloseArchive {
    void operator()(zip_t* archive) const { ::zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

struct CloseMember {
    void operator()(zip_file_t* member) const { ::zip_fclose(member); }
};
using OpenMember = std::unique_ptr<zip_file_t, CloseMember>;

/// Room for the longest names: what a zip of `members` may need for its table of contents.
constexpr std::int64_t kContentsBytesEach = 512;

/// libzip holds the whole table of contents in memory and believes its size, so that is looked at
/// before: every mark of an end that could be meant, in the last 64 KB, must name a modest table.
/// Zip64, for tables of 65,535 members and more, never does.
bool contents_are_modest(const ByteSource& source, const ArchiveLimits& limits) {
    constexpr std::int64_t kEndBytes = 22;
    constexpr std::int64_t kCommentMax = 65'535;
    std::vector<char> tail(
        static_cast<std::size_t>(std::min<std::int64_t>(source.size(), kEndBytes + kCommentMax)));
    const std::int64_t from = source.size() - static_cast<std::int64_t>(tail.size());
    const std::string_view bytes(tail.data(), source.read(from, tail.data(), tail.size()));
    const auto number_at = [&](std::size_t at, int byte_count) {
        std::int64_t number = 0;
        for (int i = byte_count - 1; i >= 0; --i) {
            number = number << 8 |
                     static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
        }
        return number;
    };
    for (auto at = bytes.find("PK\x05\x06"); at != std::string_view::npos;
         at = bytes.find("PK\x05\x06", at + 1)) {
        if (at + kEndBytes > bytes.size()) {
            break;
        }
        if (number_at(at + 10, 2) > limits.members ||
            number_at(at + 12, 4) > limits.members * kContentsBytesEach) {
            return false;
        }
    }
    return true;
}

ArchiveProblem problem_of_code(int code) {
    switch (code) {
        case ZIP_ER_NOZIP:  // it began as a zip, so what is missing is its end
        case ZIP_ER_EOF:
            return ArchiveProblem::CutOff;
        case ZIP_ER_COMPNOTSUPP:
            return ArchiveProblem::OddCompression;
        case ZIP_ER_ENCRNOTSUPP:
        case ZIP_ER_NOPASSWD:
        case ZIP_ER_WRONGPASSWD:
            return ArchiveProblem::Encrypted;
        case ZIP_ER_READ:
        case ZIP_ER_MEMORY:
        case ZIP_ER_OPEN:
            throw base::Fault(base::FaultKind::Other,
                              "reading a zip: libzip error " + std::to_string(code));
        default:
            return ArchiveProblem::Damaged;
    }
}

Archive open_archive(const std::filesystem::path& path, std::string_view bytes, int& code) {
    zip_error_t error;
    ::zip_error_init(&error);
    zip_source_t* source = path.empty()
                               ? ::zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error)
                               : ::zip_source_file_create(path.c_str(), 0, -1, &error);
    Archive archive(source == nullptr ? nullptr
                                      : ::zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive && source != nullptr) {
        ::zip_source_free(source);
    }
    code = ::zip_error_code_zip(&error);
    ::zip_error_fini(&error);
    return archive;
}

bool reaches_outside(std::string_view name) {
    if (name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':')) {
        return true;
    }
    while (!name.empty()) {
        const auto slash = name.find_first_of("/\\");
        if (name.substr(0, slash) == "..") {
            return true;
        }
        name = slash == std::string_view::npos ? std::string_view{} : name.substr(slash + 1);
    }
    return false;
}

struct Member {
    zip_uint64_t index = 0;
    std::string name;
    std::int64_t packed = 0;
    std::int64_t plain = 0;  ///< as the zip claims
};

class ZipReading {
public:
    ZipReading(const ByteSource& source, zip_t* archive, const ArchiveLimits& limits,
               PlainSink& sink)
        : archive_(archive),
          limits_(limits),
          sink_(sink),
          archive_bytes_(source.size()),
          room_(kChunkBytes) {}

    ArchiveOutcome read_all() {
        ArchiveOutcome outcome{.problem = choose(), .member = {}, .was_zip = true};
        for (const Member& member : wanted_) {
            if (outcome.problem) {
                break;
            }
            current_ = member.name;
            outcome.problem = read(member);
        }
        if (outcome.problem) {
            outcome.member = current_;
        }
        return outcome;
    }

private:
    /// Which members are wanted; judges all names, so that a hostile archive is refused as a whole.
    std::optional<ArchiveProblem> choose() {
        const zip_int64_t count = ::zip_get_num_entries(archive_, 0);
        if (count > limits_.members) {
            return ArchiveProblem::TooManyFiles;
        }
        for (zip_int64_t i = 0; i < count; ++i) {
            zip_stat_t status;
            if (::zip_stat_index(archive_, static_cast<zip_uint64_t>(i), 0, &status) != 0 ||
                (status.valid & ZIP_STAT_NAME) == 0) {
                return ArchiveProblem::Damaged;
            }
            current_ = status.name;
            if (reaches_outside(current_)) {
                return ArchiveProblem::ReachesOutside;
            }
            if (!sink_.wants(current_)) {
                continue;
            }
            if (const auto problem = judge(status)) {
                return problem;
            }
            claimed_ += static_cast<std::int64_t>(status.size);
            wanted_.push_back({static_cast<zip_uint64_t>(i), current_,
                               static_cast<std::int64_t>(status.comp_size),
                               static_cast<std::int64_t>(status.size)});
        }
        current_.clear();
        return std::nullopt;
    }

    std::optional<ArchiveProblem> judge(const zip_stat_t& status) const {
        constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD |
                                         ZIP_STAT_ENCRYPTION_METHOD;
        if ((status.valid & kNeeded) != kNeeded) {
            return ArchiveProblem::Damaged;
        }
        if (status.encryption_method != ZIP_EM_NONE) {
            return ArchiveProblem::Encrypted;
        }
        if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE) {
            return ArchiveProblem::OddCompression;
        }
        if (status.size > static_cast<zip_uint64_t>(limits_.file_bytes)) {
            return ArchiveProblem::TooLarge;
        }
        if (status.comp_size > static_cast<zip_uint64_t>(archive_bytes_)) {
            return ArchiveProblem::Damaged;
        }
        return std::nullopt;
    }

    std::optional<ArchiveProblem> read(const Member& member) {
        const OpenMember open(::zip_fopen_index(archive_, member.index, 0));
        if (!open) {
            return problem_of_code(::zip_error_code_zip(::zip_get_error(archive_)));
        }
        sink_.begin(member.name);
        std::int64_t plain = 0;
        while (true) {
            const zip_int64_t count = ::zip_fread(open.get(), room_.data(), room_.size());
            if (count < 0) {
                return problem_of_code(::zip_error_code_zip(::zip_file_get_error(open.get())));
            }
            if (count == 0) {
                break;
            }
            plain += count;
            given_ += count;
            if (plain > limits_.file_bytes) {
                return ArchiveProblem::TooLarge;
            }
            // Members that share their packed bytes swell only when taken together.
            if (swells_too_much(member.packed, plain, limits_) ||
                swells_too_much(archive_bytes_, given_, limits_)) {
                return ArchiveProblem::Bomb;
            }
            const double share = static_cast<double>(given_) / static_cast<double>(claimed_ + 1);
            if (!sink_.take({room_.data(), static_cast<std::size_t>(count)},
                            std::min(share, 1.0))) {
                return ArchiveProblem::Stopped;
            }
        }
        if (plain != member.plain) {
            return ArchiveProblem::Damaged;
        }
        return sink_.end() ? std::nullopt : std::optional(ArchiveProblem::Stopped);
    }

    zip_t* archive_;
    const ArchiveLimits& limits_;
    PlainSink& sink_;
    std::int64_t archive_bytes_;
    std::vector<char> room_;
    std::vector<Member> wanted_;
    std::string current_;
    std::int64_t claimed_ = 0;
    std::int64_t given_ = 0;
};

}  // namespace

ArchiveOutcome read_zip(const ByteSource& source, const std::filesystem::path& path,
                        std::string_view bytes, const ArchiveLimits& limits, PlainSink& sink) {
    if (!contents_are_modest(source, limits)) {
        return {.problem = ArchiveProblem::TooManyFiles, .member = {}, .was_zip = true};
    }
    int code = 0;
    const Archive archive = open_archive(path, bytes, code);
    if (!archive) {
        return {.problem = problem_of_code(code), .member = {}, .was_zip = true};
    }
    return ZipReading(source, archive.get(), limits, sink).read_all();
}

}  // namespace files
