#include "community_map/saving.hpp"

#include <algorithm>
#include <set>

#include "community_map/comparing.hpp"
#include "community_map/settling.hpp"
#include "community_map/store.hpp"

namespace community_map {
namespace {

constexpr std::size_t kBodiesAtOnce = 2'000;

/// Mail of this many bodies of one parent to one street goes to headquarters, not to the locals.
constexpr std::int64_t kCentralMailBodiesMin = 5;

/// One body of the register beside what the map knows about it.
struct Compared {
    const store::KnownOrg* known = nullptr;  ///< none: it is not on the map yet
    std::int64_t file_number = 0;
    std::vector<OrgFact> added;
};

/// Walks the digest a slice of bodies at a time: `take(compared, bodies_done)`.
template <typename Take>
void compare_in_slices(db::Read& read, const RegisterDigest& digest, const ImportId& id,
                       std::int64_t at, Take take) {
    const std::span<const Filing> filings = digest.filings;
    std::size_t from = 0;
    std::int64_t done = 0;
    while (from < filings.size()) {
        std::vector<std::span<const Filing>> bodies;
        std::vector<std::int64_t> numbers;
        while (from < filings.size() && bodies.size() < kBodiesAtOnce) {
            bodies.push_back(filings_of_one_body(filings, from));
            numbers.push_back(bodies.back().front().file_number);
            from += bodies.back().size();
        }
        const auto known = store::known_by_file_number(read, numbers);
        std::vector<Compared> compared;
        compared.reserve(bodies.size());
        auto next = known.begin();  // both are sorted by file number
        for (const auto& body : bodies) {
            const std::int64_t number = body.front().file_number;
            const bool is_known = next != known.end() && next->file_number == number;
            const auto facts = is_known ? std::span<const OrgFact>(next->facts)
                                        : std::span<const OrgFact>{};
            compared.push_back({.known = is_known ? &*next : nullptr,
                                .file_number = number,
                                .added = facts_to_add(facts, body, digest, id, at)});
            next += is_known ? 1 : 0;
        }
        done += static_cast<std::int64_t>(compared.size());
        take(compared, done);
    }
}

void count(ImportCounts& counts, std::span<const Compared> compared) {
    for (const Compared& body : compared) {
        if (body.known == nullptr) {
            ++counts.bodies_new;
        } else if (body.added.empty()) {
            ++counts.bodies_unchanged;
        } else {
            ++counts.bodies_changed;
        }
    }
}

std::int64_t to_look_at(const RegisterDigest& digest) {
    std::set<std::int64_t> implausible;
    for (const Finding& finding : digest.findings) {
        if (finding.kind == Finding::Kind::Implausible) {
            implausible.insert(finding.file_number);
        }
    }
    return digest.lines_set_aside + static_cast<std::int64_t>(implausible.size());
}

std::int64_t bodies_in(const RegisterDigest& digest) {
    std::int64_t bodies = 0;
    std::int64_t last = -1;
    for (const Filing& filing : digest.filings) {
        bodies += filing.file_number == last ? 0 : 1;
        last = filing.file_number;
    }
    return bodies;
}

/// Ids for the bodies of one slice that are not on the map yet, in ascending order: rows then go
/// into the index beside each other, which is what makes a first import fast. They are random all
/// the same.
std::vector<OrgId> make_ids(base::Random& random, std::span<const Compared> compared) {
    std::vector<OrgId> ids;
    for (const Compared& body : compared) {
        if (body.known == nullptr) {
            ids.push_back(OrgId::make(random));
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

void save_slice(db::Write& write, const Act& act, std::span<const Compared> compared) {
    std::vector<Org> inserted;
    std::vector<Org> updated;
    std::vector<store::NewFact> facts;
    const auto ids = make_ids(act.random, compared);
    auto next_id = ids.begin();
    for (const Compared& body : compared) {
        if (body.added.empty()) {
            continue;
        }
        const bool known = body.known != nullptr;
        const OrgId id = known ? body.known->id : *next_id++;
        std::int64_t seq = known ? body.known->last_seq : 0;
        for (const OrgFact& fact : body.added) {
            facts.push_back({.org = id, .seq = ++seq, .fact = &fact});
        }
        if (known) {
            std::vector<OrgFact> all = body.known->facts;
            all.insert(all.end(), body.added.begin(), body.added.end());
            updated.push_back(settle(id, body.file_number, all));
        } else {
            inserted.push_back(settle(id, body.file_number, body.added));
        }
    }
    store::insert_orgs(write, inserted);
    store::update_orgs(write, updated);
    store::insert_facts(write, facts, act.actor.kind);
}

}  // namespace

ImportCounts count_changes(db::Read& read, const RegisterDigest& digest, const ImportId& id) {
    ImportCounts counts{.needs_look = to_look_at(digest)};
    compare_in_slices(read, digest, id, 0,
                      [&](const auto& compared, std::int64_t) { count(counts, compared); });
    return counts;
}

ImportCounts save_digest(db::Write& write, const Act& act, const ImportId& id,
                         const RegisterDigest& digest, const SavingProgress& progress) {
    ImportCounts counts{.needs_look = to_look_at(digest)};
    const std::int64_t total = bodies_in(digest);
    compare_in_slices(write, digest, id, act.at, [&](const auto& compared, std::int64_t done) {
        count(counts, compared);
        save_slice(write, act, compared);
        progress(done, total);
    });
    store::mark_central_mail(write, kCentralMailBodiesMin);
    return counts;
}

void remove_imported(db::Write& write, const ImportId& id) {
    const auto concerned = store::orgs_of_import(write, id);
    store::delete_facts_of(write, id);
    for (std::size_t from = 0; from < concerned.size(); from += kBodiesAtOnce) {
        const std::size_t size = std::min(kBodiesAtOnce, concerned.size() - from);
        const auto slice = std::span(concerned).subspan(from, size);
        std::vector<Org> settled;
        std::set<OrgId> gone(slice.begin(), slice.end());
        for (const auto& known : store::known_by_id(write, slice)) {
            settled.push_back(settle(known.id, known.file_number, known.facts));
            gone.erase(known.id);
        }
        store::update_orgs(write, settled);
        store::delete_orgs(write, std::vector<OrgId>(gone.begin(), gone.end()));
    }
    store::mark_central_mail(write, kCentralMailBodiesMin);
}

}  // namespace community_map
