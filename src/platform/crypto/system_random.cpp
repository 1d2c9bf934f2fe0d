#include "platform/crypto/system_random.hpp"

#include <sodium.h>

#include "base/ensure.hpp"

namespace crypto {

SystemRandom::SystemRandom() {
    ENSURE(sodium_init() >= 0, "libsodium finds a source of randomness on this machine");
}

void SystemRandom::fill(std::span<std::byte> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace crypto
