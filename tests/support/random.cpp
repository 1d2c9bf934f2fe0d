#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace test_support {
namespace {

std::uint64_t wanted_seed() {
    const char* seed = std::getenv("GROUNDWORK_TEST_SEED");
    return seed != nullptr ? std::strtoull(seed, nullptr, 10) : 1;
}

}  // namespace

SeededRandom::SeededRandom() : SeededRandom(wanted_seed()) {}

SeededRandom::~SeededRandom() {
    if (testing::Test::HasFailure()) {
        std::fprintf(stderr, "random numbers came from GROUNDWORK_TEST_SEED=%llu\n",
                     static_cast<unsigned long long>(seed_));
    }
}

void SeededRandom::fill(std::span<std::byte> bytes) {
    const std::lock_guard lock(guard_);
    for (std::byte& byte : bytes) {
        byte = static_cast<std::byte>(engine_());
    }
}

std::uint64_t SeededRandom::below(std::uint64_t end) {
    const std::lock_guard lock(guard_);
    return engine_() % end;
}

}  // namespace test_support
