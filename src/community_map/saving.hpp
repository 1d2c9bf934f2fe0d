// Saving: a compared register becomes facts and settled bodies; and the way back.
//
// Both ways go through the register in slices of bodies, with one query and one batch each, so that
// memory does not grow with the number of years.
#pragma once

#include "community_map/importing.hpp"

namespace community_map {

/// What `save_digest` would do to the map as it is.
ImportCounts count_changes(db::Read& read, const RegisterDigest& digest, const ImportId& id);

/// Adds what the digest says that is not known, and settles the bodies it concerns.
ImportCounts save_digest(db::Write& write, const Act& act, const ImportId& id,
                         const RegisterDigest& digest, const SavingProgress& progress);

/// Removes every fact of the import, the bodies that had no others, and settles the rest again.
void remove_imported(db::Write& write, const ImportId& id);

}  // namespace community_map
