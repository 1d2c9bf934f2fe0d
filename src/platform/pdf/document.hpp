// A printed document: headings, paragraphs, figures and tables that flow over as many pages as they
// need.
//
// The result is a tagged PDF that a screen reader reads in order, with its language and title, a
// footer that says "page 2 of 5", and nothing in it about the person or the machine that made it.
// The same words on the same day give the same bytes.
//
//     const std::string bytes = pdf::print(printing, [&](pdf::Document& document) {
//         document.heading("Unions in Port Halden");
//         document.paragraph("Twelve of them.", {.size = 11});
//     });
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/pdf/canvas.hpp"

namespace pdf {

class Pages;

enum class Paper { Letter, A4 };

struct Printing {
    Paper paper = Paper::Letter;
    std::string title;       ///< shown by readers; never a person's name
    std::string language;    ///< "en-US"
    std::string created_on;  ///< ISO date
    double margin = 54;
    std::string running_text = {};  ///< at the foot of every page
    /// "page 2 of 5", at the foot, opposite the running text.
    std::function<std::string(int page, int pages)> page_number = {};
};

/// One cell of a table: lines of words, each with its own look, or a box to tick. Without lines it
/// is empty: the rule below each row is there to write on.
struct Cell {
    enum class Kind { Words, CheckBox };
    struct Line {
        std::string words;
        Lettering lettering = {};
    };
    Kind kind = Kind::Words;
    std::vector<Line> lines = {};
};

struct Column {
    std::string heading;
    double share = 1;  ///< of the page's width, against the other columns' shares
    Align align = Align::Start;
};

struct Row {
    std::vector<Cell> cells;  ///< one for each column
    double height_min = 0;
};

struct Table {
    std::vector<Column> columns;
    Lettering heading = {.size = 9, .bold = true};
    std::size_t rows = 0;
    /// Asked for one row at a time, in order, so that a long table is never in memory whole.
    std::function<Row(std::size_t)> row;
};

class Document {
public:
    /// Of the text between the margins.
    double width() const;
    /// What is left of the page, in height.
    double room() const;

    /// The title of the document, or of a part. Never the last line of a page.
    void heading(std::string_view words,
                 const Lettering& lettering = {.size = 24, .family = Family::Serif, .bold = true});
    void subheading(std::string_view words, const Lettering& lettering = {
                                                .size = 14, .family = Family::Serif, .bold = true});
    void paragraph(std::string_view words, const Lettering& lettering);
    void space(double height);
    /// A thin line across the page.
    void rule();
    /// A drawing as wide as the text. `alternative` says in words what it shows.
    void figure(double height, std::string_view alternative,
                const std::function<void(Canvas&, Size)>& draw);
    /// Rows are never split over two pages; the headings stand on every page of the table.
    void table(const Table& table);
    void new_page();

private:
    explicit Document(Pages& pages) : pages_(pages) {}
    friend std::string print(const Printing& printing,
                             const std::function<void(Document&)>& content);

    Pages& pages_;
};

/// Calls `content` twice, with the same result expected: to count the pages, then to print them.
std::string print(const Printing& printing, const std::function<void(Document&)>& content);

}  // namespace pdf
