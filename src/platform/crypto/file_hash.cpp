#include "platform/crypto/file_hash.hpp"

#include <fstream>
#include <vector>

#include "base/fault.hpp"
#include "platform/crypto/sha256.hpp"

namespace crypto {
namespace {

constexpr std::size_t kPieceBytes = 1 << 18;

}  // namespace

std::string sha256_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::vector<char> piece(kPieceBytes);
    Sha256 hash;
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        hash.add(std::string_view(piece.data(), static_cast<std::size_t>(in.gcount())));
    }
    if (!in.eof()) {
        throw base::Fault(base::FaultKind::Other, "a file could not be read");
    }
    return hash.hex();
}

}  // namespace crypto
