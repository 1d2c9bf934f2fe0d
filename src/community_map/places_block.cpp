#include "community_map/places_block.hpp"

#include <bit>

#include "base/ensure.hpp"
#include "platform/files/embedded.hpp"

namespace community_map {
namespace {

constexpr std::string_view kMagic = "GWPLACE1";
constexpr std::size_t kCountyBytes = 5;
static_assert(std::endian::native == std::endian::little, "places.bin is read where it lies");

}  // namespace

PlacesBlock::PlacesBlock(std::string_view bytes) : bytes_(bytes), head_{} {
    ENSURE(bytes.substr(0, kMagic.size()) == kMagic, "geo/places.bin is of another layout");
    std::memcpy(head_.data(), bytes.data() + kMagic.size(), sizeof head_);
    ENSURE(offset(Section::Text) + count(Section::Text) <= bytes.size(),
           "geo/places.bin is cut off");
}

std::string_view PlacesBlock::zip_digits(std::uint32_t number) const {
    return bytes_.substr(offset(Section::Zips) + sizeof(ZipRecord) * number, 5);
}

std::string_view PlacesBlock::county(std::uint16_t number) const {
    if (number == kNoCounty) {
        return {};
    }
    return bytes_.substr(offset(Section::Counties) + kCountyBytes * number, kCountyBytes);
}

std::string_view PlacesBlock::key(const PlaceRecord& place) const {
    return bytes_.substr(offset(Section::Text) + place.key_at, place.key_length);
}

Place PlacesBlock::shown(std::uint32_t place_number) const {
    const PlaceRecord found = place(place_number);
    const std::size_t state_at = offset(Section::Places) + sizeof(PlaceRecord) * place_number +
                                 offsetof(PlaceRecord, state);
    return {.name = bytes_.substr(offset(Section::Text) + found.name_at, found.name_length),
            .state = bytes_.substr(state_at, 2),
            .center = {degrees_of(found.latitude), degrees_of(found.longitude)}};
}

const PlacesBlock& places_block() {
    // Not state, only a name for bytes that never change.
    static const PlacesBlock block = [] {
        const auto file = files::embedded_file("geo/places.bin");
        ENSURE(file.has_value(), "the program was built without geo/places.bin");
        return PlacesBlock(file->bytes);
    }();
    return block;
}

}  // namespace community_map
