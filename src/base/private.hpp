// A field that must not leak: it cannot be streamed, formatted, put into JSON or compared by
// accident.
//
// The classes are those of the specification: P2 contact data, P3 union activity and opinion, P4
// stories and health. P0 and P1 are plain types. A value opens only with a ReadingRight of its
// class in hand.
#pragma once

#include <utility>

namespace base {

enum class PrivacyClass { P2, P3, P4 };

/// Says that somebody was found entitled to read fields of this class, and by which rule.
///
/// Made by the permission check alone; `tools/tidy` refuses `granted_by` anywhere else.
template <PrivacyClass Class>
class ReadingRight {
public:
    static ReadingRight granted_by(const char* rule) { return ReadingRight(rule); }
    const char* rule() const { return rule_; }

private:
    explicit ReadingRight(const char* rule) : rule_(rule) {}
    const char* rule_;
};

template <PrivacyClass Class, typename T>
class Private {
public:
    explicit Private(T value) : value_(std::move(value)) {}

    const T& open(const ReadingRight<Class>&) const { return value_; }

    // No comparison, no streaming, no conversion: that is the point.
    bool operator==(const Private&) const = delete;

private:
    T value_;
};

}  // namespace base
