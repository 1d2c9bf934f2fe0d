// Who is doing something. Every verb takes one and records it with what was done.
#pragma once

#include <string_view>

namespace base {

enum class ActorKind {
    Visitor,   ///< somebody at a browser on this machine who has not signed in
    Operator,  ///< somebody at the terminal of this machine
};

/// Stable lower-case word for the database.
constexpr std::string_view actor_word(ActorKind kind) {
    return kind == ActorKind::Operator ? "operator" : "visitor";
}

struct Actor {
    ActorKind kind = ActorKind::Visitor;
};

}  // namespace base
