// What a verb answers: the thing itself, or a refusal that a person will read.
//
// A refusal is the domain saying no. It carries a closed Reason, which the edges translate to HTTP
// and to exit codes in one table each, and messages in no language yet. Failures of the world are
// base::Fault, our own mistakes base::Bug; neither passes through here.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "base/message.hpp"

namespace base {

enum class Reason {
    Invalid,      ///< what was given cannot be used: HTTP 422, exit 2
    NotFound,     ///< there is no such thing, or none for this person: 404, exit 3
    NotAllowed,   ///< this person may not: 403, exit 4
    Conflict,     ///< it cannot be done as things stand: 409, exit 5
    TooMany,      ///< too much or too often: 429, exit 6
    NeedsReason,  ///< a SOFT rule: the same call with an Override proceeds: 409, exit 7
};

/// A no, with every message the person needs to mend it at once.
struct Refusal {
    Reason reason;
    std::vector<Message> messages;
};

/// The one-line reason with which a person goes on in spite of a concern. It is recorded.
struct Override {
    std::string reason;
};

/// A `T`, or the Refusal that stands in its place.
template <typename T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : held_(std::move(value)) {}
    Result(Refusal refusal) : held_(tl::unexpected(std::move(refusal))) {}

    explicit operator bool() const { return held_.has_value(); }
    const T& operator*() const { return held_.value(); }
    T& operator*() { return held_.value(); }
    const T* operator->() const { return &held_.value(); }
    T* operator->() { return &held_.value(); }
    const Refusal& error() const { return held_.error(); }

private:
    tl::expected<T, Refusal> held_;
};

/// For verbs that answer nothing but "done".
struct Done {};
using Outcome = Result<Done>;

/// One message, for `reason`.
Refusal refuse(Reason reason, std::string key);
Refusal refuse(Reason reason, Message message);
/// A field of a form that cannot be used as it is.
Refusal refuse_field(std::string field, std::string key);
/// A SOFT rule speaks: the same call with an Override proceeds and records the reason.
Refusal concern(Message message);

}  // namespace base
