// Zips and gzips for tests, honest and crooked: every field of a zip can be said as it should not
// be.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace test_support {

inline std::string deflated(std::string_view plain, int window_bits) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, plain.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

inline std::string gzip_of(std::string_view plain) {
    return deflated(plain, 16 + MAX_WBITS);
}

struct ZipMember {
    std::string name;
    std::string plain;
    std::uint16_t method = 8;  ///< 0 stored, 8 deflated; others are only claimed
    std::uint16_t flags = 0;   ///< bit 0: encrypted
    std::optional<std::uint32_t> claimed_plain = {};  ///< a lie about its size
    std::optional<std::uint32_t> claimed_checksum = {};
};

inline void put_number(std::string& bytes, std::uint32_t number, int byte_count) {
    for (int i = 0; i < byte_count; ++i, number >>= 8) {
        bytes.push_back(static_cast<char>(number & 0xFF));
    }
}

/// What both the local header and the table of contents say about a member.
inline std::string zip_facts(const ZipMember& member, std::string_view packed) {
    const auto* plain = reinterpret_cast<const Bytef*>(member.plain.data());
    const auto checksum = static_cast<std::uint32_t>(
        crc32(0, plain, static_cast<uInt>(member.plain.size())));
    std::string facts;
    put_number(facts, 20, 2);  // version needed
    put_number(facts, member.flags, 2);
    put_number(facts, member.method, 2);
    put_number(facts, 0x5A210000, 4);  // 2025-01-01
    put_number(facts, member.claimed_checksum.value_or(checksum), 4);
    put_number(facts, static_cast<std::uint32_t>(packed.size()), 4);
    put_number(facts,
               member.claimed_plain.value_or(static_cast<std::uint32_t>(member.plain.size())), 4);
    put_number(facts, static_cast<std::uint32_t>(member.name.size()), 2);
    put_number(facts, 0, 2);  // extra field
    return facts;
}

inline std::string zip_of(const std::vector<ZipMember>& members) {
    std::string bytes;
    std::string contents;
    for (const ZipMember& member : members) {
        const std::string packed = member.method == 8 ? deflated(member.plain, -MAX_WBITS)
                                                      : member.plain;
        const std::string facts = zip_facts(member, packed);
        contents += "PK\x01\x02";
        put_number(contents, 20, 2);  // made by
        contents += facts;
        put_number(contents, 0, 2);  // comment
        put_number(contents, 0, 2);  // disk
        put_number(contents, 0, 2);  // internal attributes
        put_number(contents, 0, 4);  // external attributes
        put_number(contents, static_cast<std::uint32_t>(bytes.size()), 4);
        contents += member.name;
        bytes += "PK\x03\x04" + facts + member.name + packed;
    }
    const auto contents_at = static_cast<std::uint32_t>(bytes.size());
    bytes += contents;
    bytes += "PK\x05\x06";
    put_number(bytes, 0, 4);  // disks
    put_number(bytes, static_cast<std::uint32_t>(members.size()), 2);
    put_number(bytes, static_cast<std::uint32_t>(members.size()), 2);
    put_number(bytes, static_cast<std::uint32_t>(contents.size()), 4);
    put_number(bytes, contents_at, 4);
    put_number(bytes, 0, 2);  // comment
    return bytes;
}

}  // namespace test_support
