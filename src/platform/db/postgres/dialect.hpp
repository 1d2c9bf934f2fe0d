// From the shared dialect, which is SQLite's, to PostgreSQL's: a short list of substitutions,
// nothing cleverer.
//
//   ?1                    $1; a ? without a number is one more than the highest before it
//   INTEGER               BIGINT
//   BLOB                  BYTEA
//   REAL                  DOUBLE PRECISION
//   STRICT                (nothing)
//   , WITHOUT ROWID       (nothing)
//   TEXT of a column      TEXT COLLATE "C", so that both engines compare and order text by its
//   bytes
//
// Keywords are capitals: a column named `text` or `real` stays what it is, as does everything in
// literals, quoted names and comments. A TEXT after AS is a cast and takes no collation.
#pragma once

#include <string>
#include <string_view>

namespace db {

std::string to_postgres(std::string_view sql);

}  // namespace db
