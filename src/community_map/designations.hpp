// The register's codes for sorts of bodies: which level each belongs to, and the word for it in a
// title.
//
// Codes and meanings are the Labor Department's list (designation_name.txt of the yearly download:
// 69 codes, and blank for unions that belong to no other). Which level a code means is our reading
// of the 2021 register, of its 4,803 bodies and the sizes they report; the exceptions are written
// beside kind_of_body. Levels matter because members of a local are also members of the bodies
// above it, and must not be counted twice.
#pragma once

#include <span>
#include <string_view>

#include "community_map/org.hpp"

namespace community_map {

enum class DesignationLevel {
    National,
    StateBody,
    Intermediate,  ///< between the locals and the national union: districts, joint councils, system
                   ///< boards
    CrossUnionCouncil,  ///< of several unions: building trades, metal trades
    Local,
    OrganizingProject,  ///< has no members of its own yet
};

struct Designation {
    std::string_view code;  ///< as in DESIG_NAME, without padding
    DesignationLevel level = DesignationLevel::Local;
    std::string_view word;  ///< as in a title: "BMWE Lodge 507"
};

/// All codes, sorted.
std::span<const Designation> designations();

/// Nothing for a code that is not on the list.
const Designation* designation(std::string_view code);

/// "Local" for "LU", "Branch" for "BR"; empty for a code that is not on the list.
std::string_view designation_word(std::string_view code);

/// What a body is, by its parent, its code, its number and its own name.
///
/// - Blank code: a union that stands alone, counted as a local; but one that calls itself a
/// building trades
///   council is one. (The register has such councils among its unaffiliated bodies.)
/// - "BR" is a local, as the Letter Carriers use it; but in the Associated Actors and Artistes
/// (AAA) a branch
///   without a number is a national union of its own: Actors' Equity, 50,785 members in 2021.
/// - A code that is not on the list is Other, which no total counts.
OrgKind kind_of_body(std::string_view affiliation, std::string_view designation_code,
                     std::string_view number, std::string_view own_name);

}  // namespace community_map
