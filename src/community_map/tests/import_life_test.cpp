// Every state of an Import against everything that may be asked of it.
#include "community_map/import_life.hpp"

#include <gtest/gtest.h>

#include "community_map/tests/map_world.hpp"

namespace community_map {
namespace {

using Transition = ImportTransition;

constexpr std::array kStates = {ImportState::Reading,   ImportState::Ready,  ImportState::Saving,
                                ImportState::Committed, ImportState::Undone, ImportState::Failed,
                                ImportState::Discarded};
constexpr std::array kTransitions = {Transition::WasRead,  Transition::Save, Transition::WasSaved,
                                     Transition::SaveHere, Transition::Undo, Transition::Discard,
                                     Transition::Fail};

/// The whole life, once more in words: "reading fail failed".
const std::set<std::string> kLife = {
    "reading was_read ready",     "reading discard discarded", "reading fail failed",
    "ready save saving",          "ready save_here committed", "ready discard discarded",
    "saving was_saved committed", "saving fail failed",        "committed undo undone"};

std::string_view word(Transition transition) {
    switch (transition) {
        case Transition::WasRead:
            return "was_read";
        case Transition::Save:
            return "save";
        case Transition::WasSaved:
            return "was_saved";
        case Transition::SaveHere:
            return "save_here";
        case Transition::Undo:
            return "undo";
        case Transition::Discard:
            return "discard";
        case Transition::Fail:
            return "fail";
    }
    return {};
}

TEST(ImportLife, nothing_else_may_happen_in_any_state) {
    std::set<std::string> possible;
    for (const ImportState state : kStates) {
        for (const Transition transition : kTransitions) {
            if (const auto next = after(state, transition)) {
                possible.insert(std::string(word_of(state)) + " " + std::string(word(transition)) +
                                " " + std::string(word_of(*next)));
            }
        }
    }
    EXPECT_EQ(possible, kLife);
}

TEST(ImportLife, its_words_lead_back_to_its_states) {
    for (const ImportState state : kStates) {
        EXPECT_EQ(import_state_of(word_of(state)), state);
    }
}

/// What people and jobs can ask for; saving is one verb for two transitions.
enum class Verb { Read, AskToSave, Save, Undo, Discard, Fail };
constexpr std::array kVerbs = {Verb::Read, Verb::AskToSave, Verb::Save,
                               Verb::Undo, Verb::Discard,   Verb::Fail};

Transition transition_of(Verb verb, ImportState state) {
    switch (verb) {
        case Verb::Read:
            return Transition::WasRead;
        case Verb::AskToSave:
            return Transition::Save;
        case Verb::Save:
            return state == ImportState::Saving ? Transition::WasSaved : Transition::SaveHere;
        case Verb::Undo:
            return Transition::Undo;
        case Verb::Discard:
            return Transition::Discard;
        case Verb::Fail:
            return Transition::Fail;
    }
    return Transition::Fail;
}

class ImportVerbs : public testing::Test {
protected:
    base::Result<Import> ask(Verb verb, const ImportId& id) {
        switch (verb) {
            case Verb::Read:
                return world.doing(record_reading, id, digest);
            case Verb::AskToSave:
                return world.doing(ask_to_save, id);
            case Verb::Save:
                return world.save(id);
            case Verb::Undo:
                return world.doing(undo_import, id);
            case Verb::Discard:
                return world.doing(discard_import, id);
            case Verb::Fail:
                return world.doing(record_failure, id,
                                   base::refuse(base::Reason::Invalid, "community_map.olms_empty"));
        }
        return base::refuse(base::Reason::Invalid, "no such verb");
    }
    /// An import that went the usual way to `state`.
    ImportId import_in(ImportState state) {
        const ImportId id = world.begin().id;
        const auto go = [&](std::initializer_list<Verb> verbs) {
            for (const Verb verb : verbs) {
                EXPECT_TRUE(ask(verb, id));
            }
        };
        switch (state) {
            case ImportState::Reading:
                break;
            case ImportState::Ready:
                go({Verb::Read});
                break;
            case ImportState::Saving:
                go({Verb::Read, Verb::AskToSave});
                break;
            case ImportState::Committed:
                go({Verb::Read, Verb::Save});
                break;
            case ImportState::Undone:
                go({Verb::Read, Verb::Save, Verb::Undo});
                break;
            case ImportState::Failed:
                go({Verb::Fail});
                break;
            case ImportState::Discarded:
                go({Verb::Discard});
                break;
        }
        EXPECT_EQ(world.stored(id).state, state);
        return id;
    }

    map_world::World world;
    const RegisterDigest digest = olms::read_lines({map_world::local_418()});
};

TEST_F(ImportVerbs, do_in_every_state_what_its_life_allows_and_refuse_all_else) {
    for (const ImportState state : kStates) {
        for (const Verb verb : kVerbs) {
            const ImportId id = import_in(state);
            const auto next = after(state, transition_of(verb, state));
            const bool asked_twice = state == ImportState::Saving && verb == Verb::AskToSave;
            const auto answer = ask(verb, id);
            const std::string where = std::string(word_of(state)) + ", verb " +
                                      std::to_string(static_cast<int>(verb));
            ASSERT_EQ(static_cast<bool>(answer), next.has_value() || asked_twice) << where;
            EXPECT_EQ(world.stored(id).state, next.value_or(state)) << where;
            if (!answer) {
                EXPECT_EQ(answer.error().reason, base::Reason::Conflict) << where;
                EXPECT_EQ(answer.error().messages.at(0).key,
                          "community_map.import_is_" + std::string(word_of(state)));
            }
            if (world.stored(id).state == ImportState::Committed) {
                ASSERT_TRUE(ask(Verb::Undo, id)) << "the next one begins with an empty map";
            }
        }
    }
}

TEST_F(ImportVerbs, refuse_an_import_that_does_not_exist) {
    for (const Verb verb : kVerbs) {
        const auto answer = ask(verb, ImportId::make(world.random));
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().reason, base::Reason::NotFound);
    }
}

const db::Query kTransitionRows{
    "map_world.import_transitions",
    "SELECT seq, from_state, to_state, at, actor FROM import_transitions WHERE import = ?1"
    " ORDER BY seq"};

TEST_F(ImportVerbs, leave_a_row_of_every_transition_with_its_time_and_actor) {
    const ImportId id = import_in(ImportState::Saving);
    world.clock.move_by(60);
    ASSERT_TRUE(ask(Verb::Save, id));
    ASSERT_TRUE(ask(Verb::Undo, id));
    ASSERT_FALSE(ask(Verb::Undo, id));
    const auto rows = world.database->read([&](db::Read& read) {
        return read.all(kTransitionRows, {id},
                        [](const db::Row& row) { return map_world::shown(row, "ittit"); });
    });
    const std::string first = std::to_string(test_support::kMondayNoon);
    const std::string later = std::to_string(test_support::kMondayNoon + 60);
    EXPECT_EQ(rows, (std::vector<std::string>{"|1|reading|ready|" + first + "|operator",
                                              "|2|ready|saving|" + first + "|operator",
                                              "|3|saving|committed|" + later + "|operator",
                                              "|4|committed|undone|" + later + "|operator"}));
}

}  // namespace
}  // namespace community_map
