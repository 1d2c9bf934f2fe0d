// Every statement of the slice fits the schema, on both engines; and what is kept comes back.
#include "community_map/store.hpp"

#include <gtest/gtest.h>

#include "community_map/tests/map_world.hpp"
#include "platform/db/schema.hpp"

namespace community_map {
namespace {

class Store : public testing::Test {
protected:
    map_world::World world;
};

TEST_F(Store, every_statement_fits_the_schema) {
    const auto& all = db::Query::all();
    const auto ours = std::count_if(all.begin(), all.end(), [](const db::Query* query) {
        return query->name().starts_with("community_map.");
    });
    EXPECT_GT(ours, 20) << "the statements were not linked, so nothing was judged";
    EXPECT_NO_THROW(db::prepare_all(*world.database));
}

TEST_F(Store, a_body_comes_back_as_it_was_written) {
    Org written{.id = OrgId::make(world.random)};
    written.file_number = 990'007;
    written.kind = OrgKind::WorkerCenter;
    written.name = "Centro de Trabajadores “Halden”";
    written.street = 0xFFFF'FFFF'FFFF'FFFE;  // a hash uses all 64 bits
    written.latitude = 47.123456;
    written.longitude = -122.5;
    written.members_low = 0;
    written.flags = static_cast<unsigned>(Flag::ByHand) | static_cast<unsigned>(Flag::Abroad);
    written.closed_on = "2025-01-31";
    world.database->write(
        [&](db::Write& write) { store::insert_orgs(write, std::span(&written, 1)); });
    const auto read = world.looking(store::org, written.id);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->file_number, written.file_number);
    EXPECT_EQ(read->kind, written.kind);
    EXPECT_EQ(read->name, written.name);
    EXPECT_EQ(read->street, written.street);
    EXPECT_EQ(read->latitude, written.latitude);
    EXPECT_EQ(read->longitude, written.longitude);
    EXPECT_EQ(read->members_low, 0) << "zero is zero";
    EXPECT_FALSE(read->members_high);
    EXPECT_EQ(read->flags, written.flags);
    EXPECT_EQ(read->closed_on, written.closed_on);
}

TEST_F(Store, bodies_come_in_the_order_asked_for_without_those_that_do_not_exist) {
    world.commit({map_world::local_418(), map_world::nurses()});
    const OrgId transit = world.org().id;
    const OrgId nurses = world.org(map_world::kNurses).id;
    for (const auto& asked : {std::vector{transit, nurses}, std::vector{nurses, transit}}) {
        std::vector<OrgId> with_a_stranger = asked;
        with_a_stranger.insert(with_a_stranger.begin() + 1, OrgId::make(world.random));
        const auto found = world.looking(store::orgs, with_a_stranger);
        ASSERT_EQ(found.size(), 2U);
        EXPECT_EQ(found[0].id, asked[0]);
        EXPECT_EQ(found[1].id, asked[1]);
    }
}

TEST_F(Store, one_file_number_is_one_body) {
    world.commit({map_world::local_418()});
    Org twin{.id = OrgId::make(world.random)};
    twin.file_number = map_world::kLocal418;
    EXPECT_THROW(world.database->write(
                     [&](db::Write& write) { store::insert_orgs(write, std::span(&twin, 1)); }),
                 db::UniqueViolation);
    EXPECT_EQ(world.orgs().size(), 1U);
}

TEST_F(Store, known_bodies_come_by_file_number_with_all_their_facts) {
    world.commit({map_world::nurses(), map_world::local_418(), map_world::local_418_in("2024")});
    const std::vector<std::int64_t> asked = {map_world::kNurses, 1, map_world::kLocal418};
    const auto known = world.looking(store::known_by_file_number, asked);
    ASSERT_EQ(known.size(), 2U);
    EXPECT_EQ(known[0].file_number, map_world::kLocal418);
    EXPECT_EQ(known[1].file_number, map_world::kNurses);
    EXPECT_EQ(known[0].facts.size(), world.facts(known[0].id).size());
    EXPECT_EQ(known[0].last_seq, static_cast<std::int64_t>(known[0].facts.size()));
}

TEST_F(Store, findings_come_back_with_their_words_and_in_order) {
    const Import import = world.begin();
    const std::vector<Finding> written = {
        {.kind = Finding::Kind::SetAside,
         .file = "lm_data_data_2025.txt",
         .line = 68,
         .message = {.key = "community_map.olms_line_too_many",
                     .values = {{"found", std::int64_t{52}}, {"expected", std::int64_t{50}}}},
         .excerpt = "UNITED|418"},
        {.kind = Finding::Kind::WholeFile,
         .file = "halden=x.zip",
         .file_number = map_world::kLocal418,
         .message = {.key = "community_map.olms_passed_over",
                     .values = {{"file", std::string("halden=x.zip")}}}}};
    world.database->write(
        [&](db::Write& write) { store::insert_findings(write, import.id, written); });
    const auto read = world.looking(store::findings, import.id, std::int64_t{10});
    ASSERT_EQ(read.size(), 2U);
    for (std::size_t at = 0; at < 2; ++at) {
        EXPECT_EQ(read[at].kind, written[at].kind);
        EXPECT_EQ(read[at].file, written[at].file);
        EXPECT_EQ(read[at].line, written[at].line);
        EXPECT_EQ(read[at].file_number, written[at].file_number);
        EXPECT_EQ(read[at].message, written[at].message);
        EXPECT_EQ(read[at].excerpt, written[at].excerpt);
    }
    EXPECT_EQ(world.looking(store::findings, import.id, std::int64_t{1}).size(), 1U);
}

}  // namespace
}  // namespace community_map
