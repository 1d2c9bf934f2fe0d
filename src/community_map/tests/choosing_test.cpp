// Choosing among all bodies: around a place, in some order, with honest totals, and by what people
// type.
#include "community_map/choosing.hpp"

#include <gtest/gtest.h>

#include "community_map/plausibility.hpp"
#include "community_map/tests/map_world.hpp"

namespace community_map {
namespace {

using Names = std::vector<std::string>;

class Choosing : public testing::Test {
protected:
    /// A local of UTUW in Port Halden, to be changed.
    static Org local(std::string number, std::optional<std::int64_t> members) {
        Org org;
        org.affiliation = "UTUW";
        org.parent_name = "United Transit and Utility Workers";
        org.designation = "LU";
        org.number = std::move(number);
        org.members_low = org.members_high = members;
        org.members_as_of = members ? "2025-12-31" : "";
        put(org, "Port Halden", "WA");
        return org;
    }
    static Org named(std::string name, std::optional<std::int64_t> members) {
        Org org = local("", members);
        org.affiliation = "UNAFF";
        org.parent_name.clear();
        org.designation.clear();
        org.name = std::move(name);
        return org;
    }
    static Org council(std::string number, std::int64_t members) {
        Org org = local(std::move(number), members);
        org.kind = OrgKind::Intermediate;
        org.designation = "DC";
        return org;
    }
    /// Into the middle of a city, or some miles north of it.
    static void put(Org& org, std::string_view city, std::string_view state, double north = 0) {
        const Place place = place_named(city, state).value();
        org.city = city;
        org.state = state;
        org.latitude = place.center.latitude +
                       north / 69.09;  // a degree of latitude is 69.09 miles
        org.longitude = place.center.longitude;
    }
    static void flag(Org& org, Flag flag) { org.flags |= static_cast<unsigned>(flag); }

    void on_the_map(std::vector<Org> orgs) {
        for (Org& org : orgs) {
            org.id = OrgId::make(world.random);
        }
        world.database->write([&](db::Write& write) {
            store::insert_orgs(write, orgs);
            store::count_change(write);
        });
        atlas = shelf.current();
    }
    Chosen asked(CityQuestion question = {}) const {
        if (question.place.name.empty()) {
            question.place = place_named("Port Halden", "WA").value();
        }
        return choose(atlas, question);
    }
    Names titles(std::span<const std::uint32_t> indices) const {
        Names found;
        for (const std::uint32_t index : indices) {
            found.emplace_back(atlas->at(index).title);
        }
        return found;
    }
    Names chosen(const CityQuestion& question = {}) const {
        return titles(asked(question).indices);
    }
    Names found(std::string_view typed, std::size_t at_most = 50) const {
        return titles(search(*atlas, typed, at_most));
    }

    map_world::World world;
    AtlasShelf shelf{*world.database};
    std::shared_ptr<const Atlas> atlas;
};

TEST_F(Choosing, takes_those_within_the_miles_and_no_others) {
    Org near = local("1", 30);
    Org far = local("2", 20);
    put(near, "Port Halden", "WA", 24.9);
    put(far, "Port Halden", "WA", 25.1);
    near.city = far.city = "Outside";
    on_the_map({near, far});
    EXPECT_EQ(chosen(), Names{"UTUW Local 1"});
    EXPECT_EQ(chosen({.miles = 26}), (Names{"UTUW Local 1", "UTUW Local 2"}));
    EXPECT_EQ(chosen({.miles = 24}), Names{});
}

TEST_F(Choosing, the_mailing_city_is_what_the_address_says_and_not_how_far_it_is) {
    Org suburb = local("1", 30);
    suburb.city = "Alder Point";
    Org outskirts = local("2", 20);
    put(outskirts, "Port Halden", "WA", 40);
    Org unplaced = local("3", 10);
    unplaced.latitude = unplaced.longitude = {};
    Org namesake = local("4", 5);
    put(namesake, "Portland", "OR");
    namesake.city = "Port Halden";
    on_the_map({suburb, outskirts, unplaced, namesake});
    EXPECT_EQ(chosen({.miles = 0}), (Names{"UTUW Local 2", "UTUW Local 3"}));
    EXPECT_EQ(chosen({.miles = 25}), (Names{"UTUW Local 1", "UTUW Local 2", "UTUW Local 3"}));
}

TEST_F(Choosing, orders_by_size_with_unknown_sizes_last_then_by_name) {
    on_the_map({local("7", {}), local("3", 40), local("9", 0), local("1", 40), local("5", 900)});
    EXPECT_EQ(chosen(), (Names{"UTUW Local 5", "UTUW Local 1", "UTUW Local 3", "UTUW Local 9",
                               "UTUW Local 7"}));
}

TEST_F(Choosing, orders_by_name_as_people_sort) {
    on_the_map({local("10", 1), local("2", 2), named("Éclair Bakers", 3), named("Zinc Workers", 4),
                named("drivers", 5)});
    EXPECT_EQ(chosen({.order = CityOrder::Name}),
              (Names{"drivers", "Éclair Bakers", "UTUW Local 2", "UTUW Local 10", "Zinc Workers"}));
}

TEST_F(Choosing, orders_by_city_and_by_date_with_the_latest_first) {
    Org suburb = local("1", 10);
    suburb.city = "Alder Point";
    suburb.members_as_of = "2024-06-30";
    Org undated = local("2", {});
    Org latest = local("3", 5);
    on_the_map({undated, suburb, latest});
    EXPECT_EQ(chosen({.order = CityOrder::City}),
              (Names{"UTUW Local 1", "UTUW Local 3", "UTUW Local 2"}));
    EXPECT_EQ(chosen({.order = CityOrder::Date}),
              (Names{"UTUW Local 3", "UTUW Local 1", "UTUW Local 2"}));
}

TEST_F(Choosing, filters_leave_out_the_others_also_from_the_totals) {
    Org closed = local("9", 90);
    closed.closed_on = "2024-12-31";
    Org trades = local("4", 70);
    trades.kind = OrgKind::Btc;
    on_the_map({local("1", 10), local("2", {}), council("3", 500), trades, closed});
    EXPECT_EQ(chosen({.filter = CityFilter::Locals}),
              (Names{"UTUW Local 9", "UTUW Local 1", "UTUW Local 2"}));
    EXPECT_EQ(chosen({.filter = CityFilter::Councils}),
              (Names{"UTUW District Council 3", "UTUW Local 4"}));
    EXPECT_EQ(chosen({.filter = CityFilter::SizeUnknown}), Names{"UTUW Local 2"});
    EXPECT_EQ(chosen({.filter = CityFilter::Closed}), Names{"UTUW Local 9"});
    EXPECT_EQ(chosen({.words = "2"}), Names{"UTUW Local 2"});
    EXPECT_EQ(asked({.filter = CityFilter::SizeUnknown}).totals.bodies, 1);
    EXPECT_EQ(asked({.filter = CityFilter::Locals}).totals.members_high, 10);
}

TEST_F(Choosing, bodies_of_one_size_and_name_keep_their_order) {
    std::vector<Org> same(30, local("1", 5));
    on_the_map(same);
    for (const CityOrder order :
         {CityOrder::Size, CityOrder::Name, CityOrder::City, CityOrder::Date}) {
        const Chosen first = asked({.order = order});
        EXPECT_EQ(first.indices.size(), 30U);
        EXPECT_EQ(asked({.order = order}).indices, first.indices);
        const auto another_server = Atlas::made_from;
        const auto again = choose(
            world.database->read(another_server),
            {.place = place_named("Port Halden", "WA").value(), .order = order});
        for (std::size_t at = 0; at < 30; ++at) {
            EXPECT_EQ(again.atlas->at(again.indices[at]).id, atlas->at(first.indices[at]).id);
        }
    }
}

TEST_F(Choosing, a_council_s_members_are_not_added_to_those_of_its_locals) {
    on_the_map({local("1", 100), local("2", 200), council("3", 250)});
    EXPECT_EQ(asked().totals.members_low, 300);
    EXPECT_EQ(asked().totals.members_high, 300) << "its members are those of the locals";
}

TEST_F(Choosing, what_a_council_has_beyond_its_locals_may_live_here) {
    on_the_map({local("1", 100), council("3", 1'000), council("4", 700)});
    EXPECT_EQ(asked().totals.members_low, 100);
    EXPECT_EQ(asked().totals.members_high, 1'000) << "councils may lie within one another";
}

TEST_F(Choosing, a_council_counts_for_its_own_parent_alone) {
    Org other = council("3", 1'000);
    other.affiliation = "IHDW";
    on_the_map({local("1", 100), other});
    EXPECT_EQ(asked().totals.members_low, 100);
    EXPECT_EQ(asked().totals.members_high, 1'100);
}

TEST_F(Choosing, a_slip_of_the_pen_does_not_make_a_city_larger) {
    on_the_map({local("1", 100), local("2", kAnyMembersMax + 1)});
    EXPECT_EQ(asked().totals.members_low, 100);
    EXPECT_EQ(asked().totals.members_high, 100);
    EXPECT_EQ(asked().totals.bodies, 2);
    EXPECT_EQ(asked().totals.members_unknown_bodies, 0) << "it was reported, if wrongly";
}

TEST_F(Choosing, nationals_and_federations_are_never_counted) {
    std::vector<Org> orgs = {local("1", 100)};
    for (const OrgKind kind : {OrgKind::International, OrgKind::Clc, OrgKind::Statefed,
                               OrgKind::Btc, OrgKind::Other, OrgKind::Community}) {
        orgs.push_back(local("2", 50'000));
        orgs.back().kind = kind;
    }
    on_the_map(orgs);
    EXPECT_EQ(asked().totals.bodies, 7);
    EXPECT_EQ(asked().totals.members_low, 100);
    EXPECT_EQ(asked().totals.members_high, 100);
}

TEST_F(Choosing, ranges_add_up_to_a_range_and_unknown_sizes_are_counted_as_bodies) {
    Org range = local("1", 100);
    range.members_high = 150;
    on_the_map({range, local("2", 0), local("3", {}), named("Nurses", {})});
    const CityTotals totals = asked().totals;
    EXPECT_EQ(totals.bodies, 4);
    EXPECT_EQ(totals.members_low, 100);
    EXPECT_EQ(totals.members_high, 150);
    EXPECT_EQ(totals.members_unknown_bodies, 2) << "zero is known";
}

TEST_F(Choosing, doubtful_sizes_stay_out_of_the_low_end_and_closed_bodies_out_of_both) {
    Org odd = local("1", 180'000);
    flag(odd, Flag::ImplausibleSize);
    Org central = local("2", 40);
    flag(central, Flag::CentralMail);
    Org closed = local("3", 90);
    closed.closed_on = "2024-12-31";
    Org closed_unknown = local("4", {});
    closed_unknown.closed_on = "2024-12-31";
    on_the_map({odd, central, closed, closed_unknown, local("5", 7)});
    const CityTotals totals = asked().totals;
    EXPECT_EQ(totals.bodies, 5);
    EXPECT_EQ(totals.members_low, 7);
    EXPECT_EQ(totals.members_high, 180'047);
    EXPECT_EQ(totals.members_unknown_bodies, 0);
}

TEST_F(Choosing, unions_that_belong_to_no_other_stand_for_themselves) {
    Org alone = named("Halden Guild Council", 400);
    alone.kind = OrgKind::Intermediate;
    on_the_map({named("Nurses", 100), alone});
    EXPECT_EQ(asked().totals.members_low, 100);
    EXPECT_EQ(asked().totals.members_high, 500) << "the nurses are not that council's";
}

TEST_F(Choosing, finds_a_local_by_number_initials_nickname_and_parent) {
    Org teachers = local("12", 900);
    teachers.affiliation = "CEU";
    teachers.parent_name = "Coast Educators";
    teachers.name = "Coast Teachers Union";
    Org transit = local("418", 210);
    transit.nickname = "the bus people";
    Org plumbers = local("1", 80);
    plumbers.affiliation = "UPF";
    plumbers.parent_name = "United Plumbers and Fitters";
    on_the_map({teachers, transit, plumbers, local("1199", 50)});
    const Names only_transit = {"UTUW Local 418"};
    EXPECT_EQ(found("418"), only_transit);
    EXPECT_EQ(found("Local 418"), only_transit);
    EXPECT_EQ(found("utuw 418"), only_transit);
    EXPECT_EQ(found("bus"), only_transit);
    EXPECT_EQ(found("CTU"), Names{"CEU Local 12"});
    EXPECT_EQ(found("teachers"), Names{"CEU Local 12"});
    EXPECT_EQ(found("Teach"), Names{"CEU Local 12"});
    EXPECT_EQ(found("Local 1 plumbers"), Names{"UPF Local 1"});
    EXPECT_EQ(found("plumbers port halden wa"), Names{"UPF Local 1"});
    EXPECT_EQ(found("eachers"), Names{}) << "words are found by their beginning";
    EXPECT_EQ(found("teachers seattle"), Names{});
    EXPECT_EQ(found(""), Names{});
}

TEST_F(Choosing, finds_words_whatever_their_accents_and_case) {
    on_the_map({named("Unión de Jardineros Ñandú", 3), named("Cafe Workers", 2)});
    EXPECT_EQ(found("UNION nandu"), Names{"Unión de Jardineros Ñandú"});
    EXPECT_EQ(found("café"), Names{"Cafe Workers"});
}

TEST_F(Choosing, puts_whole_words_first_then_open_then_larger_bodies) {
    Org closed = local("41", 5'000);
    closed.closed_on = "2024-12-31";
    Org small = local("41", 10);
    small.affiliation = "IHDW";
    on_the_map({local("418", 900), closed, small, local("41", 50), local("4", 7'000)});
    const auto order = search(*atlas, "41", 50);
    EXPECT_EQ(titles(order),
              (Names{"UTUW Local 41", "IHDW Local 41", "UTUW Local 41", "UTUW Local 418"}));
    EXPECT_TRUE(atlas->at(order.at(2)).closed);
    EXPECT_EQ(found("41", 2), (Names{"UTUW Local 41", "IHDW Local 41"}));
}

TEST_F(Choosing, long_words_with_one_beginning_are_told_apart) {
    on_the_map({named("Transit Workers", 3), named("Translators", 2), named("Tran Guild", 1)});
    EXPECT_EQ(found("trans"), (Names{"Transit Workers", "Translators"}));
    EXPECT_EQ(found("transl"), Names{"Translators"});
    EXPECT_EQ(found("tran").size(), 3U);
    EXPECT_EQ(found("t").size(), 3U);
}

TEST_F(Choosing, the_atlas_is_kept_until_the_map_changes) {
    on_the_map({local("1", 10)});
    EXPECT_EQ(shelf.current(), atlas);
    const auto before = atlas;
    const auto other_server = world.database.opened_again();
    Org second = local("2", 20);
    second.id = OrgId::make(world.random);
    other_server->write([&](db::Write& write) {
        store::insert_orgs(write, std::span(&second, 1));
        store::count_change(write);
    });
    EXPECT_EQ(shelf.current()->entries().size(), 2U);
    EXPECT_EQ(before->entries().size(), 1U) << "who still looks at the old one may";
    EXPECT_EQ(before->at(0).title, "UTUW Local 1");
}

}  // namespace
}  // namespace community_map
