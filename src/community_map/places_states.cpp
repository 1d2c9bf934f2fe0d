#include <algorithm>
#include <array>

#include "community_map/places.hpp"
#include "community_map/places_folding.hpp"
#include "community_map/places_states.hpp"

namespace community_map {
namespace {

struct StateName {
    std::string_view code;
    std::string_view key;  ///< its name, folded
};

/// By code: the states, the District, the territories, the associated states that use ZIPs, and the
/// three regions of military mail.
constexpr std::array kStates = {
    StateName{"AA", "ARMEDFORCESAMERICAS"},
    StateName{"AE", "ARMEDFORCESEUROPE"},
    StateName{"AK", "ALASKA"},
    StateName{"AL", "ALABAMA"},
    StateName{"AP", "ARMEDFORCESPACIFIC"},
    StateName{"AR", "ARKANSAS"},
    StateName{"AS", "AMERICANSAMOA"},
    StateName{"AZ", "ARIZONA"},
    StateName{"CA", "CALIFORNIA"},
    StateName{"CO", "COLORADO"},
    StateName{"CT", "CONNECTICUT"},
    StateName{"DC", "DISTRICTOFCOLUMBIA"},
    StateName{"DE", "DELAWARE"},
    StateName{"FL", "FLORIDA"},
    StateName{"FM", "FEDERATEDSTATESOFMICRONESIA"},
    StateName{"GA", "GEORGIA"},
    StateName{"GU", "GUAM"},
    StateName{"HI", "HAWAII"},
    StateName{"IA", "IOWA"},
    StateName{"ID", "IDAHO"},
    StateName{"IL", "ILLINOIS"},
    StateName{"IN", "INDIANA"},
    StateName{"KS", "KANSAS"},
    StateName{"KY", "KENTUCKY"},
    StateName{"LA", "LOUISIANA"},
    StateName{"MA", "MASSACHUSETTS"},
    StateName{"MD", "MARYLAND"},
    StateName{"ME", "MAINE"},
    StateName{"MH", "MARSHALLISLANDS"},
    StateName{"MI", "MICHIGAN"},
    StateName{"MN", "MINNESOTA"},
    StateName{"MO", "MISSOURI"},
    StateName{"MP", "NORTHERNMARIANAISLANDS"},
    StateName{"MS", "MISSISSIPPI"},
    StateName{"MT", "MONTANA"},
    StateName{"NC", "NORTHCAROLINA"},
    StateName{"ND", "NORTHDAKOTA"},
    StateName{"NE", "NEBRASKA"},
    StateName{"NH", "NEWHAMPSHIRE"},
    StateName{"NJ", "NEWJERSEY"},
    StateName{"NM", "NEWMEXICO"},
    StateName{"NV", "NEVADA"},
    StateName{"NY", "NEWYORK"},
    StateName{"OH", "OHIO"},
    StateName{"OK", "OKLAHOMA"},
    StateName{"OR", "OREGON"},
    StateName{"PA", "PENNSYLVANIA"},
    StateName{"PR", "PUERTORICO"},
    StateName{"PW", "PALAU"},
    StateName{"RI", "RHODEISLAND"},
    StateName{"SC", "SOUTHCAROLINA"},
    StateName{"SD", "SOUTHDAKOTA"},
    StateName{"TN", "TENNESSEE"},
    StateName{"TX", "TEXAS"},
    StateName{"UT", "UTAH"},
    StateName{"VA", "VIRGINIA"},
    StateName{"VI", "VIRGINISLANDS"},
    StateName{"VT", "VERMONT"},
    StateName{"WA", "WASHINGTON"},
    StateName{"WI", "WISCONSIN"},
    StateName{"WV", "WESTVIRGINIA"},
    StateName{"WY", "WYOMING"},
};

const StateName* state_of(std::string_view code) {
    const auto found = std::lower_bound(
        kStates.begin(), kStates.end(), code,
        [](const StateName& state, std::string_view wanted) { return state.code < wanted; });
    return found != kStates.end() && found->code == code ? &*found : nullptr;
}

std::optional<std::string_view> known_code(std::string_view letters) {
    const StateName* state = state_of(letters);
    return state != nullptr ? std::optional(state->code) : std::nullopt;
}

}  // namespace

std::string_view state_key(std::string_view code) {
    const StateName* state = state_of(code);
    return state != nullptr ? state->key : std::string_view();
}

std::optional<std::string_view> state_code(std::string_view typed) {
    if (const auto code = known_code(typed)) {
        return code;  // as registers write it
    }
    const auto folded = fold_name(typed, LastWord::StillTyped);
    if (!folded) {
        return std::nullopt;
    }
    const std::string_view key = folded->text();
    if (key.size() == 2) {
        return known_code(key);
    }
    const auto found = std::find_if(kStates.begin(), kStates.end(),
                                    [key](const StateName& state) { return state.key == key; });
    return found != kStates.end() ? std::optional(found->code) : std::nullopt;
}

}  // namespace community_map
