// The traps of the register, each on lines that show just that one.

#include <gtest/gtest.h>

#include "community_map/tests/olms_lines.hpp"

namespace community_map::olms {
namespace {

TEST(OlmsReading, a_report_says_who_where_and_how_many) {
    const auto digest = read_lines({report_line({{"STREET_ADR", "14 CARBARN LANE"}})});
    const Filing filing = only_filing(digest);
    EXPECT_EQ(filing.file_number, 990'007);
    EXPECT_EQ(filing.report_id, 9'900'001);
    EXPECT_EQ(filing.members, 210);
    EXPECT_EQ(filing.form, 3);
    EXPECT_EQ(filing.period_to, 20'453);  // 2025-12-31
    EXPECT_EQ(filing.received_at, 1'772'445'600);
    const Identity who = only_identity(digest);
    EXPECT_EQ(who.parent_name, "TRANSIT AND UTILITY WORKERS, UNITED");
    EXPECT_EQ(who.affiliation, "UTUW");
    EXPECT_EQ(who.own_name, "PORT HALDEN TRANSIT");
    EXPECT_EQ(who.designation, "LU") << "padding is taken off";
    EXPECT_EQ(who.number, "418");
    EXPECT_EQ(who.city, "PORT HALDEN");
    EXPECT_EQ(who.state, "WA");
    EXPECT_EQ(who.zip, "00101");
    EXPECT_NE(who.street, 0U);
    EXPECT_EQ(who.closed_on, "");
    EXPECT_EQ(digest.first_period, "2025-12-31");
    EXPECT_EQ(digest.last_period, "2025-12-31");
    EXPECT_EQ(digest.last_received, "2026-03-02");
    EXPECT_EQ(digest.lines_read, 1);
    EXPECT_EQ(digest.files, std::vector<std::string>{"register.txt"});
    EXPECT_TRUE(digest.findings.empty());
}

TEST(OlmsReading, columns_may_stand_in_any_order_and_more_of_them) {
    const std::string text =
        "\xEF\xBB\xBF"
        "EXTRA|FORM_TYPE|ZIP|STATE|CITY|RECEIVE_DATE|AMENDMENT|RPT_ID|MEMBERS|DESIG_NAME|DESIG_NUM|"
        "PD_COVERED_TO|UNIT_NAME|F_NUM|AFF_ABBR|UNION_NAME\r\n"
        "?|LM-2|60607|IL|CHICAGO|2021-09-01|0|5|12|LU|1|2021-06-30|TEACHERS|7|AFT|TEACHERS "
        "AFL-CIO\r\n";
    const auto digest = read_text(text);
    EXPECT_EQ(only_filing(digest).file_number, 7);
    EXPECT_EQ(only_filing(digest).members, 12);
    EXPECT_EQ(only_identity(digest).parent_name, "TEACHERS AFL-CIO");
    const auto noted = findings_of(digest, Finding::Kind::WholeFile);
    ASSERT_EQ(noted.size(), 1U) << "what cannot be known without the lacking columns is said";
    EXPECT_EQ(noted[0].message.key, "community_map.olms_absent_columns");
}

TEST(OlmsReading, chunks_and_line_ends_make_no_difference) {
    std::string text = register_of(
        {report_line(), report_line({{"F_NUM", "990014"}, {"UNIT_NAME", "\xD1U"}})});
    const std::string expected = read_text(text).pack();
    for (const std::size_t chunk : {1, 2, 7, 64, 700}) {
        EXPECT_EQ(read_text(text, chunk).pack(), expected) << chunk;
    }
    std::string with_returns;
    for (const char c : text) {
        with_returns += c == '\n' ? "\r\n" : std::string(1, c);
    }
    EXPECT_EQ(read_text(with_returns).pack(), expected);
    text.pop_back();
    EXPECT_EQ(read_text(text).pack(), expected) << "the last line needs no newline";
    EXPECT_EQ(read_text("\xEF\xBB\xBF" + text + "\n\n   \n").pack(), expected)
        << "blank lines are no reports";
}

TEST(OlmsReading, a_quote_is_a_plain_character) {
    const auto digest = read_lines(
        {report_line({{"UNIT_NAME", "\"THE NIGHT"}}), report_line({{"F_NUM", "8"}})});
    EXPECT_EQ(digest.filings.size(), 2U);
    EXPECT_EQ(digest.identities[0].own_name, "\"THE NIGHT");
}

TEST(OlmsReading, a_stray_pipe_is_mended_where_only_one_merge_fits) {
    const auto digest = read_lines(
        {report_line({{"UNIT_NAME", "SALMON | BAY"}, {"STREET_ADR", "SECRET STREET"}})});
    EXPECT_EQ(only_identity(digest).own_name, "SALMON | BAY");
    EXPECT_EQ(only_filing(digest).members, 210);
    EXPECT_EQ(digest.lines_repaired, 1);
    const auto mended = findings_of(digest, Finding::Kind::Repaired);
    ASSERT_EQ(mended.size(), 1U);
    EXPECT_EQ(mended[0].line, 2);
    EXPECT_EQ(mended[0].file_number, 990'007);
    EXPECT_NE(mended[0].excerpt.find("SALMON | BAY"), std::string::npos);
}

TEST(OlmsReading, a_stray_pipe_that_could_be_in_two_columns_sets_the_line_aside) {
    for (const char* column : {"UNION_NAME", "CITY", "STREET_ADR"}) {
        const auto digest = read_lines({report_line({{column, "A | B"}}), report_line()});
        EXPECT_EQ(digest.filings.size(), 1U) << column;
        EXPECT_EQ(digest.lines_set_aside, 1);
        EXPECT_EQ(findings_of(digest, Finding::Kind::SetAside)[0].message.key,
                  "community_map.olms_line_ambiguous");
    }
}

TEST(OlmsReading, lines_that_cannot_be_read_are_set_aside_with_the_reason) {
    const std::string whole = report_line();
    struct Case {
        std::string line;
        std::string key;
    };
    const std::vector<Case> cases = {
        {whole.substr(0, whole.find("|418|")), "community_map.olms_line_too_few"},
        {report_line({{"UNIT_NAME", "A|B|C"}}), "community_map.olms_line_too_many"},
        {std::string(400, '|'), "community_map.olms_line_too_many"},
        {std::string(70'000, 'x'), "community_map.olms_line_too_long"},
        {report_line({{"F_NUM", ""}}), "community_map.olms_line_bad_value"},
        {report_line({{"F_NUM", "-3"}}), "community_map.olms_line_bad_value"},
        {report_line({{"F_NUM", "99999999999999999999"}}), "community_map.olms_line_bad_value"},
        {report_line({{"RPT_ID", "x"}}), "community_map.olms_line_bad_value"},
        {report_line({{"MEMBERS", "ABOUT 40"}}), "community_map.olms_line_bad_value"},
        {report_line({{"PD_COVERED_TO", "2025-02-30"}}), "community_map.olms_line_bad_value"},
        {report_line({{"RECEIVE_DATE", "yesterday"}}), "community_map.olms_line_bad_value"},
        {report_line({{"AMENDMENT", "70000"}}), "community_map.olms_line_bad_value"},
        {report_line({{"STATE", "PORT HALDEN"}}), "community_map.olms_line_bad_value"},
        {report_line({{"FORM_TYPE", "T"}}), "community_map.olms_line_bad_value"},
        {report_line({{"DESIG_NUM", "LU"}}), "community_map.olms_line_bad_value"},
    };
    for (const Case& one : cases) {
        const auto digest = read_lines({one.line, report_line()});
        ASSERT_EQ(digest.lines_set_aside, 1) << one.line.substr(0, 300);
        EXPECT_EQ(digest.lines_read, 2);
        EXPECT_EQ(digest.filings.size(), 1U);
        const auto aside = findings_of(digest, Finding::Kind::SetAside);
        EXPECT_EQ(aside[0].message.key, one.key) << one.line.substr(0, 300);
        EXPECT_EQ(aside[0].line, 2);
        EXPECT_LE(aside[0].excerpt.size(), 200U);
    }
}

TEST(OlmsReading, a_text_cut_inside_a_line_says_so) {
    const std::string text = register_of({report_line(), report_line({{"F_NUM", "8"}})});
    const auto digest = read_text(std::string_view(text).substr(0, text.size() - 60));
    EXPECT_EQ(digest.filings.size(), 1U);
    ASSERT_EQ(findings_of(digest, Finding::Kind::WholeFile).size(), 1U);
    EXPECT_EQ(findings_of(digest, Finding::Kind::WholeFile)[0].message.key,
              "community_map.olms_ends_inside_a_line");
}

TEST(OlmsReading, utf8_stays_and_anything_else_is_windows_1252_line_by_line) {
    const auto digest = read_lines(
        {report_line({{"UNIT_NAME", "PE\xC3\x91\x41"}}),
         report_line({{"F_NUM", "8"}, {"UNIT_NAME", "MU\xD1OZ \x96 NORTH"}}),
         report_line({{"F_NUM", "9"}, {"UNIT_NAME", "OYSTER\tBEDS"}})});
    ASSERT_EQ(digest.identities.size(), 3U);
    EXPECT_EQ(digest.identities[0].own_name, "PEÑA");
    EXPECT_EQ(digest.identities[1].own_name, "MUÑOZ – NORTH");
    EXPECT_EQ(digest.identities[2].own_name, "OYSTER BEDS");
}

TEST(OlmsReading, blank_members_are_unknown_and_zero_is_zero) {
    const auto digest = read_lines({report_line({{"MEMBERS", ""}}),
                                    report_line({{"F_NUM", "990008"}, {"MEMBERS", "0"}}),
                                    report_line({{"F_NUM", "990009"}, {"MEMBERS", "   "}})});
    ASSERT_EQ(digest.filings.size(), 3U);
    EXPECT_EQ(digest.filings[0].members, -1);
    EXPECT_EQ(digest.filings[1].members, 0);
    EXPECT_EQ(digest.filings[2].members, -1);
    EXPECT_TRUE(digest.findings.empty());
}

TEST(OlmsReading, the_first_of_december_1970_is_no_date) {
    const auto digest = read_lines(
        {report_line({{"PD_COVERED_TO", "1970-12-01"}, {"TERM_DATE", "1970-12-01"}})});
    EXPECT_EQ(only_filing(digest).period_to, 0);
    EXPECT_EQ(only_identity(digest).closed_on, "");
    EXPECT_EQ(digest.first_period, "");
}

TEST(OlmsReading, unaffiliated_names_are_put_together) {
    EXPECT_EQ(joined_name("HALDEN LIGHTHOUSE AND", "COAST PILOTS ASSN"),
              "HALDEN LIGHTHOUSE AND COAST PILOTS ASSN");
    EXPECT_EQ(joined_name("PORT HALDEN FERRY CREW UNION", "Ferry Crew Union"),
              "PORT HALDEN FERRY CREW UNION");
    EXPECT_EQ(joined_name("SHIPWRIGHTS", "INDEPENDENT SHIPWRIGHTS"), "INDEPENDENT SHIPWRIGHTS");
    EXPECT_EQ(joined_name("DRIVERS UNION 12", "UNION 1"), "DRIVERS UNION 12 UNION 1")
        << "whole words only";
    for (const char* nothing : {"", ".", "N/A", "NONE", " - "}) {
        EXPECT_EQ(joined_name("ZOO KEEPERS", nothing), "ZOO KEEPERS") << nothing;
    }
    EXPECT_EQ(joined_name("", "ZOO KEEPERS"), "ZOO KEEPERS");
    const Values alone = {
        {"AFF_ABBR", "UNAFF"}, {"UNION_NAME", "ZOO"}, {"UNIT_NAME", "KEEPERS"}, {"DESIG_NAME", ""}};
    const Identity who = only_identity(read_lines({report_line(alone)}));
    EXPECT_EQ(who.own_name, "ZOO KEEPERS");
    EXPECT_EQ(who.parent_name, "");
}

TEST(OlmsReading, numbers_are_put_together) {
    EXPECT_EQ(joined_number("", "1199", "SEIU"), "1199SEIU");
    EXPECT_EQ(joined_number("4", "12", ""), "4-12");
    EXPECT_EQ(joined_number("R1", "12", "A"), "R1-12A");
    EXPECT_EQ(joined_number("", "481", "-A"), "481-A");
    EXPECT_EQ(joined_number("", "0", ""), "");
    EXPECT_EQ(joined_number("", "", ""), "");
    EXPECT_EQ(joined_number("", "-1", ""), "") << "how the register numbers one unaffiliated union";
    EXPECT_EQ(joined_number("", "10", ""), "10");
    EXPECT_EQ(joined_number("A", "0", ""), "A0");
}

TEST(OlmsReading, the_last_report_closes_a_body) {
    const auto closed_on = [](const Values& values) {
        return only_identity(read_lines({report_line(values)})).closed_on;
    };
    EXPECT_EQ(closed_on({{"TERMINATE", "T"}, {"TERM_DATE", "2025-09-30"}}), "2025-09-30");
    EXPECT_EQ(closed_on({{"TERMINATE", "T"}}), "2025-12-31") << "the end of its period";
    EXPECT_EQ(closed_on({{"TERMINATE", "T"}, {"PD_COVERED_TO", ""}}), "2026-03-02")
        << "else its receipt";
    EXPECT_EQ(closed_on({{"TERM_DATE", "2026-01-15"}}), "2026-01-15") << "after the period";
    EXPECT_EQ(closed_on({{"TERM_DATE", "2025-05-01"}}), "2025-05-01") << "within the period";
    EXPECT_EQ(closed_on({{"TERMINATE", "T"}, {"TERM_DATE", "1998-05-01"}}), "1998-05-01")
        << "the mark says it";
    const auto living = read_lines({report_line({{"TERM_DATE", "1998-05-01"}})});
    EXPECT_EQ(only_identity(living).closed_on, "") << "it reports about a later time";
    EXPECT_EQ(findings_of(living, Finding::Kind::Implausible)[0].message.key,
              "community_map.olms_ended_before_report");
}

TEST(OlmsReading, of_one_period_the_highest_amendment_counts_then_the_latest_receipt) {
    const Values base = {{"MEMBERS", "1"}};
    const auto with = [&](const char* id, const char* amendment, const char* received,
                          const char* members) {
        return report_line({{"RPT_ID", id},
                            {"AMENDMENT", amendment},
                            {"RECEIVE_DATE", received},
                            {"MEMBERS", members}});
    };
    const auto amended = with("30", "2", "2026-02-10 10:00:00.0", "20");
    const auto later = with("31", "1", "2026-03-20 10:00:00.0", "10");
    const auto first = with("29", "0", "2026-02-01 10:00:00.0", "5");
    for (const auto& order :
         {std::vector{amended, later, first}, std::vector{first, later, amended}}) {
        const auto digest = read_lines(order);
        EXPECT_EQ(only_filing(digest).members, 20);
        EXPECT_EQ(only_filing(digest).amendment, 2);
        EXPECT_EQ(digest.reports_superseded, 2);
        EXPECT_EQ(digest.lines_read, 3);
        EXPECT_EQ(findings_of(digest, Finding::Kind::Superseded).size(), 2U);
    }
    const auto repeated = read_lines({with("40", "0", "2026-02-12 08:00:00.0", "34"),
                                      with("41", "0", "2026-02-11 10:00:00.0", "33")});
    EXPECT_EQ(only_filing(repeated).members, 34);
    EXPECT_EQ(findings_of(repeated, Finding::Kind::Superseded)[0].message.key,
              "community_map.olms_superseded_repeated");
    const auto same = read_lines({first, first});
    EXPECT_EQ(same.filings.size(), 1U);
    EXPECT_EQ(findings_of(same, Finding::Kind::Superseded)[0].message.key,
              "community_map.olms_superseded_same");
}

TEST(OlmsReading, periods_are_kept_apart_in_their_order) {
    const auto digest = read_lines(
        {report_line({{"RPT_ID", "2"}}),
         report_line({{"RPT_ID", "1"}, {"PD_COVERED_TO", "2024-12-31"}, {"AMENDMENT", "3"}}),
         report_line({{"F_NUM", "5"}})});
    ASSERT_EQ(digest.filings.size(), 3U);
    EXPECT_EQ(digest.filings[0].file_number, 5);
    EXPECT_EQ(digest.filings[1].report_id, 1);
    EXPECT_EQ(digest.filings[2].report_id, 2);
    EXPECT_EQ(digest.reports_superseded, 0);
    EXPECT_EQ(digest.identities.size(), 1U) << "who it is, is kept once";
}

TEST(OlmsReading, doubtful_sizes_are_kept_and_told) {
    const auto doubts = [](const std::vector<std::string>& lines) {
        std::vector<std::string> keys;
        for (const Finding& finding : findings_of(read_lines(lines), Finding::Kind::Implausible)) {
            keys.push_back(finding.message.key);
        }
        return keys;
    };
    using Keys = std::vector<std::string>;
    const auto sized = [](const char* members, const char* period = "2025-12-31") {
        return report_line({{"MEMBERS", members}, {"PD_COVERED_TO", period}});
    };
    EXPECT_EQ(doubts({sized("100000")}), Keys{});
    EXPECT_EQ(doubts({sized("100001")}), Keys{"community_map.olms_members_large_local"});
    EXPECT_EQ(doubts({report_line({{"MEMBERS", "100001"}, {"DESIG_NAME", "NHQ"}})}), Keys{});
    EXPECT_EQ(doubts({report_line({{"MEMBERS", "20000001"}, {"DESIG_NAME", "NHQ"}})}),
              Keys{"community_map.olms_members_above_any"});
    EXPECT_EQ(doubts({sized("-12")}), Keys{"community_map.olms_members_negative"});
    EXPECT_EQ(doubts({sized("99999999999")}), Keys{"community_map.olms_members_above_any"});
    EXPECT_EQ(doubts({sized("99999999999999999999")}), Keys{"community_map.olms_members_absurd"});
    EXPECT_EQ(doubts({sized("620", "2024-12-31"), sized("6200")}), Keys{});
    EXPECT_EQ(doubts({sized("620", "2024-12-31"), sized("6210")}),
              Keys{"community_map.olms_members_tenfold"});
    EXPECT_EQ(doubts({sized("620", "2023-12-31"), sized("", "2024-12-31"), sized("62000")}),
              Keys{"community_map.olms_members_tenfold"})
        << "the last known size, not the last report";
    EXPECT_EQ(doubts({sized("40", "2024-12-31"), sized("4000")}), Keys{})
        << "small ones do grow so";
    EXPECT_EQ(doubts({sized("62000", "2023-12-31"), sized("620", "2024-12-31"), sized("640")}),
              Keys{})
        << "looked at in its own year";
    EXPECT_EQ(only_filing(read_lines({sized("100001")})).members, 100'001);
    EXPECT_EQ(only_filing(read_lines({sized("-12")})).members, -1);
    EXPECT_EQ(only_filing(read_lines({sized("99999999999")})).members, 99'999'999'999);
}

TEST(OlmsReading, simplified_reports_are_bodies_of_unknown_size) {
    const auto digest = read_lines({report_line(
        {{"FORM_TYPE", "LM-5"}, {"MEMBERS", ""}, {"TERMINATE", ""}, {"DESIG_NAME", "BR"}})});
    EXPECT_EQ(only_filing(digest).form, 0);
    EXPECT_EQ(only_filing(digest).members, -1);
}

TEST(OlmsReading, abroad_stays_abroad) {
    const Identity who = only_identity(
        read_lines({report_line({{"STATE", "00"}, {"ZIP", "V8V 1A1"}, {"CITY", "VICTORIA"}})}));
    EXPECT_EQ(who.state, "00");
    EXPECT_EQ(who.zip, "V8V 1A1");
}

TEST(OlmsReading, it_is_partial_until_the_last_reports_of_its_year_were_due) {
    const auto partial = [](const std::string& received, const std::string& year = "2025") {
        return read_lines({report_line({{"RECEIVE_DATE", received}, {"YR_COVERED", year}})})
            .partial;
    };
    EXPECT_TRUE(partial("2026-03-30 23:59:59.0"));
    EXPECT_FALSE(partial("2026-03-31 00:00:00.0"));
    EXPECT_TRUE(partial("2025-11-05 12:00:00.0"));
    EXPECT_FALSE(partial("2026-06-01 12:00:00.0", "2205"))
        << "nothing is reported before it happened";
}

TEST(OlmsReading, names_of_officers_and_streets_are_never_kept) {
    const Values secret = {{"MAIL_FIRSTNAME", "THEODOSIA"},
                           {"MAIL_LASTNAME", "QUILLFEATHER"},
                           {"BUILD_NUM", "HIDDENHOUSE"},
                           {"STREET_ADR", "77 VEILED LANE"}};
    const auto changed = [&](Values more) {
        more.insert(secret.begin(), secret.end());
        return report_line(more);
    };
    const std::string whole = changed({});
    std::vector<std::string> lines = {whole,
                                      changed({{"MEMBERS", "ABOUT"}}),
                                      changed({{"MEMBERS", "-4"}}),
                                      changed({{"UNIT_NAME", "A | B"}}),
                                      changed({{"UNION_NAME", "A | B"}}),
                                      changed({{"UNIT_NAME", "A|B|C|D"}}),
                                      changed({{"STREET_ADR", "77 VEILED | LANE"}}),
                                      changed({{"MAIL_FIRSTNAME", "THEODOSIA | X"}})};
    std::string shifted = changed({{"UNIT_NAME", "A | B"}, {"ZIP", ""}});  // and as many columns
    shifted.erase(shifted.find("|WA|"), 1);
    lines.push_back(shifted);
    for (std::size_t at = 1; at + 1 < whole.size(); at += 3) {  // broken in two, anywhere
        lines.push_back(whole.substr(0, at));
        lines.push_back(whole.substr(at));
        for (const std::size_t length : {20, 40, 70, 120}) {  // and broken again
            lines.push_back(whole.substr(at, length));
        }
    }
    const auto digest = read_lines(lines);
    EXPECT_GT(digest.lines_set_aside, 500);
    const std::string texts = all_texts(digest);
    // Every trace of four letters or more.
    for (const std::string_view word :
         {"THEODOSIA", "QUILLFEATHER", "HIDDENHOUSE", "VEILED", "LANE"}) {
        for (std::size_t i = 0; i + 4 <= word.size(); ++i) {
            EXPECT_EQ(texts.find(word.substr(i, 4)), std::string::npos) << word.substr(i, 4);
        }
    }
}

TEST(OlmsReading, a_torrent_of_broken_lines_is_counted_whole_and_told_in_part) {
    std::vector<std::string> lines(3'000, "broken|line");
    lines.push_back(report_line());
    const auto digest = read_lines(lines);
    EXPECT_EQ(digest.lines_set_aside, 3'000);
    EXPECT_EQ(digest.lines_read, 3'001);
    EXPECT_EQ(findings_of(digest, Finding::Kind::SetAside).size(), 1'000U);
}

}  // namespace
}  // namespace community_map::olms
