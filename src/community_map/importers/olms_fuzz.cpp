// Whatever bytes come, in whatever chunks: every line is kept or set aside, nothing is lost
// between, and what was read packs and unpacks to itself.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ensure.hpp"
#include "community_map/importers/register_reading.hpp"
#include "platform/text/unicode.hpp"

namespace {

using community_map::Finding;
using community_map::RegisterDigest;
using community_map::olms::RegisterReading;

void check(const RegisterDigest& digest) {
    const auto kept = static_cast<std::int64_t>(digest.filings.size()) + digest.reports_superseded;
    ENSURE(digest.lines_read == kept + digest.lines_set_aside, "every line is kept or set aside");
    for (const auto& filing : digest.filings) {
        ENSURE(filing.file_number > 0 && filing.members >= -1,
               "a body has a number, a size is no debt");
        ENSURE(filing.identity < digest.identities.size(), "a report is about somebody");
    }
    for (const auto& identity : digest.identities) {
        for (const std::string* said :
             {&identity.parent_name, &identity.own_name, &identity.city}) {
            ENSURE(text::is_storable(*said), "what is kept may be stored");
        }
    }
    for (const Finding& finding : digest.findings) {
        ENSURE(text::is_storable(finding.excerpt), "what is shown may be stored");
    }
    const std::string packed = digest.pack();
    const auto back = RegisterDigest::unpack(packed);
    ENSURE(back && back->pack() == packed, "a digest comes back whole");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    // The first byte says how long the chunks are.
    const std::size_t chunk = static_cast<std::size_t>(data[0]) * data[0] + 1;
    bytes.remove_prefix(1);
    RegisterReading reading;
    reading.begin_file("fuzzed");
    while (!bytes.empty()) {
        if (!reading.take(bytes.substr(0, chunk))) {
            ENSURE(reading.problem(), "a refusal says why");
            return 0;
        }
        bytes.remove_prefix(bytes.size() < chunk ? bytes.size() : chunk);
    }
    if (reading.end_file()) {
        check(reading.finish());
    }
    return 0;
}
