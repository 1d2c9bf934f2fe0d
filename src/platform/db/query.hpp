// A named statement. Every one registers itself, so that one test prepares them all on both
// engines.
#pragma once

#include <array>
#include <cstddef>
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

/// Constant texts as one text, at compile time: for column lists that several statements share.
///
///   constexpr std::string_view kSelectOrg = "SELECT id, name FROM orgs";
///   constexpr std::string_view kById = " WHERE id = ?1";
///   const Query kOrg{"community_map.org", joined<kSelectOrg, kById>};
template <const std::string_view&... Parts>
struct Joined {
    static constexpr auto kLetters = [] {
        std::array<char, (Parts.size() + ...)> letters{};
        std::size_t at = 0;
        const auto append = [&](std::string_view part) {
            for (const char letter : part) {
                letters[at++] = letter;
            }
        };
        (append(Parts), ...);
        return letters;
    }();
    static constexpr std::string_view kText{kLetters.data(), kLetters.size()};
};

template <const std::string_view&... Parts>
inline constexpr std::string_view joined = Joined<Parts...>::kText;

}  // namespace db
