// The present answer about a body follows from its facts by four rules.
#include "community_map/settling.hpp"

#include <gtest/gtest.h>

#include "tests/support/random.hpp"

namespace community_map {
namespace {

constexpr std::array kHandBeatsRegister = {
    FactField::Name,        FactField::Nickname, FactField::Kind,      FactField::Affiliation,
    FactField::Designation, FactField::Number,   FactField::MailPlace, FactField::Website};
constexpr std::array kGoesWithTime = {FactField::FilingStatus, FactField::Closed};

class Settling : public testing::Test {
protected:
    OrgFact reported(FactField field, std::string value, std::string as_of,
                     std::int64_t rank = 0) const {
        return {.field = field,
                .value = std::move(value),
                .source_rank = rank,
                .as_of = std::move(as_of),
                .import = import};
    }
    OrgFact size(std::optional<std::int64_t> members, std::string as_of,
                 std::int64_t rank = 0) const {
        OrgFact fact = reported(FactField::MemberCount, "", std::move(as_of), rank);
        fact.low = fact.high = members;
        return fact;
    }
    static OrgFact by_hand(OrgFact fact, Confidence confidence = 3) {
        fact.import.reset();
        fact.source_kind = SourceKind::SelfReported;
        fact.confidence = confidence;
        return fact;
    }
    OrgFact at(const MailPlace& place) const {
        return reported(FactField::MailPlace, place.packed(), "2025-12-31");
    }
    Org settled(const std::vector<OrgFact>& facts) const { return settle(OrgId{}, 990007, facts); }
    bool flagged(const std::vector<OrgFact>& facts, Flag flag) const {
        return settled(facts).has(flag);
    }

    test_support::SeededRandom random;
    const ImportId import = ImportId::make(random);
};

TEST_F(Settling, a_name_entered_by_hand_survives_a_newer_register) {
    const Org org = settled({reported(FactField::Name, "PORT HALDEN TRANSIT", "2024-12-31"),
                             by_hand(reported(FactField::Name, "Halden Drivers", "2025-01-05")),
                             reported(FactField::Name, "PORT HALDEN TRANSIT", "2025-12-31", 7)});
    EXPECT_EQ(org.name, "Halden Drivers");
}

TEST_F(Settling, what_a_body_is_and_where_is_for_people_to_say) {
    for (const FactField field : kHandBeatsRegister) {
        const std::vector hand_first = {by_hand(reported(field, "hand", "2020-01-01")),
                                        reported(field, "register", "2025-12-31", 9)};
        const std::vector hand_last = {hand_first[1], hand_first[0]};
        EXPECT_EQ(deciding(field, hand_first)->value, "hand") << word_of(field);
        EXPECT_EQ(deciding(field, hand_last)->value, "hand") << word_of(field);
    }
}

TEST_F(Settling, a_person_may_correct_herself_whatever_dates_she_gives) {
    const std::vector said = {by_hand(reported(FactField::Name, "first", "2025-11-01")),
                              by_hand(reported(FactField::Name, "then", "2019-01-01"))};
    EXPECT_EQ(deciding(FactField::Name, said)->value, "then");
}

TEST_F(Settling, a_size_entered_by_hand_gives_way_to_a_newer_report) {
    const Org org = settled({by_hand(size(400, "2025-03-01")), size(210, "2025-12-31")});
    EXPECT_EQ(org.members_low, 210);
    EXPECT_EQ(org.members_as_of, "2025-12-31");
}

TEST_F(Settling, a_size_entered_by_hand_beats_an_older_report) {
    const Org org = settled({by_hand(size(400, "2026-02-01")), size(210, "2025-12-31")});
    EXPECT_EQ(org.members_low, 400);
    EXPECT_EQ(org.members_as_of, "2026-02-01");
}

TEST_F(Settling, filing_and_closing_go_with_time_whoever_says_it) {
    for (const FactField field : kGoesWithTime) {
        const std::vector facts = {reported(field, "later", "2025-12-31"),
                                   by_hand(reported(field, "earlier", "2025-03-01"))};
        EXPECT_EQ(deciding(field, facts)->value, "later") << word_of(field);
    }
}

TEST_F(Settling, on_one_date_the_higher_rank_wins_in_either_order) {
    EXPECT_EQ(settled({size(210, "2025-12-31", 1), size(230, "2025-12-31", 2)}).members_low, 230);
    EXPECT_EQ(settled({size(230, "2025-12-31", 2), size(210, "2025-12-31", 1)}).members_low, 230);
}

TEST_F(Settling, a_later_date_beats_a_higher_rank) {
    EXPECT_EQ(settled({size(210, "2025-12-31", 1), size(230, "2024-12-31", 9)}).members_low, 210);
}

TEST_F(Settling, at_equal_rank_what_was_recorded_last_wins) {
    EXPECT_EQ(settled({size(210, "2025-12-31", 1), size(230, "2025-12-31", 1)}).members_low, 230);
}

TEST_F(Settling, a_blank_size_is_unknown_and_zero_is_zero) {
    EXPECT_FALSE(settled({size({}, "2025-12-31")}).members_low);
    EXPECT_FALSE(settled({}).members_low);
    EXPECT_EQ(settled({size(0, "2025-12-31")}).members_low, 0);
}

TEST_F(Settling, a_blank_in_the_latest_report_keeps_the_older_size_with_its_date_and_a_flag) {
    const Org org = settled({size(210, "2024-12-31"), size({}, "2025-12-31")});
    EXPECT_EQ(org.members_low, 210);
    EXPECT_EQ(org.members_high, 210);
    EXPECT_EQ(org.members_as_of, "2024-12-31");
    EXPECT_TRUE(org.has(Flag::SizeNotInLatest));
    EXPECT_FALSE(flagged({size({}, "2024-12-31"), size(210, "2025-12-31")}, Flag::SizeNotInLatest));
    EXPECT_FALSE(flagged({size({}, "2025-12-31")}, Flag::SizeNotInLatest)) << "none is shown";
}

TEST_F(Settling, a_size_that_was_read_and_looks_wrong_is_flagged_and_kept) {
    const std::vector too_large = {size(180'000, "2025-12-31")};
    EXPECT_TRUE(flagged(too_large, Flag::ImplausibleSize));
    EXPECT_EQ(settled(too_large).members_low, 180'000);
    EXPECT_FALSE(flagged({size(100'000, "2025-12-31")}, Flag::ImplausibleSize));
    EXPECT_FALSE(flagged({by_hand(size(180'000, "2025-12-31"))}, Flag::ImplausibleSize));
}

TEST_F(Settling, ten_times_the_size_before_is_flagged_either_way) {
    EXPECT_TRUE(
        flagged({size(600, "2024-12-31"), size(7'000, "2025-12-31")}, Flag::ImplausibleSize));
    EXPECT_TRUE(
        flagged({size(7'000, "2024-12-31"), size(600, "2025-12-31")}, Flag::ImplausibleSize));
    EXPECT_FALSE(
        flagged({size(600, "2024-12-31"), size(6'000, "2025-12-31")}, Flag::ImplausibleSize));
    EXPECT_FALSE(flagged({size(30, "2024-12-31"), size(900, "2025-12-31")}, Flag::ImplausibleSize))
        << "small ones do grow tenfold";
    EXPECT_FALSE(
        flagged({size(600, "2023-12-31"), size(5'900, "2024-12-31"), size(7'000, "2025-12-31")},
                Flag::ImplausibleSize))
        << "only the report before counts";
}

TEST_F(Settling, spellings_of_a_city_meet_in_one_place) {
    const Org by_zip = settled({at({.city = "CHICGO", .state = "IL", .zip = "606071988"})});
    EXPECT_EQ(by_zip.city, "Chicago");
    EXPECT_EQ(by_zip.zip, "60607");
    EXPECT_TRUE(by_zip.latitude && by_zip.longitude);
    EXPECT_FALSE(by_zip.has(Flag::Unplaced));
    EXPECT_EQ(settled({at({.city = "ST. LOUIS", .state = "MO", .zip = ""})}).city, "Saint Louis");
}

TEST_F(Settling, a_body_that_cannot_be_placed_says_so) {
    const Org lost = settled({at({.city = "NOWHERE AT ALL", .state = "WA", .zip = "99999"})});
    EXPECT_TRUE(lost.has(Flag::Unplaced));
    EXPECT_FALSE(lost.has(Flag::Abroad));
    EXPECT_FALSE(lost.latitude);
    EXPECT_EQ(lost.city, "Nowhere at All");
    EXPECT_TRUE(flagged({}, Flag::Unplaced));
    const Org abroad = settled({at({.city = "NIAGARA FALLS", .state = "00", .zip = "L2E 6S5"})});
    EXPECT_TRUE(abroad.has(Flag::Abroad));
    EXPECT_TRUE(abroad.has(Flag::Unplaced));
    EXPECT_EQ(abroad.state, "");
    EXPECT_EQ(abroad.zip, "L2E 6S5");
}

TEST_F(Settling, whatever_a_person_added_is_marked) {
    const std::vector facts = {size(210, "2025-12-31"),
                               by_hand(reported(FactField::Nickname, "the 418", "2020-01-01"))};
    EXPECT_TRUE(flagged(facts, Flag::ByHand));
    EXPECT_FALSE(flagged({facts[0]}, Flag::ByHand));
}

TEST_F(Settling, the_register_shouts_and_people_do_not) {
    EXPECT_EQ(settled({reported(FactField::Name, "PORT HALDEN TRANSIT", "")}).name,
              "Port Halden Transit");
    EXPECT_EQ(settled({by_hand(reported(FactField::Name, "SEIU HEALTH", ""))}).name, "SEIU HEALTH");
}

TEST_F(Settling, the_kind_follows_the_code_until_a_person_says_another) {
    const std::vector code = {reported(FactField::Affiliation, "UTUW|Transit", "2025-12-31"),
                              reported(FactField::Designation, "DC", "2025-12-31")};
    EXPECT_EQ(settled(code).kind, OrgKind::Intermediate);
    EXPECT_EQ(settled({code[0], code[1], by_hand(reported(FactField::Kind, "local", ""))}).kind,
              OrgKind::Local);
}

TEST_F(Settling, a_body_that_reports_again_is_open_after_all) {
    const OrgFact ended = reported(FactField::Closed, "2024-06-30", "2024-06-30");
    EXPECT_EQ(settled({ended}).closed_on, "2024-06-30");
    EXPECT_FALSE(settled({ended, reported(FactField::Closed, "", "2025-12-31")}).closed());
}

TEST_F(Settling, how_sure_is_that_of_the_size_or_of_the_weakest_other_fact) {
    const OrgFact name = by_hand(reported(FactField::Name, "Halden Tenants", ""), 2);
    const OrgFact guess = by_hand(reported(FactField::Nickname, "the tenants", ""), 1);
    EXPECT_EQ(settled({name, guess, by_hand(size(40, "2025-12-31"), 3)}).confidence, 3);
    EXPECT_EQ(settled({name, by_hand(size(40, "2025-12-31"), 1)}).confidence, 1);
    EXPECT_EQ(settled({name, guess}).confidence, 1);
}

}  // namespace
}  // namespace community_map
