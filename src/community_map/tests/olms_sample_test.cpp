// The Port Halden register holds what its README says, line by line.

#include <gtest/gtest.h>

#include <set>

#include "community_map/designations.hpp"
#include "community_map/importers/olms.hpp"
#include "community_map/importers/street.hpp"
#include "community_map/tests/olms_lines.hpp"
#include "platform/files/tests/packing.hpp"
#include "tests/support/temporary_folder.hpp"

namespace community_map::olms {
namespace {

class OlmsSample : public testing::Test {
protected:
    void SetUp() override {
        const std::vector<std::filesystem::path> paths = {sample_file()};
        auto read = read_register(paths, {});
        ASSERT_TRUE(read);
        digest = *std::move(read);
        std::string text = whole_file(sample_file());
        for (std::size_t from = 0; from < text.size();) {
            const auto to = text.find('\n', from);
            lines.push_back(text.substr(from, to - from));
            from = to + 1;
        }
    }

    /// The file number that stands in a line, counted as the README counts.
    std::int64_t file_number(std::size_t line) const {
        Fields fields;
        return split(lines.at(line - 1), fields) ? integer_of_field(fields[2]) : 0;
    }
    /// The latest report of the body that a line is about.
    Filing filing(std::size_t line) const {
        Filing latest;
        for (const Filing& one : digest.filings) {
            latest = one.file_number == file_number(line) ? one : latest;
        }
        EXPECT_NE(latest.file_number, 0) << "line " << line;
        return latest;
    }
    Identity who(std::size_t line) const { return digest.identities.at(filing(line).identity); }
    OrgKind kind(std::size_t line) const {
        const Identity body = who(line);
        return kind_of_body(body.affiliation, body.designation, body.number, body.own_name);
    }
    /// The key of the finding of a kind at a line, or nothing.
    std::string finding(Finding::Kind wanted, std::int64_t line) const {
        for (const Finding& one : digest.findings) {
            if (one.kind == wanted && one.line == line) {
                return one.message.key.substr(std::string_view("community_map.olms_").size());
            }
        }
        return {};
    }

    RegisterDigest digest;
    std::vector<std::string> lines;

private:
    static std::int64_t integer_of_field(std::string_view field) {
        return std::atoll(std::string(field).c_str());
    }
};

TEST_F(OlmsSample, is_a_complete_register_of_three_hundred_bodies) {
    std::set<std::int64_t> bodies;
    for (const Filing& one : digest.filings) {
        bodies.insert(one.file_number);
    }
    EXPECT_EQ(bodies.size(), 300U);
    EXPECT_EQ(lines.size(), 311U);
    EXPECT_EQ(lines.front(), header_line());
    EXPECT_EQ(digest.lines_read, 310);
    EXPECT_EQ(digest.lines_set_aside, 5);
    EXPECT_EQ(digest.lines_repaired, 1);
    EXPECT_EQ(digest.reports_superseded, 4);
    EXPECT_EQ(digest.last_period, "2025-12-31");
    EXPECT_FALSE(digest.partial);
    for (const Identity& one : digest.identities) {
        EXPECT_NE(one.affiliation, "MCA") << "city employees only: not in the register";
    }
}

TEST_F(OlmsSample, has_the_cast) {
    EXPECT_EQ(who(2).affiliation + " " + who(2).number, "UTUW 418");
    EXPECT_EQ(filing(2).members, 210);
    EXPECT_EQ(who(3).zip, "001033310");
    EXPECT_EQ(who(4).zip, "00105-0020");
    const std::string texts = all_texts(digest);
    for (const char* word :
         {"WENDELINE", "QUARTERMAINE", "CARBARN", "UNION HALL", "THEODOSIA", "QUILLFEATHER"}) {
        EXPECT_NE(whole_file(sample_file()).find(word), std::string::npos) << word;
        EXPECT_EQ(texts.find(word), std::string::npos) << word;
    }
}

TEST_F(OlmsSample, has_every_level) {
    EXPECT_EQ(kind(5), OrgKind::International);
    EXPECT_EQ(kind(6), OrgKind::Intermediate);
    EXPECT_EQ(kind(7), OrgKind::Intermediate);
    EXPECT_EQ(kind(8), OrgKind::Btc);
    EXPECT_EQ(filing(8).members, 0);
    EXPECT_EQ(kind(9), OrgKind::Other);
    EXPECT_EQ(kind(10), OrgKind::Other);
    EXPECT_EQ(kind(11), OrgKind::Local);
    EXPECT_EQ(kind(12), OrgKind::International);
    EXPECT_EQ(kind(13), OrgKind::Intermediate);
    EXPECT_EQ(kind(14), OrgKind::Other);
    EXPECT_EQ(filing(15).form, 0);
    EXPECT_EQ(filing(15).members, -1);
}

TEST_F(OlmsSample, has_odd_bytes_and_odd_names) {
    EXPECT_EQ(who(18).own_name, "THE \"NIGHT SHIFT\" LOCAL");
    EXPECT_EQ(who(19).own_name, "SALMON | BAY CANNERY");
    EXPECT_EQ(finding(Finding::Kind::Repaired, 19), "line_repaired");
    EXPECT_EQ(who(20).own_name, "PEÑA BROTHERS PACKING");
    EXPECT_EQ(who(21).own_name, "MUÑOZ & SØN FISHERIES – NORTH");
    EXPECT_EQ(who(22).own_name, "OYSTER BEDS");
    EXPECT_EQ(who(23).own_name, "HALDEN BAY LIGHTHOUSE KEEPERS AND COAST PILOTS ASSOCIATION");
    EXPECT_EQ(who(24).own_name, "PORT HALDEN FERRY CREW UNION");
    EXPECT_EQ(who(25).own_name, "INDEPENDENT SHIPWRIGHTS OF PORT HALDEN");
    EXPECT_EQ(who(26).own_name, "HALDEN BAY ZOO KEEPERS");
    EXPECT_EQ(who(27).number, "");
    EXPECT_EQ(kind(28), OrgKind::Btc);
    EXPECT_EQ(who(29).number, "1199NW");
    EXPECT_EQ(who(30).number, "4-12");
    EXPECT_EQ(who(31).number, "");
}

TEST_F(OlmsSample, has_unknown_and_doubtful_sizes) {
    EXPECT_EQ(filing(32).period_to, 0);
    EXPECT_EQ(filing(33).members, -1);
    EXPECT_EQ(filing(34).members, 0);
    EXPECT_EQ(finding(Finding::Kind::Implausible, 35), "members_negative");
    EXPECT_EQ(finding(Finding::Kind::Implausible, 36), "members_large_local");
    EXPECT_EQ(filing(36).members, 180'000);
    EXPECT_EQ(finding(Finding::Kind::Implausible, 37), "members_above_any");
    EXPECT_EQ(file_number(38), file_number(39));
    EXPECT_EQ(filing(38).members, 62'000) << "the latest period";
    EXPECT_EQ(finding(Finding::Kind::Implausible, 39), "members_tenfold");
}

TEST_F(OlmsSample, has_amended_repeated_and_last_reports) {
    EXPECT_EQ(filing(40).members, 165);
    EXPECT_EQ(finding(Finding::Kind::Superseded, 40), "superseded_amended");
    EXPECT_EQ(filing(42).members, 71);
    EXPECT_EQ(finding(Finding::Kind::Superseded, 43), "superseded_amended");
    EXPECT_EQ(filing(44).members, 34);
    EXPECT_EQ(finding(Finding::Kind::Superseded, 44), "superseded_repeated");
    EXPECT_EQ(finding(Finding::Kind::Superseded, 47), "superseded_same");
    EXPECT_EQ(who(48).closed_on, "2025-09-30");
    EXPECT_EQ(who(49).closed_on, "2025-06-30");
    EXPECT_EQ(who(50).closed_on, "2026-01-15");
    EXPECT_EQ(who(51).closed_on, "");
    EXPECT_EQ(finding(Finding::Kind::Implausible, 51), "ended_before_report");
}

TEST_F(OlmsSample, has_places_in_many_spellings) {
    for (std::size_t line = 52; line <= 57; ++line) {
        EXPECT_EQ(who(line).street, who(52).street) << "central mail, line " << line;
    }
    EXPECT_NE(who(52).street, 0U);
    EXPECT_EQ(who(58).city, "Port Halden");
    EXPECT_EQ(who(59).city, "PT HALDEN");
    EXPECT_EQ(who(60).city, "PORT  HALDEN");
    EXPECT_EQ(who(61).city, "PORT HALDN");
    EXPECT_EQ(who(62).city, "ST. BRANNOCK");
    EXPECT_EQ(who(64).city, "ALDERPOINT");
    EXPECT_EQ(who(65).state, "00");
    EXPECT_EQ(who(66).zip, "");
    EXPECT_EQ(who(67).zip, "00999");
}

TEST_F(OlmsSample, has_lines_that_cannot_be_read) {
    EXPECT_EQ(finding(Finding::Kind::SetAside, 68), "line_ambiguous");
    EXPECT_EQ(finding(Finding::Kind::SetAside, 69), "line_too_few");
    EXPECT_EQ(finding(Finding::Kind::SetAside, 70), "line_too_few");
    EXPECT_EQ(finding(Finding::Kind::SetAside, 71), "line_too_many");
    EXPECT_EQ(finding(Finding::Kind::SetAside, 72), "line_bad_value");
}

TEST_F(OlmsSample, reads_the_same_from_a_zip_among_other_tables) {
    const test_support::TemporaryFolder folder;
    const auto path = folder / "download (1).zip";
    std::ofstream(path, std::ios::binary)
        << test_support::zip_of({{"ar_rates_dues_fees_data_2025.txt", "RATES_ID|RPT_ID\n1|2\n"},
                                 {"lm_data_data_2025.txt", whole_file(sample_file())},
                                 {"lm_data_meta.txt", "Name Null? Type\n"}});
    const std::vector<std::filesystem::path> paths = {path};
    const auto read = read_register(paths, {});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->pack(), digest.pack());
}

}  // namespace
}  // namespace community_map::olms
