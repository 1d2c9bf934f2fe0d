#include "community_map/importers/columns.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "community_map/importers/values.hpp"

namespace community_map::olms {
namespace {

constexpr Column text(std::string_view name) {
    return {.name = name};
}
constexpr Column needed_text(std::string_view name) {
    return {.name = name, .needed = true};
}
constexpr Column private_text(std::string_view name) {
    return {.name = name, .is_private = true};
}
constexpr Column date(std::string_view name) {
    return {.name = name, .type = ColumnType::Date};
}
constexpr Column mark(std::string_view name) {
    return {.name = name, .type = ColumnType::Mark};
}
constexpr Column integer(std::string_view name) {
    return {.name = name, .type = ColumnType::Integer};
}
constexpr Column filled_integer(std::string_view name) {
    return {.name = name, .type = ColumnType::Integer, .may_be_blank = false};
}
constexpr Column needed(Column column) {
    column.needed = true;
    return column;
}

constexpr std::array kReportColumns = {
    needed_text("UNION_NAME"),
    needed_text("AFF_ABBR"),
    needed(filled_integer("F_NUM")),
    integer("FYE"),
    needed_text("UNIT_NAME"),
    date("EST_DATE"),
    date("TERM_DATE"),
    mark("SHORTAGE"),
    integer("MAXIMUM_BOND"),
    date("PD_COVERED_FROM"),
    needed(date("PD_COVERED_TO")),
    mark("CONSTITUTION_BYLAW"),
    mark("TERMINATE"),
    integer("TTL_ASSETS"),
    mark("SUBSIDIARY"),
    text("DESIQ_PRE"),
    needed(integer("DESIG_NUM")),
    text("DESIG_SUF"),
    needed_text("DESIG_NAME"),
    integer("TTL_LIABILITIES"),
    integer("TTL_RECEIPTS"),
    integer("TTL_DISBURSEMENTS"),
    needed(integer("MEMBERS")),
    date("REGISTER_DATE"),
    mark("AMENDED"),
    mark("HARDSHIP"),
    mark("HAS_TRUST"),
    mark("PAC_FUNDS"),
    mark("OUTSIDE_AUDIT"),
    mark("HAS_PROPERTY_CHANGE"),
    mark("ASSETS_PLEDGED"),
    mark("CONTINGENT"),
    text("NEXT_ELECTION"),
    mark("HAS_LIQUIDATED_LIABILITIES"),
    mark("HAS_EXTENDED_LOAN_CREDIT"),
    mark("HAS_LIQUIDATED_RECEIVABLES"),
    mark("HAS_SUBSIDIARY"),
    integer("NUM_ATTACHMENTS"),
    needed(filled_integer("RPT_ID")),
    integer("YR_COVERED"),
    needed(filled_integer("AMENDMENT")),
    needed(date("RECEIVE_DATE")),
    filled_integer("ADR_ID"),
    filled_integer("ADDRESS_TYPE"),
    private_text("MAIL_FIRSTNAME"),
    private_text("MAIL_LASTNAME"),
    private_text("BUILD_NUM"),
    private_text("STREET_ADR"),
    needed_text("CITY"),
    needed(Column{.name = "STATE", .type = ColumnType::State}),
    needed_text("ZIP"),
    mark("VOICE"),
    date("MOD_DATE"),
    integer("MOD_ID"),
    mark("RECORD_KEPT"),
    needed(Column{.name = "FORM_TYPE", .type = ColumnType::Form, .may_be_blank = false}),
};

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_state(std::string_view value) {
    return value == "00" || (value.size() == 2 && is_letter(value[0]) && is_letter(value[1]));
}

/// "LM-2", "LM2", "LM-4": the forms have been written in more than one way.
bool is_form(std::string_view value) {
    return value.size() >= 3 && value.size() <= 5 && value.starts_with("LM") &&
           value.find_first_of("0123456789") != std::string_view::npos;
}

std::string upper(std::string_view name) {
    std::string answer(name);
    for (char& c : answer) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return answer;
}

}  // namespace

bool fits(const Column& column, std::string_view field) {
    const std::string_view value = trimmed(field);
    if (value.empty()) {
        return column.may_be_blank;
    }
    switch (column.type) {
        case ColumnType::Text:
            return true;
        case ColumnType::Integer:
            return is_integer(value);
        case ColumnType::Date:
            return days_of_date(value).has_value();
        case ColumnType::Mark:
            return value.size() == 1 &&
                   std::string_view("TFYN").find(value[0]) != std::string_view::npos;
        case ColumnType::State:
            return is_state(value);
        case ColumnType::Form:
            return is_form(value);
    }
    return false;
}

bool split(std::string_view line, Fields& fields) {
    fields.count = 0;
    const char* from = line.data();
    const char* const end = from + line.size();
    while (fields.count < kFieldsMax) {
        const auto* pipe = static_cast<const char*>(
            std::memchr(from, '|', static_cast<std::size_t>(end - from)));
        const char* to = pipe == nullptr ? end : pipe;
        fields.at[fields.count++] = {from, static_cast<std::size_t>(to - from)};
        if (pipe == nullptr) {
            return true;
        }
        from = pipe + 1;
    }
    return false;
}

int Layout::position(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == name) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

Layout layout_of(std::string_view header, std::span<const Column> known) {
    Layout layout;
    Fields fields;
    if (!split(header, fields)) {
        return layout;
    }
    for (const std::string_view field : fields.all()) {
        const std::string name = upper(trimmed(field));
        const auto* column = std::find_if(known.data(), known.data() + known.size(),
                                          [&](const Column& one) { return one.name == name; });
        const bool doubled = column != known.data() + known.size() &&
                             layout.position(column->name) >= 0;
        layout.columns.push_back(column == known.data() + known.size() || doubled ? Column{}
                                                                                  : *column);
    }
    return layout;
}

std::vector<std::string_view> missing_columns(const Layout& layout, std::span<const Column> known) {
    std::vector<std::string_view> missing;
    for (const Column& column : known) {
        if (column.needed && layout.position(column.name) < 0) {
            missing.push_back(column.name);
        }
    }
    return missing;
}

std::span<const Column> report_columns() {
    return kReportColumns;
}

}  // namespace community_map::olms
