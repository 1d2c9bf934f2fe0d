// An Import: one register file, from somebody's disk to the map and, if need be, back.
//
// It is read in the background, shown before anything changes, saved as one act, and can be undone
// as one act, the last one first. What was read waits in the database as a packed digest; the file
// itself is not kept, only its name. The map is at every moment as it was before, or as it
// is after; never between.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "community_map/importers/register_digest.hpp"
#include "community_map/org.hpp"
#include "platform/jobs/queue.hpp"

namespace community_map {

enum class ImportState { Reading, Ready, Saving, Committed, Undone, Failed, Discarded };

/// How a register compares with the map.
struct ImportCounts {
    std::int64_t bodies_new = 0;
    std::int64_t bodies_changed = 0;
    std::int64_t bodies_unchanged = 0;
    std::int64_t needs_look =
        0;  ///< lines set aside and bodies whose numbers somebody should look at
};

struct Import {
    ImportId id;
    std::int64_t number = 0;  ///< counts from 1: what people say and type
    ImportState state = ImportState::Reading;
    std::string file_names;  ///< one a line
    std::string first_period;
    std::string last_period;
    std::string last_received;
    bool partial = false;
    std::int64_t lines_read = 0;
    std::int64_t lines_set_aside = 0;
    std::int64_t lines_repaired = 0;
    std::int64_t reports_superseded = 0;
    ImportCounts counts = {};
    base::Message failure = {};  ///< why, where state is Failed
    std::optional<jobs::JobId> job = {};
    std::int64_t created_at = 0;
    std::optional<std::int64_t> committed_seq = {};
};

std::string_view word_of(ImportState state);
ImportState import_state_of(std::string_view word);

std::string_view word_of(Finding::Kind kind);
Finding::Kind finding_kind_of(std::string_view word);

/// "2021", or "2000-2025": the years whose reports it holds.
std::string years_of(const Import& import);

}  // namespace community_map
