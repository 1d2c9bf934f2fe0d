// Random bytes fit for ids and keys.
#pragma once

#include "base/random.hpp"

namespace crypto {

/// The operating system's randomness, by way of libsodium.
class SystemRandom final : public base::Random {
public:
    SystemRandom();
    void fill(std::span<std::byte> bytes) override;
};

}  // namespace crypto
