#include "platform/pdf/document.hpp"

#include <sstream>

#include "platform/pdf/tests/pdf_reading.hpp"

namespace {

using namespace pdf_reading;
using pdf::Cell;
using pdf::Document;

pdf::Printing printing() {
    pdf::Printing printing;
    printing.title = "Bread & Roses — “1912”";
    printing.language = "en-US";
    printing.created_on = "2021-06-30";
    printing.running_text = "Port Halden";
    printing.page_number = [](int page, int pages) {
        return "page " + std::to_string(page) + " of " + std::to_string(pages);
    };
    return printing;
}

/// Rows of three lines that say which row and which line they are.
pdf::Table long_table(std::size_t rows) {
    pdf::Table table;
    table.columns = {{.heading = "Tick", .share = 1}, {.heading = "Union", .share = 9}};
    table.rows = rows;
    table.row = [](std::size_t row) {
        Cell cell;
        for (const char* line : {"first", "second", "third"}) {
            cell.lines.push_back({"row" + std::to_string(row) + line});
        }
        return pdf::Row{.cells = {{.kind = Cell::Kind::CheckBox}, cell}};
    };
    return table;
}

std::string numbered_words(int count) {
    std::string words;
    for (int word = 0; word < count; ++word) {
        words += "word" + std::to_string(word) + " ";
    }
    return words;
}

TEST(Document, is_read_in_the_order_in_which_it_was_written) {
    const std::string bytes = pdf::print(printing(), [](Document& document) {
        document.heading("The heading");
        document.paragraph("Then words.", {});
        document.table(long_table(1));
        document.subheading("Further down");
        document.paragraph("The end.", {});
    });
    EXPECT_EQ(page_texts(bytes),
              (std::vector<std::string>{
                  "The heading Then words. Tick Union row0first row0second row0third "
                  "Further down The end. page 1 of 1 Port Halden "}));
}

TEST(Document, says_on_every_page_which_of_how_many_it_is) {
    const std::string bytes = pdf::print(printing(), [](Document& document) {
        for (int page = 0; page < 12; ++page) {
            document.paragraph("Page", {});
            if (page < 11) {
                document.new_page();
            }
        }
    });
    const auto pages = page_texts(bytes);
    ASSERT_EQ(pages.size(), 12u);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        EXPECT_NE(pages[page].find("page " + std::to_string(page + 1) + " of 12 Port Halden"),
                  std::string::npos);
    }
}

TEST(Document, has_a_language_and_a_title_and_says_nothing_of_who_made_it) {
    const std::string bytes = pdf::print(printing(),
                                         [](Document& document) { document.heading("Heading"); });
    const Opened file(bytes);
    EXPECT_EQ(file.language(), "en-US");
    EXPECT_EQ(file.title(), "Bread & Roses — “1912”");
    EXPECT_TRUE(file.root().key("/MarkInfo").key("/Marked").is_true());
    EXPECT_TRUE(file.root().key("/ViewerPreferences").key("/DisplayDocTitle").is_true());
    EXPECT_EQ(file.about().keys(), (std::vector<std::string>{"/CreationDate", "/Title"}));
    EXPECT_EQ(file.about().key("/CreationDate").text(), "D:20210630000000Z");
}

TEST(Document, is_the_same_file_when_printed_again) {
    const auto once = [] {
        return pdf::print(printing(), [](Document& document) {
            document.heading("Heading");
            document.figure(50, "A circle", [](pdf::Canvas& canvas, pdf::Size size) {
                canvas.circle({size.width / 2, 25}, 20, {.fill = 0.5});
            });
            document.table(long_table(30));
        });
    };
    EXPECT_EQ(once(), once());
}

TEST(Document, tags_its_parts_for_screen_readers) {
    const std::string bytes = pdf::print(printing(), [](Document& document) {
        document.heading("Heading");
        document.paragraph("Words", {});
        document.rule();
        document.figure(50, "Two unions on a map", [](pdf::Canvas& canvas, pdf::Size) {
            canvas.words({10, 30}, "7", {});
        });
        document.subheading("Below");
        document.table(long_table(2));
    });
    const Opened file(bytes);
    EXPECT_EQ(file.outline(), "Document(H1 P Figure H2 Table(TR(TH TH) TR(TD TD) TR(TD TD)))");
    EXPECT_EQ(file.document().key("/K").items()[2].key("/Alt").text(), "Two unions on a map");
}

/// What a page's content marks as what, and whether any ink lies outside of all marks.
struct Marks {
    std::vector<int> tagged;  ///< the numbers of stretches that belong to elements
    int decoration = 0;
    bool balanced = true;
    bool unmarked_ink = false;
};

Marks marks_of(const std::string& content) {
    Marks marks;
    int depth = 0;
    std::istringstream words(content);
    std::string before;
    for (std::string word; words >> word; before = word) {
        if (before == "/MCID") {
            marks.tagged.push_back(std::stoi(word));
        } else if (word == "BDC" || word == "BMC") {
            ++depth;
            marks.decoration += before == "/Artifact" ? 1 : 0;
        } else if (word == "EMC") {
            --depth;
        } else if (depth == 0 && (word.ends_with("Tj") || word.ends_with("TJ") || word == "S" ||
                                  word == "f" || word == "f*" || word == "B")) {
            marks.unmarked_ink = true;
        }
    }
    marks.balanced = depth == 0;
    return marks;
}

TEST(Document, marks_all_ink_as_an_element_or_as_decoration) {
    const std::string bytes = pdf::print(printing(), [](Document& document) {
        document.heading("Heading");
        document.paragraph(numbered_words(900), {.size = 14});
        document.table(long_table(40));
    });
    const Opened file(bytes);
    const auto numbers = file.root().key("/StructTreeRoot").key("/ParentTree").key("/Nums").items();
    const auto pages = file.pages();
    ASSERT_GT(pages.size(), 3u);
    ASSERT_EQ(numbers.size(), pages.size() * 2);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const Marks marks = marks_of(pages[page].content());
        EXPECT_TRUE(marks.balanced);
        EXPECT_FALSE(marks.unmarked_ink);
        EXPECT_GT(marks.decoration, 0);
        EXPECT_GT(marks.tagged.size(), 0u);
        EXPECT_EQ(pages[page].key("/StructParents").number(), numbers[page * 2].number());
        const auto owners = numbers[page * 2 + 1].items();
        EXPECT_EQ(owners.size(), marks.tagged.size() + static_cast<std::size_t>(marks.decoration));
        for (const int stretch : marks.tagged) {
            EXPECT_TRUE(owners.at(static_cast<std::size_t>(stretch)).has("/S"));
        }
    }
}

TEST(Document, never_splits_a_row_over_two_pages) {
    const std::string bytes = pdf::print(
        printing(), [](Document& document) { document.table(long_table(200)); });
    const auto pages = page_texts(bytes);
    ASSERT_GT(pages.size(), 5u);
    for (std::size_t row = 0; row < 200; ++row) {
        const std::string name = "row" + std::to_string(row);
        const std::string whole = name + "first " + name + "second " + name + "third ";
        std::size_t found = 0;
        for (const std::string& page : pages) {
            found += times(page, whole);
        }
        EXPECT_EQ(found, 1u) << name;
    }
}

TEST(Document, repeats_the_headings_of_a_table_for_eyes_and_says_them_once) {
    const std::string bytes = pdf::print(
        printing(), [](Document& document) { document.table(long_table(80)); });
    const auto pages = page_texts(bytes);
    ASSERT_GT(pages.size(), 2u);
    for (const std::string& page : pages) {
        EXPECT_EQ(times(page, "Tick Union row"), 1u);
    }
    EXPECT_EQ(times(Opened(bytes).outline(), "TH"), 2u);
}

TEST(Document, begins_a_table_on_the_next_page_rather_than_with_headings_alone) {
    const std::string bytes = pdf::print(printing(), [](Document& document) {
        document.space(20);
        document.paragraph("Above", {});
        document.space(document.room() - 40);
        document.table(long_table(1));
    });
    const auto pages = page_texts(bytes);
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_EQ(pages[0].find("Tick"), std::string::npos);
    EXPECT_NE(pages[1].find("Tick Union row0first"), std::string::npos);
}

TEST(Document, cuts_a_row_that_no_page_could_hold) {
    const std::string bytes = pdf::print(printing(), [](Document& document) {
        pdf::Table table = long_table(3);
        table.row = [](std::size_t) {
            return pdf::Row{.cells = {{}, {.lines = {{numbered_words(3000)}, {"never"}}}}};
        };
        document.table(table);
    });
    const auto pages = page_texts(bytes);
    ASSERT_EQ(pages.size(), 3u);
    EXPECT_NE(pages[0].find("word0 "), std::string::npos);
    // The eye sees "…"; who listens is told the cut words too. What comes after them has no room at
    // all.
    EXPECT_NE(pages[0].find("word2999 "), std::string::npos);
    EXPECT_EQ(pages[0].find("never"), std::string::npos);
}

TEST(Document, lets_a_paragraph_flow_over_pages_without_losing_a_word) {
    const std::string bytes = pdf::print(printing(), [](Document& document) {
        document.heading("Heading");
        document.paragraph(numbered_words(2500), {.size = 12});
    });
    const std::string text = whole_text(bytes);
    EXPECT_GT(page_texts(bytes).size(), 2u);
    for (int word = 0; word < 2500; ++word) {
        EXPECT_EQ(times(text, "word" + std::to_string(word) + " "), 1u) << word;
    }
}

TEST(Document, ends_no_page_with_a_heading) {
    const std::string bytes = pdf::print(printing(), [](Document& document) {
        document.paragraph("Above", {});
        document.space(document.room() - 40);
        document.subheading("Below");
        document.paragraph("Words", {});
    });
    const auto pages = page_texts(bytes);
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_EQ(pages[0].find("Below"), std::string::npos);
    EXPECT_NE(pages[1].find("Below Words"), std::string::npos);
}

TEST(Document, prints_any_script) {
    const std::vector<std::string> names = {"Liên đoàn Giáo viên", "Профсоюз рабочих",
                                            "Ένωση εργαζομένων", "Sindicato de Enfermería ñandú"};
    const std::string bytes = pdf::print(printing(), [&](Document& document) {
        for (const std::string& name : names) {
            document.paragraph(name, {.family = pdf::Family::Serif});
            document.paragraph(name, {.bold = true});
        }
    });
    const std::string text = whole_text(bytes);
    for (const std::string& name : names) {
        EXPECT_EQ(times(text, name), 2u) << name;
    }
}

TEST(Document, fits_the_paper) {
    pdf::Printing on = printing();
    const auto write = [](Document& document) { document.heading("Heading"); };
    EXPECT_EQ(Opened(pdf::print(on, write)).paper(), "612 x 792");
    on.paper = pdf::Paper::A4;
    EXPECT_EQ(Opened(pdf::print(on, write)).paper(), "595 x 841");
}

}  // namespace
