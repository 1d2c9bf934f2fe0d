// Makes a union register of any size out of a real one, for measurements: the same rows again, as
// other bodies in other years.
//
//   make_register REAL_FILE REPORTS YEARS OUT_FOLDER
//
// REAL_FILE is an lm_data_data_<year>.txt, plain or gzip. OUT_FOLDER gets one file for each of
// YEARS years, the last one the real file's, with REPORTS reports in all. Over several years there
// are eleven bodies for every eight reports of a year, since not every body files every year:
// 600,000 reports over 25 years are about 33,000 bodies.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/files/archive.hpp"

namespace {

using Row = std::vector<std::string>;

class WholeText final : public files::PlainSink {
public:
    bool wants(std::string_view) override { return true; }
    void begin(std::string_view) override {}
    bool take(std::string_view bytes, double) override {
        text.append(bytes);
        return true;
    }
    bool end() override { return true; }

    std::string text;
};

std::vector<std::string> cut(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(at, from), text.size());
        parts.emplace_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

std::string joined(const Row& row) {
    std::string line;
    for (const std::string& field : row) {
        line += &field == &row.front() ? "" : "|";
        line += field;
    }
    return line;
}

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

struct Register {
    std::string header;
    std::vector<Row> rows;
    std::size_t file_number = 0;
    std::size_t report_id = 0;
    std::size_t members = 0;
    std::size_t year_covered = 0;
    std::size_t term_date = 0;
    std::size_t terminate = 0;
    std::vector<std::size_t> dates;  ///< columns whose years move with the file's
    int year = 0;
};

std::optional<Register> read_real(const char* path) {
    WholeText whole;
    if (files::read_archive(std::filesystem::path(path), {}, whole).problem) {
        return std::nullopt;
    }
    Register real;
    const auto lines = cut(whole.text, '\n');
    real.header = lines.front();
    const Row names = cut(lines.front(), '|');
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& name = names[i];
        real.file_number = name == "F_NUM" ? i : real.file_number;
        real.report_id = name == "RPT_ID" ? i : real.report_id;
        real.members = name == "MEMBERS" ? i : real.members;
        real.year_covered = name == "YR_COVERED" ? i : real.year_covered;
        real.term_date = name == "TERM_DATE" ? i : real.term_date;
        real.terminate = name == "TERMINATE" ? i : real.terminate;
        if (name == "PD_COVERED_FROM" || name == "PD_COVERED_TO" || name == "RECEIVE_DATE" ||
            name == "REGISTER_DATE" || name == "MOD_DATE") {
            real.dates.push_back(i);
        }
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (Row row = cut(lines[i], '|'); row.size() == names.size()) {
            real.rows.push_back(std::move(row));
        }
    }
    if (real.rows.empty() || !number_of(real.rows.front()[real.year_covered])) {
        return std::nullopt;
    }
    real.year = static_cast<int>(*number_of(real.rows.front()[real.year_covered]));
    return real;
}

/// The same day, `years` earlier; February 29 becomes the 28th.
void move_date(std::string& date, int years) {
    const auto year = number_of(std::string_view(date).substr(0, 4));
    if (date.size() < 10 || !year) {
        return;
    }
    date.replace(0, 4, std::to_string(*year - years));
    if (years != 0 && date.compare(5, 5, "02-29") == 0) {
        date.replace(8, 2, "28");
    }
}

/// What body `body` reports, `years` before the real register.
Row report(const Register& real, std::int64_t body, int years, std::int64_t report_id) {
    constexpr std::int64_t kNextCopy = 1'000'000;  // above every real file number
    const auto real_rows = static_cast<std::int64_t>(real.rows.size());
    Row row = real.rows[static_cast<std::size_t>(body % real_rows)];
    row[real.file_number] = std::to_string(number_of(row[real.file_number]).value_or(1) +
                                           body / real_rows * kNextCopy);
    row[real.report_id] = std::to_string(report_id);
    row[real.year_covered] = std::to_string(real.year - years);
    for (const std::size_t column : real.dates) {
        move_date(row[column], years);
    }
    if (years > 0) {  // a body that reports again later was not closed
        row[real.term_date].clear();
        row[real.terminate] = row[real.terminate] == "T" ? "F" : row[real.terminate];
    }
    constexpr std::int64_t kSmall = 50;
    if (const auto members = number_of(row[real.members]); members && *members > kSmall) {
        row[real.members] = std::to_string(*members + (body + years) % 7);
    }
    return row;
}

bool write_year(const Register& real, const std::filesystem::path& folder, int years,
                std::int64_t reports, std::int64_t bodies, std::int64_t& report_id) {
    const int year = real.year - years;
    std::ofstream file(folder / ("lm_data_data_" + std::to_string(year) + ".txt"),
                       std::ios::binary);
    file << real.header << '\n';
    for (std::int64_t i = 0; i < reports; ++i) {
        const std::int64_t body = (i + years * reports) % bodies;
        file << joined(report(real, body, years, ++report_id)) << '\n';
    }
    return file.flush().good();
}

}  // namespace

int main(int argument_count, char** arguments) {
    const auto reports = argument_count == 5 ? number_of(arguments[2]) : std::nullopt;
    const auto years = argument_count == 5 ? number_of(arguments[3]) : std::nullopt;
    if (!reports || !years || *years < 1 || *years > 1000 || *reports < *years) {
        std::fputs("usage: make_register REAL_FILE REPORTS YEARS OUT_FOLDER\n", stderr);
        return 2;
    }
    const auto real = read_real(arguments[1]);
    if (!real) {
        std::fprintf(stderr, "make_register: %s is no register\n", arguments[1]);
        return 2;
    }
    const std::filesystem::path folder = arguments[4];
    std::filesystem::create_directories(folder);
    const std::int64_t each = *reports / *years;
    const std::int64_t bodies = *years == 1 ? each : each * 11 / 8;
    std::int64_t report_id = 1'000'000;
    for (int i = 0; i < *years; ++i) {
        const std::int64_t rest = i == 0 ? *reports - each * *years : 0;
        if (!write_year(*real, folder, i, each + rest, bodies, report_id)) {
            std::fprintf(stderr, "make_register: could not write to %s\n", arguments[4]);
            return 70;
        }
    }
    return 0;
}
