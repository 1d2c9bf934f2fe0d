// Registers for tests: a few lines in the Labor Department's format, and where its real files lie.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "community_map/importers/columns.hpp"
#include "community_map/importers/register_reading.hpp"

namespace community_map::olms {

using Values = std::map<std::string, std::string>;

inline std::string header_line() {
    std::string line;
    for (const Column& column : report_columns()) {
        line += line.empty() ? "" : "|";
        line += column.name;
    }
    return line;
}

/// A sound report of UTUW Local 418, with some values changed.
inline std::string report_line(const Values& changed = {}) {
    Values values = {{"UNION_NAME", "TRANSIT AND UTILITY WORKERS, UNITED"},
                     {"AFF_ABBR", "UTUW"},
                     {"F_NUM", "990007"},
                     {"UNIT_NAME", "PORT HALDEN TRANSIT"},
                     {"EST_DATE", "1970-12-01"},
                     {"PD_COVERED_FROM", "2025-01-01"},
                     {"PD_COVERED_TO", "2025-12-31"},
                     {"TERMINATE", "F"},
                     {"DESIG_NUM", "418"},
                     {"DESIG_NAME", "LU   "},
                     {"MEMBERS", "210"},
                     {"RPT_ID", "9900001"},
                     {"YR_COVERED", "2025"},
                     {"AMENDMENT", "0"},
                     {"RECEIVE_DATE", "2026-03-02 10:00:00.0"},
                     {"ADR_ID", "1"},
                     {"ADDRESS_TYPE", "201"},
                     {"CITY", "PORT HALDEN"},
                     {"STATE", "WA"},
                     {"ZIP", "00101    "},
                     {"FORM_TYPE", "LM-3"}};
    for (const auto& [name, value] : changed) {
        values[name] = value;
    }
    std::string line;
    for (const Column& column : report_columns()) {
        line += line.empty() ? "" : "|";
        line += values[std::string(column.name)];
    }
    return line;
}

inline std::string register_of(const std::vector<std::string>& lines) {
    std::string text = header_line() + "\n";
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

/// What the reading makes of a text, given in chunks of `chunk` bytes.
inline RegisterDigest read_text(std::string_view text, std::size_t chunk = 1 << 20) {
    RegisterReading reading;
    reading.begin_file("register.txt");
    while (!text.empty()) {
        reading.take(text.substr(0, chunk));
        text.remove_prefix(std::min(chunk, text.size()));
    }
    reading.end_file();
    return reading.finish();
}

inline RegisterDigest read_lines(const std::vector<std::string>& lines) {
    return read_text(register_of(lines));
}

/// The one report of a register.
inline Filing only_filing(const RegisterDigest& digest) {
    return digest.filings.size() == 1 ? digest.filings.front() : Filing{};
}

/// The identity of the one report of a register.
inline Identity only_identity(const RegisterDigest& digest) {
    return digest.identities.size() == 1 ? digest.identities.front() : Identity{};
}

inline std::vector<Finding> findings_of(const RegisterDigest& digest, Finding::Kind kind) {
    std::vector<Finding> found;
    for (const Finding& finding : digest.findings) {
        if (finding.kind == kind) {
            found.push_back(finding);
        }
    }
    return found;
}

/// Everything a digest holds, as text, to search for what must not be in it.
inline std::string all_texts(const RegisterDigest& digest) {
    return digest.pack();
}

inline std::string whole_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::filesystem::path sample_file() {
    return std::filesystem::path(__FILE__).parent_path() / "../sample/lm_data_data_2025.txt";
}

/// Where the Department's files lie, on machines that have them.
inline std::filesystem::path real_olms_folder() {
    const char* told = std::getenv("GROUNDWORK_REAL_DATA");
    const auto beside_the_repository = std::filesystem::path(__FILE__).parent_path() /
                                       "../../../../shared/data";
    return (told != nullptr ? std::filesystem::path(told) : beside_the_repository) / "olms";
}

}  // namespace community_map::olms
