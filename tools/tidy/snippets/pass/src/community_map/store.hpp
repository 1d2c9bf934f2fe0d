// Where Orgs are kept.
#pragma once

#include "community_map/org.hpp"

namespace community_map {

int count_orgs();

}  // namespace community_map
