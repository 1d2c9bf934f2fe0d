#include <algorithm>
#include <array>

#include "rules.hpp"
#include "slices.hpp"
#include "sql.hpp"
#include "words.hpp"

namespace tidy {
namespace {

constexpr std::array<std::string_view, 11> kOpenings = {
    "SELECT",       "INSERT INTO", "INSERT OR",  "UPDATE", "DELETE FROM", "CREATE TABLE",
    "CREATE INDEX", "ALTER TABLE", "DROP TABLE", "WITH",   "PRAGMA"};

bool opens_as_sql(std::string_view literal) {
    const std::string_view text = trimmed(literal);
    return std::any_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view opening) {
        return text.starts_with(opening) && text.size() > opening.size() &&
               (text[opening.size()] == ' ' || text[opening.size()] == '\n');
    });
}

}  // namespace

void look_at_sql_place(const Tree& tree, Report& report) {
    for (const Source& source : tree.sources) {
        if (!is_product(source) || may_hold_sql(source)) {
            continue;
        }
        for (const Piece& literal : source.literals) {
            if (opens_as_sql(literal.text)) {
                report.add(source, literal.line, "SQL outside the slice's store");
            }
        }
    }
}

void look_at_query_names(const Tree& tree, Report& report) {
    const Order order(tree);
    for (const Source& source : tree.sources) {
        const std::string slice(order.slice_of(source.path));
        if (slice.empty() || !is_product(source)) {
            continue;
        }
        for (std::size_t at = 0; at < source.literals.size(); ++at) {
            const Piece& literal = source.literals[at];
            const std::string& line = source.code[literal.line - 1];
            const bool names_query = has_word(line, "Query") && line.find('{') != kNowhere;
            const bool first = at == 0 || source.literals[at - 1].line != literal.line;
            if (names_query && first && !literal.text.starts_with(slice + ".")) {
                report.add(source, literal.line, "the query's name begins with \"" + slice + ".\"");
            }
        }
    }
}

}  // namespace tidy
