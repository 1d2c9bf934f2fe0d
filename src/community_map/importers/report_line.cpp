#include "community_map/importers/report_line.hpp"

#include <algorithm>
#include <limits>

#include "community_map/importers/street.hpp"
#include "community_map/importers/values.hpp"

namespace community_map::olms {
namespace {

constexpr Column kState{.name = "STATE", .type = ColumnType::State};
constexpr Column kForm{.name = "FORM_TYPE", .type = ColumnType::Form, .may_be_blank = false};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_alphanumeric(char c) {
    return is_digit(c) || (upper(c) >= 'A' && upper(c) <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Whether `whole` holds `part` as whole words, whatever the case.
bool holds_words(std::string_view whole, std::string_view part) {
    const auto same = [](char a, char b) { return upper(a) == upper(b); };
    auto from = whole.begin();
    while (true) {
        const auto found = std::search(from, whole.end(), part.begin(), part.end(), same);
        if (found == whole.end()) {
            return false;
        }
        const auto after = found + static_cast<std::ptrdiff_t>(part.size());
        const bool begins = found == whole.begin() || !is_alphanumeric(*(found - 1));
        const bool ends = after == whole.end() || !is_alphanumeric(*after);
        if (begins && ends) {
            return true;
        }
        from = found + 1;
    }
}

/// What people type into a field that they have nothing to say in.
bool says_nothing(std::string_view name) {
    return std::none_of(name.begin(), name.end(), is_alphanumeric) || name == "N/A" ||
           name == "NA" || name == "NONE";
}

/// 0 for blank and for the register's unknown date; nothing for what is no date.
std::optional<std::int32_t> day_of(std::string_view field) {
    if (field.empty()) {
        return 0;
    }
    const auto day = days_of_date(field);
    return day == kUnknownDay ? 0 : day;
}

bool read_amendment(std::string_view field, Filing& filing) {
    const auto number = integer_of(field);
    if (!number || *number < 0 || *number > std::numeric_limits<std::int16_t>::max()) {
        return false;
    }
    filing.amendment = static_cast<std::int16_t>(*number);
    return true;
}

bool read_members(std::string_view field, ReportLine& line) {
    if (field.empty()) {
        return true;  // unknown, which is never zero
    }
    if (!is_integer(field)) {
        return false;
    }
    const auto number = integer_of(field);
    if (field.front() == '-') {
        line.oddity = Oddity::NegativeMembers;
    } else if (!number || *number > kMembersOverflow) {
        line.oddity = Oddity::MembersOverflow;
        line.filing.members = kMembersOverflow;
    } else {
        line.filing.members = *number;
    }
    line.odd_value = field.substr(0, 24);
    return true;
}

/// 0 for blank; nothing for what is no date.
std::optional<std::int64_t> instant_of(std::string_view field) {
    return field.empty() ? std::optional<std::int64_t>(0) : seconds_of_timestamp(field);
}

std::uint8_t form_of(std::string_view field) {
    const char last = field.back();
    return last >= '2' && last <= '4' ? static_cast<std::uint8_t>(last - '0') : 0;
}

}  // namespace

std::string joined_name(std::string_view union_name, std::string_view unit_name) {
    if (says_nothing(unit_name) || holds_words(union_name, unit_name)) {
        return std::string(union_name);
    }
    if (says_nothing(union_name) || holds_words(unit_name, union_name)) {
        return std::string(unit_name);
    }
    return std::string(union_name) + " " + std::string(unit_name);
}

std::string joined_number(std::string_view prefix, std::string_view number,
                          std::string_view suffix) {
    if (prefix.empty() && suffix.empty() &&
        (number.find_first_not_of('0') == std::string_view::npos || number.starts_with('-'))) {
        return {};
    }
    std::string joined;
    for (const std::string_view part : {prefix, number, suffix}) {
        if (part.empty()) {
            continue;
        }
        if (!joined.empty() && is_digit(joined.back()) && is_digit(part.front())) {
            joined += '-';
        }
        joined += part;
    }
    return joined;
}

ReportColumns::ReportColumns(const Layout& layout)
    : union_name_(layout.position("UNION_NAME")),
      affiliation_(layout.position("AFF_ABBR")),
      file_number_(layout.position("F_NUM")),
      unit_name_(layout.position("UNIT_NAME")),
      term_date_(layout.position("TERM_DATE")),
      period_from_(layout.position("PD_COVERED_FROM")),
      period_to_(layout.position("PD_COVERED_TO")),
      terminate_(layout.position("TERMINATE")),
      prefix_(layout.position("DESIQ_PRE")),
      number_(layout.position("DESIG_NUM")),
      suffix_(layout.position("DESIG_SUF")),
      designation_(layout.position("DESIG_NAME")),
      members_(layout.position("MEMBERS")),
      report_id_(layout.position("RPT_ID")),
      year_covered_(layout.position("YR_COVERED")),
      amendment_(layout.position("AMENDMENT")),
      received_(layout.position("RECEIVE_DATE")),
      street_(layout.position("STREET_ADR")),
      city_(layout.position("CITY")),
      state_(layout.position("STATE")),
      zip_(layout.position("ZIP")),
      form_(layout.position("FORM_TYPE")) {}

std::string_view ReportColumns::field(const Fields& fields, int position) const {
    return position < 0 ? std::string_view{} : trimmed(fields[static_cast<std::size_t>(position)]);
}

bool ReportColumns::read(const Fields& fields, ReportLine& line, std::string_view& bad_column) {
    line = {};
    bad_column = read_report(fields, line);
    if (!bad_column.empty()) {
        return false;
    }
    read_closing(fields, line);
    read_identity(fields, line.identity);
    return true;
}

/// The name of the first column that holds what it may not, or nothing.
std::string_view ReportColumns::read_report(const Fields& fields, ReportLine& line) const {
    Filing& filing = line.filing;
    const auto file_number = integer_of(field(fields, file_number_));
    if (!file_number || *file_number <= 0) {
        return "F_NUM";
    }
    const auto report_id = integer_of(field(fields, report_id_));
    if (!report_id || *report_id < 0) {
        return "RPT_ID";
    }
    const auto period_to = day_of(field(fields, period_to_));
    if (!period_to) {
        return "PD_COVERED_TO";
    }
    const auto received_at = instant_of(field(fields, received_));
    if (!received_at) {
        return "RECEIVE_DATE";
    }
    filing.file_number = *file_number;
    filing.report_id = *report_id;
    filing.period_to = *period_to;
    filing.received_at = *received_at;
    if (!read_amendment(field(fields, amendment_), filing)) {
        return "AMENDMENT";
    }
    if (!read_members(field(fields, members_), line)) {
        return "MEMBERS";
    }
    if (!fits(kState, field(fields, state_))) {
        return "STATE";
    }
    const std::string_view form = field(fields, form_);
    if (!fits(kForm, form)) {
        return "FORM_TYPE";
    }
    const std::string_view number = field(fields, number_);
    if (!number.empty() && !is_integer(number)) {
        return "DESIG_NUM";
    }
    filing.form = form_of(form);
    const auto year = integer_of(field(fields, year_covered_)).value_or(0);
    line.year_covered = year > 0 && year <= 9999 ? static_cast<int>(year) : 0;
    return {};
}

void ReportColumns::read_identity(const Fields& fields, IdentityView& identity) {
    const std::string_view union_name = field(fields, union_name_);
    const std::string_view unit_name = field(fields, unit_name_);
    identity.affiliation = field(fields, affiliation_);
    if (identity.affiliation == "UNAFF") {
        name_scratch_ = joined_name(union_name, unit_name);
        identity.own_name = name_scratch_;
    } else {
        identity.parent_name = union_name;
        identity.own_name = unit_name;
    }
    identity.designation = field(fields, designation_);
    number_scratch_ = joined_number(field(fields, prefix_), field(fields, number_),
                                    field(fields, suffix_));
    identity.number = number_scratch_;
    identity.city = field(fields, city_);
    identity.state = field(fields, state_);
    identity.zip = field(fields, zip_);
    identity.street = street_number(field(fields, street_), identity.zip);
}

/// A report marked as the last one ends its body, on TERM_DATE or else at the end of its period. A
/// TERM_DATE without that mark ends it too, unless it lies before the period: a body that reports
/// about a later time lives.
void ReportColumns::read_closing(const Fields& fields, ReportLine& line) const {
    const std::int32_t ended = day_of(field(fields, term_date_)).value_or(0);
    const std::string_view terminate = field(fields, terminate_);
    if (terminate == "T" || terminate == "Y") {
        const auto received = static_cast<std::int32_t>(line.filing.received_at / 86'400);
        const std::int32_t period_end = line.filing.period_to;
        line.identity.closed_on = ended != 0 ? ended : period_end != 0 ? period_end : received;
        return;
    }
    if (ended == 0) {
        return;
    }
    constexpr std::int32_t kYear = 366;
    const std::int32_t from = day_of(field(fields, period_from_)).value_or(0);
    const std::int32_t begin = from != 0 ? from : line.filing.period_to - kYear;
    if (line.filing.period_to == 0 || ended >= begin) {
        line.identity.closed_on = ended;
    } else if (line.oddity == Oddity::None) {
        line.oddity = Oddity::EndedBeforeReport;
        line.odd_value = field(fields, term_date_).substr(0, 10);
    }
}

}  // namespace community_map::olms
