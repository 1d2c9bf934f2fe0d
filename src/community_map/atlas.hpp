// The atlas: the whole public map as one immutable value in memory, for pages that choose among all
// bodies.
//
// About 300 bytes a body: a national register of 33,000 takes some 10 MB. It is made when first
// asked for and again whenever map_changes counted on, whichever server of several made the change;
// it holds no state of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "community_map/org.hpp"
#include "community_map/places.hpp"
#include "platform/db/database.hpp"

namespace community_map {

/// What lists, dots and searches need of one body. Texts live as long as their Atlas.
struct AtlasEntry {
    OrgId id;
    Point point;
    std::int32_t members_low = -1;  ///< -1: unknown, which is never zero
    std::int32_t members_high = -1;
    OrgKind kind = OrgKind::Local;
    unsigned char flags = 0;
    bool placed = false;
    bool closed = false;
    std::string_view title;
    std::string_view subtitle;
    std::string_view affiliation;
    std::string_view city;
    std::string_view state;
    std::string_view members_as_of;
    std::string_view folded;  ///< " aft local 1 chicago teachers union ctu chicago il"

    bool has(Flag flag) const { return (flags & static_cast<unsigned>(flag)) != 0; }
    bool size_known() const { return members_low >= 0; }
};

class Atlas {
public:
    static std::shared_ptr<const Atlas> made_from(db::Read& read);

    std::int64_t seq() const { return seq_; }
    std::span<const AtlasEntry> entries() const { return entries_; }
    const AtlasEntry& at(std::uint32_t index) const { return entries_[index]; }

    /// Indices of bodies of which every one of `folded_words` begins some word, in no particular
    /// order.
    std::vector<std::uint32_t> matching(std::span<const std::string> folded_words) const;

private:
    void add(const Org& org);
    std::string_view keep(std::string_view text);
    std::string_view keep_once(std::string_view text);
    void index();
    std::span<const std::uint64_t> postings(std::string_view word) const;

    std::int64_t seq_ = 0;
    std::vector<AtlasEntry> entries_;
    std::vector<std::unique_ptr<char[]>> pages_;  ///< where texts are kept, 64 KB at a time
    std::size_t page_used_ = 0;
    std::vector<std::string_view> once_;  ///< open-addressing set of texts that many bodies share
    std::size_t once_count_ = 0;
    std::vector<std::uint64_t> postings_;  ///< first four bytes of a word, then the entry's index
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
