// Each substitution of the shared dialect, and everything that must stay as it is.
#include "platform/db/postgres/dialect.hpp"

#include <gtest/gtest.h>

namespace db_tests {
namespace {

using db::to_postgres;

TEST(Dialect, parameters_are_numbered_with_a_dollar) {
    EXPECT_EQ(to_postgres("a = ?1 AND b IN (?2,?13)"), "a = $1 AND b IN ($2,$13)");
    EXPECT_EQ(to_postgres("b IN (?4,?,?) AND a = ?1 LIMIT ?"),
              "b IN ($4,$5,$6) AND a = $1 LIMIT $7");
}

TEST(Dialect, types_have_other_names) {
    EXPECT_EQ(to_postgres("a INTEGER NOT NULL, b BLOB, c REAL"),
              "a BIGINT NOT NULL, b BYTEA, c DOUBLE PRECISION");
    EXPECT_EQ(to_postgres("CAST(?1 AS INTEGER) IS NULL"), "CAST($1 AS BIGINT) IS NULL");
}

TEST(Dialect, columns_of_text_compare_by_bytes_and_casts_do_not_say_so) {
    EXPECT_EQ(to_postgres("name TEXT NOT NULL"), R"(name TEXT COLLATE "C" NOT NULL)");
    EXPECT_EQ(to_postgres("CAST(?1 AS TEXT) IS NULL"), "CAST($1 AS TEXT) IS NULL");
    EXPECT_EQ(to_postgres("CAST(?1 AS\n TEXT)"), "CAST($1 AS\n TEXT)");
}

TEST(Dialect, strict_is_dropped) {
    EXPECT_EQ(to_postgres("CREATE TABLE t (a INTEGER) STRICT;"), "CREATE TABLE t (a BIGINT) ;");
    EXPECT_EQ(to_postgres("CREATE TABLE t (a INTEGER) STRICT, WITHOUT ROWID;"),
              "CREATE TABLE t (a BIGINT) ;");
}

TEST(Dialect, words_that_only_contain_a_keyword_stay) {
    for (const char* sql :
         {"text", "real", "INTEGERS", "REAL_ESTATE", "NOT_STRICT", "blob", "BLOB2", "ÄREAL"}) {
        EXPECT_EQ(to_postgres(sql), sql);
    }
}

TEST(Dialect, literals_names_in_quotes_and_comments_stay) {
    for (const char* sql : {"'INTEGER ?1 it''s a BLOB'", R"("TEXT ?1")", "-- STRICT ?1 REAL\n",
                            "/* BLOB ?1 */", "'an open literal INTEGER", "-- no line after TEXT"}) {
        EXPECT_EQ(to_postgres(sql), sql);
    }
    EXPECT_EQ(to_postgres("'?1' ?1 -- ?1\n ?2"), "'?1' $1 -- ?1\n $2");
    EXPECT_EQ(to_postgres("'it''s' BLOB"), "'it''s' BYTEA");
}

TEST(Dialect, minus_and_slash_are_no_comments_alone) {
    EXPECT_EQ(to_postgres("?1 - ?2 / ?3"), "$1 - $2 / $3");
}

}  // namespace
}  // namespace db_tests
