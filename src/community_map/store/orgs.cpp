#include <unordered_map>

#include "base/ensure.hpp"
#include "community_map/store.hpp"

namespace community_map::store {
namespace {

constexpr std::string_view kSelectOrg =
    "SELECT id, file_number, kind, affiliation, parent_name, designation, number, name, nickname,"
    " city, state, zip, street, website, latitude, longitude, members_low, members_high,"
    " members_as_of, confidence, filing_status, flags, closed_on FROM orgs";

/// The columns of one fact, after others or alone.
constexpr std::string_view kFactColumns =
    " f.field, f.value, f.low, f.high, f.source_kind, f.source_ref, f.source_rank, f.as_of,"
    " f.confidence, f.reason, f.import, f.recorded_at";

Org read_org(const db::Row& row) {
    const auto kind = kind_of(row.text(2));
    ENSURE(kind, "the database holds only kinds that exist");
    return Org{
        .id = row.id<OrgId>(0),
        .file_number = row.maybe_integer(1),
        .kind = *kind,
        .affiliation = row.string(3),
        .parent_name = row.string(4),
        .designation = row.string(5),
        .number = row.string(6),
        .name = row.string(7),
        .nickname = row.string(8),
        .city = row.string(9),
        .state = row.string(10),
        .zip = row.string(11),
        .street = static_cast<std::uint64_t>(row.integer(12)),
        .website = row.string(13),
        .latitude = row.maybe_real(14),
        .longitude = row.maybe_real(15),
        .members_low = row.maybe_integer(16),
        .members_high = row.maybe_integer(17),
        .members_as_of = row.string(18),
        .confidence = static_cast<Confidence>(row.integer(19)),
        .filing_status = row.string(20),
        .flags = static_cast<unsigned>(row.integer(21)),
        .closed_on = row.string(22),
    };
}

/// A fact whose columns begin at `first`.
OrgFact read_fact(const db::Row& row, int first) {
    const auto field = field_of(row.text(first));
    const auto source = source_kind_of(row.text(first + 4));
    ENSURE(field && source, "the database holds only fields and sources that exist");
    return OrgFact{
        .field = *field,
        .value = row.string(first + 1),
        .low = row.maybe_integer(first + 2),
        .high = row.maybe_integer(first + 3),
        .source_kind = *source,
        .source_ref = row.string(first + 5),
        .source_rank = row.integer(first + 6),
        .as_of = row.string(first + 7),
        .confidence = static_cast<Confidence>(row.integer(first + 8)),
        .import = row.maybe_id<ImportId>(first + 10),
        .recorded_at = row.integer(first + 11),
        .reason = row.string(first + 9),
    };
}

std::vector<db::Value> values_of(std::span<const OrgId> ids) {
    return {ids.begin(), ids.end()};
}

/// Gathers rows (file_number, id, seq, fact...) that come sorted by body.
void take_known(std::vector<KnownOrg>& known, const db::Row& row) {
    const OrgId id = row.id<OrgId>(1);
    if (known.empty() || known.back().id != id) {
        known.push_back({.id = id, .file_number = row.maybe_integer(0)});
    }
    known.back().last_seq = row.integer(2);
    known.back().facts.push_back(read_fact(row, 3));
}

constexpr std::string_view kById = " WHERE id = ?1";
const db::Query kOrg{"community_map.org", db::joined<kSelectOrg, kById>};

constexpr std::string_view kByIds = " WHERE id IN (?*)";
const db::Query kOrgs{"community_map.orgs", db::joined<kSelectOrg, kByIds>};

constexpr std::string_view kByCity = " WHERE state = ?2 AND city = ?1";
const db::Query kOrgsInCity{"community_map.orgs_in_city", db::joined<kSelectOrg, kByCity>};

constexpr std::string_view kByNumber = " WHERE number = ?1";
const db::Query kOrgsNumbered{"community_map.orgs_numbered", db::joined<kSelectOrg, kByNumber>};

const db::Query kEveryOrg{"community_map.every_org", kSelectOrg};

}  // namespace

std::optional<Org> org(db::Read& read, const OrgId& id) {
    return read.one(kOrg, {id}, read_org);
}

std::vector<Org> orgs(db::Read& read, std::span<const OrgId> ids) {
    std::unordered_map<OrgId, Org> found;
    read.each_in(kOrgs, {}, values_of(ids), [&](const db::Row& row) {
        Org one = read_org(row);
        found.emplace(one.id, std::move(one));
    });
    std::vector<Org> ordered;
    ordered.reserve(ids.size());
    for (const OrgId& id : ids) {
        if (const auto at = found.find(id); at != found.end()) {
            ordered.push_back(std::move(at->second));
            found.erase(at);
        }
    }
    return ordered;
}

std::vector<Org> orgs_in_city(db::Read& read, std::string_view city, std::string_view state) {
    return read.all(kOrgsInCity, {city, state}, read_org);
}

std::vector<Org> orgs_numbered(db::Read& read, std::string_view number) {
    return read.all(kOrgsNumbered, {number}, read_org);
}

void each_org(db::Read& read, const std::function<void(const Org&)>& take) {
    read.each(kEveryOrg, {}, [&](const db::Row& row) { take(read_org(row)); });
}

namespace {

constexpr std::string_view kSelect = "SELECT";
constexpr std::string_view kOfOne = " FROM org_facts f WHERE f.org = ?1 ORDER BY f.seq";
const db::Query kFacts{"community_map.facts", db::joined<kSelect, kFactColumns, kOfOne>};

constexpr std::string_view kSelectWithOrg = "SELECT f.org,";
constexpr std::string_view kOfMany = " FROM org_facts f WHERE f.org IN (?*) ORDER BY f.org, f.seq";
const db::Query kFactsOfMany{"community_map.facts_of_many",
                             db::joined<kSelectWithOrg, kFactColumns, kOfMany>};

}  // namespace

std::vector<OrgFact> facts(db::Read& read, const OrgId& id) {
    return read.all(kFacts, {id}, [](const db::Row& row) { return read_fact(row, 0); });
}

void each_fact(db::Read& read, std::span<const OrgId> ids,
               const std::function<void(const OrgId&, const OrgFact&)>& take) {
    read.each_in(kFactsOfMany, {}, values_of(ids),
                 [&](const db::Row& row) { take(row.id<OrgId>(0), read_fact(row, 1)); });
}

namespace {

constexpr std::string_view kSelectKnown = "SELECT o.file_number, o.id, f.seq,";

constexpr std::string_view kByFileNumbers =
    " FROM orgs o JOIN org_facts f ON f.org = o.id WHERE o.file_number IN (?*)"
    " ORDER BY o.file_number, f.seq";
const db::Query kKnownByFileNumber{"community_map.known_by_file_number",
                                   db::joined<kSelectKnown, kFactColumns, kByFileNumbers>};

constexpr std::string_view kByOrgs =
    " FROM orgs o JOIN org_facts f ON f.org = o.id WHERE o.id IN (?*) ORDER BY o.id, f.seq";
const db::Query kKnownById{"community_map.known_by_id",
                           db::joined<kSelectKnown, kFactColumns, kByOrgs>};

}  // namespace

std::vector<KnownOrg> known_by_file_number(db::Read& read,
                                           std::span<const std::int64_t> file_numbers) {
    std::vector<KnownOrg> known;
    const std::vector<db::Value> list(file_numbers.begin(), file_numbers.end());
    read.each_in(kKnownByFileNumber, {}, list, [&](const db::Row& row) { take_known(known, row); });
    return known;
}

std::vector<KnownOrg> known_by_id(db::Read& read, std::span<const OrgId> ids) {
    std::vector<KnownOrg> known;
    read.each_in(kKnownById, {}, values_of(ids),
                 [&](const db::Row& row) { take_known(known, row); });
    return known;
}

namespace {

const db::Query kMapSeq{"community_map.map_seq", "SELECT seq FROM map_changes WHERE one = 1"};

const db::Query kCountChange{"community_map.count_change",
                             "UPDATE map_changes SET seq = seq + 1 WHERE one = 1"};

}  // namespace

std::int64_t map_seq(db::Read& read) {
    return read.one(kMapSeq, {}, [](const db::Row& row) { return row.integer(0); }).value_or(0);
}

std::int64_t count_change(db::Write& write) {
    write.run(kCountChange);
    return map_seq(write);
}

namespace {

const db::Query kInsertOrg{
    "community_map.insert_org",
    "INSERT INTO orgs (id, file_number, kind, affiliation, parent_name, designation, number, name,"
    " nickname, city, state, zip, street, website, latitude, longitude, members_low, members_high,"
    " members_as_of, confidence, filing_status, flags, closed_on)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
    " ?19, ?20, ?21, ?22, ?23)"};

const db::Query kUpdateOrg{
    "community_map.update_org",
    "UPDATE orgs SET file_number = ?2, kind = ?3, affiliation = ?4, parent_name = ?5,"
    " designation = ?6, number = ?7, name = ?8, nickname = ?9, city = ?10, state = ?11, zip = ?12,"
    " street = ?13, website = ?14, latitude = ?15, longitude = ?16, members_low = ?17,"
    " members_high = ?18, members_as_of = ?19, confidence = ?20, filing_status = ?21, flags = ?22,"
    " closed_on = ?23 WHERE id = ?1"};

void write_orgs(db::Write& write, const db::Query& query, std::span<const Org> orgs) {
    db::Batch batch = write.batch(query);
    for (const Org& org : orgs) {
        batch.add({org.id,
                   org.file_number,
                   word_of(org.kind),
                   org.affiliation,
                   org.parent_name,
                   org.designation,
                   org.number,
                   org.name,
                   org.nickname,
                   org.city,
                   org.state,
                   org.zip,
                   static_cast<std::int64_t>(org.street),
                   org.website,
                   org.latitude,
                   org.longitude,
                   org.members_low,
                   org.members_high,
                   org.members_as_of,
                   org.confidence,
                   org.filing_status,
                   org.flags,
                   org.closed_on});
    }
    batch.finish();
}

}  // namespace

void insert_orgs(db::Write& write, std::span<const Org> orgs) {
    write_orgs(write, kInsertOrg, orgs);
}

void update_orgs(db::Write& write, std::span<const Org> orgs) {
    write_orgs(write, kUpdateOrg, orgs);
}

namespace {

const db::Query kInsertFact{
    "community_map.insert_fact",
    "INSERT INTO org_facts (org, seq, field, value, low, high, source_kind, source_ref,"
    " source_rank, as_of, confidence, reason, import, recorded_at, recorded_by)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"};

}  // namespace

void insert_facts(db::Write& write, std::span<const NewFact> facts, base::ActorKind recorded_by) {
    db::Batch batch = write.batch(kInsertFact);
    for (const NewFact& added : facts) {
        const OrgFact& fact = *added.fact;
        batch.add({added.org, added.seq, word_of(fact.field), fact.value, fact.low, fact.high,
                   word_of(fact.source_kind), fact.source_ref, fact.source_rank, fact.as_of,
                   fact.confidence, fact.reason, fact.import, fact.recorded_at,
                   base::actor_word(recorded_by)});
    }
    batch.finish();
}

namespace {

constexpr std::string_view kCentralStreets =
    " (SELECT affiliation, street FROM orgs WHERE street <> 0 AND affiliation <> 'UNAFF'"
    " GROUP BY affiliation, street HAVING COUNT(*) >= ?1)";

constexpr std::string_view kSetCentral =
    "UPDATE orgs SET flags = flags + 1 WHERE street <> 0 AND (flags & 1) = 0"
    " AND (affiliation, street) IN";
const db::Query kSetCentralMail{"community_map.set_central_mail",
                                db::joined<kSetCentral, kCentralStreets>};

constexpr std::string_view kClearCentral =
    "UPDATE orgs SET flags = flags - 1 WHERE (flags & 1) = 1 AND (affiliation, street) NOT IN";
const db::Query kClearCentralMail{"community_map.clear_central_mail",
                                  db::joined<kClearCentral, kCentralStreets>};

}  // namespace

void mark_central_mail(db::Write& write, std::int64_t bodies_min) {
    static_assert(static_cast<unsigned>(Flag::CentralMail) == 1, "the statements say 1");
    write.run(kSetCentralMail, {bodies_min});
    write.run(kClearCentralMail, {bodies_min});
}

namespace {

const db::Query kOrgsOfImport{"community_map.orgs_of_import",
                              "SELECT DISTINCT org FROM org_facts WHERE import = ?1"};

const db::Query kDeleteFacts{"community_map.delete_facts",
                             "DELETE FROM org_facts WHERE import = ?1"};

const db::Query kDeleteOrg{"community_map.delete_org", "DELETE FROM orgs WHERE id = ?1"};

}  // namespace

std::vector<OrgId> orgs_of_import(db::Read& read, const ImportId& import) {
    return read.all(kOrgsOfImport, {import}, [](const db::Row& row) { return row.id<OrgId>(0); });
}

void delete_facts_of(db::Write& write, const ImportId& import) {
    write.run(kDeleteFacts, {import});
}

void delete_orgs(db::Write& write, std::span<const OrgId> ids) {
    db::Batch batch = write.batch(kDeleteOrg);
    for (const OrgId& id : ids) {
        batch.add({id});
    }
    batch.finish();
}

}  // namespace community_map::store
