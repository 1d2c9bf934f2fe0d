// The embedded assets of this very program, through a real socket.
#include "platform/http/assets.hpp"

#include <gtest/gtest.h>

#include "base/ensure.hpp"
#include "client.hpp"
#include "platform/files/embedded.hpp"
#include "serving.hpp"

using http_test::Answer;
using http_test::Serving;

namespace {

constexpr std::string_view kFolder = "assets/";

}  // namespace

TEST(Assets, are_kept_for_ever_under_the_url_of_their_checksum) {
    Serving serving;
    serving.add(http::assets_route());
    const std::uint16_t port = serving.start();
    const auto all = files::embedded_under(kFolder);
    ASSERT_FALSE(all.empty());
    for (const files::EmbeddedFile& file : all) {
        const std::string url = files::asset_path(file.name.substr(kFolder.size()));
        const Answer answer = http_test::ask(port, "GET " + url);
        ASSERT_EQ(answer.status, 200) << url;
        ASSERT_EQ(answer.body, file.bytes) << url;
        EXPECT_EQ(answer.header("cache-control"), "public, max-age=31536000, immutable");
        EXPECT_EQ(answer.header("vary"), "Accept-Encoding");
        EXPECT_NE(answer.header("content-type"), "application/octet-stream") << url;
        const Answer zipped = http_test::ask(port, "GET " + url, "Accept-Encoding: gzip\r\n");
        if (!file.gzip.empty()) {
            EXPECT_EQ(zipped.header("content-encoding"), "gzip");
            EXPECT_EQ(zipped.body, file.gzip) << url;
        }
        const std::string known = "If-None-Match: " + answer.header("etag") + "\r\n";
        EXPECT_EQ(http_test::ask(port, "GET " + url, known).status, 304);
    }
}

TEST(Assets, are_not_found_under_another_checksum_or_name) {
    Serving serving;
    serving.add(http::assets_route());
    const std::uint16_t port = serving.start();
    const std::string url = files::asset_path(files::embedded_under(kFolder)[0].name.substr(7));
    EXPECT_EQ(http_test::ask(port, "GET /assets/0000000000000000/" + url.substr(25)).status, 404);
    EXPECT_EQ(http_test::ask(port, "GET " + url + "x").status, 404);
}

#ifndef GROUNDWORK_STOP_ON_BUG
TEST(Assets, are_asked_for_by_names_that_exist) {
    EXPECT_THROW(files::asset_path("no_such_file.css"), base::Bug);
}
#endif
