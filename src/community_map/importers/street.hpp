// A number that tells equal mailing streets from unequal ones, so that no street need be kept.
#pragma once

#include <cstdint>
#include <string_view>

namespace community_map::olms {

/// The hash of a folded street and its five-digit ZIP; 0 for a blank street, and for no other.
///
/// Many bodies at one street mean a headquarters that takes the mail of all, and headquarters are
/// written in many ways. So case, punctuation and accents do not count, the Postal Service's common
/// words are taken as their abbreviations ("STREET" is "ST", "NORTHWEST" is "NW"), and what lies
/// inside the building (suite, room, floor) is left out: locals on two floors of one hall share
/// that address all the same. The number of a post office box stays. The same text gives the same
/// number on every machine and in every version: it is stored.
std::uint64_t street_number(std::string_view street, std::string_view zip);

}  // namespace community_map::olms
