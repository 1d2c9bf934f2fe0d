// Calendar days, as documents carry them.
#pragma once

namespace base {

/// A day that exists. Never a moment: where a time matters, it is UTC seconds.
struct Date {
    int days = 0;    ///< since 1970-01-01
};

}  // namespace base
