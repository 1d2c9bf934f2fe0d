#include "community_map/register_import.hpp"

#include "base/ensure.hpp"

namespace community_map {
namespace {

struct StateWord {
    ImportState state;
    std::string_view word;
};

constexpr std::array kStateWords = {
    StateWord{ImportState::Reading, "reading"},     StateWord{ImportState::Ready, "ready"},
    StateWord{ImportState::Saving, "saving"},       StateWord{ImportState::Committed, "committed"},
    StateWord{ImportState::Undone, "undone"},       StateWord{ImportState::Failed, "failed"},
    StateWord{ImportState::Discarded, "discarded"},
};

struct FindingWord {
    Finding::Kind kind;
    std::string_view word;
};

constexpr std::array kFindingWords = {
    FindingWord{Finding::Kind::SetAside, "set_aside"},
    FindingWord{Finding::Kind::Repaired, "repaired"},
    FindingWord{Finding::Kind::Implausible, "implausible"},
    FindingWord{Finding::Kind::Superseded, "superseded"},
    FindingWord{Finding::Kind::WholeFile, "whole_file"},
};

}  // namespace

std::string_view word_of(ImportState state) {
    for (const auto& entry : kStateWords) {
        if (entry.state == state) {
            return entry.word;
        }
    }
    ENSURE(false, "every state has its word");
    return {};
}

ImportState import_state_of(std::string_view word) {
    for (const auto& entry : kStateWords) {
        if (entry.word == word) {
            return entry.state;
        }
    }
    ENSURE(false, "the database holds only states that exist");
    return ImportState::Failed;
}

std::string_view word_of(Finding::Kind kind) {
    for (const auto& entry : kFindingWords) {
        if (entry.kind == kind) {
            return entry.word;
        }
    }
    ENSURE(false, "every kind of finding has its word");
    return {};
}

Finding::Kind finding_kind_of(std::string_view word) {
    for (const auto& entry : kFindingWords) {
        if (entry.word == word) {
            return entry.kind;
        }
    }
    ENSURE(false, "the database holds only kinds of findings that exist");
    return Finding::Kind::WholeFile;
}

std::string years_of(const Import& import) {
    const std::string first = import.first_period.substr(0, 4);
    const std::string last = import.last_period.substr(0, 4);
    return first == last || first.empty() ? last : first + "–" + last;
}

}  // namespace community_map
