#include "community_map/outlines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "base/ensure.hpp"
#include "platform/files/embedded.hpp"

namespace community_map {
namespace {

// outlines.bin is written by web/geo/outlines.mjs: eight letters, then offset and count of three
// sections: ring records, points, names. Angles are counts of 1/1000 degree; a ring's points count
// from the south-west corner of its box.
constexpr std::string_view kMagic = "GWOUTLN1";
constexpr double kDegree = 1000.0;
constexpr double kMilesInDegree = 69.093;
constexpr double kRadians = 3.14159265358979323846 / 180.0;

struct RingRecord {
    std::int32_t south;
    std::int32_t west;
    std::int32_t north;
    std::int32_t east;
    std::uint32_t points_at;
    std::uint32_t name_at;
    std::uint16_t point_count;
    std::uint8_t kind;
    std::uint8_t name_length;
    std::array<char, 4> state;
};
static_assert(sizeof(RingRecord) == 32);

struct CornerRecord {
    std::uint16_t east;
    std::uint16_t north;
};

enum class Section { Rings, Points, Names };

template <typename Record>
Record record_at(std::string_view block, std::size_t at) {
    Record copy;
    std::memcpy(&copy, block.data() + at, sizeof copy);
    return copy;
}

std::uint32_t offset(std::string_view block, Section section) {
    return record_at<std::uint32_t>(block, kMagic.size() + 8 * static_cast<std::size_t>(section));
}

std::uint32_t count(std::string_view block, Section section) {
    return record_at<std::uint32_t>(block,
                                    kMagic.size() + 8 * static_cast<std::size_t>(section) + 4);
}

std::string_view outlines_block() {
    const auto file = files::embedded_file("geo/outlines.bin");
    ENSURE(file.has_value(), "the program was built without geo/outlines.bin");
    ENSURE(file->bytes.substr(0, kMagic.size()) == kMagic, "geo/outlines.bin is of another layout");
    return file->bytes;
}

bool touches(const RingRecord& ring, const Box& box) {
    return ring.south / kDegree <= box.north && ring.north / kDegree >= box.south &&
           ring.west / kDegree <= box.east && ring.east / kDegree >= box.west;
}

Outline outline_of(std::string_view block, std::size_t ring_at, const RingRecord& ring) {
    Outline outline{
        .kind = ring.kind == 0 ? Outline::Kind::County : Outline::Kind::State,
        .name = block.substr(offset(block, Section::Names) + ring.name_at, ring.name_length),
        .state = block.substr(ring_at + offsetof(RingRecord, state), 2),
        .points = {}};
    outline.points.reserve(ring.point_count);
    const std::size_t first = offset(block, Section::Points) +
                              sizeof(CornerRecord) * ring.points_at;
    for (std::size_t number = 0; number < ring.point_count; ++number) {
        const auto corner = record_at<CornerRecord>(block, first + sizeof(CornerRecord) * number);
        outline.points.push_back(
            {(ring.south + corner.north) / kDegree, (ring.west + corner.east) / kDegree});
    }
    return outline;
}

}  // namespace

Box Box::around(const Point& center, double miles) {
    const double up = miles / kMilesInDegree;
    const double narrowing = std::cos(center.latitude * kRadians);
    // A circle's easternmost point lies a little poleward of its centre, where degrees are
    // narrower.
    const double sine = narrowing > 0 ? std::sin(up * kRadians) / narrowing : 1;
    const double across = sine < 1 ? std::asin(sine) / kRadians : 180;
    return {.south = center.latitude - up,
            .west = center.longitude - across,
            .north = center.latitude + up,
            .east = center.longitude + across};
}

std::vector<Outline> outlines_in(const Box& box) {
    const std::string_view block = outlines_block();
    const std::uint32_t rings = count(block, Section::Rings);
    std::vector<Outline> found;
    for (std::uint32_t number = 0; number < rings; ++number) {
        const std::size_t at = offset(block, Section::Rings) + sizeof(RingRecord) * number;
        const auto ring = record_at<RingRecord>(block, at);
        if (touches(ring, box)) {
            found.push_back(outline_of(block, at, ring));
        }
    }
    return found;
}

}  // namespace community_map
