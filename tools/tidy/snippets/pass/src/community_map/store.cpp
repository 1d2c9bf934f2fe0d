#include "community_map/store.hpp"

#include "platform/db/query.hpp"

namespace community_map {
namespace {

const db::Query kCount{"community_map.count", R"sql(
    SELECT count(*), CAST(SUM(members_low) AS INTEGER)
    FROM orgs
    WHERE name_folded LIKE ?1 AND (CAST(?2 AS TEXT) IS NULL OR state = ?2)
    ORDER BY name COLLATE "C")sql"};

}  // namespace

int count_orgs() {
    return kCount.sql[0] == ' ' ? 1 : 0;
}

}  // namespace community_map
