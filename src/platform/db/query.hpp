// A named statement. Every one registers itself, so that one test prepares them all on both
// engines.
#pragma once

#include <string_view>
#include <vector>

namespace db {

/// Which engines understand a statement. Nearly all speak the shared dialect.
enum class Dialect { Shared, SqliteAlone, PostgresAlone };

/// A statement in the shared dialect, as a constant right above the function that uses it:
///
///   const Query kOrgById{"community_map.org_by_id", R"sql(SELECT ... WHERE id = ?1)sql"};
///
/// Parameters are ?1, ?2 ... `(?*)` stands for a list, see Read::each_in.
/// Both texts must live for the whole run of the program. Prepared once for each connection.
class Query {
public:
    Query(std::string_view name, std::string_view sql, Dialect dialect = Dialect::Shared);
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    std::string_view name() const { return name_; }
    std::string_view sql() const { return sql_; }
    Dialect dialect() const { return dialect_; }

    /// Every Query of the program, in no particular order.
    static const std::vector<const Query*>& all();

private:
    std::string_view name_;
    std::string_view sql_;
    Dialect dialect_;
};

}  // namespace db
