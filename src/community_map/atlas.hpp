// The atlas: the whole public map as one immutable value in memory, for pages that choose among all
// bodies.
//
// About 250 bytes a body: a national register of 33,000 takes some 9 MB. It is made when first
// asked for and again whenever map_changes counted on, whichever server of several made the change;
// it holds no state of its own.
#pragma once

#include <compare>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "community_map/org.hpp"
#include "community_map/places.hpp"
#include "platform/db/database.hpp"

namespace community_map {

/// A text that an Atlas keeps, and that lives as long: 8 bytes where a std::string_view takes 16.
class KeptText {
public:
    using Size = std::uint32_t;

    KeptText() = default;
    /// `at` is where the text's Size is kept, with the text behind it.
    explicit KeptText(const char* at) : at_(at) {}

    std::string_view view() const {
        Size size = 0;
        if (at_ != nullptr) {
            std::memcpy(&size, at_, sizeof(size));
        }
        return size == 0 ? std::string_view() : std::string_view(at_ + sizeof(size), size);
    }
    operator std::string_view() const { return view(); }
    bool empty() const { return view().empty(); }
    friend bool operator==(KeptText one, KeptText other) { return one.view() == other.view(); }
    friend bool operator==(KeptText one, std::string_view other) { return one.view() == other; }
    friend auto operator<=>(KeptText one, KeptText other) { return one.view() <=> other.view(); }

private:
    const char* at_ = nullptr;
};

/// What lists, dots and searches need of one body. Its texts live as long as their Atlas.
struct AtlasEntry {
    OrgId id;
    Point point;
    std::int64_t members_low = -1;  ///< -1: unknown, which is never zero
    std::int64_t members_high = -1;
    OrgKind kind = OrgKind::Local;
    unsigned char flags = 0;
    bool placed = false;
    bool closed = false;
    KeptText title;
    KeptText subtitle;
    KeptText affiliation;
    KeptText city;
    KeptText state;
    KeptText members_as_of;
    KeptText folded;  ///< " aft local 1 chicago teachers union ctu chicago il"

    bool has(Flag flag) const { return (flags & static_cast<unsigned>(flag)) != 0; }
    bool size_known() const { return members_low >= 0; }
};

class Atlas {
public:
    static std::shared_ptr<const Atlas> made_from(db::Read& read);

    std::int64_t seq() const { return seq_; }
    /// Larger first, unknown sizes last, then by title: the order in which people read them.
    std::span<const AtlasEntry> entries() const { return entries_; }
    const AtlasEntry& at(std::uint32_t index) const { return entries_[index]; }

    /// Indices of bodies of which every one of `folded_words` begins some word; ascending.
    std::vector<std::uint32_t> matching(std::span<const std::string> folded_words) const;

    /// Indices of bodies that may lie within `miles` of the place: all that do, some that lie a
    /// little farther, and all whose mail goes to the place itself. Ascending, each once.
    std::vector<std::uint32_t> near(const Place& place, double miles) const;

private:
    /// The first four bytes of some words, and where the bodies with such words begin in
    /// `postings_`.
    struct Beginning {
        std::uint32_t prefix;
        std::uint32_t first;
    };

    /// A body's place on the map, in 12 bytes: a scan of many stays in the cache.
    struct Dot {
        float latitude;
        float longitude;
        std::uint32_t index;
    };

    using Bodies = std::vector<std::uint64_t>;  ///< a bit for each body

    void add(const Org& org);
    KeptText keep(std::string_view text);
    KeptText keep_once(std::string_view text);
    std::pair<std::string_view, std::string_view> city_of(std::uint32_t index) const {
        return {entries_[index].state, entries_[index].city};
    }
    void sort_by_size();
    void index_words();
    void index_places();
    Bodies bodies_with(std::string_view word) const;

    std::int64_t seq_ = 0;
    std::vector<AtlasEntry> entries_;
    std::vector<std::unique_ptr<char[]>> pages_;  ///< where texts are kept, 64 KB at a time
    std::size_t page_used_ = 0;
    std::vector<KeptText> once_;  ///< open-addressing set of texts that many bodies share
    std::size_t once_count_ = 0;
    std::vector<Beginning> beginnings_;    ///< by prefix; the last one only ends the one before
    std::vector<std::uint32_t> postings_;  ///< for each beginning its bodies, ascending
    std::vector<Dot> dots_;                ///< by latitude
    std::vector<std::uint32_t> by_city_;   ///< by state, then city
};

/// Keeps the present Atlas, and makes another one when the map has changed.
class AtlasShelf {
public:
    explicit AtlasShelf(db::Database& database) : database_(database) {}
    std::shared_ptr<const Atlas> current();

private:
    db::Database& database_;
    std::mutex mutex_;
    std::shared_ptr<const Atlas> atlas_;
};

}  // namespace community_map
