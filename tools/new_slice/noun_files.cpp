#include "skeleton.hpp"

namespace new_slice {
namespace {

constexpr std::string_view kNounHeader = R"skeleton(
// A @Noun@ is something of @slice@ that has a name, is added by somebody, and is closed when it
// is over.
//
// It is changed only by the verbs of this slice, never removed, and carries nothing private (P0).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace @slice@ {

struct @Noun@Tag;
using @Noun@Id = base::Id<@Noun@Tag>;

enum class @Noun@State { Open, Closed };

inline constexpr std::array k@Noun@States = {@Noun@State::Open, @Noun@State::Closed};

struct @Noun@ {
    @Noun@Id id;
    std::string name;
    @Noun@State state = @Noun@State::Open;
    base::Instant added_at = 0;
};

/// Stable lower-case words, for the database and for JSON.
std::string_view word_of(@Noun@State state);
/// Nothing for a word that names no state.
std::optional<@Noun@State> state_of(std::string_view word);

}  // namespace @slice@
)skeleton";

constexpr std::string_view kNounSource = R"skeleton(
#include "@slice@/@noun@.hpp"

namespace @slice@ {

std::string_view word_of(@Noun@State state) {
    switch (state) {
        case @Noun@State::Open:
            return "open";
        case @Noun@State::Closed:
            return "closed";
    }
    return {};
}

std::optional<@Noun@State> state_of(std::string_view word) {
    for (const @Noun@State state : k@Noun@States) {
        if (word_of(state) == word) {
            return state;
        }
    }
    return std::nullopt;
}

}  // namespace @slice@
)skeleton";

constexpr std::string_view kLifeHeader = R"skeleton(
// The life of a @Noun@, as one table: what may happen to it in which state. All else is refused
// (Conflict), and no transition has an override.
//
//   open --close--> closed --reopen--> open
#pragma once

#include <array>
#include <optional>

#include "@slice@/@noun@.hpp"

namespace @slice@ {

enum class @Noun@Transition { Close, Reopen };

struct @Noun@Step {
    @Noun@State from;
    @Noun@Transition transition;
    @Noun@State to;
};

inline constexpr std::array k@Noun@Life = {
    @Noun@Step{@Noun@State::Open, @Noun@Transition::Close, @Noun@State::Closed},
    @Noun@Step{@Noun@State::Closed, @Noun@Transition::Reopen, @Noun@State::Open},
};

/// Where `transition` leads from `state`, or nothing where it is not possible.
constexpr std::optional<@Noun@State> after(@Noun@State state, @Noun@Transition transition) {
    for (const @Noun@Step& step : k@Noun@Life) {
        if (step.from == state && step.transition == transition) {
            return step.to;
        }
    }
    return std::nullopt;
}

}  // namespace @slice@
)skeleton";

constexpr std::string_view kBuild = R"skeleton(
groundwork_library(@slice@
  USES base platform_db platform_html platform_http platform_text platform_cli platform_jobs)
)skeleton";

constexpr SkeletonFile kFiles[] = {
    {"CMakeLists.txt", kBuild},
    {"@noun@.hpp", kNounHeader},
    {"@noun@.cpp", kNounSource},
    {"@noun@_life.hpp", kLifeHeader},
};

}  // namespace

std::span<const SkeletonFile> noun_files() {
    return kFiles;
}

}  // namespace new_slice
