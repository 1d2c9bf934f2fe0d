// What the columns of a register's table may hold, and where in a line each of them stands.
//
// The tables are pipe-separated without any quoting, so the types are all there is to tell a stray
// separator from a true one. Columns are found by their names in the header line: the Department
// adds and moves some over the years.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace community_map::olms {

enum class ColumnType {
    Text,     ///< VARCHAR: anything
    Integer,  ///< INTEGER: digits, perhaps with a sign
    Date,     ///< DATE and TIMESTAMP: YYYY-MM-DD, perhaps with a time behind it
    Mark,     ///< CHAR: T or F (Y and N too)
    State,    ///< two letters, or "00" for abroad
    Form,     ///< "LM-2"
};

struct Column {
    std::string_view name;
    ColumnType type = ColumnType::Text;
    bool may_be_blank = true;
    bool needed = false;      ///< without it the table is no use to us
    bool is_private = false;  ///< officers' names and streets: never shown, never kept
};

/// Whether `field`, with any padding, can be a value of `column`.
bool fits(const Column& column, std::string_view field);

/// `field` without the spaces at its ends.
inline std::string_view trimmed(std::string_view field) {
    while (!field.empty() && field.front() == ' ') {
        field.remove_prefix(1);
    }
    while (!field.empty() && field.back() == ' ') {
        field.remove_suffix(1);
    }
    return field;
}

/// The most columns a line is split into; the widest of the Department's tables has 60.
inline constexpr std::size_t kFieldsMax = 256;

/// The fields of one line, cut at every separator.
struct Fields {
    std::string_view at[kFieldsMax];
    std::size_t count = 0;

    std::string_view operator[](std::size_t i) const { return at[i]; }
    std::span<const std::string_view> all() const { return {at, count}; }
};

/// Cuts `line` at every pipe. False where there are more than kFieldsMax.
bool split(std::string_view line, Fields& fields);

/// The columns in the order of one file's header.
struct Layout {
    std::vector<Column> columns;
    /// Position of a column, or -1 where this file lacks it.
    int position(std::string_view name) const;
};

/// The layout that a header line names. Columns that `known` lacks are Text.
Layout layout_of(std::string_view header, std::span<const Column> known);

/// Names of the needed columns of `known` that the layout lacks.
std::vector<std::string_view> missing_columns(const Layout& layout, std::span<const Column> known);

/// The columns of lm_data_data_<year>.txt with the types of the Department's own list
/// (lm_data_meta.txt).
std::span<const Column> report_columns();

}  // namespace community_map::olms
