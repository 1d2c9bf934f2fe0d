#include "community_map/choosing.hpp"

#include <algorithm>
#include <unordered_map>

#include "community_map/outlines.hpp"
#include "community_map/plausibility.hpp"
#include "platform/text/unicode.hpp"

namespace community_map {
namespace {

bool passes(const AtlasEntry& entry, CityFilter filter) {
    switch (filter) {
        case CityFilter::All:
            return true;
        case CityFilter::Locals:
            return entry.kind == OrgKind::Local;
        case CityFilter::Councils:
            return is_council(entry.kind);
        case CityFilter::SizeUnknown:
            return !entry.size_known();
        case CityFilter::Closed:
            return entry.closed;
    }
    return true;
}

/// Answers whether a body lies where the question asks, cheaply for the many that do not.
class Whereabouts {
public:
    explicit Whereabouts(const CityQuestion& question)
        : question_(question), box_(Box::around(question.place.center, question.miles)) {}

    bool holds(const AtlasEntry& entry) const {
        if (entry.city == question_.place.name && entry.state == question_.place.state) {
            return true;
        }
        if (question_.miles <= 0 || !entry.placed || entry.point.latitude < box_.south ||
            entry.point.latitude > box_.north || entry.point.longitude < box_.west ||
            entry.point.longitude > box_.east) {
            return false;
        }
        return miles_between(question_.place.center, entry.point) <= question_.miles;
    }

private:
    const CityQuestion& question_;
    Box box_;
};

void sort_by_text(Chosen& chosen, base::Language language, KeptText AtlasEntry::*text) {
    std::unordered_map<std::uint32_t, std::string> keys;
    for (const std::uint32_t index : chosen.indices) {
        keys.emplace(index, text::sort_key(language, chosen.atlas->at(index).*text));
    }
    std::stable_sort(chosen.indices.begin(), chosen.indices.end(),
                     [&](auto one, auto other) { return keys[one] < keys[other]; });
}

/// They come in the order of size, as an atlas keeps them.
void sort(Chosen& chosen, const CityQuestion& question) {
    const Atlas& atlas = *chosen.atlas;
    switch (question.order) {
        case CityOrder::Size:
            break;
        case CityOrder::Name:
            sort_by_text(chosen, question.language, &AtlasEntry::title);
            break;
        case CityOrder::City:
            sort_by_text(chosen, question.language, &AtlasEntry::city);
            break;
        case CityOrder::Date:
            std::stable_sort(chosen.indices.begin(), chosen.indices.end(), [&](auto a, auto b) {
                return atlas.at(a).members_as_of > atlas.at(b).members_as_of;
            });
            break;
    }
}

/// What the bodies of one parent union add up to.
struct ParentSums {
    std::int64_t locals_low = 0;
    std::int64_t locals_high = 0;
    std::int64_t council_high = 0;  ///< the largest council's: councils may lie within one another
};

/// How many there are where the question asks, of any kind and name.
std::int64_t count_all(const Atlas& atlas, const CityQuestion& question) {
    const Whereabouts whereabouts(question);
    const auto near = atlas.near(question.place, question.miles);
    return std::count_if(near.begin(), near.end(),
                         [&](std::uint32_t index) { return whereabouts.holds(atlas.at(index)); });
}

bool is_doubtful(const AtlasEntry& entry) {
    return entry.has(Flag::ImplausibleSize) || entry.has(Flag::CentralMail);
}

}  // namespace

bool is_council(OrgKind kind) {
    return kind == OrgKind::Intermediate || kind == OrgKind::Clc || kind == OrgKind::Statefed ||
           kind == OrgKind::Btc;
}

CityTotals totals_of(const Atlas& atlas, std::span<const std::uint32_t> indices) {
    CityTotals totals{.bodies = static_cast<std::int64_t>(indices.size())};
    std::unordered_map<std::string_view, ParentSums> parents;
    for (const std::uint32_t index : indices) {
        const AtlasEntry& entry = atlas.at(index);
        if (entry.closed) {
            continue;
        }
        if (!entry.size_known()) {
            ++totals.members_unknown_bodies;
            continue;
        }
        if (entry.members_high > kAnyMembersMax) {
            continue;  // more than there are: a slip of the pen says nothing about the city
        }
        // A body without a parent stands for itself.
        const bool alone = entry.affiliation.empty() || entry.affiliation == "UNAFF";
        ParentSums& sums = parents[alone ? entry.title : entry.affiliation];
        if (entry.kind == OrgKind::Local) {
            sums.locals_low += is_doubtful(entry) ? 0 : entry.members_low;
            sums.locals_high += entry.members_high;
        } else if (entry.kind == OrgKind::Intermediate) {
            sums.council_high = std::max(sums.council_high, entry.members_high);
        }
    }
    for (const auto& [name, sums] : parents) {
        totals.members_low += sums.locals_low;
        totals.members_high += std::max(sums.locals_high, sums.council_high);
    }
    return totals;
}

bool is_narrowed(const CityQuestion& question) {
    return !question.words.empty() || question.filter != CityFilter::All;
}

Chosen choose(std::shared_ptr<const Atlas> atlas, const CityQuestion& question) {
    Chosen chosen{.atlas = std::move(atlas)};
    const Whereabouts whereabouts(question);
    const auto entries = chosen.atlas->entries();
    const auto consider = [&](std::uint32_t index) {
        if (whereabouts.holds(entries[index]) && passes(entries[index], question.filter)) {
            chosen.indices.push_back(index);
        }
    };
    const auto words = text::folded_words(question.words);
    for (const std::uint32_t index : words.empty()
                                         ? chosen.atlas->near(question.place, question.miles)
                                         : chosen.atlas->matching(words)) {
        consider(index);
    }
    chosen.totals = totals_of(*chosen.atlas, chosen.indices);
    chosen.bodies_in_all = is_narrowed(question) ? count_all(*chosen.atlas, question)
                                                 : chosen.totals.bodies;
    sort(chosen, question);
    return chosen;
}

namespace {

bool holds_whole_word(std::string_view folded, std::string_view word) {
    for (auto at = folded.find(word); at != std::string_view::npos;
         at = folded.find(word, at + 1)) {
        const auto end = at + word.size();
        if (at > 0 && folded[at - 1] == ' ' && (end == folded.size() || folded[end] == ' ')) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<std::uint32_t> search(const Atlas& atlas, std::string_view typed, std::size_t at_most) {
    const auto words = text::folded_words(typed);
    // By what makes one body likelier than another: the number of whole words, twice, and one more
    // for being open. In each the larger come first, as they do in an atlas.
    std::vector<std::vector<std::uint32_t>> by_likelihood(2 * words.size() + 2);
    for (const std::uint32_t index : atlas.matching(words)) {
        const AtlasEntry& entry = atlas.at(index);
        const auto whole = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
            return holds_whole_word(entry.folded, word);
        });
        auto& equally_likely =
            by_likelihood[static_cast<std::size_t>(2 * whole) + (entry.closed ? 0 : 1)];
        if (equally_likely.size() < at_most) {
            equally_likely.push_back(index);
        }
        if (by_likelihood.back().size() == at_most) {
            break;  // nothing that comes later is likelier
        }
    }
    std::vector<std::uint32_t> found;
    for (auto likely = by_likelihood.rbegin(); likely != by_likelihood.rend(); ++likely) {
        const auto room = std::min(at_most - found.size(), likely->size());
        found.insert(found.end(), likely->begin(),
                     likely->begin() + static_cast<std::ptrdiff_t>(room));
    }
    return found;
}

}  // namespace community_map
