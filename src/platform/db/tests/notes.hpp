// One table with a column of every kind, and the statements that the tests of this folder run on
// it.
#pragma once

#include <array>

#include "platform/db/migration.hpp"
#include "platform/db/query.hpp"

namespace db_tests {

inline constexpr std::array kNotesMigrations = {db::Migration{"202611230001_notes", R"sql(
-- A comment with a ? and the words INTEGER and TEXT, which stay.
CREATE TABLE notes (
    number INTEGER PRIMARY KEY NOT NULL,
    body TEXT,                          -- 'quoted' and STRICT
    amount REAL,
    bytes BLOB,
    label TEXT UNIQUE,
    CHECK (body <> 'STRICT INTEGER ?1')
) STRICT;
CREATE TABLE balances (
    holder TEXT PRIMARY KEY NOT NULL,
    amount INTEGER NOT NULL
) STRICT;
INSERT INTO balances (holder, amount) VALUES ('left', 100), ('right', 100);
)sql"}};

inline const db::Query kAddNote{"db_tests.add_note", R"sql(
INSERT INTO notes (number, body, amount, bytes, label) VALUES (?1, ?2, ?3, ?4, ?5))sql"};
inline const db::Query kNote{"db_tests.note", R"sql(
SELECT body, amount, bytes, label FROM notes WHERE number = ?1)sql"};
inline const db::Query kNumbers{"db_tests.numbers", "SELECT number FROM notes ORDER BY number"};
inline const db::Query kCount{"db_tests.count", "SELECT COUNT(*) FROM notes"};
inline const db::Query kBalance{"db_tests.balance",
                                "SELECT amount FROM balances WHERE holder = ?1"};
inline const db::Query kMove{"db_tests.move", R"sql(
UPDATE balances SET amount = amount + ?2 WHERE holder = ?1)sql"};

inline std::int64_t first_integer(const db::Row& row) {
    return row.integer(0);
}

inline std::int64_t count_notes(db::Read& read) {
    return *read.one(kCount, {}, first_integer);
}

inline std::int64_t balance(db::Read& read, std::string_view holder) {
    return *read.one(kBalance, {holder}, first_integer);
}

/// Only the number, everything else NULL.
inline void add_number(db::Write& write, std::int64_t number) {
    write.run(kAddNote, {number, {}, {}, {}, {}});
}

}  // namespace db_tests
