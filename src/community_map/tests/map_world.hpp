// A map for tests: an empty database of the engine under test, time that stands still, and people
// of Port Halden with small registers of their unions.
#pragma once

#include <gtest/gtest.h>

#include <set>

#include "community_map/entering.hpp"
#include "community_map/importing.hpp"
#include "community_map/store.hpp"
#include "community_map/tests/olms_lines.hpp"
#include "tests/support/clock.hpp"
#include "tests/support/random.hpp"
#include "tests/support/test_database.hpp"

namespace map_world {

using community_map::Import;
using community_map::ImportId;
using community_map::Org;
using community_map::OrgFact;
using community_map::OrgId;
using community_map::RegisterDigest;
using community_map::olms::Values;
using Lines = std::vector<std::string>;

constexpr std::int64_t kLocal418 = 990007;
constexpr std::int64_t kNurses = 990030;

/// UTUW Local 418, Port Halden Transit: 210 members at the end of 2025.
inline std::string local_418(const Values& changed = {}) {
    return community_map::olms::report_line(changed);
}

/// Its report of another year: "2024".
inline std::string local_418_in(const std::string& year, Values changed = {}) {
    changed.try_emplace("PD_COVERED_TO", year + "-12-31");
    changed.try_emplace("YR_COVERED", year);
    changed.try_emplace("RPT_ID", "88" + year);
    changed.try_emplace("RECEIVE_DATE", std::to_string(std::stoi(year) + 1) + "-03-02 10:00:00.0");
    return local_418(changed);
}

/// A union that belongs to no other and leaves its size blank.
inline std::string nurses(Values changed = {}) {
    changed.try_emplace("UNION_NAME", "HALDEN BAY NURSES ASSOCIATION");
    changed.try_emplace("AFF_ABBR", "UNAFF");
    changed.try_emplace("F_NUM", std::to_string(kNurses));
    changed.try_emplace("UNIT_NAME", "");
    changed.try_emplace("DESIG_NAME", "");
    changed.try_emplace("DESIG_NUM", "");
    changed.try_emplace("MEMBERS", "");
    changed.try_emplace("RPT_ID", "9900030");
    return community_map::olms::report_line(changed);
}

/// Local 500, 501 ... of UTUW in Port Halden, with 10, 11 ... members.
inline std::string local_numbered(int count, Values changed = {}) {
    changed.try_emplace("F_NUM", std::to_string(991000 + count));
    changed.try_emplace("RPT_ID", std::to_string(9910000 + count));
    changed.try_emplace("DESIG_NUM", std::to_string(500 + count));
    changed.try_emplace("UNIT_NAME", "YARD " + std::to_string(count));
    changed.try_emplace("MEMBERS", std::to_string(10 + count));
    return community_map::olms::report_line(changed);
}

/// The locals `from` up to `end`, of which each gets the same changes.
inline Lines locals(int from, int end, const Values& changed = {}) {
    Lines lines;
    for (int count = from; count < end; ++count) {
        lines.push_back(local_numbered(count, changed));
    }
    return lines;
}

/// One row as a line. A letter for each column: i number, r real, t text, b id, - left out.
inline std::string shown(const db::Row& row, std::string_view columns) {
    std::string line;
    for (int at = 0; at < static_cast<int>(columns.size()); ++at) {
        const char kind = columns[static_cast<std::size_t>(at)];
        if (kind == '-') {
            continue;
        }
        line += "|";
        if (row.is_null(at)) {
            line += "(nothing)";
        } else if (kind == 'b') {
            line += row.id<OrgId>(at).text();
        } else if (kind == 'i') {
            line += std::to_string(row.integer(at));
        } else if (kind == 'r') {
            line += std::to_string(row.real(at));
        } else {
            line += row.text(at);
        }
    }
    return line;
}

inline const db::Query kOrgRows{
    "map_world.org_rows",
    "SELECT id, file_number, kind, affiliation, parent_name, designation, number, name, nickname,"
    " city, state, zip, street, website, latitude, longitude, members_low, members_high,"
    " members_as_of, confidence, filing_status, flags, closed_on FROM orgs"};
inline const db::Query kFactRows{
    "map_world.fact_rows",
    "SELECT f.org, f.seq, f.import, f.recorded_at, o.file_number, o.name, f.field, f.value, f.low,"
    " f.high, f.source_kind, f.source_ref, f.source_rank, f.as_of, f.confidence, f.reason,"
    " f.recorded_by FROM org_facts f LEFT JOIN orgs o ON o.id = f.org"};

/// Marisol, who keeps the map, and the machine that she does it with.
class World {
public:
    community_map::Act act() {
        return {.actor = {base::ActorKind::Operator}, .at = clock.now(), .random = random};
    }

    /// Runs a verb in its transaction: `doing(undo_import, id)`.
    template <typename Verb, typename... Given>
    auto doing(Verb verb, const Given&... given) {
        return database->write([&](db::Write& write) { return verb(write, act(), given...); });
    }
    template <typename Look, typename... Given>
    auto looking(Look look, const Given&... given) {
        return database->read([&](db::Read& read) { return look(read, given...); });
    }

    Import begin() {
        return database->write([&](db::Write& write) {
            return begin_import(write, act(), std::string("register.txt"));
        });
    }
    /// Reads a register up to the question whether to save it.
    Import read(const Lines& lines) {
        const RegisterDigest digest = community_map::olms::read_lines(lines);
        const Import import = begin();
        const auto ready = doing(community_map::record_reading, import.id, digest);
        EXPECT_TRUE(ready) << "the register could not be read";
        return ready ? *ready : import;
    }
    base::Result<Import> save(const ImportId& id) {
        return doing(community_map::save_import, id, [](std::int64_t, std::int64_t) {});
    }
    /// Brings a register onto the map.
    Import commit(const Lines& lines) {
        const Import ready = read(lines);
        const auto saved = save(ready.id);
        EXPECT_TRUE(saved) << "the register could not be saved";
        return saved ? *saved : ready;
    }
    Import stored(const ImportId& id) {
        return looking(community_map::store::import_by_id, id).value();
    }

    std::vector<Org> orgs() {
        std::vector<Org> found;
        database->read([&](db::Read& read) {
            community_map::store::each_org(read, [&](const Org& org) { found.push_back(org); });
        });
        return found;
    }
    /// The body of that file number; one without an id where there is none.
    Org org(std::int64_t file_number = kLocal418) {
        for (const Org& one : orgs()) {
            if (one.file_number == file_number) {
                return one;
            }
        }
        return {};
    }
    std::vector<OrgFact> facts(const OrgId& id) { return looking(community_map::store::facts, id); }
    std::int64_t map_seq() { return looking(community_map::store::map_seq); }

    /// Every row of every body and fact, to compare the whole map with itself.
    std::multiset<std::string> map_rows() {
        return rows("bittttttttttitrriititit", "bibiitttiittititt");
    }
    /// The same without ids and times: what two databases that were told the same agree on.
    std::multiset<std::string> map_in_words() {
        return rows("-ittttttttttitrriititit", "----itttiittititt");
    }

    test_support::TestDatabase database{
        test_support::migrations_of({"platform/jobs", "community_map"})};
    test_support::SeededRandom random;
    test_support::TestClock clock;

private:
    std::multiset<std::string> rows(std::string_view org_columns, std::string_view fact_columns) {
        std::multiset<std::string> found;
        database->read([&](db::Read& read) {
            read.each(kOrgRows, {},
                      [&](const db::Row& row) { found.insert("org" + shown(row, org_columns)); });
            read.each(kFactRows, {},
                      [&](const db::Row& row) { found.insert("fact" + shown(row, fact_columns)); });
        });
        return found;
    }
};

}  // namespace map_world
