// Randomness that is the same in every run: GROUNDWORK_TEST_SEED or 1. The seed is printed when a
// test fails.
#pragma once

#include <mutex>
#include <random>

#include "base/random.hpp"

namespace test_support {

class SeededRandom final : public base::Random {
public:
    SeededRandom();
    explicit SeededRandom(std::uint64_t seed) : seed_(seed), engine_(seed) {}
    ~SeededRandom();

    void fill(std::span<std::byte> bytes) override;
    /// At least 0 and below `end`.
    std::uint64_t below(std::uint64_t end);
    std::uint64_t seed() const { return seed_; }

private:
    std::mutex guard_;
    std::uint64_t seed_;
    std::mt19937_64 engine_;
};

}  // namespace test_support
