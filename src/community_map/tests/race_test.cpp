// Two who change the map at once, each through a server of their own: the outcome is that of one
// after the other.
#include <gtest/gtest.h>

#include <barrier>
#include <thread>

#include "community_map/entering.hpp"
#include "community_map/importing.hpp"
#include "community_map/tests/map_world.hpp"

namespace community_map {
namespace {

constexpr int kRounds = 4;

using map_world::Lines;

class MapRace : public testing::Test {
protected:
    using Deed = std::function<bool(db::Database&)>;

    /// Lets two servers act at the same moment; what each answered.
    std::array<bool, 2> at_once(const Deed& one, const Deed& other) {
        const auto beside = world.database.opened_again();
        std::barrier start(2);
        std::array<bool, 2> answers{};
        const auto run = [&](std::size_t at, db::Database& database, const Deed& deed) {
            start.arrive_and_wait();
            try {
                answers[at] = deed(database);
            } catch (const std::exception& fault) {
                ADD_FAILURE() << "server " << at << " broke down: " << fault.what();
            }
        };
        std::thread second([&] { run(1, *beside, other); });
        run(0, *world.database, one);
        second.join();
        return answers;
    }
    Deed saving(const ImportId& id) {
        return [this, id](db::Database& database) {
            return static_cast<bool>(database.write([&](db::Write& write) {
                return save_import(write, world.act(), id, [](std::int64_t, std::int64_t) {});
            }));
        };
    }
    Deed undoing(const ImportId& id) {
        return [this, id](db::Database& database) {
            return static_cast<bool>(database.write(
                [&](db::Write& write) { return undo_import(write, world.act(), id); }));
        };
    }
    Deed nicknaming(const OrgId& id, const std::string& nickname, std::int64_t facts_seen) {
        const TypedCorrection typed{
            .field = "nickname",
            .value = nickname,
            .source = {.kind = "news", .ref = "Halden Courier", .confidence = "3"},
            .facts_seen = facts_seen};
        return [this, id, typed](db::Database& database) {
            return static_cast<bool>(database.write([&](db::Write& write) {
                return correct_org(write, world.act(), id, typed, std::nullopt);
            }));
        };
    }
    /// The sizes that are known of a body, smallest first.
    std::vector<std::int64_t> sizes_of(std::int64_t file_number) {
        std::vector<std::int64_t> sizes;
        for (const OrgFact& fact : world.facts(world.org(file_number).id)) {
            if (fact.field == FactField::MemberCount) {
                sizes.push_back(fact.low.value_or(-1));
            }
        }
        std::sort(sizes.begin(), sizes.end());
        return sizes;
    }
    void expect_one_body_for_each_file_number(std::size_t bodies) {
        std::set<std::int64_t> numbers;
        for (const Org& org : world.orgs()) {
            numbers.insert(org.file_number.value());
        }
        EXPECT_EQ(world.orgs().size(), bodies);
        EXPECT_EQ(numbers.size(), bodies);
    }

    map_world::World world;
};

TEST_F(MapRace, two_registers_saved_at_once_lose_nothing_and_double_nothing) {
    for (int round = 0; round < kRounds; ++round) {
        const int from = round * 100;
        const Lines older = map_world::locals(from, from + 60,
                                              {{"PD_COVERED_TO", "2024-12-31"}, {"MEMBERS", "5"}});
        const Import one = world.read(older);
        const Import other = world.read(map_world::locals(from + 30, from + 100));
        const auto saved = at_once(saving(one.id), saving(other.id));
        EXPECT_TRUE(saved[0] && saved[1]);
        expect_one_body_for_each_file_number(static_cast<std::size_t>(from) + 100);
        EXPECT_EQ(sizes_of(991000 + from), (std::vector<std::int64_t>{5}));
        EXPECT_EQ(sizes_of(991000 + from + 40), (std::vector<std::int64_t>{5, 50 + from}));
        EXPECT_EQ(world.org(991000 + from + 40).members_low, 50 + from) << "the newer period";
    }
}

TEST_F(MapRace, the_same_register_saved_twice_at_once_is_there_once) {
    const Lines lines = map_world::locals(0, 50);
    const Import one = world.read(lines);
    const Import other = world.read(lines);
    const auto saved = at_once(saving(one.id), saving(other.id));
    EXPECT_TRUE(saved[0] && saved[1]);
    expect_one_body_for_each_file_number(50);
    EXPECT_EQ(sizes_of(991000), (std::vector<std::int64_t>{10}));
    EXPECT_EQ(world.stored(one.id).counts.bodies_new + world.stored(other.id).counts.bodies_new,
              50);
}

TEST_F(MapRace, one_import_is_saved_once) {
    for (int round = 0; round < kRounds; ++round) {
        const Import import = world.read(map_world::locals(round * 10, round * 10 + 10));
        const auto saved = at_once(saving(import.id), saving(import.id));
        EXPECT_NE(saved[0], saved[1]);
        expect_one_body_for_each_file_number(static_cast<std::size_t>(round) * 10 + 10);
    }
}

TEST_F(MapRace, one_import_is_undone_once) {
    const Import import = world.commit(map_world::locals(0, 50));
    const auto undone = at_once(undoing(import.id), undoing(import.id));
    EXPECT_NE(undone[0], undone[1]);
    EXPECT_TRUE(world.map_rows().empty());
}

TEST_F(MapRace, a_saving_beside_an_undoing_leaves_what_was_saved) {
    const Import first = world.commit(map_world::locals(0, 50));
    const Import second = world.read(map_world::locals(0, 50));
    const auto done = at_once(saving(second.id), undoing(first.id));
    EXPECT_TRUE(done[0]);
    expect_one_body_for_each_file_number(50);
    const ImportState state = world.stored(first.id).state;
    EXPECT_EQ(state, done[1] ? ImportState::Undone : ImportState::Committed);
    EXPECT_EQ(world.stored(second.id).counts.bodies_new, done[1] ? 50 : 0);
}

TEST_F(MapRace, of_two_who_correct_at_once_one_is_told_of_the_other) {
    world.commit({map_world::local_418()});
    const OrgId id = world.org().id;
    for (int round = 0; round < kRounds; ++round) {
        const auto seen = static_cast<std::int64_t>(world.facts(id).size());
        const auto done = at_once(nicknaming(id, "the 418", seen), nicknaming(id, "transit", seen));
        EXPECT_NE(done[0], done[1]);
        EXPECT_EQ(world.org().nickname, done[0] ? "the 418" : "transit");
        EXPECT_EQ(static_cast<std::int64_t>(world.facts(id).size()), seen + 1);
    }
}

TEST_F(MapRace, imports_begun_at_once_get_a_number_each) {
    for (int round = 0; round < kRounds; ++round) {
        const auto begin = [&](db::Database& database) {
            return database.write([&](db::Write& write) {
                return begin_import(write, world.act(), std::string("register.txt")).number > 0;
            });
        };
        at_once(begin, begin);
        std::set<std::int64_t> numbers;
        for (const Import& import : world.looking(store::imports)) {
            numbers.insert(import.number);
        }
        EXPECT_EQ(numbers.size(), static_cast<std::size_t>(round + 1) * 2);
    }
}

}  // namespace
}  // namespace community_map
