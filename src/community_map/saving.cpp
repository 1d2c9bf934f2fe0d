#include "community_map/saving.hpp"

#include <algorithm>
#include <set>

#include "community_map/comparing.hpp"
#include "community_map/plausibility.hpp"
#include "community_map/settling.hpp"
#include "community_map/store.hpp"

namespace community_map {
namespace {

constexpr std::size_t kBodiesAtOnce = 2'000;

/// One body of the register beside what the map knows about it.
struct Compared {
    const store::KnownOrg* known = nullptr;  ///< none: it is not on the map yet
    std::int64_t file_number = 0;
    std::span<const Filing> filings = {};

    std::vector<OrgFact> facts_to_add(const RegisterDigest& digest, const ImportId& import,
                                      std::int64_t recorded_at) const {
        const auto facts = known == nullptr ? std::span<const OrgFact>() : known->facts;
        return community_map::facts_to_add(facts, filings, digest, import, recorded_at);
    }
};

/// Walks the digest a slice of bodies at a time: `take(compared, bodies_done)`.
template <typename Take>
void each_slice(db::Read& read, const RegisterDigest& digest, Take take) {
    const std::span<const Filing> filings = digest.filings;
    std::size_t from = 0;
    std::int64_t done = 0;
    while (from < filings.size()) {
        std::vector<Compared> slice;
        std::vector<std::int64_t> numbers;
        while (from < filings.size() && slice.size() < kBodiesAtOnce) {
            const auto of_one = filings_of_one_body(filings, from);
            numbers.push_back(of_one.front().file_number);
            slice.push_back({.file_number = numbers.back(), .filings = of_one});
            from += of_one.size();
        }
        const auto known = store::known_by_file_number(read, numbers);
        auto next = known.begin();  // both are sorted by file number
        for (Compared& body : slice) {
            if (next != known.end() && next->file_number == body.file_number) {
                body.known = &*next++;
            }
        }
        done += static_cast<std::int64_t>(slice.size());
        take(std::span<const Compared>(slice), done);
    }
}

void count(ImportCounts& counts, bool known, bool changed) {
    if (!known) {
        ++counts.bodies_new;
    } else if (changed) {
        ++counts.bodies_changed;
    } else {
        ++counts.bodies_unchanged;
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

/// Ids for bodies that are not on the map yet, in ascending order: rows then follow one another in
/// their tables, which is what makes a first import fast. They are random all the same.
class NewIds {
public:
    NewIds(base::Random& random, std::int64_t at_most) {
        for (std::int64_t made = 0; made < at_most; ++made) {
            ids_.push_back(OrgId::make(random));
        }
        std::sort(ids_.begin(), ids_.end());
    }
    OrgId next() { return ids_[used_++]; }

private:
    std::vector<OrgId> ids_;
    std::size_t used_ = 0;
};

/// Saves one slice after the other, and counts.
class Saving {
public:
    Saving(db::Write& write, const Act& act, const ImportId& import, const RegisterDigest& digest)
        : write_(write),
          act_(act),
          import_(import),
          digest_(digest),
          total_(bodies_in(digest)),
          ids_(act.random, total_) {}

    void take(std::span<const Compared> slice) {
        std::vector<std::vector<OrgFact>> added;  // by body: what `facts` points into
        std::vector<store::NewFact> facts;
        std::vector<Org> inserted;
        std::vector<Org> updated;
        for (const Compared& body : slice) {
            added.push_back(body.facts_to_add(digest_, import_, act_.at));
            const bool known = body.known != nullptr;
            count(counts_, known, !added.back().empty());
            if (added.back().empty()) {
                continue;
            }
            const OrgId id = known ? body.known->id : ids_.next();
            std::int64_t seq = known ? body.known->last_seq : 0;
            for (const OrgFact& fact : added.back()) {
                facts.push_back({.org = id, .seq = ++seq, .fact = &fact});
            }
            if (known) {
                std::vector<OrgFact> all = body.known->facts;
                all.insert(all.end(), added.back().begin(), added.back().end());
                updated.push_back(settle(id, body.file_number, all));
            } else {
                inserted.push_back(settle(id, body.file_number, added.back()));
            }
        }
        store::insert_orgs(write_, inserted);
        store::update_orgs(write_, updated);
        store::insert_facts(write_, facts, act_.actor.kind);
    }

    std::int64_t total() const { return total_; }
    const ImportCounts& counts() const { return counts_; }

private:
    db::Write& write_;
    const Act& act_;
    const ImportId& import_;
    const RegisterDigest& digest_;
    std::int64_t total_;
    NewIds ids_;
    ImportCounts counts_;
};

}  // namespace

ImportCounts count_changes(db::Read& read, const RegisterDigest& digest, const ImportId& id) {
    ImportCounts counts{.needs_look = to_look_at(digest)};
    each_slice(read, digest, [&](const auto& slice, std::int64_t) {
        for (const Compared& body : slice) {
            const bool known = body.known != nullptr;
            count(counts, known, known && !body.facts_to_add(digest, id, 0).empty());
        }
    });
    return counts;
}

ImportCounts save_digest(db::Write& write, const Act& act, const ImportId& id,
                         const RegisterDigest& digest, const SavingProgress& progress) {
    Saving saving(write, act, id, digest);
    each_slice(write, digest, [&](const auto& slice, std::int64_t done) {
        saving.take(slice);
        progress(done, saving.total());
    });
    store::mark_central_mail(write, kCentralMailBodiesMin);
    ImportCounts counts = saving.counts();
    counts.needs_look = to_look_at(digest);
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
