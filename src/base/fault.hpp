// The world failed: disk full, database gone, connection cut. Not the person's doing and not ours.
//
// Thrown only in platform/, caught once at the edge (router, command line, job runner), where it is
// logged with an incident number. The person sees the number and what to do, never what().
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace base {

/// What kind of failure it was, as far as somebody can do something about it.
enum class FaultKind {
    Other,         ///< look at the log
    DiskFull,      ///< free some space and try again
    Busy,          ///< somebody else is writing; try again in a moment
    Unavailable,   ///< the database or another server cannot be reached
    AddressTaken,  ///< something else listens on that port
    DamagedFile,   ///< the file or database is damaged
    WrongSchema,   ///< the data folder belongs to another version of the program
};

/// Stable lower-case word for text keys: "disk_full".
std::string_view fault_word(FaultKind kind);

class Fault : public std::runtime_error {
public:
    Fault(FaultKind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}

    FaultKind kind() const { return kind_; }

private:
    FaultKind kind_;
};

}  // namespace base
