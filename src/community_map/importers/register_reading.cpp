#include "community_map/importers/register_reading.hpp"

#include <algorithm>
#include <limits>

#include "base/date.hpp"
#include "community_map/importers/excerpt.hpp"
#include "community_map/importers/repair.hpp"
#include "community_map/importers/values.hpp"
#include "community_map/importers/winners.hpp"
#include "platform/text/unicode.hpp"

namespace community_map::olms {
namespace {

constexpr std::int64_t kDay = 86'400;

/// Nearly every line is printable ASCII; that is seen at a glance, and needs no further care.
bool is_plain(std::string_view line) {
    unsigned char odd = 0;
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        odd |= static_cast<unsigned char>(byte < 0x20) | static_cast<unsigned char>(byte >= 0x7F);
    }
    return odd == 0;
}

bool is_binary(std::string_view line) {
    constexpr std::string_view kUtf16[] = {"\xFF\xFE", "\xFE\xFF"};
    if (line.starts_with(kUtf16[0]) || line.starts_with(kUtf16[1])) {
        return true;
    }
    return std::any_of(line.begin(), line.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\r';
    });
}

std::string joined(const std::vector<std::string_view>& names) {
    std::string text;
    for (const std::string_view name : names) {
        text += text.empty() ? "" : ", ";
        text += name;
    }
    return text;
}

/// What is wrong with a header that lacks needed columns.
base::Message wrong_header(const Layout& layout, const std::vector<std::string_view>& missing,
                           std::string_view header, const std::string& file) {
    const auto known = std::count_if(layout.columns.begin(), layout.columns.end(),
                                     [](const Column& column) { return !column.name.empty(); });
    constexpr std::ptrdiff_t kSurelyReports = 6;
    if (known >= kSurelyReports) {
        return {"community_map.olms_missing_columns",
                {{"file", file}, {"columns", joined(missing)}}};
    }
    // Every other table of the download is joined to the reports by this column.
    if (layout.position("RPT_ID") >= 0 || header.find("RPT_ID") != std::string_view::npos) {
        return {"community_map.olms_other_table", {{"file", file}}};
    }
    return {"community_map.olms_not_a_register", {{"file", file}}};
}

}  // namespace

void Findings::add(Finding finding) {
    if (has_room(finding.kind)) {
        ++counts_[static_cast<std::size_t>(finding.kind)];
        findings_.push_back(std::move(finding));
    }
}

void RegisterReading::begin_file(std::string_view name) {
    files_.push_back(text::utf8_or_windows_1252(name));
    line_number_ = 0;
    splitter_ = {};
    layout_.reset();
    columns_.reset();
    last_line_was_short_ = false;
}

bool RegisterReading::take(std::string_view bytes) {
    const auto on_line = [this](std::string_view line, bool too_long) {
        return take_line(line, too_long);
    };
    if (!splitter_.feed(bytes, on_line)) {
        return false;
    }
    // A disk image has no first line; that is seen at its beginning, not after gigabytes.
    return layout_ || !splitter_.holds_too_long_line() || splitter_.finish(on_line);
}

bool RegisterReading::end_file() {
    const bool unfinished = splitter_.holds_unfinished_line();
    if (!splitter_.finish(
            [this](std::string_view line, bool too_long) { return take_line(line, too_long); })) {
        return false;
    }
    if (!layout_) {
        problem_ = base::Message{"community_map.olms_empty", {{"file", files_.back()}}};
        return false;  // anything but a header would have been refused before
    }
    if (unfinished && last_line_was_short_) {
        note(files_.back(), {"community_map.olms_ends_inside_a_line", {{"file", files_.back()}}});
    }
    return true;
}

void RegisterReading::note(std::string_view file, base::Message about_the_file) {
    findings_.add({.kind = Finding::Kind::WholeFile,
                   .file = std::string(file),
                   .message = std::move(about_the_file)});
}

bool RegisterReading::take_line(std::string_view line, bool too_long) {
    ++line_number_;
    if (!layout_) {
        return take_header(line, too_long);
    }
    last_line_was_short_ = false;
    if (too_long) {
        ++digest_.lines_read;
        set_aside({"community_map.olms_line_too_long"}, nullptr);
        return true;
    }
    if (line.find_first_not_of(' ') != std::string_view::npos) {
        ++digest_.lines_read;
        take_report(storable(line));
    }
    return true;
}

bool RegisterReading::take_header(std::string_view line, bool too_long) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    const std::string& file = files_.back();
    if (is_binary(line)) {
        problem_ = base::Message{"community_map.olms_not_text", {{"file", file}}};
        return false;
    }
    if (line.starts_with(kByteOrderMark)) {
        line.remove_prefix(kByteOrderMark.size());
    }
    if (too_long) {
        problem_ = base::Message{"community_map.olms_not_a_register", {{"file", file}}};
        return false;
    }
    Layout layout = layout_of(line, report_columns());
    const auto missing = missing_columns(layout, report_columns());
    if (!missing.empty()) {
        problem_ = wrong_header(layout, missing, line, file);
        return false;
    }
    columns_.emplace(layout);
    layout_ = std::move(layout);
    note_absent_columns();
    return true;
}

/// Columns that a file may lack, but that something is lost with.
void RegisterReading::note_absent_columns() {
    std::vector<std::string_view> absent;
    for (const std::string_view name : {"TERM_DATE", "TERMINATE", "STREET_ADR"}) {
        if (layout_->position(name) < 0) {
            absent.push_back(name);
        }
    }
    if (!absent.empty()) {
        note(files_.back(), {"community_map.olms_absent_columns",
                             {{"file", files_.back()}, {"columns", joined(absent)}}});
    }
}

/// The line as text that may be stored, with spaces for control characters.
std::string_view RegisterReading::storable(std::string_view line) {
    if (is_plain(line)) {
        return line;
    }
    storable_scratch_ = text::utf8_or_windows_1252(line);
    for (char& c : storable_scratch_) {
        c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
    return storable_scratch_;
}

void RegisterReading::take_report(std::string_view line) {
    const auto expected = static_cast<std::int64_t>(layout_->columns.size());
    const bool whole = split(line, fields_);
    const auto found = static_cast<std::int64_t>(fields_.count);
    if (whole && found == expected) {
        return keep_report(fields_, false);
    }
    if (found < expected) {
        last_line_was_short_ = true;
        return set_aside(
            {"community_map.olms_line_too_few", {{"found", found}, {"expected", expected}}},
            &fields_);
    }
    if (!whole || found > expected + 1) {
        return set_aside(
            {"community_map.olms_line_too_many", {{"found", found}, {"expected", expected}}},
            &fields_);
    }
    if (!repair(*layout_, fields_)) {
        return set_aside({"community_map.olms_line_ambiguous"}, &fields_);
    }
    keep_report(fields_, true);
}

void RegisterReading::keep_report(const Fields& fields, bool repaired) {
    std::string_view bad_column;
    if (!columns_->read(fields, report_, bad_column)) {
        return set_aside(
            {"community_map.olms_line_bad_value", {{"column", std::string(bad_column)}}}, &fields);
    }
    if (repaired) {
        ++digest_.lines_repaired;
        if (findings_.has_room(Finding::Kind::Repaired)) {
            Finding finding = finding_here(Finding::Kind::Repaired,
                                           {"community_map.olms_line_repaired"});
            finding.file_number = report_.filing.file_number;
            finding.excerpt = excerpt(*layout_, fields);
            findings_.add(std::move(finding));
        }
    }
    if (report_.oddity != Oddity::None) {
        look_at(report_, fields);
    }
    keep(report_);
}

void RegisterReading::keep(const ReportLine& read) {
    ReadReport report{.filing = read.filing,
                      .line = static_cast<std::uint32_t>(std::min<std::int64_t>(
                          line_number_, std::numeric_limits<std::uint32_t>::max())),
                      .file = static_cast<std::uint16_t>(std::min<std::size_t>(
                          files_.size() - 1, std::numeric_limits<std::uint16_t>::max()))};
    report.filing.identity = identities_.index_of(read.identity);
    reports_.push_back(report);

    last_received_at_ = std::max(last_received_at_, read.filing.received_at);
    if (const std::int32_t period = read.filing.period_to; period != 0) {
        first_period_ = first_period_ == 0 ? period : std::min(first_period_, period);
        last_period_ = last_period_ == 0 ? period : std::max(last_period_, period);
    }
    // Nothing can be reported before it happened, so a mistyped year in the future is not believed.
    const int received_year = base::Date::of_utc(read.filing.received_at).year();
    const int covered = read.year_covered != 0
                            ? read.year_covered
                            : base::Date::of_utc(read.filing.period_to * kDay).year();
    if (covered <= received_year) {
        last_year_ = std::max(last_year_, covered);
    }
}

void RegisterReading::set_aside(base::Message why, const Fields* fields) {
    ++digest_.lines_set_aside;
    if (findings_.has_room(Finding::Kind::SetAside)) {
        Finding finding = finding_here(Finding::Kind::SetAside, std::move(why));
        if (fields != nullptr) {
            finding.excerpt = excerpt(*layout_, *fields);
        }
        findings_.add(std::move(finding));
    }
}

void RegisterReading::look_at(const ReportLine& read, const Fields& fields) {
    if (!findings_.has_room(Finding::Kind::Implausible)) {
        return;
    }
    const std::string value(read.odd_value);
    base::Message message;
    switch (read.oddity) {
        case Oddity::None:
            return;
        case Oddity::NegativeMembers:
            message = {"community_map.olms_members_negative", {{"members", value}}};
            break;
        case Oddity::MembersOverflow:
            message = {"community_map.olms_members_absurd", {{"members", value}}};
            break;
        case Oddity::EndedBeforeReport:
            message = {"community_map.olms_ended_before_report", {{"date", value}}};
            break;
    }
    Finding finding = finding_here(Finding::Kind::Implausible, std::move(message));
    finding.file_number = read.filing.file_number;
    finding.excerpt = excerpt(*layout_, fields);
    findings_.add(std::move(finding));
}

Finding RegisterReading::finding_here(Finding::Kind kind, base::Message message) const {
    return {
        .kind = kind, .file = files_.back(), .line = line_number_, .message = std::move(message)};
}

RegisterDigest RegisterReading::finish() {
    digest_.reports_superseded = settle_reports(reports_, files_, findings_);
    look_at_sizes(reports_, identities_, files_, findings_);
    digest_.filings.reserve(reports_.size());
    for (const ReadReport& report : reports_) {
        digest_.filings.push_back(report.filing);
    }
    reports_.clear();
    reports_.shrink_to_fit();
    digest_.identities = identities_.all();
    digest_.findings = findings_.take();
    digest_.files = std::move(files_);
    const auto iso = [](std::int64_t days) {
        return days == 0 ? std::string() : base::Date::of_utc(days * kDay).text();
    };
    digest_.first_period = iso(first_period_);
    digest_.last_period = iso(last_period_);
    digest_.last_received = iso(last_received_at_ / kDay);
    // The law gives ninety days after a fiscal year; the last of a year's reports are due on
    // March 31.
    digest_.partial = !digest_.filings.empty() &&
                      last_received_at_ < days_from_civil(last_year_ + 1, 3, 31) * kDay;
    return std::move(digest_);
}

}  // namespace community_map::olms
