#include "sql.hpp"

#include "words.hpp"

namespace tidy {
namespace {

/// Files that exist because the engines differ are named for one.
bool is_for_one_engine(std::string_view path) {
    const std::string_view name = stem(path);
    return name.ends_with("_sqlite") || name.ends_with("_postgres") || is_inside(path, "sqlite") ||
           is_inside(path, "postgres") || path.starts_with("src/platform/db/");
}

bool is_store(const Source& source) {
    const std::string_view name = stem(source.path);
    return name == "store" || name.starts_with("store_") || is_inside(source.path, "store");
}

}  // namespace

bool may_hold_sql(const Source& source) {
    return is_store(source) || source.path.starts_with("src/platform/db/") ||
           source.path.starts_with("src/platform/jobs/");
}

bool is_shared_dialect(const Source& source) {
    if (!source.path.starts_with("src/") || is_for_one_engine(source.path)) {
        return false;
    }
    return source.language == Language::Sql || (is_product(source) && may_hold_sql(source));
}

std::vector<Piece> sql_of(const Source& source) {
    if (source.language != Language::Sql) {
        return source.literals;
    }
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < source.code.size(); ++at) {
        pieces.push_back({at + 1, source.code[at]});
    }
    return pieces;
}

}  // namespace tidy
