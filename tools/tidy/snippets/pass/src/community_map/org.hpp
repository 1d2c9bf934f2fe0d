// An Org is a body on the map.
#pragma once

#include "base/date.hpp"

namespace community_map {

struct Org {
    base::Date closed_on;
};

}  // namespace community_map
