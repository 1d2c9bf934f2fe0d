#include "community_map/store.hpp"

namespace community_map {

// The page names its template and asks the store; "community_map.title" is its heading.
const char* city_page() {
    return count_orgs() > 0 ? "community_map/city" : "community_map.title";
}

}  // namespace community_map
