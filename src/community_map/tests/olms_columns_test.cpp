// Single values, the columns of a header, and mending a line with one separator too many.

#include <gtest/gtest.h>

#include "community_map/importers/columns.hpp"
#include "community_map/importers/line_splitter.hpp"
#include "community_map/importers/repair.hpp"
#include "community_map/importers/street.hpp"
#include "community_map/importers/values.hpp"
#include "community_map/tests/olms_lines.hpp"
#include "platform/files/archive.hpp"

namespace community_map::olms {
namespace {

TEST(OlmsValues, a_date_is_a_day_that_exists_with_or_without_a_time) {
    EXPECT_EQ(days_of_date("1970-01-01"), 0);
    EXPECT_EQ(days_of_date("1969-12-31"), -1);
    EXPECT_EQ(days_of_date("2021-06-30"), 18'808);
    EXPECT_EQ(days_of_date("2020-02-29 17:42:11.0"), 18'321);
    EXPECT_EQ(days_of_date("2000-02-29"), 11'016);
    for (const char* text :
         {"", "2021", "2021-02-29", "1900-02-29", "2021-13-01", "2021-00-10", "2021-06-31",
          "2021/06/30", "2021-06-30x", "20a1-06-30", "06/30/2021"}) {
        EXPECT_FALSE(days_of_date(text)) << text;
    }
    EXPECT_EQ(seconds_of_timestamp("2021-06-30 01:02:03.0"), 18'808LL * 86'400 + 3723);
    EXPECT_EQ(seconds_of_timestamp("2021-06-30"), 18'808LL * 86'400);
    EXPECT_EQ(kUnknownDay, 334);
}

TEST(OlmsValues, integers_are_digits_with_perhaps_a_minus) {
    EXPECT_EQ(integer_of("12033779"), 12'033'779);
    EXPECT_EQ(integer_of("-5"), -5);
    for (const char* text : {"", "-", "1,234", "12.0", "+3", "1e3", "99999999999999999999"}) {
        EXPECT_FALSE(integer_of(text)) << text;
    }
    EXPECT_TRUE(is_integer("99999999999999999999"));
}

TEST(OlmsLines, come_out_whole_whatever_the_chunks) {
    const std::string text = "one\r\ntwo\n\nlast";
    for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) {
        LineSplitter splitter;
        std::vector<std::string> lines;
        const auto take = [&](std::string_view line, bool too_long) {
            EXPECT_FALSE(too_long);
            lines.emplace_back(line);
            return true;
        };
        for (std::size_t at = 0; at < text.size(); at += chunk) {
            EXPECT_TRUE(splitter.feed(std::string_view(text).substr(at, chunk), take));
        }
        EXPECT_TRUE(splitter.holds_unfinished_line());
        EXPECT_TRUE(splitter.finish(take));
        EXPECT_EQ(lines, (std::vector<std::string>{"one", "two", "", "last"})) << chunk;
    }
}

TEST(OlmsLines, too_long_ones_are_told_and_never_held_whole) {
    for (const std::size_t chunk : {std::size_t{1000}, std::size_t{1} << 20}) {
        LineSplitter splitter;
        std::string text(LineSplitter::kLineMax + 5000, 'x');
        text += "\nnext\n";
        std::vector<std::pair<std::size_t, bool>> lines;
        for (std::size_t at = 0; at < text.size(); at += chunk) {
            splitter.feed(std::string_view(text).substr(at, chunk),
                          [&](std::string_view line, bool too_long) {
                              lines.emplace_back(line.size(), too_long);
                              return true;
                          });
        }
        const std::vector<std::pair<std::size_t, bool>> expected = {{LineSplitter::kLineMax, true},
                                                                    {4, false}};
        EXPECT_EQ(lines, expected) << chunk;
    }
}

TEST(OlmsColumns, are_found_by_name_in_any_order_and_case) {
    const Layout layout = layout_of("members | f_num|SOMETHING_ELSE|F_NUM", report_columns());
    ASSERT_EQ(layout.columns.size(), 4U);
    EXPECT_EQ(layout.position("MEMBERS"), 0);
    EXPECT_EQ(layout.position("F_NUM"), 1);
    EXPECT_EQ(layout.position("CITY"), -1);
    const auto missing = missing_columns(layout, report_columns());
    EXPECT_EQ(std::count(missing.begin(), missing.end(), "CITY"), 1);
    EXPECT_EQ(std::count(missing.begin(), missing.end(), "MEMBERS"), 0);
    EXPECT_EQ(std::count(missing.begin(), missing.end(), "TERM_DATE"), 0) << "may be lacking";
    EXPECT_TRUE(
        missing_columns(layout_of(header_line(), report_columns()), report_columns()).empty());
}

TEST(OlmsColumns, hold_only_what_their_type_allows) {
    const auto may_hold = [](ColumnType type, std::string_view value) {
        return fits(Column{.name = "X", .type = type}, value);
    };
    EXPECT_TRUE(may_hold(ColumnType::Integer, " 12 ") && may_hold(ColumnType::Integer, ""));
    EXPECT_FALSE(may_hold(ColumnType::Integer, "12 A"));
    EXPECT_TRUE(may_hold(ColumnType::Date, "2021-06-28 17:42:11.779114"));
    EXPECT_FALSE(may_hold(ColumnType::Date, "28"));
    EXPECT_TRUE(may_hold(ColumnType::Mark, "T"));
    EXPECT_FALSE(may_hold(ColumnType::Mark, "TF") || may_hold(ColumnType::Mark, "7"));
    EXPECT_TRUE(may_hold(ColumnType::State, "WA") && may_hold(ColumnType::State, "00"));
    EXPECT_FALSE(may_hold(ColumnType::State, "W1") || may_hold(ColumnType::State, "WASH"));
    EXPECT_TRUE(may_hold(ColumnType::Form, "LM-2"));
    EXPECT_FALSE(may_hold(ColumnType::Form, "2021"));
    EXPECT_FALSE(
        fits(Column{.name = "F_NUM", .type = ColumnType::Integer, .may_be_blank = false}, "  "));
}

// The Department's list for payer_payee (ar_payer_payee_meta.txt).
constexpr Column kPayerPayee[] = {
    {.name = "PAYER_PAYEE_ID", .type = ColumnType::Integer, .may_be_blank = false},
    {.name = "PAYER_PAYEE_TYPE", .type = ColumnType::Integer, .may_be_blank = false},
    {.name = "RCPT_DISB_TYPE", .type = ColumnType::Integer, .may_be_blank = false},
    {.name = "NAME"},
    {.name = "PO_BOX"},
    {.name = "STREET"},
    {.name = "CITY"},
    {.name = "STATE", .type = ColumnType::State},
    {.name = "ZIP"},
    {.name = "TYPE_OR_CLASS"},
    {.name = "ITEMIZED", .type = ColumnType::Integer},
    {.name = "NON_ITEMIZED", .type = ColumnType::Integer},
    {.name = "TOTAL", .type = ColumnType::Integer},
    {.name = "RPT_ID", .type = ColumnType::Integer},
};

Layout payer_payee() {
    return {.columns = std::vector<Column>(std::begin(kPayerPayee), std::end(kPayerPayee))};
}

TEST(OlmsRepair, merges_where_one_column_of_text_stands_alone) {
    // NAME in the shape it would have if text stood only there.
    Layout layout = payer_payee();
    layout.columns.erase(layout.columns.begin() + 4, layout.columns.begin() + 7);
    layout.columns.erase(layout.columns.begin() + 5, layout.columns.begin() + 7);
    const std::string line =
        "2824121|1002|504|Gursky | Wiens Attorneys at Law, Ltd.|RI||19938|19938|782330";
    Fields fields;
    ASSERT_TRUE(split(line, fields));
    ASSERT_TRUE(repair(layout, fields));
    EXPECT_EQ(fields.count, layout.columns.size());
    EXPECT_EQ(fields[3], "Gursky | Wiens Attorneys at Law, Ltd.");
    EXPECT_EQ(fields[4], "RI");
    EXPECT_EQ(fields[8], "782330");
}

TEST(OlmsRepair, merges_at_the_first_and_at_the_last_column_too) {
    const Layout first{.columns = {{.name = "A"}, {.name = "B", .type = ColumnType::Integer}}};
    Fields fields;
    ASSERT_TRUE(split("x|y|7", fields));
    ASSERT_TRUE(repair(first, fields));
    EXPECT_EQ(fields[0], "x|y");
    const Layout last{.columns = {{.name = "B", .type = ColumnType::Integer}, {.name = "A"}}};
    ASSERT_TRUE(split("7|x|", fields));
    ASSERT_TRUE(repair(last, fields));
    EXPECT_EQ(fields[1], "x|");
}

TEST(OlmsRepair, leaves_a_line_alone_where_nothing_fits_or_two_merges_do) {
    const Layout typed{.columns = {{.name = "A", .type = ColumnType::Integer},
                                   {.name = "B"},
                                   {.name = "C", .type = ColumnType::Integer}}};
    Fields fields;
    ASSERT_TRUE(split("1|x|y|no number", fields));
    EXPECT_FALSE(repair(typed, fields));
    EXPECT_EQ(fields.count, 4U);
    const Layout side_by_side{.columns = {{.name = "A"}, {.name = "B"}}};
    ASSERT_TRUE(split("x|y|z", fields));
    EXPECT_EQ(possible_merges(side_by_side, fields), (std::vector<std::size_t>{0, 1}));
    EXPECT_FALSE(repair(side_by_side, fields));
    ASSERT_TRUE(split("x|y|z|more", fields));
    EXPECT_TRUE(possible_merges(side_by_side, fields).empty()) << "two too many";
}

/// Hands every line of a file on.
class LineSink final : public files::PlainSink {
public:
    bool wants(std::string_view) override { return true; }
    void begin(std::string_view) override {}
    bool take(std::string_view bytes, double) override {
        return splitter.feed(bytes, [this](std::string_view line, bool) {
            lines.emplace_back(line);
            return true;
        });
    }
    bool end() override { return true; }

    LineSplitter splitter;
    std::vector<std::string> lines;
};

// The 2021 schedule has two malformed rows: a pipe in a law firm's name, and one in a street. Four
// columns of text stand side by side there, so no merge is the only one, and neither row is mended.
TEST(OlmsRepair, the_real_malformed_rows_are_found_and_left_to_a_person) {
    const auto path = real_olms_folder() / "2021-partial/ar_payer_payee_data_2021.txt.gz";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "the Labor Department's files are not at " << path;
    }
    LineSink sink;
    ASSERT_FALSE(files::read_archive(path, {}, sink).problem);
    const Layout layout = layout_of(sink.lines.front(), kPayerPayee);
    ASSERT_EQ(layout.columns.size(), std::size(kPayerPayee));
    std::vector<std::size_t> malformed;
    Fields fields;
    for (std::size_t i = 1; i < sink.lines.size(); ++i) {
        ASSERT_TRUE(split(sink.lines[i], fields));
        if (fields.count == layout.columns.size()) {
            for (std::size_t column = 0; column < fields.count; ++column) {
                // "-1" is how the schedule writes that a payer gave no state.
                EXPECT_TRUE(fits(layout.columns[column], fields[column]) ||
                            trimmed(fields[column]) == "-1")
                    << "line " << i + 1 << " " << layout.columns[column].name;
            }
            continue;
        }
        malformed.push_back(i + 1);
        EXPECT_EQ(possible_merges(layout, fields), (std::vector<std::size_t>{3, 4, 5, 6}))
            << "line " << i + 1;
        EXPECT_FALSE(repair(layout, fields));
    }
    EXPECT_EQ(malformed, (std::vector<std::size_t>{13'426, 22'089}));
}

TEST(OlmsStreet, is_the_same_number_however_one_street_is_written) {
    const auto number = street_number("1200 HARBOR AVENUE NW", "00101");
    EXPECT_NE(number, 0U);
    for (const char* same :
         {"1200 Harbor Ave. NW", "1200  HARBOR AVE NORTHWEST", "1200 HARBOR AVE NW, SUITE 300",
          "1200 HARBOR AVE NW STE #4", "1200 HARBOR AVENUE NW #4", "Room 7, 1200 Harbor Ave NW"}) {
        EXPECT_EQ(street_number(same, "00101"), number) << same;
    }
    EXPECT_EQ(street_number("1200 HARBOR AVENUE NW", "001012210"), number) << "four more digits";
    for (const char* other :
         {"1201 HARBOR AVENUE NW", "1200 HARBOR AVENUE", "1200 HARBOR STREET NW", "PO BOX 1200"}) {
        EXPECT_NE(street_number(other, "00101"), number) << other;
    }
    EXPECT_NE(street_number("1200 HARBOR AVENUE NW", "00102"), number);
    EXPECT_NE(street_number("PO BOX 12", "00101"), street_number("PO BOX 13", "00101"));
    EXPECT_EQ(street_number("CALLE PEÑA 3", "00901"), street_number("calle pena 3", "00901"));
    EXPECT_EQ(street_number("", "00101"), 0U);
    EXPECT_EQ(street_number(" - ", "00101"), 0U);
}

TEST(OlmsStreet, keeps_its_number_for_ever) {
    // Stored in databases: a change would make every headquarters a different one.
    EXPECT_EQ(street_number("1200 HARBOR AVENUE NW", "00101"), 14'746'748'858'801'270'849U);
}

}  // namespace
}  // namespace community_map::olms
