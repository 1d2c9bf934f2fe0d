#include "platform/files/archive.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <unistd.h>
#include <fstream>

#include "platform/files/tests/packing.hpp"
#include "tests/support/temporary_folder.hpp"

namespace files {
namespace {

using test_support::gzip_of;
using test_support::zip_of;
using test_support::ZipMember;

/// Remembers what it was given; wants the members whose name ends in ".txt".
class Remembering final : public PlainSink {
public:
    bool wants(std::string_view member) override { return member.ends_with(".txt"); }
    void begin(std::string_view name) override {
        names.emplace_back(name);
        texts.emplace_back();
    }
    bool take(std::string_view bytes, double share) override {
        EXPECT_GE(share, last_share);
        EXPECT_LE(share, 1.0);
        last_share = share;
        taken += bytes.size();
        texts.back().append(bytes.substr(0, 1 << 20));
        return taken < stop_after;
    }
    bool end() override {
        ++ended;
        return true;
    }

    std::vector<std::string> names;
    std::vector<std::string> texts;
    std::size_t taken = 0;
    std::size_t stop_after = std::size_t(-1);
    double last_share = 0;
    int ended = 0;
};

std::optional<ArchiveProblem> problem_with(std::string_view bytes,
                                           const ArchiveLimits& limits = {}) {
    Remembering sink;
    const auto outcome = read_archive(bytes, "x", limits, sink);
    EXPECT_EQ(sink.ended, outcome.problem ? sink.ended : static_cast<int>(sink.names.size()));
    return outcome.problem;
}

std::string long_text() {
    std::string text;
    for (int i = 0; i < 90'000; ++i) {
        text += std::to_string(i * 7919) + "|";
    }
    return text;
}

TEST(Archive, a_plain_file_comes_as_it_is) {
    const std::string text = long_text();
    Remembering sink;
    EXPECT_FALSE(read_archive(text, "a.txt", {}, sink).problem);
    EXPECT_EQ(sink.names, std::vector<std::string>{"a.txt"});
    EXPECT_EQ(sink.texts, std::vector<std::string>{text});
}

TEST(Archive, a_gzip_is_known_by_its_bytes_and_may_have_several_members_and_padding) {
    const std::string text = long_text();
    Remembering sink;
    const std::string bytes = gzip_of(text) + gzip_of("tail") + std::string(700, '\0');
    EXPECT_FALSE(read_archive(bytes, "no-ending", {}, sink).problem);
    EXPECT_EQ(sink.texts, std::vector<std::string>{text + "tail"});
}

TEST(Archive, a_zip_gives_its_wanted_members_only_stored_or_deflated) {
    const std::string text = long_text();
    const std::string bytes = zip_of(
        {{"year/one.txt", text}, {"picture.png", "no"}, {"two.txt", "2", 0}});
    Remembering sink;
    const auto outcome = read_archive(bytes, "whatever.pdf", {}, sink);
    EXPECT_FALSE(outcome.problem);
    EXPECT_TRUE(outcome.was_zip);
    EXPECT_EQ(sink.names, (std::vector<std::string>{"year/one.txt", "two.txt"}));
    EXPECT_EQ(sink.texts, (std::vector<std::string>{text, "2"}));
}

TEST(Archive, the_same_zip_is_read_from_disk) {
    const test_support::TemporaryFolder folder;
    const auto path = folder / "saved";
    std::ofstream(path, std::ios::binary) << zip_of({{"one.txt", "eins"}});
    Remembering sink;
    EXPECT_FALSE(read_archive(path, {}, sink).problem);
    EXPECT_EQ(sink.texts, std::vector<std::string>{"eins"});
}

TEST(Archive, a_zip_of_nothing_is_read_and_gives_nothing) {
    Remembering sink;
    const auto outcome = read_archive(zip_of({}), "x", {}, sink);
    EXPECT_FALSE(outcome.problem);
    EXPECT_TRUE(outcome.was_zip && sink.names.empty());
}

TEST(Archive, files_that_cannot_be_read_are_told_apart) {
    const test_support::TemporaryFolder folder;
    Remembering sink;
    const auto problem = [&](const std::filesystem::path& path) {
        return read_archive(path, {}, sink).problem;
    };
    EXPECT_EQ(problem(folder / "nothing"), ArchiveProblem::Missing);
    EXPECT_EQ(problem(folder.path()), ArchiveProblem::NotAFile);
    EXPECT_EQ(problem("/dev/zero"), ArchiveProblem::NotAFile);
    const auto pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(problem(pipe), ArchiveProblem::NotAFile);
    const auto secret = folder / "secret";
    std::ofstream(secret) << "text";
    std::filesystem::permissions(secret, std::filesystem::perms::none);
    if (::geteuid() != 0) {  // root may read everything
        EXPECT_EQ(problem(secret), ArchiveProblem::MayNotRead);
    }
    std::ofstream(folder / "empty").flush();
    EXPECT_EQ(problem(folder / "empty"), ArchiveProblem::Empty);
}

TEST(Archive, every_cut_of_a_gzip_is_cut_off) {
    const std::string whole = gzip_of(long_text().substr(0, 20'000));
    for (std::size_t length = 2; length < whole.size(); length += 97) {
        EXPECT_EQ(problem_with(whole.substr(0, length)), ArchiveProblem::CutOff) << length;
    }
}

TEST(Archive, every_cut_of_a_zip_is_cut_off) {
    const std::string whole = zip_of({{"a.txt", long_text().substr(0, 20'000)}});
    for (std::size_t length = 4; length < whole.size(); length += 97) {
        EXPECT_EQ(problem_with(whole.substr(0, length)), ArchiveProblem::CutOff) << length;
    }
}

TEST(Archive, damage_inside_is_noticed) {
    std::string gzip = gzip_of(long_text());
    gzip[gzip.size() - 6] = static_cast<char>(gzip[gzip.size() - 6] ^ 1);  // in its checksum
    EXPECT_EQ(problem_with(gzip), ArchiveProblem::Damaged);
    EXPECT_EQ(problem_with(gzip_of("text") + "rubbish"), ArchiveProblem::Damaged);
    EXPECT_EQ(problem_with(zip_of({{.name = "a.txt", .plain = "text", .claimed_checksum = 7}})),
              ArchiveProblem::Damaged);
    EXPECT_EQ(problem_with(zip_of({{.name = "a.txt", .plain = "text", .claimed_plain = 3}})),
              ArchiveProblem::Damaged);
}

TEST(Archive, names_that_reach_outside_are_refused_even_where_nobody_wants_them) {
    for (const char* name :
         {"../a.txt", "x/../../a.txt", "/etc/a.txt", "..\\a", "\\a", "C:\\a.txt", ".."}) {
        Remembering sink;
        const auto outcome = read_archive(zip_of({{"good.txt", "1"}, {name, "2"}}), "x", {}, sink);
        EXPECT_EQ(outcome.problem, ArchiveProblem::ReachesOutside) << name;
        EXPECT_EQ(outcome.member, name);
        EXPECT_TRUE(sink.names.empty()) << "nothing of such an archive is read";
    }
    EXPECT_EQ(problem_with(zip_of({{"a..b/..c.txt", "1"}})), std::nullopt);
}

TEST(Archive, a_wanted_member_with_a_password_is_refused_an_unwanted_one_is_none_of_our_business) {
    EXPECT_EQ(problem_with(zip_of({{.name = "a.txt", .plain = "text", .flags = 1}})),
              ArchiveProblem::Encrypted);
    EXPECT_EQ(
        problem_with(zip_of({{.name = "a.doc", .plain = "text", .flags = 1}, {"b.txt", "b"}})),
        std::nullopt);
}

TEST(Archive, only_stored_and_deflated_members_are_read) {
    EXPECT_EQ(problem_with(zip_of({{.name = "a.txt", .plain = "text", .method = 14}})),
              ArchiveProblem::OddCompression);
}

TEST(Archive, bombs_are_stopped_while_they_swell) {
    const std::string zeros(16 << 20, '0');
    Remembering gzip;
    EXPECT_EQ(read_archive(gzip_of(zeros), "x", {}, gzip).problem, ArchiveProblem::Bomb);
    EXPECT_LT(gzip.taken, zeros.size() / 2);
    Remembering zip;
    EXPECT_EQ(read_archive(zip_of({{"a.txt", zeros}}), "x", {}, zip).problem, ArchiveProblem::Bomb);
    EXPECT_LT(zip.taken, zeros.size() / 2);
}

TEST(Archive, a_zip_inside_a_zip_is_not_opened) {
    const std::string zeros(8 << 20, '0');
    Remembering sink;
    const std::string bytes = zip_of({{"inner.zip", zip_of({{"a.txt", zeros}})}});
    EXPECT_FALSE(read_archive(bytes, "x", {}, sink).problem);
    EXPECT_TRUE(sink.names.empty());
}

TEST(Archive, sizes_have_a_limit_whether_claimed_or_found) {
    const ArchiveLimits small{.file_bytes = 1000};
    const std::string text = long_text();
    EXPECT_EQ(problem_with(text, small), ArchiveProblem::TooLarge);
    EXPECT_EQ(problem_with(gzip_of(text), small), ArchiveProblem::TooLarge);
    EXPECT_EQ(problem_with(zip_of({{"a.txt", text}}), small), ArchiveProblem::TooLarge);
    EXPECT_EQ(problem_with(zip_of({{.name = "a.txt", .plain = text, .claimed_plain = 900}}), small),
              ArchiveProblem::TooLarge);
    EXPECT_EQ(problem_with(text.substr(0, 1000), small), std::nullopt);
}

TEST(Archive, a_zip_of_very_many_files_is_refused_before_its_contents_are_read) {
    std::vector<ZipMember> members(1'001);
    for (std::size_t i = 0; i < members.size(); ++i) {
        members[i] = {.name = std::to_string(i) + ".dat", .plain = {}, .method = 0};
    }
    EXPECT_EQ(problem_with(zip_of(members)), ArchiveProblem::TooManyFiles);
    members.pop_back();
    EXPECT_EQ(problem_with(zip_of(members)), std::nullopt);
}

TEST(Archive, the_sink_can_stop_it) {
    for (const std::string& bytes :
         {long_text(), gzip_of(long_text()), zip_of({{"a.txt", long_text()}})}) {
        Remembering sink;
        sink.stop_after = 1;
        EXPECT_EQ(read_archive(bytes, "x", {}, sink).problem, ArchiveProblem::Stopped);
        EXPECT_EQ(sink.ended, 0);
        EXPECT_LT(sink.taken, long_text().size());
    }
}

}  // namespace
}  // namespace files
