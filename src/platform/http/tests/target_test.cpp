#include "platform/http/target.hpp"

#include <gtest/gtest.h>

#include "platform/http/form.hpp"

using http::read_form;
using http::read_target;

TEST(Target, decodes_path_and_query) {
    const auto target = read_target("/map/Chicago%20IL?place=Chicago%2C+IL&within=25&tag=%C3%B1");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/map/Chicago IL");
    EXPECT_EQ(target->query.get("place"), "Chicago, IL");
    EXPECT_EQ(target->query.get("within"), "25");
    EXPECT_EQ(target->query.get("tag"), "ñ");
}

TEST(Target, leaves_a_plus_in_the_path_and_a_slash_in_the_query) {
    const auto target = read_target("/a+b?back=%2Forgs%2f17");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/a+b");
    EXPECT_EQ(target->query.get("back"), "/orgs/17");
}

TEST(Target, refuses_what_could_be_read_in_two_ways) {
    for (const char* trap : {"/orgs/%00",
                             "/orgs/a%2fb",
                             "/orgs/a%2Fb",
                             "/orgs/%5c",
                             "/a\\b",
                             "/orgs/%ff",
                             "/%c3%28",
                             "/%c0%af",
                             "/%ed%a0%80",
                             "/orgs/%0d%0aX: y",
                             "/orgs/%7f",
                             "/orgs/%",
                             "/orgs/%4",
                             "/orgs/%zz",
                             "/../etc",
                             "/a/%2e%2e/b",
                             "/a/./b",
                             "/a/..",
                             "",
                             "orgs",
                             "*",
                             "http://localhost/orgs",
                             "/orgs?name=%00",
                             "/orgs?name=%ff",
                             "/orgs?%ff=a"}) {
        EXPECT_FALSE(read_target(trap)) << trap;
    }
}

TEST(Target, takes_names_that_only_look_like_dots) {
    EXPECT_TRUE(read_target("/a/.../b"));
    EXPECT_TRUE(read_target("/a/..b"));
    EXPECT_TRUE(read_target("/assets/0a1b/app.css"));
}

TEST(Form, reads_pairs_in_order_and_names_that_come_twice) {
    const auto form = read_form("name=Local+418&size=&flag&kind=a&kind=b&&x=1=2");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->get("name"), "Local 418");
    EXPECT_TRUE(form->has("size"));
    EXPECT_EQ(form->get("size"), "");
    EXPECT_TRUE(form->has("flag"));
    EXPECT_FALSE(form->has("other"));
    EXPECT_EQ(form->get("kind"), "a");
    EXPECT_EQ(form->all("kind"), (std::vector<std::string_view>{"a", "b"}));
    EXPECT_EQ(form->get("x"), "1=2");
    EXPECT_EQ(form->pairs().size(), 6U);
}

TEST(Form, keeps_a_percent_sign_that_encodes_nothing) {
    const auto form = read_form("q=100%&r=%zz&s=%4&t=%41");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->get("q"), "100%");
    EXPECT_EQ(form->get("r"), "%zz");
    EXPECT_EQ(form->get("s"), "%4");
    EXPECT_EQ(form->get("t"), "A");
}

TEST(Form, refuses_nul_broken_utf8_and_endless_fields) {
    EXPECT_FALSE(read_form("a=%00"));
    EXPECT_FALSE(read_form("a%00=b"));
    EXPECT_FALSE(read_form("a=%e2%82"));
    std::string many;
    for (std::size_t count = 0; count < http::kFieldsMax; ++count) {
        many += "a=1&";
    }
    EXPECT_TRUE(read_form(many));
    EXPECT_FALSE(read_form(many + "a=1"));
}
