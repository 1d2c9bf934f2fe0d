#include <zlib.h>

#include <vector>

#include "base/ensure.hpp"
#include "platform/files/unpacking.hpp"

namespace files {
namespace {

/// Bytes for inflate, refilled as it eats them.
class PackedBytes {
public:
    explicit PackedBytes(const ByteSource& source) : source_(source), room_(kChunkBytes) {}

    /// False at the end of the source.
    bool refill(z_stream& stream) {
        const std::size_t count = source_.read(offset_, room_.data(), room_.size());
        offset_ += static_cast<std::int64_t>(count);
        stream.next_in = reinterpret_cast<Bytef*>(room_.data());
        stream.avail_in = static_cast<uInt>(count);
        return count > 0;
    }

    std::int64_t eaten(const z_stream& stream) const { return offset_ - stream.avail_in; }

    /// Whether nothing but zeros follows: the padding that tapes and some tools leave behind a
    /// gzip.
    bool only_zeros_follow(z_stream& stream) {
        do {
            for (; stream.avail_in > 0; ++stream.next_in, --stream.avail_in) {
                if (*stream.next_in != 0) {
                    return false;
                }
            }
        } while (refill(stream));
        return true;
    }

private:
    const ByteSource& source_;
    std::vector<char> room_;
    std::int64_t offset_ = 0;
};

/// An inflate stream that frees itself.
class Inflating {
public:
    Inflating() {
        constexpr int kGzipOnly = 16 + MAX_WBITS;
        ENSURE(::inflateInit2(&stream, kGzipOnly) == Z_OK, "inflate starts where memory allows");
    }
    Inflating(const Inflating&) = delete;
    Inflating& operator=(const Inflating&) = delete;
    ~Inflating() { ::inflateEnd(&stream); }

    z_stream stream{};
};

enum class Step { MorePacked, MorePlain, MemberEnded, Broken };

Step inflate_some(z_stream& stream, std::vector<char>& room, std::size_t& count) {
    stream.next_out = reinterpret_cast<Bytef*>(room.data());
    stream.avail_out = static_cast<uInt>(room.size());
    const int answer = ::inflate(&stream, Z_NO_FLUSH);
    count = room.size() - stream.avail_out;
    if (answer == Z_STREAM_END) {
        return Step::MemberEnded;
    }
    if (answer != Z_OK && answer != Z_BUF_ERROR) {
        return Step::Broken;
    }
    return stream.avail_out == 0 ? Step::MorePlain : Step::MorePacked;
}

class GzipReading {
public:
    GzipReading(const ByteSource& source, const ArchiveLimits& limits, PlainSink& sink)
        : source_(source), limits_(limits), sink_(sink), packed_(source), room_(kChunkBytes) {}

    /// Members one after another, as `cat a.gz b.gz` makes them, are one file.
    std::optional<ArchiveProblem> read_all() {
        z_stream& stream = inflating_.stream;
        packed_.refill(stream);
        while (true) {
            std::size_t count = 0;
            const Step step = inflate_some(stream, room_, count);
            if (const auto problem = give(count)) {
                return problem;
            }
            if (step == Step::Broken) {
                return ArchiveProblem::Damaged;
            }
            if (step == Step::MorePacked && stream.avail_in == 0 && !packed_.refill(stream)) {
                return ArchiveProblem::CutOff;
            }
            if (step == Step::MemberEnded && !another_follows()) {
                return trailing_;
            }
        }
    }

private:
    std::optional<ArchiveProblem> give(std::size_t count) {
        plain_ += static_cast<std::int64_t>(count);
        if (plain_ > limits_.file_bytes) {
            return ArchiveProblem::TooLarge;
        }
        const std::int64_t eaten = packed_.eaten(inflating_.stream);
        if (swells_too_much(eaten, plain_, limits_)) {
            return ArchiveProblem::Bomb;
        }
        const double share = static_cast<double>(eaten) / static_cast<double>(source_.size() + 1);
        if (count > 0 && !sink_.take({room_.data(), count}, share)) {
            return ArchiveProblem::Stopped;
        }
        return std::nullopt;
    }

    bool another_follows() {
        z_stream& stream = inflating_.stream;
        if (stream.avail_in == 0 && !packed_.refill(stream)) {
            return false;
        }
        if (*stream.next_in == 0x1f) {
            ::inflateReset(&stream);
            return true;
        }
        if (!packed_.only_zeros_follow(stream)) {
            trailing_ = ArchiveProblem::Damaged;
        }
        return false;
    }

    const ByteSource& source_;
    const ArchiveLimits& limits_;
    PlainSink& sink_;
    PackedBytes packed_;
    Inflating inflating_;
    std::vector<char> room_;
    std::int64_t plain_ = 0;
    std::optional<ArchiveProblem> trailing_;
};

}  // namespace

ArchiveOutcome read_gzip(const ByteSource& source, std::string_view name,
                         const ArchiveLimits& limits, PlainSink& sink) {
    sink.begin(name);
    ArchiveOutcome outcome;
    outcome.problem = GzipReading(source, limits, sink).read_all();
    if (!outcome.problem && !sink.end()) {
        outcome.problem = ArchiveProblem::Stopped;
    }
    return outcome;
}

}  // namespace files
