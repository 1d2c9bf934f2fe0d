// Sizes and addresses that somebody should look at. They are marked, never dropped and never
// changed.
#pragma once

#include <cstdint>
#include <optional>

#include "community_map/org.hpp"

namespace community_map {

/// The largest locals in the Labor Department's register report between 80,000 and 120,000 members
/// (SAG-AFTRA Los Angeles 83,025; California Nurses Association 116,018), so a local above this
/// deserves a look and may be right.
inline constexpr std::int64_t kLocalMembersMax = 100'000;
/// The AFL-CIO itself reported 12,033,779 in 2021, the largest number of all.
inline constexpr std::int64_t kAnyMembersMax = 20'000'000;
/// Between two reports a body rarely grows or shrinks tenfold; small ones do.
inline constexpr std::int64_t kTenfoldFrom = 500;

/// Mail of this many bodies of one parent to one street goes to headquarters, not to the locals.
inline constexpr std::int64_t kCentralMailBodiesMin = 5;

/// Whether a person should look at `members`, after `previous` in the period before (none: not
/// known).
constexpr bool implausible_size(OrgKind kind, std::int64_t members,
                                std::optional<std::int64_t> previous) {
    if (members < 0 || members > kAnyMembersMax) {
        return true;
    }
    if (kind == OrgKind::Local && members > kLocalMembersMax) {
        return true;
    }
    return previous && *previous > kTenfoldFrom && members > kTenfoldFrom &&
           (members / 10 > *previous || *previous / 10 > members);
}

/// Whether a size that a person types, in place of `previous`, may have a digit too many or too
/// few. Asking costs less than with a register, so small numbers are asked about, too.
constexpr bool digit_slipped(std::int64_t members, std::int64_t previous) {
    return (members > kTenfoldFrom || previous > kTenfoldFrom) &&
           (members / 10 >= previous || previous / 10 >= members);
}

}  // namespace community_map
