// The life of an Import, as one table: what may happen to it in which state. All else is refused
// (Conflict), and no transition has an override.
//
//   reading --was_read--> ready --save--> saving --was_saved--> committed --undo--> undone
//   reading, ready --discard--> discarded        reading, saving --fail--> failed
//   ready --save_here--> committed               (the terminal saves without a job)
#pragma once

#include <array>
#include <optional>

#include "community_map/register_import.hpp"

namespace community_map {

enum class ImportTransition { WasRead, Save, WasSaved, SaveHere, Undo, Discard, Fail };

struct ImportStep {
    ImportState from;
    ImportTransition transition;
    ImportState to;
};

inline constexpr std::array kImportLife = {
    ImportStep{ImportState::Reading, ImportTransition::WasRead, ImportState::Ready},
    ImportStep{ImportState::Reading, ImportTransition::Discard, ImportState::Discarded},
    ImportStep{ImportState::Reading, ImportTransition::Fail, ImportState::Failed},
    ImportStep{ImportState::Ready, ImportTransition::Save, ImportState::Saving},
    ImportStep{ImportState::Ready, ImportTransition::SaveHere, ImportState::Committed},
    ImportStep{ImportState::Ready, ImportTransition::Discard, ImportState::Discarded},
    ImportStep{ImportState::Saving, ImportTransition::WasSaved, ImportState::Committed},
    ImportStep{ImportState::Saving, ImportTransition::Fail, ImportState::Failed},
    ImportStep{ImportState::Committed, ImportTransition::Undo, ImportState::Undone},
};

/// Where `transition` leads from `state`, or nothing where it is not possible.
constexpr std::optional<ImportState> after(ImportState state, ImportTransition transition) {
    for (const ImportStep& step : kImportLife) {
        if (step.from == state && step.transition == transition) {
            return step.to;
        }
    }
    return std::nullopt;
}

}  // namespace community_map
