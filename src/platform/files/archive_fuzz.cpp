// Zips, gzips and everything that pretends to be one: never more bytes than the limits allow, and
// an end is told for every file of a sound archive.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ensure.hpp"
#include "platform/files/archive.hpp"

namespace {

class Counting final : public files::PlainSink {
public:
    bool wants(std::string_view member) override { return !member.ends_with(".no"); }
    void begin(std::string_view) override {
        ++begun;
        in_file = 0;
    }
    bool take(std::string_view bytes, double share) override {
        ENSURE(!bytes.empty() && share >= 0 && share <= 1, "bytes come with how far they are");
        in_file += static_cast<std::int64_t>(bytes.size());
        most = in_file > most ? in_file : most;
        return true;
    }
    bool end() override {
        ++ended;
        return true;
    }

    int begun = 0;
    int ended = 0;
    std::int64_t in_file = 0;
    std::int64_t most = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::int64_t kSmall = 1 << 16;
    const files::ArchiveLimits limits{
        .file_bytes = kSmall, .members = 20, .swelling_from = 1 << 12};
    Counting sink;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto outcome = files::read_archive(bytes, "fuzzed", limits, sink);
    ENSURE(sink.most <= kSmall, "no file gives more than the limit");
    ENSURE(outcome.problem || sink.begun == sink.ended, "a sound archive ends all its files");
    return 0;
}
