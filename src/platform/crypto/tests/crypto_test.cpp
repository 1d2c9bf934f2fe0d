// Hashes that others can check, and bytes that nobody can guess.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "platform/crypto/sha256.hpp"
#include "platform/crypto/system_random.hpp"
#include "tests/support/expect_bug.hpp"

namespace crypto {
namespace {

// FIPS 180-4, the examples of its appendix.
constexpr std::string_view kOfNothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr std::string_view kOfAbc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view kOfMillionA =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

TEST(Sha256, published_examples) {
    EXPECT_EQ(sha256_hex(""), kOfNothing);
    EXPECT_EQ(sha256_hex("abc"), kOfAbc);
    EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')), kOfMillionA);
}

TEST(Sha256, a_stream_in_pieces_hashes_as_the_whole) {
    Sha256 hash;
    for (int piece = 0; piece < 1'000; ++piece) {
        hash.add(std::string(piece % 2 == 0 ? 1'999 : 1, 'a'));
    }
    EXPECT_EQ(hash.hex(), kOfMillionA);
}

TEST(Sha256, is_read_once) {
    Sha256 hash;
    hash.add("abc");
    EXPECT_EQ(hash.hex(), kOfAbc);
    EXPECT_BUG((void)hash.hex());
    EXPECT_BUG(hash.add("more"));
}

TEST(SystemRandom, fills_every_byte_and_never_the_same) {
    SystemRandom random;
    std::array<std::array<std::byte, 64>, 32> drawn{};
    for (auto& bytes : drawn) {
        random.fill(bytes);
    }
    for (std::size_t at = 0; at < drawn[0].size(); ++at) {
        const bool untouched = std::all_of(drawn.begin(), drawn.end(), [at](const auto& bytes) {
            return bytes[at] == std::byte{0};
        });
        EXPECT_FALSE(untouched) << "byte " << at;
    }
    std::sort(drawn.begin(), drawn.end());
    EXPECT_EQ(std::adjacent_find(drawn.begin(), drawn.end()), drawn.end());
}

}  // namespace
}  // namespace crypto
