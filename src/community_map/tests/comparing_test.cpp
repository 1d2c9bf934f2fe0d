// What a register adds to what is known: new periods and changes, and nothing twice.
#include "community_map/comparing.hpp"

#include <gtest/gtest.h>

#include "community_map/settling.hpp"
#include "community_map/tests/map_world.hpp"

namespace community_map {
namespace {

using map_world::Lines;
using map_world::local_418;
using map_world::local_418_in;

class Comparing : public testing::Test {
protected:
    /// How many facts a register adds to what is known about its one body.
    std::size_t learn(const Lines& lines) {
        const RegisterDigest digest = olms::read_lines(lines);
        const auto filings = filings_of_one_body(digest.filings, 0);
        EXPECT_EQ(filings.size(), digest.filings.size()) << "a test is about one body";
        const auto added = facts_to_add(known, filings, digest, ImportId::make(random), 0);
        known.insert(known.end(), added.begin(), added.end());
        return added.size();
    }
    Org settled() const { return settle(OrgId{}, map_world::kLocal418, known); }
    std::size_t facts_about(FactField field) const {
        return static_cast<std::size_t>(std::count_if(
            known.begin(), known.end(), [&](const OrgFact& fact) { return fact.field == field; }));
    }
    void correct(FactField field, std::string value) {
        known.push_back({.field = field,
                         .value = std::move(value),
                         .source_kind = SourceKind::SelfReported,
                         .as_of = "2026-01-01"});
    }

    std::vector<OrgFact> known;
    test_support::SeededRandom random;
};

TEST_F(Comparing, the_first_report_brings_what_it_says_with_its_source) {
    learn({local_418({{"AMENDMENT", "2"}})});
    const OrgFact* size = deciding(FactField::MemberCount, known);
    ASSERT_NE(size, nullptr);
    EXPECT_EQ(size->low, 210);
    EXPECT_EQ(size->high, 210);
    EXPECT_EQ(size->as_of, "2025-12-31");
    EXPECT_EQ(size->source_ref, "LM-3 report 9900001, amendment 2");
    EXPECT_EQ(size->source_kind, SourceKind::LmFiling);
    const Org org = settled();
    EXPECT_EQ(title_of(org), "UTUW Local 418");
    EXPECT_EQ(org.name, "Port Halden Transit");
    EXPECT_EQ(org.city, "Port Halden");
    EXPECT_EQ(org.filing_status, "files_lm3");
    EXPECT_EQ(facts_about(FactField::Closed), 0U) << "open is not said, it follows";
}

TEST_F(Comparing, the_same_report_again_adds_nothing) {
    EXPECT_GT(learn({local_418()}), 0U);
    EXPECT_EQ(learn({local_418()}), 0U);
}

TEST_F(Comparing, a_register_of_several_years_again_adds_nothing) {
    const Lines years = {local_418_in("2023", {{"UNIT_NAME", "OLD NAME"}}),
                         local_418_in("2024", {{"MEMBERS", ""}}), local_418()};
    EXPECT_GT(learn(years), 0U);
    EXPECT_EQ(learn(years), 0U);
}

TEST_F(Comparing, a_newer_period_counts_and_the_old_fact_stays) {
    learn({local_418_in("2024", {{"MEMBERS", "190"}})});
    EXPECT_EQ(learn({local_418()}), 1U) << "the size alone: nothing else differs";
    EXPECT_EQ(settled().members_low, 210);
    EXPECT_EQ(facts_about(FactField::MemberCount), 2U);
    EXPECT_EQ(known.front().low, 190) << "nothing is overwritten";
}

TEST_F(Comparing, the_same_size_in_a_newer_period_was_counted_again) {
    learn({local_418_in("2024")});
    EXPECT_EQ(learn({local_418()}), 1U);
    EXPECT_EQ(settled().members_as_of, "2025-12-31");
}

TEST_F(Comparing, a_name_keeps_the_date_since_when_it_is_so) {
    learn({local_418_in("2024")});
    learn({local_418()});
    EXPECT_EQ(facts_about(FactField::Name), 1U);
    EXPECT_EQ(deciding(FactField::Name, known)->as_of, "2024-12-31");
    learn({local_418_in("2026", {{"UNIT_NAME", "HALDEN TRANSIT AND FERRIES"}})});
    EXPECT_EQ(facts_about(FactField::Name), 2U);
    EXPECT_EQ(settled().name, "Halden Transit and Ferries");
}

TEST_F(Comparing, a_blank_size_is_a_fact_of_its_own_and_no_zero) {
    learn({local_418_in("2024", {{"MEMBERS", "190"}})});
    EXPECT_EQ(learn({local_418({{"MEMBERS", ""}})}), 1U);
    EXPECT_EQ(settled().members_low, 190);
    EXPECT_TRUE(settled().has(Flag::SizeNotInLatest));
    EXPECT_EQ(learn({local_418({{"MEMBERS", ""}})}), 0U);
}

TEST_F(Comparing, an_amendment_wins_in_whatever_order_the_files_come) {
    const std::string first = local_418({{"UNIT_NAME", "HALDEN TRANSITT"}});
    const std::string amended = local_418(
        {{"MEMBERS", "230"}, {"AMENDMENT", "1"}, {"RPT_ID", "9900002"}});
    learn({first});
    learn({amended});
    EXPECT_EQ(settled().members_low, 230);
    EXPECT_EQ(settled().name, "Port Halden Transit");
    known.clear();
    learn({amended});
    learn({first});
    EXPECT_EQ(settled().members_low, 230);
    EXPECT_EQ(settled().name, "Port Halden Transit");
}

TEST_F(Comparing, an_amendment_that_goes_back_to_the_first_answer_wins_too) {
    learn({local_418()});
    learn({local_418({{"MEMBERS", "2100"},
                      {"AMENDMENT", "1"},
                      {"RPT_ID", "9900002"},
                      {"UNIT_NAME", "HALDEN TRANSITT"}})});
    learn({local_418({{"AMENDMENT", "2"}, {"RPT_ID", "9900003"}})});
    EXPECT_EQ(settled().members_low, 210);
    EXPECT_EQ(settled().name, "Port Halden Transit");
}

TEST_F(Comparing, an_older_year_imported_later_does_not_change_the_present_answer) {
    learn({local_418()});
    learn({local_418_in(
        "2023",
        {{"UNIT_NAME", "OLD NAME"}, {"MEMBERS", "90"}, {"CITY", "SEATTLE"}, {"ZIP", "98101"}})});
    EXPECT_EQ(settled().members_low, 210);
    EXPECT_EQ(settled().name, "Port Halden Transit");
    EXPECT_EQ(settled().city, "Port Halden");
}

TEST_F(Comparing, an_older_report_imported_later_does_not_close_a_body_that_reports_since) {
    learn({local_418()});
    learn({local_418_in("2024", {{"TERMINATE", "T"}, {"TERM_DATE", "2024-12-31"}})});
    EXPECT_FALSE(settled().closed()) << "the report of 2025 says nothing of an end";
}

TEST_F(Comparing, a_year_between_two_that_agree_does_not_change_the_present_answer) {
    learn({local_418_in("2023")});
    learn({local_418()});
    learn({local_418_in("2024", {{"UNIT_NAME", "A NAME FOR ONE YEAR"}, {"MEMBERS", "90"}})});
    EXPECT_EQ(settled().members_low, 210);
    EXPECT_EQ(settled().name, "Port Halden Transit") << "the report of 2025 says so again";
}

TEST_F(Comparing, a_body_that_closed_and_reports_again_is_open) {
    learn({local_418_in("2024", {{"TERMINATE", "T"}, {"TERM_DATE", "2024-12-31"}})});
    EXPECT_EQ(settled().closed_on, "2024-12-31");
    learn({local_418()});
    EXPECT_FALSE(settled().closed());
    EXPECT_EQ(learn({local_418()}), 0U);
}

TEST_F(Comparing, a_register_repeats_itself_and_does_not_answer_people) {
    learn({local_418()});
    correct(FactField::Name, "Halden Drivers");
    EXPECT_EQ(learn({local_418()}), 0U);
    EXPECT_EQ(settled().name, "Halden Drivers");
}

TEST_F(Comparing, what_a_person_said_first_is_no_reason_to_leave_the_report_out) {
    correct(FactField::Name, "PORT HALDEN TRANSIT");
    learn({local_418()});
    EXPECT_EQ(facts_about(FactField::Name), 2U);
}

TEST_F(Comparing, a_digest_is_walked_body_by_body) {
    const RegisterDigest digest = olms::read_lines(
        {map_world::nurses(), local_418(), local_418_in("2024")});
    const auto first = filings_of_one_body(digest.filings, 0);
    const auto second = filings_of_one_body(digest.filings, first.size());
    ASSERT_EQ(first.size(), 2U);
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(first[0].file_number, map_world::kLocal418);
    EXPECT_EQ(first[1].file_number, map_world::kLocal418);
    EXPECT_EQ(second[0].file_number, map_world::kNurses);
}

}  // namespace
}  // namespace community_map
