// places.bin as it lies in the program: fixed-size records, read where they are, nothing built at
// start.
//
// Written by web/geo/places_block.mjs, which tells the same layout. Eight letters "GWPLACE1", then
// offset and count (32 bits each) of the sections in the order of `Section`. Numbers are
// little-endian, angles are counts of 1/10000 degree. Records are copied out byte by byte, since
// the block may lie at any address.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "community_map/places.hpp"

namespace community_map {

struct ZipRecord {
    std::array<char, 6> zip;  ///< five digits and a zero
    std::uint16_t place;
    std::int32_t latitude;
    std::int32_t longitude;
    std::uint16_t county;  ///< kNoCounty where none holds it
    std::uint16_t unused;
};
static_assert(sizeof(ZipRecord) == 20);

struct PlaceRecord {
    std::uint32_t name_at;
    std::uint32_t key_at;
    std::int32_t latitude;
    std::int32_t longitude;
    std::uint16_t weight;  ///< its ZIP areas; zero for firms and military mail
    std::uint8_t name_length;
    std::uint8_t key_length;
    std::array<char, 4> state;  ///< two letters and two zeros
};
static_assert(sizeof(PlaceRecord) == 24);

struct WordRecord {
    std::array<char, 6> abbreviation;  ///< five letters at most, padded with zeros
    std::array<char, 17> spelled_out;
    std::uint8_t first_only;
};
static_assert(sizeof(WordRecord) == 24);

inline constexpr std::uint16_t kNoCounty = 0xffff;

class PlacesBlock {
public:
    /// ENSUREs that `bytes` are such a block; they must outlive it.
    explicit PlacesBlock(std::string_view bytes);

    std::uint32_t zip_count() const { return count(Section::Zips); }
    std::uint32_t place_count() const { return count(Section::Places); }
    std::uint32_t word_count() const { return count(Section::Words); }

    /// Sorted by their digits.
    ZipRecord zip(std::uint32_t number) const { return record<ZipRecord>(Section::Zips, number); }
    /// Sorted by state, then key.
    PlaceRecord place(std::uint32_t number) const {
        return record<PlaceRecord>(Section::Places, number);
    }
    /// Sorted by abbreviation.
    WordRecord word(std::uint32_t number) const {
        return record<WordRecord>(Section::Words, number);
    }
    /// The number of the first ZIP whose first three digits are `prefix` or more; 0 to 1000.
    std::uint16_t first_zip(std::uint32_t prefix) const {
        return record<std::uint16_t>(Section::Prefixes, prefix);
    }
    /// The number of the place that is at `rank` by key, whatever its state; among equals the
    /// larger first.
    std::uint16_t by_key(std::uint32_t rank) const {
        return record<std::uint16_t>(Section::ByKey, rank);
    }

    /// Views into the block itself.
    std::string_view zip_digits(std::uint32_t number) const;
    std::string_view county(std::uint16_t number) const;
    std::string_view key(const PlaceRecord& place) const;
    Place shown(std::uint32_t place_number) const;

private:
    enum class Section { Prefixes, Zips, Counties, Places, ByKey, Words, Text };

    static constexpr std::size_t kSections = 7;

    std::uint32_t offset(Section section) const {
        return head_[2 * static_cast<std::size_t>(section)];
    }
    std::uint32_t count(Section section) const {
        return head_[2 * static_cast<std::size_t>(section) + 1];
    }
    template <typename Record>
    Record record(Section section, std::uint32_t number) const {
        Record copy;
        std::memcpy(&copy, bytes_.data() + offset(section) + sizeof(Record) * number, sizeof copy);
        return copy;
    }

    std::string_view bytes_;
    std::array<std::uint32_t, 2 * kSections> head_;
};

/// The block inside this program.
const PlacesBlock& places_block();

constexpr double degrees_of(std::int32_t angle) {
    return angle / 10000.0;
}

}  // namespace community_map
