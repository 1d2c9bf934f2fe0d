// Damaged or hostile packed digests: refused, or read within their bounds to something that packs
// again.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ensure.hpp"
#include "community_map/importers/digest_bytes.hpp"
#include "community_map/importers/register_digest.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using community_map::RegisterDigest;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)RegisterDigest::unpack(bytes);
    // The checksum would stop nearly all of it, so it is put right.
    if (const auto digest = RegisterDigest::unpack(community_map::seal_digest(bytes))) {
        const std::string packed = digest->pack();
        const auto back = RegisterDigest::unpack(packed);
        ENSURE(back && back->pack() == packed, "what was understood comes back whole");
    }
    return 0;
}
