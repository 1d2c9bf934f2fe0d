// Tables over pages: rows in one piece, headings on every page.

#include "base/ensure.hpp"
#include "platform/pdf/document.hpp"
#include "platform/pdf/pages.hpp"
#include "platform/pdf/typesetting.hpp"

namespace pdf {
namespace {

constexpr double kPadding = 3;  // above and below the words of a row
constexpr double kGutter = 11;  // between two columns
constexpr double kCheckBox = 10;
constexpr Stroke kRowRule = {.width = 0.4, .darkness = 0.55};
constexpr Stroke kHeadingRule = {.width = 1};

struct Field {
    double x = 0;
    double width = 0;
};

/// A row with its lines laid out, ready to be put on a page.
struct LaidCell {
    Cell::Kind kind = Cell::Kind::Words;
    struct Line {
        Layout layout;
        Darkness darkness;
    };
    std::vector<Line> lines = {};
    double height = 0;
};
struct LaidRow {
    std::vector<LaidCell> cells = {};
    double height = 0;
};

class TableOnPages {
public:
    TableOnPages(Pages& pages, const Table& table) : pages_(pages), table_(table) {
        double shares = 0;
        for (const Column& column : table.columns) {
            shares += column.share;
        }
        const double room = pages.width() - kGutter * static_cast<double>(table.columns.size() - 1);
        double x = pages.left();
        for (const Column& column : table.columns) {
            fields_.push_back({x, room * column.share / shares});
            x += fields_.back().width + kGutter;
        }
        heading_ = lay_out(heading_row());
    }

    void put() {
        pages_.open(Role::Table);
        bool heading_due = true;
        for (std::size_t number = 0; number < table_.rows; ++number) {
            const LaidRow row = lay_out(table_.row(number));
            const double wanted = row.height + (heading_due ? heading_.height : 0);
            if (wanted > pages_.room() && !pages_.untouched()) {
                pages_.turn();
                heading_due = true;
            }
            if (heading_due) {
                put_heading(number == 0);
                heading_due = false;
            }
            put_row(row, Role::TableCell);
        }
        pages_.close();
    }

private:
    Row heading_row() const {
        Row row;
        for (const Column& column : table_.columns) {
            row.cells.push_back({.lines = {{column.heading, table_.heading}}});
        }
        return row;
    }

    LaidRow lay_out(const Row& row) const {
        ENSURE(row.cells.size() == fields_.size(), "a row has one cell for each column");
        LaidRow laid;
        laid.height = row.height_min;
        for (std::size_t column = 0; column < fields_.size(); ++column) {
            laid.cells.push_back(lay_out(row.cells[column], column));
            laid.height = std::max(laid.height, laid.cells.back().height + 2 * kPadding);
        }
        return laid;
    }

    LaidCell lay_out(const Cell& cell, std::size_t column) const {
        LaidCell laid{.kind = cell.kind};
        // A row that would not fit on an empty page is cut rather than split.
        double height_max = pages_.height() - heading_.height - 2 * kPadding;
        for (const Cell::Line& line : cell.lines) {
            if (height_max < line.lettering.size * 2) {
                break;
            }
            Lettering lettering = line.lettering;
            lettering.align = table_.columns[column].align;
            Layout layout = block(line.words, lettering, fields_[column].width, height_max);
            const double height = height_of(*layout);
            laid.lines.push_back({std::move(layout), lettering.darkness});
            laid.height += height;
            height_max -= height;
        }
        return laid;
    }

    void put_heading(bool first) {
        if (first) {
            put_cells(heading_, Role::TableHeading);
        } else {
            // Read once by a screen reader; on later pages it is there to be looked at.
            pages_.decoration([this](CairoCanvas& canvas) {
                for (std::size_t column = 0; column < fields_.size(); ++column) {
                    put_cell(canvas, heading_, column);
                }
            });
        }
        pages_.advance(heading_.height);
        put_rule(kHeadingRule);
    }

    void put_row(const LaidRow& row, Role role) {
        put_cells(row, role);
        pages_.advance(row.height);
        put_rule(kRowRule);
    }

    void put_cells(const LaidRow& row, Role role) {
        pages_.open(Role::TableRow);
        for (std::size_t column = 0; column < fields_.size(); ++column) {
            pages_.open(role);
            pages_.content([&](CairoCanvas& canvas) { put_cell(canvas, row, column); });
            pages_.close();
        }
        pages_.close();
    }

    void put_cell(CairoCanvas& canvas, const LaidRow& row, std::size_t column) const {
        const Field& field = fields_[column];
        const LaidCell& cell = row.cells[column];
        double y = pages_.top() + kPadding;
        switch (cell.kind) {
            case Cell::Kind::Words:
                for (const LaidCell::Line& line : cell.lines) {
                    canvas.layout({field.x, y}, *line.layout, line.darkness);
                    y += height_of(*line.layout);
                }
                return;
            case Cell::Kind::CheckBox:
                canvas.rectangle({field.x + 1, y + 2}, {kCheckBox, kCheckBox},
                                 {.outline = {.width = 0.9}});
                return;
        }
    }

    void put_rule(const Stroke& stroke) {
        pages_.decoration([&](CairoCanvas& canvas) {
            const Spot ends[] = {{pages_.left(), pages_.top()},
                                 {pages_.left() + pages_.width(), pages_.top()}};
            canvas.line(ends, stroke);
        });
    }

    Pages& pages_;
    const Table& table_;
    std::vector<Field> fields_;
    LaidRow heading_;
};

}  // namespace

void Document::table(const Table& table) {
    if (table.rows > 0) {
        TableOnPages(pages_, table).put();
    }
}

}  // namespace pdf
