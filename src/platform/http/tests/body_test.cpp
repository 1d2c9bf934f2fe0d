// Bodies without a socket: every form cut in every place gives the same, and nothing passes a
// limit.
#include "platform/http/body.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "base/fault.hpp"
#include "tests/support/temporary_folder.hpp"

using http::Body;
using http::BodyLimits;
using http::BodyState;
using http::Request;

namespace {

constexpr std::string_view kType = "multipart/form-data; boundary=AaB03x";

const std::string kTwoFiles =
    "a preamble that nobody reads\r\n"
    "--AaB03x\r\n"
    "Content-Disposition: form-data; name=\"place\"\r\n\r\n"
    "Chicago, IL\r\n"
    "--AaB03x\r\n"
    "content-disposition: form-data; name=\"file\"; filename=\"lm_data.txt\"\r\n"
    "Content-Type: text/plain\r\n\r\n"
    "line\r\n--AaB03\r\n-\r\r\n--\r\n"
    "\r\n--AaB03x \t\r\n"
    "Content-Disposition: form-data; name=\"file\"; filename=\"ar_\\\"x%22.txt\"\r\n\r\n"
    "\r\n--AaB03x\r\n"
    "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n"
    "\r\n--AaB03x--\r\nan epilogue";

std::string read_file(const std::filesystem::path& at) {
    std::ifstream file(at, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string one_part(std::string_view head, std::string_view content = "x") {
    return std::string("--AaB03x\r\n")
        .append(head)
        .append("\r\n\r\n")
        .append(content)
        .append("\r\n--AaB03x--\r\n");
}

class BodyTest : public testing::Test {
protected:
    BodyState read(std::string_view bytes, std::string_view type = kType,
                   BodyLimits limits = {.fields_max = 4096, .files_max = 4096}) {
        request = Request();
        body.emplace(type, limits, folder.path());
        body->feed(bytes);
        return body->finish(request);
    }
    std::ptrdiff_t files_kept() const {
        return std::distance(std::filesystem::directory_iterator(folder.path()), {});
    }

    test_support::TemporaryFolder folder;
    std::optional<Body> body;
    Request request;
};

}  // namespace

TEST_F(BodyTest, reads_fields_and_files_of_a_multipart_form) {
    ASSERT_EQ(read(kTwoFiles), BodyState::Fine);
    ASSERT_EQ(request.form.pairs().size(), 1U);
    EXPECT_EQ(request.form.get("place"), "Chicago, IL");
    ASSERT_EQ(request.files.size(), 2U);
    EXPECT_EQ(request.files[0].field, "file");
    EXPECT_EQ(request.files[0].name, "lm_data.txt");
    EXPECT_EQ(read_file(request.files[0].at), "line\r\n--AaB03\r\n-\r\r\n--\r\n");
    EXPECT_EQ(request.files[0].size, 23U);
    EXPECT_EQ(request.files[1].name, "ar_\"x\".txt");
    EXPECT_EQ(request.files[1].size, 0U);
    EXPECT_NE(request.files[0].at, request.files[1].at);
}

TEST_F(BodyTest, reads_the_same_wherever_the_form_is_cut) {
    for (std::size_t cut = 0; cut <= kTwoFiles.size(); ++cut) {
        request = Request();
        body.emplace(kType, BodyLimits{.fields_max = 4096, .files_max = 4096}, folder.path());
        const std::string_view bytes = kTwoFiles;
        body->feed(bytes.substr(0, cut));
        for (const char& byte : bytes.substr(cut)) {
            body->feed({&byte, 1});
        }
        ASSERT_EQ(body->finish(request), BodyState::Fine) << "cut at " << cut;
        ASSERT_EQ(request.files.size(), 2U);
        ASSERT_EQ(read_file(request.files[0].at), "line\r\n--AaB03\r\n-\r\r\n--\r\n");
        ASSERT_EQ(request.form.get("place"), "Chicago, IL");
    }
}

TEST_F(BodyTest, keeps_files_to_itself_and_deletes_those_nobody_took) {
    ASSERT_EQ(read(kTwoFiles), BodyState::Fine);
    struct stat status {};
    ASSERT_EQ(::stat(request.files[0].at.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0600U);
    std::filesystem::rename(request.files[0].at, folder / "taken");
    body.reset();
    EXPECT_EQ(files_kept(), 1);
    EXPECT_EQ(read_file(folder / "taken").size(), 23U);
}

TEST_F(BodyTest, refuses_a_form_that_ends_before_its_end) {
    for (std::size_t kept = 0; kept < kTwoFiles.find("--AaB03x--") + 10; ++kept) {
        ASSERT_EQ(read(std::string_view(kTwoFiles).substr(0, kept)), BodyState::Malformed) << kept;
    }
    EXPECT_EQ(files_kept(), 0);
}

TEST_F(BodyTest, refuses_parts_that_say_nothing_of_themselves) {
    EXPECT_EQ(read(one_part("Content-Disposition: form-data; name=a")), BodyState::Fine);
    for (const char* head : {"", "X: y", "Content-Disposition: form-data",
                             "Content-Disposition: attachment; name=\"a\"",
                             "Content-Disposition: form-data; filename=\"a\"",
                             "Content-Disposition: form-data; name=\"a\xff\"",
                             "Content-Disposition: form-data; name=a\r\n"
                             "Content-Disposition: form-data; name=b",
                             "Content-Disposition: form-data; name=a; filename=\"\""}) {
        EXPECT_EQ(read(one_part(head)), BodyState::Malformed) << head;
    }
    EXPECT_EQ(read(one_part("Content-Disposition: form-data; name=a", "\xff")),
              BodyState::Malformed);
    EXPECT_EQ(read(one_part("Content-Disposition: form-data; name=a", std::string_view("a\0b", 3))),
              BodyState::Malformed);
    EXPECT_EQ(read(one_part("X: " + std::string(9'000, 'x')), kType, {100'000, 100'000}),
              BodyState::Malformed);
    EXPECT_EQ(read("--AaB03xy\r\n\r\n"), BodyState::Malformed);
    EXPECT_EQ(read("--AaB03x" + std::string(100, ' ')), BodyState::Malformed);
}

TEST_F(BodyTest, names_a_file_as_the_browser_did_and_never_puts_it_there) {
    ASSERT_EQ(read(one_part("Content-Disposition: form-data; name=f; filename=\"../../etc/x\"")),
              BodyState::Fine);
    EXPECT_EQ(request.files[0].name, "../../etc/x");
    EXPECT_EQ(request.files[0].at.parent_path(), folder.path());
    ASSERT_EQ(read(one_part("Content-Disposition: form-data; name=f; filename=\"C:\\a\xf1o.txt\"")),
              BodyState::Fine);
    EXPECT_EQ(request.files[0].name, "C:\\año.txt");
    ASSERT_EQ(read(one_part("Content-Disposition: form-data; name=f; filename=\"a;b=c\"; x=y")),
              BodyState::Fine);
    EXPECT_EQ(request.files[0].name, "a;b=c");
}

TEST_F(BodyTest, counts_files_and_fields_against_limits_of_their_own) {
    const std::string file_head = "Content-Disposition: form-data; name=f; filename=x";
    const std::string field_head = "Content-Disposition: form-data; name=f";
    EXPECT_EQ(read(one_part(file_head, std::string(500, 'x')), kType, {200, 500}), BodyState::Fine);
    EXPECT_EQ(read(one_part(file_head, std::string(501, 'x')), kType, {200, 500}),
              BodyState::TooLarge);
    EXPECT_EQ(read(one_part(field_head, std::string(201, 'x')), kType, {200, 500}),
              BodyState::TooLarge);
    EXPECT_EQ(read(one_part(file_head), kType, {200, 0}), BodyState::TooLarge);
    EXPECT_EQ(read(one_part(file_head + ";filename=\"\"", ""), kType, {200, 0}), BodyState::Fine);
    EXPECT_EQ(files_kept(), 0);
}

TEST_F(BodyTest, refuses_endless_parts) {
    std::string many;
    for (int count = 0; count < 1'001; ++count) {
        many += "--AaB03x\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n";
    }
    EXPECT_EQ(read(many + "--AaB03x--", kType, {1 << 20, 0}), BodyState::Malformed);
}

TEST_F(BodyTest, takes_only_boundaries_that_the_standard_allows) {
    const std::string body_text =
        "--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--a b--";
    EXPECT_EQ(read(body_text, "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""),
              BodyState::Fine);
    EXPECT_EQ(request.form.get("x"), "1");
    for (const std::string& type :
         {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="),
          std::string("multipart/form-data; boundary=\"a \""),
          "multipart/form-data; boundary=" + std::string(71, 'a')}) {
        EXPECT_EQ(read("", type), BodyState::Malformed) << type;
    }
}

TEST_F(BodyTest, reads_urlencoded_forms_and_keeps_everything_else_raw) {
    EXPECT_EQ(read("a=1&b=%C3%B1", "application/x-www-form-urlencoded; charset=UTF-8"),
              BodyState::Fine);
    EXPECT_EQ(request.form.get("b"), "ñ");
    EXPECT_EQ(request.body, "");
    EXPECT_EQ(read("a=%00", "application/x-www-form-urlencoded"), BodyState::Malformed);
    EXPECT_EQ(read("{\"a\":1}", "application/json"), BodyState::Fine);
    EXPECT_EQ(request.body, "{\"a\":1}");
    EXPECT_EQ(request.form.pairs().size(), 0U);
    EXPECT_EQ(read(std::string(11, 'x'), "application/json", {10, 1000}), BodyState::TooLarge);
    EXPECT_EQ(read(std::string(11, 'x'), "application/x-www-form-urlencoded", {10, 1000}),
              BodyState::TooLarge);
}

TEST_F(BodyTest, says_so_where_a_file_cannot_be_kept) {
    body.emplace(kType, BodyLimits{.fields_max = 4096, .files_max = 4096}, folder / "missing");
    EXPECT_THROW(body->feed(kTwoFiles), base::Fault);
}

TEST_F(BodyTest, tells_a_full_disk_from_other_faults) {
    http::IncomingFile file(folder.path());
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit little{.rlim_cur = 1000, .rlim_max = before.rlim_max};
    const auto signal_before = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &little);
    std::optional<base::FaultKind> kind;
    try {
        file.write(std::string(2000, 'x'));
    } catch (const base::Fault& fault) {
        kind = fault.kind();
    }
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, signal_before);
    EXPECT_EQ(kind, base::FaultKind::DiskFull);
}

TEST(IncomingFiles, are_swept_when_they_are_left_from_another_day) {
    test_support::TemporaryFolder folder;
    for (const char* name : {"incoming-old", "incoming-fresh", "kept.zip"}) {
        std::ofstream(folder / name) << "x";
    }
    const auto two_days_ago = std::filesystem::file_time_type::clock::now() -
                              std::chrono::hours(48);
    std::filesystem::last_write_time(folder / "incoming-old", two_days_ago);
    std::filesystem::last_write_time(folder / "kept.zip", two_days_ago);
    http::sweep_incoming_files(folder.path());
    EXPECT_FALSE(std::filesystem::exists(folder / "incoming-old"));
    EXPECT_TRUE(std::filesystem::exists(folder / "incoming-fresh"));
    EXPECT_TRUE(std::filesystem::exists(folder / "kept.zip"));
}
