// What people enter by hand: always with a source, and nothing is lost by it.
#include "community_map/entering.hpp"

#include <gtest/gtest.h>

#include "community_map/tests/map_world.hpp"

namespace community_map {
namespace {

using base::Reason;
using MaybeOverride = std::optional<base::Override>;

const TypedSource kCourier = {
    .kind = "news", .ref = "Halden Courier, May 2", .as_of = "2026-05-02", .confidence = "2"};

/// Deshawn's union, which no register has.
TypedOrg tenants() {
    return {.kind = "tenant",
            .name = "Halden Tenants Union",
            .nickname = "the tenants",
            .city = "Port Halden",
            .state = "WA",
            .website = "https://tenants.example",
            .members_low = "300",
            .members_high = "450",
            .source = kCourier};
}

class Entering : public testing::Test {
protected:
    base::Result<Org> add(const TypedOrg& typed, const MaybeOverride& because = {}) {
        return world.doing(add_org, typed, because);
    }
    base::Result<Org> correct(const OrgId& id, TypedCorrection typed,
                              const MaybeOverride& because = {}) {
        if (typed.facts_seen == 0) {
            typed.facts_seen = static_cast<std::int64_t>(world.facts(id).size());
        }
        return world.doing(correct_org, id, typed, because);
    }
    /// The register's Local 418 with its 210 members.
    OrgId transit(const map_world::Values& changed = {}) {
        world.commit({map_world::local_418(changed)});
        return world.org().id;
    }
    /// "field: key" of every message, in no order; the reason must be Invalid.
    static std::set<std::string> messages(const base::Result<Org>& refused) {
        std::set<std::string> found;
        EXPECT_FALSE(refused);
        if (!refused) {
            EXPECT_EQ(refused.error().reason, Reason::Invalid);
            for (const base::Message& message : refused.error().messages) {
                EXPECT_TRUE(message.key.starts_with("community_map."));
                found.insert(message.field + ": " + message.key.substr(14));
            }
        }
        return found;
    }
    using Messages = std::set<std::string>;

    map_world::World world;
};

TEST_F(Entering, a_body_by_hand_is_on_the_map_with_its_source) {
    const auto added = add(tenants());
    ASSERT_TRUE(added);
    const Org org = world.looking(store::org, added->id).value();
    EXPECT_EQ(org.name, "Halden Tenants Union");
    EXPECT_EQ(org.kind, OrgKind::Tenant);
    EXPECT_EQ(org.members_low, 300);
    EXPECT_EQ(org.members_high, 450);
    EXPECT_EQ(org.members_as_of, "2026-05-02");
    EXPECT_EQ(org.confidence, 2);
    EXPECT_EQ(org.city, "Port Halden");
    EXPECT_TRUE(org.latitude);
    EXPECT_FALSE(org.file_number);
    EXPECT_TRUE(org.has(Flag::ByHand));
    EXPECT_EQ(world.map_seq(), 1);
    const auto facts = world.facts(added->id);
    EXPECT_EQ(facts.size(), 6U);
    for (const OrgFact& fact : facts) {
        EXPECT_EQ(fact.source_kind, SourceKind::News);
        EXPECT_EQ(fact.source_ref, "Halden Courier, May 2");
        EXPECT_EQ(fact.as_of, "2026-05-02");
        EXPECT_EQ(fact.confidence, 2);
        EXPECT_FALSE(fact.import);
        EXPECT_EQ(fact.reason, "");
    }
}

TEST_F(Entering, all_that_is_wrong_is_said_at_once_beside_its_field) {
    const TypedOrg wrong = {.kind = "guild",
                            .affiliation = "U|W",
                            .number = std::string(201, '4'),
                            .nickname = std::string(201, 'x'),
                            .city = "Atlantis",
                            .state = "WA",
                            .website = "halden.example",
                            .members_low = "many",
                            .members_high = "-3",
                            .filing_status = "perhaps",
                            .source = {.kind = "rumour", .as_of = "2026-02-30"}};
    EXPECT_EQ(messages(add(wrong)),
              (Messages{"source_kind: choose_source", "source_ref: say_source",
                        "as_of: no_such_date", "confidence: choose_confidence", "kind: choose_kind",
                        "affiliation: text_too_long", "number: text_too_long",
                        "nickname: text_too_long", "city: no_such_city", "website: website_form",
                        "members_low: members_not_a_number", "members_high: members_not_a_number",
                        "filing_status: choose_one"}));
    EXPECT_TRUE(world.map_rows().empty());
}

TEST_F(Entering, nothing_goes_on_the_map_without_a_source_whatever_the_reason) {
    TypedOrg unsourced = tenants();
    unsourced.source.ref = "  ";
    EXPECT_EQ(messages(add(unsourced)), Messages{"source_ref: say_source"});
    EXPECT_EQ(messages(add(unsourced, base::Override{"everybody knows"})),
              Messages{"source_ref: say_source"});
    const OrgId id = transit();
    const auto before = world.map_rows();
    const TypedCorrection correction = {.field = "name", .value = "Transit"};
    EXPECT_EQ(messages(correct(id, correction, base::Override{"everybody knows"})),
              (Messages{"source_kind: choose_source", "source_ref: say_source",
                        "confidence: choose_confidence"}));
    EXPECT_EQ(world.map_rows(), before);
}

TEST_F(Entering, nobody_types_in_the_name_of_the_register) {
    TypedOrg typed = tenants();
    typed.source.kind = "lm_filing";
    EXPECT_EQ(messages(add(typed)), Messages{"source_kind: choose_source"});
}

TEST_F(Entering, a_body_needs_a_name_or_its_parent_and_number) {
    TypedOrg typed = tenants();
    typed.name = " ";
    EXPECT_EQ(messages(add(typed)), Messages{"name: name_or_number"});
    typed.number = "7";
    EXPECT_EQ(messages(add(typed)), Messages{"name: name_or_number"});
    typed.affiliation = "HTU";
    EXPECT_TRUE(add(typed));
}

TEST_F(Entering, a_day_to_come_is_refused_and_none_is_today) {
    TypedOrg typed = tenants();
    typed.source.as_of = "2026-11-24";
    EXPECT_EQ(messages(add(typed)), Messages{"as_of: date_to_come"});
    typed.source.as_of = "";
    EXPECT_EQ(add(typed)->members_as_of, "2026-11-23");
}

TEST_F(Entering, sizes_are_whole_numbers_and_ranges_in_order) {
    TypedOrg typed = tenants();
    typed.members_low = "450";
    typed.members_high = "300";
    EXPECT_EQ(messages(add(typed)), Messages{"members_high: members_range_reversed"});
    typed.members_low = typed.members_high = "20000001";
    EXPECT_EQ(messages(add(typed)).size(), 2U);
    typed.members_low = "1,250";
    typed.members_high = "";
    EXPECT_EQ(add(typed)->members_high, 1250) << "one of the two says both";
}

TEST_F(Entering, an_empty_size_is_unknown_and_zero_is_zero) {
    TypedOrg typed = tenants();
    typed.members_low = typed.members_high = " ";
    EXPECT_FALSE(add(typed)->members_low);
    typed.name = "Another One";
    typed.members_low = "0";
    EXPECT_EQ(add(typed)->members_low, 0);
}

TEST_F(Entering, a_place_is_one_that_exists) {
    TypedOrg typed = tenants();
    typed.zip = "99999";
    EXPECT_EQ(messages(add(typed)), Messages{"zip: no_such_zip"});
    typed.zip = "";
    typed.state = "Wisconsin";
    EXPECT_EQ(messages(add(typed)), Messages{"city: no_such_city"});
    typed.city = typed.state = "";
    EXPECT_EQ(messages(add(typed)), Messages{"city: no_such_city"});
    typed.zip = "60607";
    const auto by_zip = add(typed);
    ASSERT_TRUE(by_zip);
    EXPECT_EQ(by_zip->city, "Chicago");
    EXPECT_EQ(by_zip->state, "IL");
}

TEST_F(Entering, a_body_that_looks_like_another_needs_a_reason_which_is_kept) {
    ASSERT_TRUE(add(tenants()));
    TypedOrg twin = tenants();
    twin.name = "HALDEN TENANTS UNION";
    const auto worried = add(twin);
    ASSERT_FALSE(worried);
    EXPECT_EQ(worried.error().reason, Reason::NeedsReason);
    EXPECT_EQ(worried.error().messages.at(0).key, "community_map.looks_like");
    EXPECT_EQ(worried.error().messages.at(0).values.at(0).second,
              base::MessageValue{std::string("Halden Tenants Union")});
    EXPECT_EQ(world.orgs().size(), 1U);
    const auto added = add(twin, base::Override{"the other one is in Mill Street"});
    ASSERT_TRUE(added);
    EXPECT_EQ(world.orgs().size(), 2U);
    for (const OrgFact& fact : world.facts(added->id)) {
        EXPECT_EQ(fact.reason, "the other one is in Mill Street");
    }
}

TEST_F(Entering, the_same_parent_and_number_look_alike_too) {
    transit();
    TypedOrg twin = tenants();
    twin.affiliation = "utuw";
    twin.number = "418";
    const auto worried = add(twin);
    ASSERT_FALSE(worried);
    EXPECT_EQ(worried.error().reason, Reason::NeedsReason);
    twin.city = "Seattle";  // a parent gives a number once, so another city changes nothing
    EXPECT_FALSE(add(twin));
    twin.number = "419";
    EXPECT_TRUE(add(twin));
}

TEST_F(Entering, the_same_name_in_another_city_is_another_body) {
    ASSERT_TRUE(add(tenants()));
    TypedOrg elsewhere = tenants();
    elsewhere.city = "Seattle";
    EXPECT_TRUE(add(elsewhere));
}

TEST_F(Entering, a_correction_keeps_the_former_answer_in_the_history) {
    const OrgId id = transit();
    const auto before = world.facts(id);
    const auto corrected = correct(
        id, {.field = "name", .value = " Halden  Drivers ", .source = kCourier});
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->name, "Halden Drivers");
    EXPECT_EQ(world.org().name, "Halden Drivers");
    EXPECT_TRUE(world.org().has(Flag::ByHand));
    const auto after = world.facts(id);
    ASSERT_EQ(after.size(), before.size() + 1);
    for (std::size_t at = 0; at < before.size(); ++at) {
        EXPECT_EQ(after[at].value, before[at].value);
        EXPECT_EQ(after[at].source_ref, before[at].source_ref);
    }
    EXPECT_EQ(world.map_seq(), 2);
}

TEST_F(Entering, each_field_is_corrected_by_its_own_inputs) {
    const OrgId id = transit();
    const auto change = [&](TypedCorrection typed) {
        typed.source = kCourier;
        typed.source.as_of = "2026-06-01";
        EXPECT_TRUE(correct(id, typed)) << typed.field;
    };
    change({.field = "nickname", .value = "the 418"});
    change({.field = "kind", .value = "intermediate"});
    change({.field = "affiliation", .value = "IUTW"});
    change({.field = "number", .value = "419"});
    change({.field = "mail_place", .city = "chicago", .state = "Illinois", .zip = "60607"});
    change({.field = "member_count", .members_low = "200", .members_high = "250"});
    change({.field = "filing_status", .value = "public_sector_no_filing"});
    change({.field = "website", .value = "https://418.example"});
    change({.field = "closed", .value = "2026-05-31"});
    const Org org = world.org();
    EXPECT_EQ(org.nickname, "the 418");
    EXPECT_EQ(org.kind, OrgKind::Intermediate);
    EXPECT_EQ(org.affiliation, "IUTW");
    EXPECT_EQ(org.number, "419");
    EXPECT_EQ(org.city + ", " + org.state + " " + org.zip, "Chicago, IL 60607");
    EXPECT_EQ(org.members_low, 200);
    EXPECT_EQ(org.members_high, 250);
    EXPECT_EQ(org.filing_status, "public_sector_no_filing");
    EXPECT_EQ(org.website, "https://418.example");
    EXPECT_EQ(org.closed_on, "2026-05-31");
    change({.field = "closed", .value = ""});
    EXPECT_FALSE(world.org().closed()) << "open after all";
}

TEST_F(Entering, a_correction_that_says_nothing_is_refused) {
    const OrgId id = transit();
    for (const std::string field : {"name", "nickname", "number", "affiliation", "website"}) {
        EXPECT_EQ(messages(correct(id, {.field = field, .source = kCourier})),
                  Messages{"value: nothing_typed"})
            << field;
    }
    EXPECT_EQ(messages(correct(id, {.field = "member_count", .source = kCourier})),
              Messages{"members_low: nothing_typed"});
}

TEST_F(Entering, messages_about_a_correction_stand_beside_its_own_inputs) {
    const OrgId id = transit();
    const auto said = [&](const std::string& field, const std::string& value) {
        return messages(correct(id, {.field = field, .value = value, .source = kCourier}));
    };
    EXPECT_EQ(said("name", std::string(201, 'x')), Messages{"value: text_too_long"});
    EXPECT_EQ(said("closed", "yesterday"), Messages{"value: no_such_date"});
    EXPECT_EQ(said("website", "halden.example"), Messages{"value: website_form"});
    EXPECT_EQ(said("affiliation", "U|W"), Messages{"value: text_too_long"});
    EXPECT_EQ(said("kind", "guild"), Messages{"value: choose_kind"});
    EXPECT_EQ(said("filing_status", "perhaps"), Messages{"value: choose_one"});
}

TEST_F(Entering, the_register_s_own_code_is_not_for_people_to_correct) {
    const OrgId id = transit();
    EXPECT_FALSE(may_be_corrected(FactField::Designation));
    for (const std::string field : {"designation", "no_such_field", ""}) {
        EXPECT_EQ(messages(correct(id, {.field = field, .value = "LU", .source = kCourier})),
                  Messages{"field: choose_one"})
            << field;
    }
}

TEST_F(Entering, a_body_that_does_not_exist_cannot_be_corrected) {
    const auto refused = correct(OrgId::make(world.random),
                                 {.field = "name", .value = "x", .source = kCourier});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, Reason::NotFound);
}

TEST_F(Entering, nobody_corrects_what_she_has_not_seen) {
    const OrgId id = transit();
    const auto seen = static_cast<std::int64_t>(world.facts(id).size());
    const auto in_a_tab = [&](const std::string& name) {
        return correct(id,
                       {.field = "name", .value = name, .source = kCourier, .facts_seen = seen});
    };
    ASSERT_TRUE(in_a_tab("Halden Drivers"));
    const auto refused = in_a_tab("Halden Riders");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, Reason::Conflict);
    EXPECT_EQ(refused.error().messages.at(0).key, "community_map.changed_meanwhile");
    EXPECT_EQ(world.org().name, "Halden Drivers");
}

TEST_F(Entering, a_size_ten_times_off_needs_a_reason_which_is_kept) {
    const OrgId id = transit({{"MEMBERS", "600"}});
    const TypedCorrection off = {
        .field = "member_count", .members_low = "7000", .source = kCourier};
    const auto worried = correct(id, off);
    ASSERT_FALSE(worried);
    EXPECT_EQ(worried.error().reason, Reason::NeedsReason);
    EXPECT_EQ(worried.error().messages.at(0).key, "community_map.ten_times_off");
    EXPECT_EQ(world.org().members_low, 600);
    ASSERT_TRUE(correct(id, off, base::Override{"the ferries joined"}));
    EXPECT_EQ(world.org().members_low, 7'000);
    EXPECT_EQ(world.facts(id).back().reason, "the ferries joined");
}

TEST_F(Entering, one_digit_too_many_or_too_few_is_asked_about_at_either_end) {
    const OrgId id = transit({{"MEMBERS", "28245"}});
    for (const auto& [low, high] : std::vector<std::pair<std::string, std::string>>{
             {"282450", ""}, {"2824", ""}, {"2", ""}, {"28245", "19999999"}}) {
        const auto worried = correct(id, {.field = "member_count",
                                          .members_low = low,
                                          .members_high = high,
                                          .source = kCourier});
        ASSERT_FALSE(worried) << low << " to " << high;
        EXPECT_EQ(worried.error().messages.at(0).key, "community_map.ten_times_off");
    }
}

TEST_F(Entering, a_new_body_of_a_size_that_none_has_is_asked_about) {
    TypedOrg vast = tenants();
    vast.kind = "local";
    vast.members_low = "5000000";
    vast.members_high = "";
    const auto worried = add(vast);
    ASSERT_FALSE(worried);
    EXPECT_EQ(worried.error().reason, Reason::NeedsReason);
    EXPECT_EQ(worried.error().messages.at(0).key, "community_map.size_very_large");
    EXPECT_TRUE(add(vast, base::Override{"it is a whole state's"}));
}

TEST_F(Entering, at_most_alone_is_no_size) {
    TypedOrg typed = tenants();
    typed.members_low = "";
    typed.members_high = "450";
    EXPECT_EQ(messages(add(typed)), Messages{"members_low: members_least_missing"});
}

TEST_F(Entering, a_zip_of_another_part_of_the_country_is_asked_about) {
    TypedOrg typed = tenants();
    typed.city = "Chicago";
    typed.state = "IL";
    typed.zip = "90001";
    const auto worried = add(typed);
    ASSERT_FALSE(worried);
    EXPECT_EQ(worried.error().reason, Reason::NeedsReason);
    EXPECT_EQ(worried.error().messages.at(0).key, "community_map.zip_elsewhere");
    typed.zip = "60607";
    EXPECT_TRUE(add(typed));
}

TEST_F(Entering, a_size_not_quite_ten_times_off_needs_none) {
    const OrgId id = transit({{"MEMBERS", "600"}});
    const TypedCorrection larger = {
        .field = "member_count", .members_low = "5990", .source = kCourier};
    EXPECT_TRUE(correct(id, larger));
}

TEST_F(Entering, a_correction_leaves_the_mark_of_central_mail_alone) {
    world.commit(map_world::locals(0, 5, {{"STREET_ADR", "1 DOCK STREET"}}));
    const OrgId id = world.org(991000).id;
    ASSERT_TRUE(correct(id, {.field = "nickname", .value = "the yard", .source = kCourier}));
    EXPECT_TRUE(world.org(991000).has(Flag::CentralMail));
    ASSERT_TRUE(
        correct(id, {.field = "mail_place", .city = "Seattle", .state = "WA", .source = kCourier}));
    EXPECT_FALSE(world.org(991000).has(Flag::CentralMail)) << "its mail goes elsewhere now";
    EXPECT_FALSE(world.org(991001).has(Flag::CentralMail)) << "only four are left at that street";
}

}  // namespace
}  // namespace community_map
