// What people choose by mistake, and what somebody may send on purpose: each gets its own sentence.

#include <gtest/gtest.h>

#include "community_map/importers/olms.hpp"
#include "community_map/tests/olms_lines.hpp"
#include "platform/files/tests/packing.hpp"
#include "tests/support/temporary_folder.hpp"

namespace community_map::olms {
namespace {

using test_support::gzip_of;
using test_support::zip_of;

class OlmsBadFiles : public testing::Test {
protected:
    std::filesystem::path save(const std::string& name, std::string_view bytes) const {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << bytes;
        return folder / name;
    }

    /// The message that refuses these paths, without its prefix; or nothing where they are read.
    static std::string refusal(const std::vector<std::filesystem::path>& paths) {
        const auto read = read_register(paths, {});
        if (read) {
            return {};
        }
        last_message = read.error().messages.at(0);
        EXPECT_TRUE(last_message.key.starts_with("community_map.olms_")) << last_message.key;
        return last_message.key.substr(std::string_view("community_map.olms_").size());
    }
    std::string refusal_of(std::string_view bytes) const { return refusal({save("saved", bytes)}); }
    /// The value that goes into the sentence.
    static std::string told(std::string_view name) {
        for (const auto& [key, value] : last_message.values) {
            if (key == name) {
                return std::get<std::string>(value);
            }
        }
        return {};
    }

    const std::string good = register_of({report_line()});
    test_support::TemporaryFolder folder;
    inline static base::Message last_message;
};

TEST_F(OlmsBadFiles, good_ones_are_read_whatever_their_name_and_packing) {
    EXPECT_EQ(refusal_of(good), "");
    EXPECT_EQ(refusal_of(gzip_of(good)), "");
    EXPECT_EQ(refusal_of(zip_of({{"2025/LM_DATA_DATA_2025.TXT", good}})), "");
}

TEST_F(OlmsBadFiles, what_is_no_register_is_told_apart) {
    EXPECT_EQ(refusal_of(""), "empty");
    EXPECT_EQ(told("file"), "saved");
    EXPECT_EQ(refusal_of(std::string("\x7F"
                                     "ELF\x02\x01\x01\0\0",
                                     9) +
                         std::string(5'000, '\x03')),
              "not_text");
    EXPECT_EQ(refusal_of("\xFF\xFEU\0N\0"), "not_text") << "a spreadsheet's UTF-16";
    EXPECT_EQ(refusal_of("Dear friends,\nwe meet on Tuesday.\n"), "not_a_register");
    EXPECT_EQ(refusal_of("one line without an end"), "not_a_register");
    EXPECT_EQ(refusal_of(std::string(300'000, 'x')), "not_a_register");
    EXPECT_EQ(refusal_of("RATES_ID|DUES_TYPE|AMOUNT|RPT_ID\n1|2|3|4\n"), "other_table");
    EXPECT_EQ(refusal_of(header_line() + "\n"), "no_reports");
    EXPECT_EQ(refusal_of(gzip_of("")), "empty");
    EXPECT_EQ(refusal_of(zip_of({{"lm_data_data_2025.txt", ""}})), "empty");
}

TEST_F(OlmsBadFiles, another_years_columns_are_named) {
    std::string other = good;
    other.replace(other.find("|MEMBERS|"), 9, "|MEMBERSHIP|");
    other.replace(other.find("|CITY|"), 6, "|TOWN|");
    EXPECT_EQ(refusal_of(other), "missing_columns");
    EXPECT_EQ(told("columns"), "MEMBERS, CITY");
}

TEST_F(OlmsBadFiles, crooked_archives_are_refused_whole) {
    const std::string name = "lm_data_data_2025.txt";
    const std::string zip = zip_of({{name, good}});
    EXPECT_EQ(refusal_of(zip.substr(0, zip.size() / 2)), "cut_off");
    EXPECT_EQ(refusal_of(gzip_of(good).substr(0, 100)), "cut_off");
    EXPECT_EQ(refusal_of(gzip_of(good) + "more"), "damaged");
    EXPECT_EQ(refusal_of(zip_of({{.name = name, .plain = good, .claimed_checksum = 1}})),
              "damaged");
    EXPECT_EQ(refusal_of(zip_of({{name, good}, {"../../etc/cron.d/x", "* * * * *"}})),
              "reaches_outside");
    EXPECT_EQ(refusal_of(zip_of({{.name = name, .plain = good, .flags = 1}})), "encrypted");
    EXPECT_EQ(refusal_of(zip_of({{.name = name, .plain = good, .method = 93}})), "odd_compression");
    EXPECT_EQ(refusal_of(zip_of({{"readme.txt", "hello"}})), "no_register_in_zip");
    EXPECT_EQ(refusal_of(zip_of({{"inner.zip", zip}})), "no_register_in_zip");
    EXPECT_EQ(refusal_of(zip_of(std::vector<test_support::ZipMember>(1'001, {"x", ""}))),
              "too_many_files");
    const std::string swollen = good + std::string(16 << 20, '\n');
    EXPECT_EQ(refusal_of(zip_of({{name, swollen}})), "bomb");
    EXPECT_EQ(refusal_of(gzip_of(swollen)), "bomb");
}

TEST_F(OlmsBadFiles, a_file_above_four_gigabytes_is_refused_before_it_is_read) {
    const auto path = save("huge.txt", good);
    std::filesystem::resize_file(path, (std::uintmax_t{4} << 30) + 1);  // a hole: takes no room
    EXPECT_EQ(refusal({path}), "too_large");
}

TEST_F(OlmsBadFiles, a_file_of_three_gigabytes_of_something_else_is_refused_at_its_first_line) {
    const auto path = save("disk.img", std::string(1, '\0'));
    std::filesystem::resize_file(path, std::uintmax_t{3} << 30);
    std::int64_t seen = 0;
    const std::vector<std::filesystem::path> paths = {path};
    const auto read = read_register(paths, [&](std::int64_t done, std::int64_t) {
        seen = done;
        return true;
    });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().messages.at(0).key, "community_map.olms_not_text");
    EXPECT_LT(seen, 10 << 20);
}

TEST_F(OlmsBadFiles, paths_that_lead_nowhere) {
    EXPECT_EQ(refusal({folder / "nothing.zip"}), "missing_file");
    EXPECT_EQ(read_register(std::vector<std::filesystem::path>{folder / "nothing.zip"}, {})
                  .error()
                  .reason,
              base::Reason::NotFound);
    EXPECT_EQ(refusal({"/dev/null"}), "not_a_file");
    save("photos/cat.jpg", "miau");
    save("photos/ar_membership_data_2025.txt", "RPT_ID\n1\n");
    EXPECT_EQ(refusal({folder / "photos"}), "no_register_in_folder");
    EXPECT_EQ(refusal({folder / "photos/"}), "no_register_in_folder");
    EXPECT_EQ(refusal({}), "no_register_in_folder");
}

TEST_F(OlmsBadFiles, one_bad_file_among_good_ones_refuses_all) {
    const auto fine = save("a", good);
    EXPECT_EQ(refusal({fine, save("b", "")}), "empty");
    EXPECT_EQ(told("file"), "b");
}

TEST_F(OlmsBadFiles, a_folder_gives_its_years_and_passes_over_other_zips) {
    save("downloads/2024/lm_data_data_2024.txt",
         register_of({report_line({{"PD_COVERED_TO", "2024-12-31"}})}));
    save("downloads/lm_2025 (1).zip", zip_of({{"lm_data_data_2025.txt", good}}));
    save("downloads/lm_data_data_2023.txt.gz",
         gzip_of(register_of({report_line({{"PD_COVERED_TO", "2023-12-31"}})})));
    save("downloads/songs.zip", zip_of({{"song.mp3", "la"}}));
    save("downloads/letter.txt", "Dear friends");
    const std::vector<std::filesystem::path> paths = {folder / "downloads"};
    const auto read = read_register(paths, {});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->filings.size(), 3U);
    EXPECT_EQ(read->files.size(), 3U);
    const auto noted = findings_of(*read, Finding::Kind::WholeFile);
    ASSERT_EQ(noted.size(), 1U);
    EXPECT_EQ(noted[0].message.key, "community_map.olms_passed_over");
    EXPECT_EQ(noted[0].file, "songs.zip");
    save("downloads/lm_data_data_2022.txt", "");
    EXPECT_EQ(refusal(paths), "empty") << "a register among them that is broken is not passed over";
}

TEST_F(OlmsBadFiles, progress_goes_to_the_end_and_can_stop_the_reading) {
    std::string long_one = good;
    for (int i = 0; i < 5'000; ++i) {
        long_one += report_line({{"F_NUM", std::to_string(i + 1)}}) + "\n";
    }
    const std::vector<std::filesystem::path> paths = {save("a.gz", gzip_of(long_one)),
                                                      save("b", long_one)};
    std::int64_t last = 0;
    std::int64_t total = 0;
    ASSERT_TRUE(read_register(paths, [&](std::int64_t done, std::int64_t of) {
        EXPECT_GE(done, last);
        EXPECT_LE(done, of);
        last = done;
        total = of;
        return true;
    }));
    EXPECT_EQ(total, static_cast<std::int64_t>(std::filesystem::file_size(paths[0]) +
                                               std::filesystem::file_size(paths[1])));
    EXPECT_GT(last, total * 99 / 100);
    const auto stopped = read_register(paths, [](std::int64_t, std::int64_t) { return false; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().messages.at(0).key, "community_map.reading_cancelled");
}

}  // namespace
}  // namespace community_map::olms
