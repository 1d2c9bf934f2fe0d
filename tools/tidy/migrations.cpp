#include <algorithm>
#include <array>
#include <cstdint>

#include "checksum.hpp"
#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

constexpr std::string_view kReleased = "packaging/released_migrations.txt";

/// Words that are keywords on one engine or the other, so that a column of that name needs quotes.
constexpr std::array<std::string_view, 6> kNoColumns = {"order", "from",  "to",
                                                        "user",  "group", "table"};

bool is_migration(const Source& source) {
    return source.language == Language::Sql && is_inside(source.path, "migrations");
}

/// "202611232000_community_map.sql": twelve digits, an underscore, a word in small letters.
bool is_well_named(std::string_view name) {
    const bool digits = std::all_of(name.begin(), name.begin() + std::min<long>(12, name.size()),
                                    is_digit);
    const std::string_view what = stem(name).substr(std::min<std::size_t>(13, stem(name).size()));
    return name.size() > 17 && digits && name[12] == '_' && what == lower_case(what) &&
           std::all_of(what.begin(), what.end(), is_word_letter);
}

/// A table is introduced by a comment and ends in STRICT.
void look_at_table(const Source& source, std::size_t at, Report& report) {
    if (at == 0 || !trimmed(source.lines[at - 1]).starts_with("--")) {
        report.add(source, at + 1, "a table is introduced by a comment: what is a row of it?");
    }
    for (std::size_t line = at; line < source.code.size(); ++line) {
        if (trimmed(source.code[line]).ends_with(';')) {
            if (!has_word(source.code[line], "STRICT")) {
                report.add(source, line + 1, "a table is STRICT");
            }
            return;
        }
    }
}

void look_at_column(const Source& source, std::size_t at, Report& report) {
    const auto names = names_in(source.code[at]);
    const bool indented = source.code[at].starts_with("    ");
    if (indented && !names.empty() &&
        std::find(kNoColumns.begin(), kNoColumns.end(), names[0]) != kNoColumns.end()) {
        report.add(source, at + 1, std::string(names[0]) + " is a keyword: another column name");
    }
}

/// SQLite refuses an added column whose definition ends in a line comment.
void look_at_added_column(const Source& source, std::size_t at, Report& report) {
    const std::string_view line = source.lines[at];
    if (has_word(source.code[at], "ADD COLUMN") && line.find("--") != kNowhere) {
        report.add(source, at + 1, "an added column takes /* */, SQLite fails on --");
    }
}

struct Frozen {
    std::string checksum;
    std::string path;
    std::size_t line;
};

std::vector<Frozen> frozen_migrations(const Source& list) {
    std::vector<Frozen> frozen;
    for (std::size_t at = 0; at < list.lines.size(); ++at) {
        const auto words = split(list.lines[at], ' ');
        if (words.size() == 2 && !words[0].starts_with('#')) {
            frozen.push_back({std::string(words[0]), std::string(words[1]), at + 1});
        }
    }
    return frozen;
}

}  // namespace

void look_at_migration_form(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!is_migration(source)) {
            continue;
        }
        if (!is_well_named(file_name(source.path))) {
            report.add(source, 1, "a migration is named <UTC minute>_<what>.sql");
        }
        for (std::size_t at = 0; at < source.code.size(); ++at) {
            if (trimmed(source.code[at]).starts_with("CREATE TABLE")) {
                look_at_table(source, at, report);
            }
            look_at_column(source, at, report);
            look_at_added_column(source, at, report);
        }
    }
}

void look_at_released_migrations(const Tree& tree, Report& report) {
    const Source* list = tree.find(kReleased);
    if (list == nullptr) {
        return;
    }
    for (const Frozen& frozen : frozen_migrations(*list)) {
        const Source* source = tree.find(frozen.path);
        if (source == nullptr) {
            report.add(*list, frozen.line, frozen.path + " was released and is gone");
        } else if (checksum(source->text) != frozen.checksum) {
            report.add(*source, 1, "this was released and changed since: write another migration");
        }
    }
}

}  // namespace tidy
