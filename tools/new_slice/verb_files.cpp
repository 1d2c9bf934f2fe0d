#include "skeleton.hpp"

namespace new_slice {
namespace {

constexpr std::string_view kAddingHeader = R"skeleton(
// Adding a @Noun@: what somebody typed becomes one, or is refused with everything that is wrong
// with it.
#pragma once

#include <string>

#include "@slice@/@noun@.hpp"
#include "base/actor.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "platform/db/transaction.hpp"

namespace @slice@ {

/// Who acts, and when: given by the edge, so that a test can say it.
struct Act {
    base::Actor actor;
    base::Instant at = 0;
    base::Random& random;
};

/// As typed into the form; every text may be empty.
struct Typed@Noun@ {
    std::string name;
};

/// Refuses (Invalid) a name that is empty or no text. Recorded with its time.
base::Result<@Noun@> add_@noun@(db::Write& write, const Act& act, const Typed@Noun@& typed);

}  // namespace @slice@
)skeleton";

constexpr std::string_view kAddingSource = R"skeleton(
#include "@slice@/adding.hpp"

#include "@slice@/store.hpp"
#include "platform/text/unicode.hpp"

namespace @slice@ {

base::Result<@Noun@> add_@noun@(db::Write& write, const Act& act, const Typed@Noun@& typed) {
    const std::string name = text::is_storable(typed.name) ? text::tidy_spaces(typed.name) : "";
    if (name.empty()) {
        return base::refuse_field("name", "@slice@.name_missing");
    }
    const @Noun@ added{.id = @Noun@Id::make(act.random), .name = name, .added_at = act.at};
    store::insert(write, added);
    return added;
}

}  // namespace @slice@
)skeleton";

constexpr std::string_view kClosingHeader = R"skeleton(
// Closing a @Noun@ that is over, and opening it again: the transitions of @noun@_life.hpp.
#pragma once

#include "@slice@/@noun@_life.hpp"
#include "@slice@/adding.hpp"

namespace @slice@ {

/// Moves it along its life. Refuses what does not exist (NotFound) and what its state does not
/// allow (Conflict). Leaves a row of who did it and when.
base::Result<@Noun@> move_@noun@(db::Write& write, const Act& act, const @Noun@Id& id,
                                 @Noun@Transition transition);

}  // namespace @slice@
)skeleton";

constexpr std::string_view kClosingSource = R"skeleton(
#include "@slice@/closing.hpp"

#include "@slice@/store.hpp"

namespace @slice@ {

base::Result<@Noun@> move_@noun@(db::Write& write, const Act& act, const @Noun@Id& id,
                                 @Noun@Transition transition) {
    const auto found = store::find(write, id);
    if (!found) {
        return base::refuse(base::Reason::NotFound, "@slice@.not_found");
    }
    const auto state = after(found->state, transition);
    if (!state) {
        return base::refuse(base::Reason::Conflict, "@slice@.not_as_things_stand");
    }
    @Noun@ moved = *found;
    moved.state = *state;
    store::move(write, moved, found->state, act.actor, act.at);
    return moved;
}

}  // namespace @slice@
)skeleton";

constexpr SkeletonFile kFiles[] = {
    {"adding.hpp", kAddingHeader},
    {"adding.cpp", kAddingSource},
    {"closing.hpp", kClosingHeader},
    {"closing.cpp", kClosingSource},
};

}  // namespace

std::span<const SkeletonFile> verb_files() {
    return kFiles;
}

}  // namespace new_slice
