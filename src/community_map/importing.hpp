// The verbs of an Import: begin, record what was read, save, discard, undo. See import_life.hpp for
// when.
#pragma once

#include <filesystem>
#include <functional>

#include "base/actor.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "community_map/importers/register_digest.hpp"
#include "community_map/register_import.hpp"
#include "platform/db/transaction.hpp"

namespace community_map {

/// Who does it, when, and where ids come from.
struct Act {
    base::Actor actor;
    base::Instant at = 0;
    base::Random& random;
};

/// A file that was uploaded and waits on this server's disk.
struct Upload {
    std::string file_names;  ///< as the person saved them, one a line
    std::filesystem::path at;
    std::string instance;  ///< the server whose disk it is
};

/// Begins an Import that a job will read. Refuses nothing.
Import begin_import(db::Write& write, const Act& act, const Upload& upload);
/// Begins an Import that the caller reads itself: the terminal.
Import begin_import(db::Write& write, const Act& act, std::string file_names);

/// Keeps what was read, with its comparison, for the person to look at. Refuses (Conflict) an
/// Import that is no longer being read.
base::Result<Import> record_reading(db::Write& write, const Act& act, const ImportId& id,
                                    const RegisterDigest& digest);

/// The file could not be read: says why.
base::Result<Import> record_failure(db::Write& write, const Act& act, const ImportId& id,
                                    const base::Refusal& why);

/// Leaves the saving to a job. Refuses (Conflict) what is not ready; a saving that broke down may
/// be asked for again.
base::Result<Import> ask_to_save(db::Write& write, const Act& act, const ImportId& id);

/// Told how many bodies are done, of how many.
using SavingProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Brings the register onto the map, as one act. Compares again first, since the map may have
/// changed since the person looked; the counts of the answer are what really happened. Refuses
/// (Conflict) what is not ready.
base::Result<Import> save_import(db::Write& write, const Act& act, const ImportId& id,
                                 const SavingProgress& progress);

/// Forgets what was read; the map was never touched.
base::Result<Import> discard_import(db::Write& write, const Act& act, const ImportId& id);

/// Takes back all that the import brought: bodies that only it knew go, others are as they were;
/// what people entered by hand since stays. HARD: imports are undone from the last one backwards,
/// since a later one was compared with what this one brought; there is no override.
base::Result<Import> undo_import(db::Write& write, const Act& act, const ImportId& id);

}  // namespace community_map
