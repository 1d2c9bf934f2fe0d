#include "platform/crypto/sha256.hpp"

#include <sodium.h>

#include <array>

#include "base/ensure.hpp"

namespace crypto {

struct Sha256::State {
    crypto_hash_sha256_state inner;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    crypto_hash_sha256_init(&state_->inner);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::span<const std::byte> bytes) {
    ENSURE(state_, "nothing is added to a hash that was read");
    crypto_hash_sha256_update(&state_->inner, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

void Sha256::add(std::string_view bytes) {
    add(std::as_bytes(std::span(bytes)));
}

std::string Sha256::hex() {
    ENSURE(state_, "a hash is read once");
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state_->inner, digest.data());
    state_.reset();
    std::string text(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    text.pop_back();
    return text;
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

}  // namespace crypto
