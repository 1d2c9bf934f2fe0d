#include "platform/html/url.hpp"

#include <gtest/gtest.h>

#include "base/ensure.hpp"

namespace {

using html::Url;

TEST(Url, of_ours_encodes_its_query) {
    EXPECT_EQ(Url::path("/map", {{"place", "Chicago, IL"}, {"q", "a&b=\"<>'#"}}).text(),
              "/map?place=Chicago%2C%20IL&q=a%26b%3D%22%3C%3E%27%23");
    EXPECT_EQ(Url::path("/map?a=1", {{"b", "ñ"}}).text(), "/map?a=1&b=%C3%B1");
    EXPECT_EQ(Url::path("/").text(), "/");
}

TEST(Url, of_ours_carries_nothing_that_ends_an_attribute) {
    EXPECT_EQ(Url::path("/a b\"c'd<e>\n").text(), "/a%20b%22c%27d%3Ce%3E%0A");
}

#ifndef GROUNDWORK_STOP_ON_BUG
TEST(Url, of_ours_never_leads_to_another_server) {
    EXPECT_THROW(Url::path("//elsewhere.example"), base::Bug);
    EXPECT_THROW(Url::path("/\\elsewhere.example"), base::Bug);
    EXPECT_THROW(Url::path("https://elsewhere.example"), base::Bug);
    EXPECT_THROW(Url::path(""), base::Bug);
}
#endif

TEST(Url, from_outside_has_a_scheme_that_runs_nothing) {
    EXPECT_EQ(Url::outside(" HTTPS://union.example/a?b=c#d ")->text(),
              "https://union.example/a?b=c#d");
    EXPECT_EQ(Url::outside("mailto:local418@union.example?subject=a b")->text(),
              "mailto:local418@union.example?subject=a%20b");
    EXPECT_EQ(Url::outside("tel:+1-312-555-0100")->text(), "tel:+1-312-555-0100");
    EXPECT_EQ(Url::outside("https://union.example/\"><script>")->text(),
              "https://union.example/%22%3E%3Cscript%3E");
}

TEST(Url, from_outside_refuses_programs_and_halves) {
    for (const char* const hostile :
         {"javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)",
          " javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "//elsewhere.example",
          "/path", "union.example", "https:", "https:///path", "https:union.example", "mailto:", "",
          "https://a\tb", "file:///etc/passwd"}) {
        EXPECT_FALSE(Url::outside(hostile)) << hostile;
    }
}

TEST(UrlEncode, leaves_only_unreserved_characters) {
    EXPECT_EQ(html::url_encode("a-b_c.d~e/f?g&h i\xC3\xA9"), "a-b_c.d~e%2Ff%3Fg%26h%20i%C3%A9");
}

}  // namespace
