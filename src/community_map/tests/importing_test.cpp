// A register's way onto the map and back: the map is as it was before, or as it is after.
#include "community_map/importing.hpp"

#include <gtest/gtest.h>

#include "community_map/importers/olms.hpp"
#include "community_map/tests/map_world.hpp"
#include "platform/jobs/queue.hpp"

namespace community_map {
namespace {

using base::Reason;
using map_world::Lines;
using map_world::local_418;
using map_world::local_418_in;
using map_world::locals;
using map_world::nurses;

class Importing : public testing::Test {
protected:
    base::Result<Import> undo(const Import& import) { return world.doing(undo_import, import.id); }
    /// Somebody corrects Local 418.
    static void correct(map_world::World& world, TypedCorrection typed) {
        const OrgId id = world.org().id;
        typed.source = {.kind = "news", .ref = "Halden Courier", .confidence = "3"};
        typed.facts_seen = static_cast<std::int64_t>(world.facts(id).size());
        EXPECT_TRUE(world.doing(correct_org, id, typed, std::optional<base::Override>()));
    }
    static void expect_counts(const ImportCounts& counts, std::int64_t added, std::int64_t changed,
                              std::int64_t unchanged, std::int64_t look) {
        EXPECT_EQ(counts.bodies_new, added);
        EXPECT_EQ(counts.bodies_changed, changed);
        EXPECT_EQ(counts.bodies_unchanged, unchanged);
        EXPECT_EQ(counts.needs_look, look);
    }
    static void expect_conflict(const base::Result<Import>& answer, std::string_view key) {
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().reason, Reason::Conflict);
        EXPECT_EQ(answer.error().messages.at(0).key, key);
    }

    map_world::World world;
};

TEST_F(Importing, what_is_read_waits_and_the_map_is_untouched) {
    const Import ready = world.read({local_418(), nurses()});
    EXPECT_EQ(ready.state, ImportState::Ready);
    expect_counts(ready.counts, 2, 0, 0, 0);
    EXPECT_EQ(ready.lines_read, 2);
    EXPECT_EQ(ready.last_period, "2025-12-31");
    EXPECT_EQ(years_of(ready), "2025");
    EXPECT_TRUE(world.map_rows().empty());
    EXPECT_EQ(world.map_seq(), 0);
    expect_counts(world.stored(ready.id).counts, 2, 0, 0, 0);
}

TEST_F(Importing, what_is_saved_is_on_the_map_with_size_source_and_date) {
    const Import saved = world.commit({local_418(), nurses()});
    EXPECT_EQ(saved.state, ImportState::Committed);
    EXPECT_EQ(saved.committed_seq, 1);
    EXPECT_EQ(world.map_seq(), 1);
    ASSERT_EQ(world.orgs().size(), 2U);
    const Org transit = world.org();
    EXPECT_EQ(title_of(transit), "UTUW Local 418");
    EXPECT_EQ(transit.members_low, 210);
    EXPECT_EQ(transit.members_as_of, "2025-12-31");
    EXPECT_EQ(transit.city, "Port Halden");
    const Org unknown = world.org(map_world::kNurses);
    EXPECT_EQ(title_of(unknown), "Halden Bay Nurses Association");
    EXPECT_FALSE(unknown.members_low) << "blank is unknown, never zero";
    for (const OrgFact& fact : world.facts(transit.id)) {
        EXPECT_EQ(fact.source_ref, "LM-3 report 9900001");
        EXPECT_EQ(fact.import, saved.id);
        EXPECT_EQ(fact.recorded_at, test_support::kMondayNoon);
    }
    EXPECT_EQ(world.looking(store::digest, saved.id), "") << "what was read is kept no longer";
}

TEST_F(Importing, imports_are_numbered_from_one) {
    EXPECT_EQ(world.read({local_418()}).number, 1);
    EXPECT_EQ(world.read({local_418()}).number, 2);
    EXPECT_EQ(world.looking(store::imports).front().number, 2) << "the latest first";
}

TEST_F(Importing, importing_again_changes_nothing) {
    const Lines lines = {local_418(), local_418_in("2024"), nurses()};
    world.commit(lines);
    const auto before = world.map_rows();
    const Import again = world.read(lines);
    expect_counts(again.counts, 0, 0, 2, 0);
    expect_counts(world.save(again.id)->counts, 0, 0, 2, 0);
    EXPECT_EQ(world.map_rows(), before);
}

TEST_F(Importing, a_newer_period_updates_and_the_old_fact_stays) {
    world.commit({local_418_in("2024", {{"MEMBERS", "190"}}), nurses()});
    const auto before = world.facts(world.org().id).size();
    const Import newer = world.commit({local_418(), nurses()});
    expect_counts(newer.counts, 0, 1, 1, 0);
    EXPECT_EQ(world.org().members_low, 210);
    const auto facts = world.facts(world.org().id);
    EXPECT_EQ(facts.size(), before + 1);
    EXPECT_TRUE(std::any_of(facts.begin(), facts.end(), [](const OrgFact& fact) {
        return fact.field == FactField::MemberCount && fact.low == 190;
    }));
}

TEST_F(Importing, lines_set_aside_and_odd_bodies_need_a_look) {
    const Lines lines = {local_418(), "broken|line", nurses({{"MEMBERS", "180000"}}),
                         nurses({{"MEMBERS", "-5"}, {"PD_COVERED_TO", "2024-12-31"}})};
    const Import ready = world.read(lines);
    expect_counts(ready.counts, 2, 0, 0, 2);
    EXPECT_EQ(ready.lines_set_aside, 1);
    EXPECT_EQ(world.save(ready.id)->counts.needs_look, 2) << "one line, one body odd in two years";
    const auto findings = world.looking(store::findings, ready.id, std::int64_t{100});
    ASSERT_EQ(findings.size(), 3U);
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.kind == Finding::Kind::Implausible &&
               finding.file_number == map_world::kNurses &&
               finding.message.values.at(0).second == base::MessageValue{std::int64_t{180'000}};
    }));
}

TEST_F(Importing, the_counts_are_of_the_map_as_it_is_when_saving) {
    const Import first = world.read({local_418(), nurses()});
    const Import second = world.read({local_418()});
    expect_counts(second.counts, 1, 0, 0, 0);
    ASSERT_TRUE(world.save(first.id));
    expect_counts(world.save(second.id)->counts, 0, 0, 1, 0);
    EXPECT_EQ(world.orgs().size(), 2U);
}

TEST_F(Importing, undoing_the_only_import_leaves_an_empty_map) {
    const Import saved = world.commit({local_418(), nurses()});
    const auto undone = undo(saved);
    ASSERT_TRUE(undone);
    EXPECT_EQ(undone->state, ImportState::Undone);
    EXPECT_TRUE(world.map_rows().empty());
    EXPECT_EQ(world.map_seq(), 2) << "every server sees that the map changed";
}

TEST_F(Importing, undoing_restores_every_row_as_it_was) {
    Lines first = locals(0, 20, {{"STREET_ADR", "1 DOCK STREET"}});
    first.push_back(local_418_in("2024"));
    first.push_back(nurses());
    world.commit(first);
    const auto before = world.map_rows();
    Lines second = locals(10, 30,
                          {{"UNIT_NAME", "RENAMED"},
                           {"PD_COVERED_TO", "2026-06-30"},
                           {"CITY", "ALDER POINT"},
                           {"MEMBERS", ""}});
    second.push_back(local_418({{"TERMINATE", "T"}, {"TERM_DATE", "2025-12-31"}}));
    second.push_back(local_418_in("2019", {{"UNIT_NAME", "OLD NAME"}}));
    const Import newer = world.commit(second);
    EXPECT_NE(world.map_rows(), before);
    ASSERT_TRUE(undo(newer));
    EXPECT_EQ(world.map_rows(), before);
}

TEST_F(Importing, what_people_entered_since_outlives_an_undo_and_nothing_else) {
    const Lines first = {local_418_in("2024"), nurses()};
    world.commit(first);
    const Import newer = world.commit({local_418({{"UNIT_NAME", "RENAMED"}})});
    correct(world, {.field = "nickname", .value = "the 418"});
    ASSERT_TRUE(undo(newer));
    map_world::World never_told_the_newer;
    never_told_the_newer.commit(first);
    correct(never_told_the_newer, {.field = "nickname", .value = "the 418"});
    EXPECT_EQ(world.org().name, "Port Halden Transit");
    EXPECT_EQ(world.org().nickname, "the 418");
    EXPECT_EQ(world.map_in_words(), never_told_the_newer.map_in_words());
}

TEST_F(Importing, a_body_that_a_person_spoke_about_stays_after_the_undo) {
    const Import only = world.commit({local_418(), nurses()});
    correct(world, {.field = "nickname", .value = "the 418"});
    ASSERT_TRUE(undo(only));
    ASSERT_EQ(world.orgs().size(), 1U);
    const Org transit = world.org();
    EXPECT_EQ(transit.nickname, "the 418");
    EXPECT_FALSE(transit.members_low);
    EXPECT_EQ(world.facts(transit.id).size(), 1U);
    expect_counts(world.commit({local_418()}).counts, 0, 1, 0, 0);
    EXPECT_EQ(world.org().id, transit.id) << "the register finds it again by its file number";
    EXPECT_EQ(world.org().members_low, 210);
}

TEST_F(Importing, imports_are_undone_from_the_last_one_backwards) {
    const Import first = world.commit({local_418_in("2024")});
    const auto after_first = world.map_rows();
    const Import second = world.commit({local_418()});
    const auto after_second = world.map_rows();
    const auto refused = undo(first);
    expect_conflict(refused, "community_map.undo_later_import_first");
    EXPECT_EQ(refused.error().messages.at(0).values.at(0).second,
              base::MessageValue{second.number});
    EXPECT_EQ(world.map_rows(), after_second);
    EXPECT_EQ(world.stored(first.id).state, ImportState::Committed);
    ASSERT_TRUE(undo(second));
    EXPECT_EQ(world.map_rows(), after_first);
    ASSERT_TRUE(undo(first));
    EXPECT_TRUE(world.map_rows().empty());
}

TEST_F(Importing, the_order_of_saving_counts_and_not_that_of_reading) {
    const Import read_first = world.read({local_418()});
    const Import saved_first = world.commit({local_418_in("2024")});
    ASSERT_TRUE(world.save(read_first.id));
    expect_conflict(undo(saved_first), "community_map.undo_later_import_first");
    EXPECT_TRUE(undo(read_first));
}

TEST_F(Importing, what_is_discarded_never_touched_the_map) {
    const Import ready = world.read({local_418()});
    ASSERT_TRUE(world.doing(discard_import, ready.id));
    EXPECT_TRUE(world.map_rows().empty());
    EXPECT_EQ(world.looking(store::digest, ready.id), "");
    expect_conflict(world.save(ready.id), "community_map.import_is_discarded");
}

TEST_F(Importing, what_was_read_and_got_lost_is_refused) {
    const Import ready = world.read({local_418()});
    world.database->write([&](db::Write& write) { store::delete_digest(write, ready.id); });
    expect_conflict(world.save(ready.id), "community_map.import_was_lost");
    EXPECT_EQ(world.stored(ready.id).state, ImportState::Ready);
    EXPECT_TRUE(world.map_rows().empty());
}

TEST_F(Importing, a_large_digest_comes_back_from_the_database_whole) {
    const Lines lines = locals(0, 2'500);
    const Import saved = world.commit(lines);
    expect_counts(saved.counts, 2'500, 0, 0, 0);
    std::set<std::optional<std::int64_t>> numbers;
    for (const Org& org : world.orgs()) {
        numbers.insert(org.file_number);
    }
    EXPECT_EQ(numbers.size(), 2'500U);
}

TEST_F(Importing, a_saving_that_breaks_down_in_the_middle_changes_nothing) {
    world.commit({local_418_in("2024"), nurses()});
    const auto before = world.map_rows();
    Lines lines = locals(0, 2'100);
    lines.push_back(local_418());
    const Import ready = world.read(lines);
    std::int64_t done_when_it_broke = 0;
    const auto breaks = [&](std::int64_t done, std::int64_t total) {
        EXPECT_EQ(total, 2'101);
        done_when_it_broke = done;
        throw std::runtime_error("the power went");
    };
    EXPECT_THROW(static_cast<void>(world.doing(save_import, ready.id, breaks)), std::runtime_error);
    EXPECT_EQ(done_when_it_broke, 2'000) << "in the middle";
    EXPECT_EQ(world.map_rows(), before);
    EXPECT_EQ(world.stored(ready.id).state, ImportState::Ready);
    EXPECT_EQ(world.map_seq(), 1);
    expect_counts(world.save(ready.id)->counts, 2'100, 1, 0, 0);
}

TEST_F(Importing, asking_twice_to_save_saves_once) {
    const Import ready = world.read({local_418()});
    const auto asked = world.doing(ask_to_save, ready.id);
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->state, ImportState::Saving);
    ASSERT_TRUE(asked->job);
    const auto again = world.doing(ask_to_save, ready.id);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->job, asked->job) << "the same job goes on";
    const auto progress = world.looking(jobs::progress, *asked->job);
    ASSERT_TRUE(progress);
    EXPECT_EQ(progress->state, jobs::JobState::Waiting);
    ASSERT_TRUE(world.save(ready.id));
    expect_conflict(world.save(ready.id), "community_map.import_is_committed");
    EXPECT_EQ(world.orgs().size(), 1U);
}

TEST_F(Importing, a_failure_keeps_its_reason) {
    const Import begun = world.begin();
    const base::Refusal why = base::refuse(
        Reason::Invalid, {.key = "community_map.olms_empty", .values = {{"file", "a\nb.zip"}}});
    ASSERT_TRUE(world.doing(record_failure, begun.id, why));
    const Import failed = world.stored(begun.id);
    EXPECT_EQ(failed.state, ImportState::Failed);
    EXPECT_EQ(failed.failure.key, "community_map.olms_empty");
    EXPECT_EQ(failed.failure.values.at(0).second, base::MessageValue{std::string("a b.zip")});
}

class CentralMail : public Importing {
protected:
    std::int64_t flagged() {
        const auto orgs = world.orgs();
        return std::count_if(orgs.begin(), orgs.end(),
                             [](const Org& org) { return org.has(Flag::CentralMail); });
    }
    const map_world::Values one_street = {{"STREET_ADR", "1 DOCK STREET"}};
};

TEST_F(CentralMail, is_flagged_at_five_bodies_of_one_street_and_cleared_by_undoing) {
    world.commit(locals(0, 4, one_street));
    EXPECT_EQ(flagged(), 0);
    const Import fifth = world.commit(locals(4, 5, one_street));
    EXPECT_EQ(flagged(), 5) << "also those that the second file does not name";
    ASSERT_TRUE(undo(fifth));
    EXPECT_EQ(flagged(), 0);
}

TEST_F(CentralMail, goes_when_one_of_five_moves_away) {
    world.commit(locals(0, 5, one_street));
    world.commit(locals(4, 5, {{"STREET_ADR", "9 MILL LANE"}, {"PD_COVERED_TO", "2026-12-31"}}));
    EXPECT_EQ(flagged(), 0);
}

TEST_F(CentralMail, is_not_for_unions_that_belong_to_no_other_nor_for_several_parents) {
    Lines lines = locals(0, 4, one_street);
    lines.push_back(nurses(one_street));
    for (const auto& line :
         locals(10, 15, {{"STREET_ADR", "2 HALL ROAD"}, {"AFF_ABBR", "UNAFF"}})) {
        lines.push_back(line);
    }
    world.commit(lines);
    EXPECT_EQ(flagged(), 0);
}

/// The Labor Department's own file of 2021, as it was in November of that year.
class RealRegister : public Importing {
protected:
    void SetUp() override {
        const auto folder = olms::real_olms_folder() / "2021-partial";
        if (!std::filesystem::exists(folder)) {
            GTEST_SKIP() << "the Labor Department's files are not at " << folder;
        }
        const std::vector<std::filesystem::path> paths = {folder};
        auto read = olms::read_register(paths, {});
        ASSERT_TRUE(read);
        digest = *std::move(read);
    }
    Import bring_in() {
        const Import begun = world.begin();
        EXPECT_TRUE(world.doing(record_reading, begun.id, digest));
        const auto saved = world.save(begun.id);
        EXPECT_TRUE(saved);
        return *saved;
    }

    RegisterDigest digest;
};

TEST_F(RealRegister, is_on_the_map_whole_once_and_comes_off_again) {
    const Import first = bring_in();
    EXPECT_EQ(first.counts.bodies_new, 4'803);
    EXPECT_EQ(world.orgs().size(), 4'803U);
    const auto chicago = world.looking(store::orgs_in_city, std::string("Chicago"),
                                       std::string("IL"));
    EXPECT_EQ(chicago.size(), 27U);
    const auto before = world.map_rows();
    const Import second = bring_in();
    expect_counts(second.counts, 0, 0, 4'803, first.counts.needs_look);
    EXPECT_EQ(world.map_rows(), before);
    ASSERT_TRUE(undo(second));
    EXPECT_EQ(world.map_rows(), before);
    ASSERT_TRUE(undo(first));
    EXPECT_TRUE(world.map_rows().empty());
}

}  // namespace
}  // namespace community_map
