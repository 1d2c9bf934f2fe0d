#include <algorithm>
#include <array>

#include "rules.hpp"
#include "sql.hpp"
#include "words.hpp"

namespace tidy {
namespace {

struct Banned {
    std::string_view word;  ///< in capitals; a "(" at its end asks for a call
    std::string_view instead;
};

constexpr Banned kBanned[] = {
    {"STRFTIME(", "dates are ISO text or seconds, computed in C++"},
    {"DATETIME(", "dates are ISO text or seconds, computed in C++"},
    {"JULIANDAY(", "dates are ISO text or seconds, computed in C++"},
    {"UNIXEPOCH(", "the clock is a parameter"},
    {"CURRENT_TIMESTAMP", "the clock is a parameter"},
    {"NOW(", "the clock is a parameter"},
    {"RANDOM(", "randomness is a parameter"},
    {"GROUP_CONCAT(", "join texts in C++"},
    {"STRING_AGG(", "join texts in C++"},
    {"INSTR(", "search on a folded column"},
    {"IFNULL(", "COALESCE"},
    {"IIF(", "CASE"},
    {"PRINTF(", "format in C++"},
    {"TOTAL(", "CAST(SUM(...) AS INTEGER)"},
    {"LAST_INSERT_ROWID(", "ids are ours and made before the row"},
    {"AUTOINCREMENT", "ids are ours"},
    {"SERIAL", "ids are ours"},
    {"INSERT OR", "ON CONFLICT"},
    {"REPLACE INTO", "ON CONFLICT"},
    {"GLOB", "search on a folded column"},
    {"REGEXP", "search on a folded column"},
    {"ILIKE", "search on a folded column"},
    {"PRAGMA", "the driver sets what an engine needs"},
    {"TRUE", "flags are integers, compared with <> 0"},
    {"FALSE", "flags are integers, compared with <> 0"},
    {"->", "no JSON operators: columns, or packed by C++"},
    {"JSON_EXTRACT(", "no JSON operators: columns, or packed by C++"},
    {"JSON_EACH(", "no JSON operators: one list helper"},
};

std::string upper_case(std::string_view text) {
    std::string upper(text);
    for (char& letter : upper) {
        letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return upper;
}

/// What stands before `at`, without blanks.
std::string_view before(std::string_view text, std::size_t at) {
    return trimmed(text.substr(0, at));
}

/// The arguments of a call whose "(" is at `open`: how many commas at its own level?
bool has_two_arguments(std::string_view text, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < text.size(); ++at) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (depth == 0) {
            return false;
        }
        if (depth == 1 && text[at] == ',') {
            return true;
        }
    }
    return false;
}

/// Looks at one text of SQL in capitals.
class Look {
public:
    Look(const Source& source, const Piece& piece, Report& report)
        : source_(source), piece_(piece), sql_(upper_case(piece.text)), report_(report) {}

    void run() {
        for (const Banned& banned : kBanned) {
            if (const auto at = find_word(sql_, banned.word); at != kNowhere) {
                say(at, std::string(banned.word) + ": " + std::string(banned.instead));
            }
        }
        each("ROWID", [&](std::size_t at) {
            if (!before(sql_, at).ends_with("WITHOUT")) {
                say(at, "ROWID: ids are ours");
            }
        });
        each("SUM(", [&](std::size_t at) {
            if (!before(sql_, at).ends_with("CAST(")) {
                say(at, "SUM grows wider on PostgreSQL: CAST(SUM(...) AS INTEGER)");
            }
        });
        for (const std::string_view call : {"MAX(", "MIN("}) {
            each(call, [&](std::size_t at) {
                if (has_two_arguments(sql_, at + 3)) {
                    say(at, "of two values only SQLite takes the larger: CASE");
                }
            });
        }
        each("LIKE", [&](std::size_t at) {
            const auto names = names_in(before(sql_, at));
            if (names.empty() || names.back().find("FOLDED") == kNowhere) {
                say(at, "LIKE folds differently on each engine: compare a folded column");
            }
        });
        each("IS", [&](std::size_t at) {
            std::string_view operand = before(sql_, at);
            const std::size_t mark = operand.find_last_not_of("0123456789");
            const bool bare = mark != kNowhere && operand[mark] == '?';
            if (bare && trimmed(sql_.substr(at + 2)).find("NULL") < 5) {
                say(at, "PostgreSQL must be told the type: CAST(?1 AS ...) IS NULL");
            }
        });
    }

private:
    template <typename Found>
    void each(std::string_view word, Found&& found) {
        for (std::size_t at = find_word(sql_, word); at != kNowhere;
             at = find_word(sql_, word, at + 1)) {
            found(at);
        }
    }

    void say(std::size_t at, std::string message) {
        const auto lines = std::count(sql_.begin(), sql_.begin() + static_cast<long>(at), '\n');
        report_.add(source_, piece_.line + static_cast<std::size_t>(lines), std::move(message));
    }

    const Source& source_;
    const Piece& piece_;
    std::string sql_;
    Report& report_;
};

}  // namespace

void look_at_sql_dialect(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!is_shared_dialect(source)) {
            continue;
        }
        for (const Piece& piece : sql_of(source)) {
            Look(source, piece, report).run();
        }
    }
}

}  // namespace tidy
