// Where SQL may stand, and each piece of it in the tree.
#pragma once

#include <vector>

#include "source.hpp"

namespace tidy {

/// The store of a slice, the drivers, and what the platform keeps in the database itself.
bool may_hold_sql(const Source& source);

/// The text of a migration as it stands, or the literals of a store; lines counted from 1 in the
/// file.
std::vector<Piece> sql_of(const Source& source);

/// Written in the dialect that both engines share.
bool is_shared_dialect(const Source& source);

}  // namespace tidy
