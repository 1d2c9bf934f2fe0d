#include "community_map/atlas.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "community_map/designations.hpp"
#include "community_map/outlines.hpp"
#include "community_map/store.hpp"
#include "platform/text/unicode.hpp"

namespace community_map {
namespace {

/// Far more than a float loses of a place on earth.
constexpr double kRoundingMiles = 0.1;

constexpr std::size_t kPrefixBytes = 4;
constexpr std::size_t kPageBytes = 65'536;
constexpr std::size_t kOnceSlots = 65'536;  // shared texts: parents, cities, states, dates

/// The first four bytes of a word as a number that sorts like the word.
std::uint32_t prefix_of(std::string_view word) {
    std::uint32_t prefix = 0;
    for (std::size_t at = 0; at < kPrefixBytes; ++at) {
        prefix = prefix << 8 | (at < word.size() ? static_cast<unsigned char>(word[at]) : 0U);
    }
    return prefix;
}

/// "chicago teachers union" is "ctu" to those who work there. Joining words do not always count, so
/// both ways.
std::string initials_of(std::span<const std::string> words) {
    std::string all;
    std::string without_joining;
    for (const std::string& word : words) {
        all += word.front();
        const bool joining = word == "of" || word == "the" || word == "and" || word == "for";
        if (!joining) {
            without_joining += word.front();
        }
    }
    if (all.size() < 3) {
        return {};
    }
    return all == without_joining ? all : all + " " + without_joining;
}

void append_words(std::string& folded, std::span<const std::string> words) {
    for (const std::string& word : words) {
        folded += ' ';
        folded += word;
    }
}

/// Every word under which people look for a body. "Local 1" is also "1"; parents by name and by
/// abbreviation.
std::string search_words_of(const Org& org) {
    std::string folded;
    const auto name = text::folded_words(org.name);
    append_words(folded, text::folded_words(org.affiliation));
    append_words(folded, text::folded_words(designation_word(org.designation)));
    append_words(folded, text::folded_words(org.number));
    append_words(folded, name);
    append_words(folded, text::folded_words(org.nickname));
    append_words(folded, text::folded_words(org.parent_name));
    if (const std::string initials = initials_of(name); !initials.empty()) {
        folded += ' ' + initials;
    }
    append_words(folded, text::folded_words(org.city));
    append_words(folded, text::folded_words(org.state));
    return folded;
}

bool begins_some_word(std::string_view folded, std::string_view word) {
    for (auto at = folded.find(word); at != std::string_view::npos;
         at = folded.find(word, at + 1)) {
        if (at > 0 && folded[at - 1] == ' ') {
            return true;
        }
    }
    return false;
}

template <typename Take>
void each_word(std::string_view folded, Take take) {
    for (std::size_t at = 1; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        take(folded.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace

std::shared_ptr<const Atlas> Atlas::made_from(db::Read& read) {
    auto atlas = std::make_shared<Atlas>();
    atlas->seq_ = store::map_seq(read);
    atlas->once_.resize(kOnceSlots);
    store::each_org(read, [&](const Org& org) { atlas->add(org); });
    atlas->once_ = {};
    atlas->sort_by_size();
    atlas->index_words();
    atlas->index_places();
    return atlas;
}

void Atlas::add(const Org& org) {
    AtlasEntry entry;
    entry.id = org.id;
    entry.placed = org.latitude && org.longitude;
    entry.point = {org.latitude.value_or(0), org.longitude.value_or(0)};
    entry.members_low = org.members_low.value_or(-1);
    entry.members_high = org.members_high.value_or(-1);
    entry.kind = org.kind;
    entry.flags = static_cast<unsigned char>(org.flags);
    entry.closed = org.closed();
    entry.title = keep(title_of(org));
    entry.subtitle = keep_once(subtitle_of(org));
    entry.affiliation = keep_once(org.affiliation);
    entry.city = keep_once(org.city);
    entry.state = keep_once(org.state);
    entry.members_as_of = keep_once(org.members_as_of);
    entry.folded = keep(search_words_of(org));
    entries_.push_back(entry);
}

KeptText Atlas::keep(std::string_view text) {
    const auto size = static_cast<KeptText::Size>(text.size());
    const std::size_t needed = sizeof(size) + text.size();
    if (pages_.empty() || page_used_ + needed > kPageBytes) {
        pages_.push_back(std::make_unique<char[]>(std::max(kPageBytes, needed)));
        page_used_ = 0;
    }
    char* const at = pages_.back().get() + page_used_;
    std::memcpy(at, &size, sizeof(size));
    std::memcpy(at + sizeof(size), text.data(), text.size());
    page_used_ += needed;
    return KeptText(at);
}

KeptText Atlas::keep_once(std::string_view text) {
    if (text.empty()) {
        return {};
    }
    if (once_count_ > kOnceSlots / 2) {
        return keep(text);  // more different texts than any register has: kept one by one
    }
    std::size_t slot = std::hash<std::string_view>{}(text) % kOnceSlots;
    while (once_[slot] != "" && once_[slot] != text) {
        slot = (slot + 1) % kOnceSlots;
    }
    if (once_[slot] == "") {
        once_[slot] = keep(text);
        ++once_count_;
    }
    return once_[slot];
}

void Atlas::sort_by_size() {
    entries_.shrink_to_fit();
    std::sort(entries_.begin(), entries_.end(), [](const auto& one, const auto& other) {
        if (one.members_high != other.members_high) {
            return one.members_high > other.members_high;
        }
        return one.title != other.title ? one.title < other.title : one.id < other.id;
    });
}

void Atlas::index_words() {
    std::vector<std::uint64_t> sorted;  // prefix, then index
    sorted.reserve(entries_.size() * 10);
    for (std::uint32_t at = 0; at < entries_.size(); ++at) {
        each_word(entries_[at].folded, [&](std::string_view word) {
            sorted.push_back(std::uint64_t{prefix_of(word)} << 32 | at);
        });
    }
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    postings_.reserve(sorted.size());
    for (const std::uint64_t both : sorted) {
        const auto prefix = static_cast<std::uint32_t>(both >> 32);
        if (beginnings_.empty() || beginnings_.back().prefix != prefix) {
            beginnings_.push_back({prefix, static_cast<std::uint32_t>(postings_.size())});
        }
        postings_.push_back(static_cast<std::uint32_t>(both));
    }
    beginnings_.push_back({0xFFFF'FFFF, static_cast<std::uint32_t>(postings_.size())});
    beginnings_.shrink_to_fit();
}

void Atlas::index_places() {
    by_city_.resize(entries_.size());
    for (std::uint32_t at = 0; at < entries_.size(); ++at) {
        const AtlasEntry& entry = entries_[at];
        by_city_[at] = at;
        if (entry.placed) {
            dots_.push_back({static_cast<float>(entry.point.latitude),
                             static_cast<float>(entry.point.longitude), at});
        }
    }
    dots_.shrink_to_fit();
    std::sort(dots_.begin(), dots_.end(),
              [](const Dot& one, const Dot& other) { return one.latitude < other.latitude; });
    std::sort(by_city_.begin(), by_city_.end(),
              [this](auto one, auto other) { return city_of(one) < city_of(other); });
}

std::vector<std::uint32_t> Atlas::near(const Place& place, double miles) const {
    const std::pair<std::string_view, std::string_view> wanted(place.state, place.name);
    const auto city = std::lower_bound(
        by_city_.begin(), by_city_.end(), wanted,
        [&](std::uint32_t index, const auto& key) { return city_of(index) < key; });
    std::vector<std::uint32_t> found;
    for (auto at = city; at != by_city_.end() && city_of(*at) == wanted; ++at) {
        found.push_back(*at);
    }
    if (miles > 0) {
        const Box box = Box::around(place.center, miles + kRoundingMiles);
        const auto south = std::lower_bound(
            dots_.begin(), dots_.end(), box.south,
            [](const Dot& dot, double latitude) { return dot.latitude < latitude; });
        for (auto dot = south; dot != dots_.end() && dot->latitude <= box.north; ++dot) {
            if (dot->longitude >= box.west && dot->longitude <= box.east) {
                found.push_back(dot->index);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Atlas::Bodies Atlas::bodies_with(std::string_view word) const {
    const std::uint32_t first = prefix_of(word);
    const std::uint32_t rest = word.size() >= kPrefixBytes ? 0 : 0xFFFF'FFFFU >> (8 * word.size());
    const auto before = [](const Beginning& one, std::uint32_t prefix) {
        return one.prefix < prefix;
    };
    const auto begin = std::lower_bound(beginnings_.begin(), beginnings_.end() - 1, first, before);
    const auto end = std::lower_bound(begin, beginnings_.end() - 1, first + rest + 1, before);
    Bodies bodies(entries_.size() / 64 + 1);
    for (auto at = begin->first; at < end->first; ++at) {
        bodies[postings_[at] / 64] |= std::uint64_t{1} << (postings_[at] % 64);
    }
    return bodies;
}

std::vector<std::uint32_t> Atlas::matching(std::span<const std::string> folded_words) const {
    std::vector<std::uint32_t> found;
    if (folded_words.empty()) {
        return found;
    }
    Bodies all = bodies_with(folded_words.front());
    for (const std::string& word : folded_words.subspan(1)) {
        const Bodies some = bodies_with(word);
        std::transform(all.begin(), all.end(), some.begin(), all.begin(), std::bit_and<>());
    }
    for (std::uint32_t at = 0; at < all.size(); ++at) {
        for (std::uint64_t bits = all[at]; bits != 0; bits &= bits - 1) {
            const std::uint32_t index = at * 64 +
                                        static_cast<std::uint32_t>(std::countr_zero(bits));
            const std::string_view folded = entries_[index].folded;
            const bool each = std::all_of(
                folded_words.begin(), folded_words.end(), [&](const std::string& word) {
                    return word.size() <= kPrefixBytes || begins_some_word(folded, word);
                });
            if (each) {
                found.push_back(index);
            }
        }
    }
    return found;
}

std::shared_ptr<const Atlas> AtlasShelf::current() {
    const std::lock_guard lock(mutex_);
    atlas_ = database_.read([&](db::Read& read) -> std::shared_ptr<const Atlas> {
        if (atlas_ && atlas_->seq() == store::map_seq(read)) {
            return atlas_;
        }
        return Atlas::made_from(read);
    });
    return atlas_;
}

}  // namespace community_map
