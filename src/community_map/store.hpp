// Every SQL statement of the community map, and nothing but. Reads answer nouns; writes are called
// by verbs alone, inside their one transaction.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/actor.hpp"
#include "base/clock.hpp"
#include "community_map/org.hpp"
#include "community_map/register_import.hpp"
#include "platform/db/transaction.hpp"

namespace community_map::store {

// -- bodies and their facts (store/orgs.cpp)
// --------------------------------------------------------

std::optional<Org> org(db::Read& read, const OrgId& id);
/// In the order of `ids`; those that do not exist are left out.
std::vector<Org> orgs(db::Read& read, std::span<const OrgId> ids);
/// Those of any parent with that number of its own: "418".
std::vector<Org> orgs_numbered(db::Read& read, std::string_view number);
/// Those whose mail goes to that place.
std::vector<Org> orgs_in_city(db::Read& read, std::string_view city, std::string_view state);
void each_org(db::Read& read, const std::function<void(const Org&)>& take);

/// In the order they were recorded.
std::vector<OrgFact> facts(db::Read& read, const OrgId& id);
void each_fact(db::Read& read, std::span<const OrgId> ids,
               const std::function<void(const OrgId&, const OrgFact&)>& take);

/// A body together with all that is known about it.
struct KnownOrg {
    OrgId id;
    std::optional<std::int64_t> file_number = {};
    std::vector<OrgFact> facts = {};
    std::int64_t last_seq = 0;  ///< of the facts; undoing leaves gaps before it
};
/// Those of `file_numbers` that are known, by file number. One query.
std::vector<KnownOrg> known_by_file_number(db::Read& read,
                                           std::span<const std::int64_t> file_numbers);
std::vector<KnownOrg> known_by_id(db::Read& read, std::span<const OrgId> ids);

/// Counts changes of the map; equal numbers mean that nothing changed.
std::int64_t map_seq(db::Read& read);
std::int64_t count_change(db::Write& write);

struct NewFact {
    OrgId org;
    std::int64_t seq = 0;
    const OrgFact* fact = nullptr;
};
void insert_orgs(db::Write& write, std::span<const Org> orgs);
void update_orgs(db::Write& write, std::span<const Org> orgs);
void insert_facts(db::Write& write, std::span<const NewFact> facts, base::ActorKind recorded_by);
/// Sets and clears the CentralMail flag: `bodies_min` bodies of one parent at one street.
void mark_central_mail(db::Write& write, std::int64_t bodies_min);

/// The bodies of which `import` brought some fact.
std::vector<OrgId> orgs_of_import(db::Read& read, const ImportId& import);
void delete_facts_of(db::Write& write, const ImportId& import);
void delete_orgs(db::Write& write, std::span<const OrgId> ids);

// -- imports (store/imports.cpp)
// --------------------------------------------------------------------

std::optional<Import> import_by_id(db::Read& read, const ImportId& id);
std::optional<Import> import_numbered(db::Read& read, std::int64_t number);
/// The latest first.
std::vector<Import> imports(db::Read& read);
/// The import that was saved last and still stands, or none.
std::optional<Import> last_committed(db::Read& read);

/// Fills in the number.
void insert_import(db::Write& write, Import& import);
/// Writes everything but id, number and created_at, and leaves a row of the transition.
void move_import(db::Write& write, const Import& import, ImportState from, base::Actor actor,
                 base::Instant at);

void insert_findings(db::Write& write, const ImportId& id, std::span<const Finding> findings);
std::vector<Finding> findings(db::Read& read, const ImportId& id, std::int64_t at_most);

void insert_digest(db::Write& write, const ImportId& id, std::string_view packed);
/// The packed digest, or an empty text where it was deleted.
std::string digest(db::Read& read, const ImportId& id);
void delete_digest(db::Write& write, const ImportId& id);

}  // namespace community_map::store
