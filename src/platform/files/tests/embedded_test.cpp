#include "platform/files/embedded.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace {

std::string unpacked(std::string_view gzip, std::size_t size) {
    std::string out(size, '\0');
    z_stream stream{};
    constexpr int kGzipHeader = 16 + MAX_WBITS;
    if (inflateInit2(&stream, kGzipHeader) != Z_OK) {
        return {};
    }
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
    stream.avail_in = static_cast<uInt>(gzip.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return result == Z_STREAM_END ? out : std::string();
}

TEST(Embedded, files_are_sorted_and_found_by_name) {
    const auto all = files::embedded_files();
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(),
                               [](const auto& a, const auto& b) { return a.name < b.name; }));
    for (const files::EmbeddedFile& file : all) {
        EXPECT_EQ(files::embedded_file(file.name)->bytes.data(), file.bytes.data()) << file.name;
        EXPECT_EQ(file.checksum.size(), 16U) << file.name;
    }
    EXPECT_FALSE(files::embedded_file("assets/app.cs"));
    EXPECT_FALSE(files::embedded_file("zzz"));
}

TEST(Embedded, folders_hold_what_begins_with_their_name) {
    const auto texts = files::embedded_under("text/web/");
    ASSERT_EQ(texts.size(), 2U);
    EXPECT_EQ(texts[0].name, "text/web/en.json");
    EXPECT_EQ(texts[1].name, "text/web/es.json");
    EXPECT_EQ(texts[0].bytes.substr(0, 1), "{");
    EXPECT_TRUE(files::embedded_under("nothing/").empty());
    EXPECT_EQ(files::embedded_under("").size(), files::embedded_files().size());
}

TEST(Embedded, compressed_bytes_are_the_same_bytes_and_fewer) {
    for (const files::EmbeddedFile& file : files::embedded_files()) {
        if (!file.gzip.empty()) {
            EXPECT_LT(file.gzip.size(), file.bytes.size()) << file.name;
            EXPECT_EQ(unpacked(file.gzip, file.bytes.size()), file.bytes) << file.name;
        }
    }
    EXPECT_FALSE(files::embedded_file("assets/app.css")->gzip.empty());
    EXPECT_TRUE(files::embedded_file("assets/source-sans-3-latin-wght-normal.woff2")->gzip.empty());
}

TEST(Embedded, style_sheets_name_their_fonts_by_checksum) {
    const std::string_view style = files::embedded_file("assets/app.css")->bytes;
    const auto font = files::embedded_file("assets/source-sans-3-latin-wght-normal.woff2");
    const std::string address = "/assets/" + std::string(font->checksum) +
                                "/source-sans-3-latin-wght-normal.woff2";
    EXPECT_NE(style.find(address), std::string_view::npos);
    EXPECT_EQ(style.find("[[asset:"), std::string_view::npos);
}

}  // namespace
