#include "platform/http/json.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "base/ensure.hpp"

using http::JsonWriter;

TEST(JsonWriter, writes_nested_objects_and_arrays_with_their_commas) {
    JsonWriter json;
    json.begin_object().key("place").begin_object().key("name").value("Port Halden").end_object();
    json.key("bodies").begin_array();
    json.begin_object().key("members").value(418).key("closed").value(false).end_object();
    json.begin_object().key("members").null().end_object();
    json.end_array().key("empty").begin_array().end_array().end_object();
    EXPECT_EQ(json.take(),
              R"({"place":{"name":"Port Halden"},"bodies":[{"members":418,"closed":false},)"
              R"({"members":null}],"empty":[]})");
}

TEST(JsonWriter, is_empty_again_after_the_text_was_taken) {
    JsonWriter json;
    EXPECT_EQ(json.value(1).take(), "1");
    EXPECT_EQ(json.begin_array().value("a").value("b").end_array().take(), R"(["a","b"])");
}

TEST(JsonWriter, escapes_what_would_end_a_text_or_is_no_character) {
    JsonWriter json;
    json.value(std::string_view("a\"b\\c\n\r\t\x01\x1f</script>\0", 20));
    EXPECT_EQ(json.take(), R"("a\"b\\c\n\r\t\u0001\u001f</script>\u0000")");
}

TEST(JsonWriter, keeps_other_scripts_and_mends_what_is_not_utf8) {
    JsonWriter json;
    EXPECT_EQ(json.value("Ñandú 東京").take(), "\"Ñandú 東京\"");
    EXPECT_EQ(json.value("Caf\xe9").take(), "\"Café\"");
}

TEST(JsonWriter, writes_numbers_that_read_back_the_same) {
    JsonWriter json;
    json.begin_array();
    json.value(std::numeric_limits<std::int64_t>::min()).value(0.1).value(1e300).value(-2.0);
    json.value(std::numeric_limits<double>::quiet_NaN());
    json.value(std::numeric_limits<double>::infinity());
    json.end_array();
    EXPECT_EQ(json.take(), "[-9223372036854775808,0.1,1e+300,-2,null,null]");
}

TEST(JsonWriter, writes_nothing_given_as_null) {
    JsonWriter json;
    json.begin_array().value(std::optional<int>()).value(std::optional<int>(7));
    json.value(std::optional<std::string>("x")).end_array();
    EXPECT_EQ(json.take(), R"([null,7,"x"])");
}

#ifndef GROUNDWORK_STOP_ON_BUG
TEST(JsonWriter, trips_where_the_text_would_not_be_json) {
    EXPECT_THROW(JsonWriter().begin_object().value(1), base::Bug);
    EXPECT_THROW(JsonWriter().begin_array().key("a"), base::Bug);
    EXPECT_THROW(JsonWriter().begin_array().end_object(), base::Bug);
    EXPECT_THROW(JsonWriter().begin_object().take(), base::Bug);
    EXPECT_THROW(JsonWriter().begin_object().key("a").end_object(), base::Bug);
    EXPECT_THROW(JsonWriter().value(1).value(2), base::Bug);
    EXPECT_THROW(JsonWriter().take(), base::Bug);
}
#endif
