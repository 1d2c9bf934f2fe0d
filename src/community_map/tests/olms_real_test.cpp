// The Labor Department's own 2021 file, as it was in November of that year.

#include <gtest/gtest.h>

#include <set>

#include "community_map/designations.hpp"
#include "community_map/importers/olms.hpp"
#include "community_map/tests/olms_lines.hpp"

namespace community_map::olms {
namespace {

class OlmsReal : public testing::Test {
protected:
    void SetUp() override {
        const auto folder = real_olms_folder() / "2021-partial";
        if (!std::filesystem::exists(folder)) {
            GTEST_SKIP() << "the Labor Department's files are not at " << folder;
        }
        const std::vector<std::filesystem::path> paths = {folder};
        auto read = read_register(paths, {});
        ASSERT_TRUE(read);
        digest = *std::move(read);
    }

    std::vector<Filing> filings_of(std::int64_t file_number) const {
        std::vector<Filing> found;
        for (const Filing& one : digest.filings) {
            if (one.file_number == file_number) {
                found.push_back(one);
            }
        }
        return found;
    }
    const Identity& identity_of(std::int64_t file_number) const {
        return digest.identities.at(filings_of(file_number).at(0).identity);
    }
    OrgKind kind_of(std::int64_t file_number) const {
        const Identity& who = identity_of(file_number);
        return kind_of_body(who.affiliation, who.designation, who.number, who.own_name);
    }

    RegisterDigest digest;
};

TEST_F(OlmsReal, every_line_is_read) {
    std::set<std::int64_t> bodies;
    for (const Filing& one : digest.filings) {
        bodies.insert(one.file_number);
    }
    EXPECT_EQ(bodies.size(), 4'803U);
    EXPECT_EQ(digest.lines_read, 4'804);
    EXPECT_EQ(digest.lines_set_aside, 0);
    EXPECT_EQ(digest.filings.size(), 4'804U);
    EXPECT_EQ(digest.last_received, "2021-11-05");
    EXPECT_TRUE(digest.partial) << "reports of 2021 were due until March 31, 2022";
}

TEST_F(OlmsReal, twenty_seven_bodies_have_their_mail_in_chicago_whatever_the_case) {
    int chicago = 0;
    for (const Filing& one : digest.filings) {
        const std::string& city = digest.identities[one.identity].city;
        chicago += city == "CHICAGO" || city == "Chicago" ? 1 : 0;
    }
    EXPECT_EQ(chicago, 27);
}

TEST_F(OlmsReal, eight_hundred_sixty_seven_sizes_are_unknown_and_eighty_four_are_zero) {
    int unknown = 0;
    int zero = 0;
    for (const Filing& one : digest.filings) {
        unknown += one.members < 0 ? 1 : 0;
        zero += one.members == 0 ? 1 : 0;
    }
    EXPECT_EQ(unknown, 867);
    EXPECT_EQ(zero, 84);
}

TEST_F(OlmsReal, a_body_that_changed_its_fiscal_year_has_two_periods) {
    const auto filings = filings_of(541'160);  // Carpenters Local 926, Brooklyn
    ASSERT_EQ(filings.size(), 2U);
    EXPECT_EQ(filings[0].report_id, 744'263);
    EXPECT_EQ(filings[1].report_id, 776'509);
    EXPECT_EQ(filings[1].members, 1'817);
    EXPECT_EQ(filings[1].amendment, 2);
}

TEST_F(OlmsReal, levels_follow_the_designation_and_its_exceptions) {
    EXPECT_EQ(kind_of(6'029), OrgKind::International) << "Actors' Equity";
    EXPECT_EQ(kind_of(48), OrgKind::International) << "AAA headquarters";
    EXPECT_EQ(kind_of(15'724), OrgKind::Local) << "California Nurses Association stands alone";
    int branches = 0;
    for (const Identity& who : digest.identities) {
        if (who.affiliation == "NALC" && who.designation == "BR") {
            ++branches;
            EXPECT_EQ(kind_of_body(who.affiliation, who.designation, who.number, who.own_name),
                      OrgKind::Local);
        }
    }
    EXPECT_GT(branches, 900);
}

TEST_F(OlmsReal, every_designation_is_on_the_list) {
    for (const Identity& who : digest.identities) {
        EXPECT_TRUE(who.designation.empty() || designation(who.designation) != nullptr)
            << who.designation;
        EXPECT_EQ(who.designation.empty(), who.affiliation == "UNAFF");
    }
}

TEST_F(OlmsReal, abroad_closed_and_doubtful_bodies_stay) {
    EXPECT_EQ(identity_of(516'974).state, "00")
        << "the hockey players' association, in Niagara Falls, Ontario";
    int closed = 0;
    for (const Filing& one : digest.filings) {
        closed += digest.identities[one.identity].closed_on.empty() ? 0 : 1;
    }
    EXPECT_EQ(closed, 141);
    EXPECT_EQ(identity_of(20'275).closed_on, "2021-04-30")
        << "marked as its last report, without a date";
    EXPECT_EQ(identity_of(511'681).closed_on, "")
        << "said to have ended in 1993, and reports about 2021";
    std::map<std::int64_t, std::string> doubts;
    for (const Finding& finding : findings_of(digest, Finding::Kind::Implausible)) {
        doubts[finding.file_number] = finding.message.key;
    }
    EXPECT_EQ(doubts[15'724], "community_map.olms_members_large_local");
    EXPECT_EQ(doubts[526'793], "community_map.olms_members_large_local")
        << "115,000 in Marion, Iowa";
    EXPECT_EQ(doubts[511'681], "community_map.olms_ended_before_report");
    EXPECT_EQ(doubts.size(), 5U);
}

TEST_F(OlmsReal, flight_attendants_share_a_headquarters) {
    std::map<std::uint64_t, int> bodies;
    for (const Identity& who : digest.identities) {
        bodies[who.street] += who.affiliation == "AFA" && who.street != 0 ? 1 : 0;
    }
    int most = 0;
    for (const auto& [street, count] : bodies) {
        most = std::max(most, count);
    }
    EXPECT_GE(most, 5) << "501 3rd Street NW, Washington";
}

}  // namespace
}  // namespace community_map::olms
