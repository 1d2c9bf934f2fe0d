#include "community_map/designations.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace community_map {
namespace {

using Level = DesignationLevel;

constexpr std::array kDesignations = {
    Designation{"AC", Level::Intermediate, "Advisory Council"},
    Designation{"APTC", Level::CrossUnionCouncil, "Allied Printing Trades Council"},
    Designation{"AREA", Level::Intermediate, "Area"},
    Designation{"ASSN", Level::Local, "Association"},
    Designation{"BCTC", Level::CrossUnionCouncil, "Building and Construction Trades Council"},
    Designation{"BD", Level::Intermediate, "Board"},
    Designation{"BR", Level::Local, "Branch"},
    Designation{"C", Level::Intermediate, "Council"},
    Designation{"CAP", Level::Intermediate, "CAP Council"},
    Designation{"CH", Level::Local, "Chapter"},
    Designation{"COM", Level::OrganizingProject, "Committee"},
    Designation{"CONBD", Level::Intermediate, "Conference Board"},
    Designation{"CONF", Level::Intermediate, "Conference"},
    Designation{"D", Level::Intermediate, "District"},
    Designation{"DALU", Level::Local, "Directly Affiliated Local"},
    Designation{"DC", Level::Intermediate, "District Council"},
    Designation{"DIV", Level::Local, "Division"},
    Designation{"DJC", Level::Intermediate, "District Joint Council"},
    Designation{"DLG", Level::Intermediate, "District Lodge"},
    Designation{"FASTC", Level::CrossUnionCouncil, "Food and Allied Service Trades Council"},
    Designation{"FED", Level::Intermediate, "Federation"},
    Designation{"GC", Level::Intermediate, "General Committee"},
    Designation{"GCA", Level::Intermediate, "General Committee of Adjustment"},
    Designation{"GMB", Level::Local, "General Membership Branch"},
    Designation{"GO", Level::Intermediate, "General Committee"},
    Designation{"INTRM", Level::Intermediate, "Intermediate Body"},
    Designation{"IUB", Level::Local, "Industrial Union Branch"},
    Designation{"IUDTC", Level::CrossUnionCouncil, "Industrial Union Department Trades Council"},
    Designation{"JA", Level::Intermediate, "Joint Administration"},
    Designation{"JB", Level::Intermediate, "Joint Board"},
    Designation{"JC", Level::Intermediate, "Joint Council"},
    Designation{"JCONF", Level::Intermediate, "Joint Conference"},
    Designation{"JPB", Level::Intermediate, "Joint Protective Board"},
    Designation{"LBR", Level::Local, "Local Branch"},
    Designation{"LC", Level::Local, "Local Council"},
    Designation{"LCH", Level::Local, "Local Chapter"},
    Designation{"LDIV", Level::Local, "Local Division"},
    Designation{"LEADC", Level::Intermediate, "Leadership Council"},
    Designation{"LEC", Level::Local, "Local Executive Council"},
    Designation{"LG", Level::Local, "Lodge"},
    Designation{"LJEB", Level::Intermediate, "Local Joint Executive Board"},
    Designation{"LLG", Level::Local, "Local Lodge"},
    Designation{"LSC", Level::Local, "Local Staff Council"},
    Designation{"LU", Level::Local, "Local"},
    Designation{"MEC", Level::Intermediate, "Master Executive Council"},
    Designation{"MTC", Level::CrossUnionCouncil, "Metal Trades Council"},
    Designation{"NC", Level::Intermediate, "National Council"},
    Designation{"NHQ", Level::National, "National Headquarters"},
    Designation{"PC", Level::CrossUnionCouncil, "Port Council"},
    Designation{"POWER", Level::OrganizingProject, "Organizing Project"},
    Designation{"R", Level::Intermediate, "Region"},
    Designation{"RB", Level::Intermediate, "Regional Board"},
    Designation{"RC", Level::Intermediate, "Regional Council"},
    Designation{"ROC", Level::OrganizingProject, "Regional Organizing Committee"},
    Designation{"SA", Level::StateBody, "State Association"},
    Designation{"SBA", Level::Intermediate, "System Board of Adjustment"},
    Designation{"SC", Level::Intermediate, "System Council"},
    Designation{"SCOM", Level::Intermediate, "System Committee"},
    Designation{"SD", Level::Intermediate, "System Division"},
    Designation{"SDC", Level::Intermediate, "Sub-District Council"},
    Designation{"SF", Level::Intermediate, "System Federation"},
    Designation{"SFED", Level::StateBody, "State Federation"},
    Designation{"SLB", Level::StateBody, "State Legislative Board"},
    Designation{"SLG", Level::Local, "Sub-Lodge"},
    Designation{"STC", Level::StateBody, "State Council"},
    Designation{"STCON", Level::StateBody, "State Conference"},
    Designation{"ULSTC", Level::CrossUnionCouncil, "Union Label and Service Trades Council"},
    Designation{"UNIT", Level::Local, "Unit"},
    Designation{"USC", Level::StateBody, "Unified State Council"},
};

constexpr bool is_sorted_by_code() {
    for (std::size_t i = 1; i < kDesignations.size(); ++i) {
        if (kDesignations[i].code <= kDesignations[i - 1].code) {
            return false;
        }
    }
    return true;
}
static_assert(is_sorted_by_code(), "codes are found by halving");

std::string upper(std::string_view name) {
    std::string answer(name);
    for (char& c : answer) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return answer;
}

/// "THE SOUTH FLORIDA BUILDING AND TRADES COUNCIL", "LINCOLN LAND BLDG AND CONSTRUCTION TRADES
/// COUNCIL".
bool names_building_trades_council(std::string_view own_name) {
    const std::string name = upper(own_name);
    const auto holds = [&](std::string_view words) {
        return name.find(words) != std::string::npos;
    };
    return holds("TRADES COUNCIL") && (holds("BUILDING") || holds("BLDG") || holds("CONSTRUCTION"));
}

OrgKind kind_of_level(DesignationLevel level, std::string_view code) {
    switch (level) {
        case Level::National:
            return OrgKind::International;
        case Level::StateBody:
        case Level::Intermediate:
            return OrgKind::Intermediate;
        case Level::CrossUnionCouncil:
            return code == "BCTC" ? OrgKind::Btc : OrgKind::Other;
        case Level::Local:
            return OrgKind::Local;
        case Level::OrganizingProject:
            return OrgKind::Other;
    }
    return OrgKind::Other;
}

}  // namespace

std::span<const Designation> designations() {
    return kDesignations;
}

const Designation* designation(std::string_view code) {
    const auto* found = std::lower_bound(
        kDesignations.begin(), kDesignations.end(), code,
        [](const Designation& one, std::string_view wanted) { return one.code < wanted; });
    return found != kDesignations.end() && found->code == code ? found : nullptr;
}

std::string_view designation_word(std::string_view code) {
    const Designation* found = designation(code);
    return found == nullptr ? std::string_view{} : found->word;
}

OrgKind kind_of_body(std::string_view affiliation, std::string_view designation_code,
                     std::string_view number, std::string_view own_name) {
    const bool unaffiliated = affiliation.empty() || affiliation == "UNAFF";
    if (designation_code.empty()) {
        return unaffiliated && names_building_trades_council(own_name) ? OrgKind::Btc
                                                                       : OrgKind::Local;
    }
    if (affiliation == "AAA" && designation_code == "BR" && number.empty()) {
        return OrgKind::International;
    }
    const Designation* found = designation(designation_code);
    return found == nullptr ? OrgKind::Other : kind_of_level(found->level, found->code);
}

}  // namespace community_map
