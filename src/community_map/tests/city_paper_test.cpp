#include "community_map/city_paper.hpp"

#include <gtest/gtest.h>

#include "community_map/city_words.hpp"
#include "community_map/tests/paper_world.hpp"
#include "platform/pdf/tests/pdf_reading.hpp"

namespace {

using namespace community_map;
using namespace pdf_reading;
using paper_world::chicago_with;
using paper_world::texts;

std::string printed(const CityView& view, base::Language language = base::Language::English,
                    pdf::Paper paper = pdf::Paper::Letter) {
    return city_paper_pdf(view, language, texts(),
                          {.paper = paper, .printed_on = base::Date::parse("2026-08-04").value()});
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

TEST(CityPaper, lists_every_body_once_with_the_number_of_its_dot) {
    const CityView view = chicago_with(60);
    const std::string text = whole_text(printed(view));
    std::size_t before = 0;
    for (const NumberedBody& entry : numbered(view)) {
        const std::string title = title_of(*entry.body);
        EXPECT_EQ(times(text, title + " "), 1u) << title;
        const std::string line = " " + std::to_string(entry.number) + " " + title + " ";
        const std::size_t at = text.find(line);
        ASSERT_NE(at, std::string::npos) << line;
        EXPECT_GT(at, before) << "in the order of the list";
        before = at;
    }
}

TEST(CityPaper, says_for_each_body_its_parent_city_members_and_date) {
    CityView view = chicago_with(2);
    view.bodies[1].city = "Hammond";
    view.bodies[1].state = "IN";
    const std::string text = whole_text(printed(view));
    EXPECT_TRUE(says(text, "1 UTUW Local 401 United Transport Workers Chicago 5,000 June 2021"))
        << text;
    EXPECT_TRUE(says(text, "2 UTUW Local 402 United Transport Workers Hammond, IN 4,997 June 2021"))
        << text;
}

TEST(CityPaper, begins_with_the_city_in_a_sentence) {
    CityView view = chicago_with(27);
    const std::string around = whole_text(printed(view));
    EXPECT_EQ(around.rfind("27 unions around Chicago, IL ", 0), 0u) << around;
    EXPECT_TRUE(says(around, "within 25 miles"));
    view.miles = 0;
    const std::string within = whole_text(printed(view));
    EXPECT_EQ(within.rfind("27 unions in Chicago, IL ", 0), 0u) << within;
    EXPECT_TRUE(says(within, "only mail to the city itself"));
}

TEST(CityPaper, gives_totals_as_a_range_with_what_is_unknown) {
    CityView view = chicago_with(3);
    view.totals = {
        .bodies = 3, .members_low = 210000, .members_high = 260000, .members_unknown_bodies = 14};
    EXPECT_TRUE(says(whole_text(printed(view)), "210,000 to 260,000 members · 14 sizes unknown"));
    view.totals.members_high = 210000;
    view.totals.members_unknown_bodies = 0;
    EXPECT_TRUE(says(whole_text(printed(view)), " 210,000 members · every size is known"));
}

TEST(CityPaper, says_nothing_of_sizes_where_nobody_is_listed) {
    const CityView view = chicago_with(0);
    const text::Texts& texts = paper_world::texts();
    EXPECT_EQ(city_words(view, base::Language::English, texts).totals, "within 25 miles");
    EXPECT_EQ(city_words(view, base::Language::Spanish, texts).totals, "a no más de 25 millas");
}

TEST(CityPaper, names_its_source_the_date_and_what_that_leaves_out) {
    CityView view = chicago_with(3);
    const std::string whole = whole_text(printed(view));
    EXPECT_TRUE(says(whole, "register of unions, 2021, read on August 3, 2026")) << whole;
    EXPECT_TRUE(says(whole, "leaves out unions of only state, county and city workers"));
    EXPECT_FALSE(says(whole, "some unions are missing"));
    view.register_partial = true;
    EXPECT_TRUE(says(whole_text(printed(view)), "some unions are missing"));
    view.register_period.clear();
    const std::string by_hand = whole_text(printed(view));
    EXPECT_TRUE(says(by_hand, "every line was entered by hand"));
    EXPECT_FALSE(says(by_hand, "leaves out"));
}

TEST(CityPaper, warns_of_what_should_not_be_trusted) {
    CityView view = chicago_with(6);
    view.bodies[0].closed_on = "2021-05-31";
    view.bodies[1].latitude.reset();
    view.bodies[2].flags = static_cast<unsigned>(Flag::CentralMail);
    view.bodies[3].flags = static_cast<unsigned>(Flag::ImplausibleSize);
    view.bodies[4].members_low.reset();
    view.bodies[4].members_high.reset();
    view.bodies[5].members_high = 12000;
    view.bodies[5].flags = static_cast<unsigned>(Flag::ByHand);
    const std::string text = whole_text(printed(view));
    EXPECT_TRUE(says(text, "401 United Transport Workers closed on May 31, 2021 Chicago")) << text;
    EXPECT_TRUE(says(text, "402 United Transport Workers not on the map Chicago")) << text;
    EXPECT_TRUE(says(text, "403 United Transport Workers mail goes to headquarters Chicago"));
    EXPECT_TRUE(says(text, "404 United Transport Workers size needs a look Chicago")) << text;
    EXPECT_TRUE(says(text, "405 United Transport Workers Chicago unknown")) << text;
    EXPECT_TRUE(says(text, "added or corrected by hand Chicago 4,985–12,000")) << text;
}

TEST(CityPaper, never_splits_a_body_over_two_pages) {
    CityView view = chicago_with(90);
    for (Org& body : view.bodies) {
        body.parent_name = "End of " + body.number;
    }
    const auto pages = page_texts(printed(view));
    ASSERT_GT(pages.size(), 4u);
    for (const Org& body : view.bodies) {
        const std::string whole = title_of(body) + " End of " + body.number + " Chicago";
        EXPECT_EQ(std::count_if(pages.begin(), pages.end(),
                                [&](const std::string& page) { return says(page, whole); }),
                  1)
            << whole;
    }
}

TEST(CityPaper, numbers_its_pages_and_says_when_it_was_printed) {
    const auto pages = page_texts(printed(chicago_with(60)));
    for (std::size_t page = 0; page < pages.size(); ++page) {
        EXPECT_TRUE(says(pages[page], "page " + std::to_string(page + 1) + " of " +
                                          std::to_string(pages.size())));
        EXPECT_TRUE(says(pages[page], "Unions of Chicago, IL · printed on August 4, 2026"));
        EXPECT_TRUE(says(pages[page], "No. Union City Members Notes"));
    }
}

TEST(CityPaper, invites_to_write_where_nobody_is_listed_yet) {
    CityView view = chicago_with(0);
    view.register_period.clear();
    const std::string bytes = printed(view);
    const std::string text = whole_text(bytes);
    EXPECT_TRUE(says(text, "No unions yet around Chicago, IL ")) << text;
    EXPECT_TRUE(says(text, "write them down"));
    EXPECT_FALSE(says(text, "entered by hand"));
    // 24 lines to write on, below the row of headings.
    EXPECT_EQ(times(Opened(bytes).outline(), "TR("), 25u);
}

TEST(CityPaper, leaves_room_for_those_who_are_missing) {
    for (const int bodies : {3, 21, 22, 23, 24, 25, 60}) {
        const std::string bytes = printed(chicago_with(bodies));
        EXPECT_TRUE(says(whole_text(bytes), "Who is missing? Write them here."));
        const std::size_t rows = times(Opened(bytes).outline(), "TR(");
        EXPECT_GE(rows, static_cast<std::size_t>(bodies) + 2 + 4) << bodies;
    }
}

TEST(CityPaper, speaks_spanish) {
    const std::string bytes = printed(chicago_with(27), base::Language::Spanish);
    const std::string text = whole_text(bytes);
    EXPECT_EQ(text.rfind("27 sindicatos cerca de Chicago, IL ", 0), 0u) << text;
    EXPECT_TRUE(says(text, "junio de 2021"));
    EXPECT_TRUE(says(text, "página 1 de "));
    EXPECT_EQ(Opened(bytes).language(), "es-US");
}

TEST(CityPaper, can_be_read_aloud) {
    CityView view = chicago_with(1);
    const std::string bytes = printed(view);
    const Opened file(bytes);
    EXPECT_EQ(file.title(), "1 union around Chicago, IL");
    EXPECT_EQ(file.language(), "en-US");
    EXPECT_EQ(file.outline().rfind("Document(H1 P Figure P P Table(TR(TH TH TH TH TH TH) "
                                   "TR(TD TD TD TD TD TD)) H2 Table(",
                                   0),
              0u)
        << file.outline();
    EXPECT_EQ(file.document().key("/K").items()[2].key("/Alt").text(),
              map_sentence(view, base::Language::English, texts()));
}

TEST(CityPaper, prints_names_of_any_script) {
    CityView view = chicago_with(2);
    for (Org& body : view.bodies) {
        body.affiliation = "UNAFF";
        body.designation.clear();
        body.number.clear();
        body.parent_name.clear();
    }
    view.bodies[0].name = "Liên đoàn Giáo viên";
    view.bodies[1].name = "Профсоюз учителей";
    const std::string text = whole_text(printed(view));
    EXPECT_TRUE(says(text, "1 Liên đoàn Giáo viên ")) << text;
    EXPECT_TRUE(says(text, "2 Профсоюз учителей ")) << text;
}

TEST(CityPaper, fits_european_paper_too) {
    const Opened file(printed(chicago_with(27), base::Language::Spanish, pdf::Paper::A4));
    EXPECT_EQ(file.paper(), "595 x 841");
}

TEST(CityPaper, is_the_same_file_when_printed_again) {
    EXPECT_EQ(printed(chicago_with(60)), printed(chicago_with(60)));
}

}  // namespace
