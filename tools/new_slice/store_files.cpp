#include "skeleton.hpp"

namespace new_slice {
namespace {

constexpr std::string_view kMigration = R"skeleton(
-- What this slice is about. Precious: it follows from nothing else.
CREATE TABLE @slice@ (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,             -- as typed, without white space at its ends
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    added_at INTEGER NOT NULL       -- UTC seconds
) STRICT;

-- Who moved what from which state to which, and when. Precious, and only ever added to.
CREATE TABLE @noun@_transitions (
    @noun@ BLOB NOT NULL,
    seq INTEGER NOT NULL,           -- counts the transitions of one row from 1
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at INTEGER NOT NULL,            -- UTC seconds
    actor TEXT NOT NULL,            -- visitor or operator
    PRIMARY KEY (@noun@, seq)
) STRICT;
)skeleton";

constexpr std::string_view kHeader = R"skeleton(
// Every SQL statement of this slice, and nothing but. Reads answer nouns; writes are called by
// verbs alone, inside their one transaction.
#pragma once

#include <optional>
#include <vector>

#include "@slice@/@noun@.hpp"
#include "base/actor.hpp"
#include "platform/db/transaction.hpp"

namespace @slice@::store {

std::optional<@Noun@> find(db::Read& read, const @Noun@Id& id);
/// The latest first.
std::vector<@Noun@> all(db::Read& read);

void insert(db::Write& write, const @Noun@& added);
/// Writes the state that `moved` has, and leaves a row of the transition.
void move(db::Write& write, const @Noun@& moved, @Noun@State from, base::Actor actor,
          base::Instant at);

}  // namespace @slice@::store
)skeleton";

constexpr std::string_view kSource = R"skeleton(
#include "@slice@/store.hpp"

#include "base/ensure.hpp"

namespace @slice@::store {
namespace {

@Noun@ read_row(const db::Row& row) {
    const auto state = state_of(row.text(2));
    ENSURE(state, "the database holds only states that exist");
    return {.id = row.id<@Noun@Id>(0),
            .name = row.string(1),
            .state = *state,
            .added_at = row.integer(3)};
}

const db::Query kFind{"@slice@.find", R"sql(
    SELECT id, name, state, added_at FROM @slice@ WHERE id = ?1)sql"};

const db::Query kAll{"@slice@.all", R"sql(
    SELECT id, name, state, added_at FROM @slice@ ORDER BY added_at DESC, id)sql"};

const db::Query kInsert{"@slice@.insert", R"sql(
    INSERT INTO @slice@ (id, name, state, added_at) VALUES (?1, ?2, ?3, ?4))sql"};

const db::Query kSetState{"@slice@.set_state", R"sql(
    UPDATE @slice@ SET state = ?2 WHERE id = ?1)sql"};

const db::Query kInsertTransition{"@slice@.insert_transition", R"sql(
    INSERT INTO @noun@_transitions (@noun@, seq, from_state, to_state, at, actor)
    VALUES (?1,
            (SELECT count(*) + 1 FROM @noun@_transitions WHERE @noun@ = ?1),
            ?2, ?3, ?4, ?5))sql"};

}  // namespace

std::optional<@Noun@> find(db::Read& read, const @Noun@Id& id) {
    return read.one(kFind, {id}, read_row);
}

std::vector<@Noun@> all(db::Read& read) {
    return read.all(kAll, {}, read_row);
}

void insert(db::Write& write, const @Noun@& added) {
    write.run(kInsert, {added.id, added.name, word_of(added.state), added.added_at});
}

void move(db::Write& write, const @Noun@& moved, @Noun@State from, base::Actor actor,
          base::Instant at) {
    write.run(kSetState, {moved.id, word_of(moved.state)});
    write.run(kInsertTransition, {moved.id, word_of(from), word_of(moved.state), at,
                                  base::actor_word(actor.kind)});
}

}  // namespace @slice@::store
)skeleton";

constexpr SkeletonFile kFiles[] = {
    {"migrations/@minute@_@slice@.sql", kMigration},
    {"store.hpp", kHeader},
    {"store.cpp", kSource},
};

}  // namespace

std::span<const SkeletonFile> store_files() {
    return kFiles;
}

}  // namespace new_slice
