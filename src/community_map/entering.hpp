// What a person enters by hand: a body that no register has, or a correction of what is shown.
//
// Every entry carries its source and date like any other fact, and the former answer stays in the
// history. HARD: nothing is recorded without a source. SOFT: a body that looks like one already on
// the map, and a size ten times off, ask for a reason, which is kept with the fact.
#pragma once

#include <optional>
#include <string>

#include "base/actor.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "community_map/importing.hpp"
#include "community_map/org.hpp"
#include "platform/db/transaction.hpp"

namespace community_map {

/// Where what a person enters comes from, as typed.
struct TypedSource {
    std::string kind;        ///< a SourceKind's word
    std::string ref;         ///< an address, a paper and its date, "their website"
    std::string as_of;       ///< ISO date; empty: today
    std::string confidence;  ///< "1", "2" or "3"
};

/// A body as typed into the form; every text may be empty.
struct TypedOrg {
    std::string kind;
    std::string affiliation;
    std::string number;
    std::string name;
    std::string nickname;
    std::string city;
    std::string state;
    std::string zip;
    std::string website;
    std::string members_low;
    std::string members_high;
    std::string filing_status;
    TypedSource source;
};

/// Puts a body on the map. Refuses (Invalid, field by field, all at once) what cannot be used.
/// Raises a concern where a body of the same parent and number, or of the same name in the same
/// place, is there already.
base::Result<Org> add_org(db::Write& write, const Act& act, const TypedOrg& typed,
                          const std::optional<base::Override>& override_given);

/// One fact about a body as typed.
struct TypedCorrection {
    std::string field;  ///< a FactField's word
    std::string value;
    std::string city;  ///< for mail_place
    std::string state;
    std::string zip;
    std::string members_low;  ///< for member_count
    std::string members_high;
    TypedSource source;
    std::int64_t facts_seen = 0;  ///< how many facts the body had when the form was shown
};

/// Records another answer about a body. Refuses (Conflict) where somebody else added a fact since
/// the form was shown, so that nobody corrects what she has not seen. Raises a concern where a size
/// is ten times off.
base::Result<Org> correct_org(db::Write& write, const Act& act, const OrgId& id,
                              const TypedCorrection& typed,
                              const std::optional<base::Override>& override_given);

/// Fields that a person may correct.
bool may_be_corrected(FactField field);

}  // namespace community_map
