// The SHA-256 of something, taken while it streams past: which file was it?
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace crypto {

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view bytes);
    /// Of everything added: 64 lower-case hexadecimal digits. Nothing is added after it.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Of something that is already in memory.
std::string sha256_hex(std::string_view bytes);

}  // namespace crypto
