#include "platform/files/archive.hpp"

#include <array>
#include <vector>

#include "platform/files/byte_source.hpp"
#include "platform/files/unpacking.hpp"

namespace files {
namespace {

constexpr std::string_view kGzipBegins = "\x1f\x8b";

ArchiveOutcome problem_of(ArchiveProblem problem) {
    return {.problem = problem, .member = {}, .was_zip = false};
}

ArchiveOutcome read_plain(const ByteSource& source, std::string_view name,
                          const ArchiveLimits& limits, PlainSink& sink) {
    if (source.size() > limits.file_bytes) {
        return problem_of(ArchiveProblem::TooLarge);
    }
    std::vector<char> room(kChunkBytes);
    sink.begin(name);
    std::int64_t done = 0;
    while (true) {
        const std::size_t count = source.read(done, room.data(), room.size());
        if (count == 0) {
            break;
        }
        done += static_cast<std::int64_t>(count);
        if (done > limits.file_bytes) {  // it grew while it was read
            return problem_of(ArchiveProblem::TooLarge);
        }
        const double share = static_cast<double>(done) / static_cast<double>(source.size() + 1);
        if (!sink.take({room.data(), count}, share)) {
            return problem_of(ArchiveProblem::Stopped);
        }
    }
    return sink.end() ? ArchiveOutcome{} : problem_of(ArchiveProblem::Stopped);
}

ArchiveOutcome read_from(const ByteSource& source, const std::filesystem::path& path,
                         std::string_view bytes, std::string_view name, const ArchiveLimits& limits,
                         PlainSink& sink) {
    std::array<char, 4> first{};
    const std::string_view begins(first.data(), source.read(0, first.data(), first.size()));
    if (begins.empty()) {
        return problem_of(ArchiveProblem::Empty);
    }
    if (begins_as_zip(begins)) {
        return read_zip(source, path, bytes, limits, sink);
    }
    if (begins.starts_with(kGzipBegins)) {
        return read_gzip(source, name, limits, sink);
    }
    return read_plain(source, name, limits, sink);
}

}  // namespace

bool begins_as_zip(std::string_view bytes) {
    // A first member; or, in a zip of nothing, its table of contents; or the mark of a zip that was
    // once split.
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") ||
           bytes.starts_with("PK\x07\x08");
}

std::string_view last_name(std::string_view member) {
    const auto slash = member.find_last_of("/\\");
    return slash == std::string_view::npos ? member : member.substr(slash + 1);
}

ArchiveOutcome read_archive(const std::filesystem::path& path, const ArchiveLimits& limits,
                            PlainSink& sink) {
    std::optional<ArchiveProblem> problem;
    const ByteSource source = ByteSource::open(path, problem);
    if (problem) {
        return problem_of(*problem);
    }
    return read_from(source, path, {}, path.filename().string(), limits, sink);
}

ArchiveOutcome read_archive(std::string_view bytes, std::string_view name,
                            const ArchiveLimits& limits, PlainSink& sink) {
    return read_from(ByteSource::of(bytes), {}, bytes, name, limits, sink);
}

}  // namespace files
