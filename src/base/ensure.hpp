// What must be true whatever anybody types: a broken ENSURE is our own mistake, never the person's.
//
// In debug builds, tests and fuzzing it stops the program where the mistake is. In release it
// throws Bug, the transaction rolls back and the edge answers with an incident number.
#pragma once

#include <stdexcept>
#include <string>

namespace base {

/// A mistake in this program. Nobody catches it between the place where it is thrown and the edge.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void report_bug(const char* condition, const char* meaning, const char* file,
                             int line);

}  // namespace base

/// States that `condition` holds, and in `meaning` what it would mean if it did not.
#define ENSURE(condition, meaning)                                         \
    do {                                                                   \
        if (!(condition)) {                                                \
            ::base::report_bug(#condition, (meaning), __FILE__, __LINE__); \
        }                                                                  \
    } while (false)
