#include "base/fault.hpp"

namespace base {

std::string_view fault_word(FaultKind kind) {
    switch (kind) {
        case FaultKind::Other:
            return "other";
        case FaultKind::DiskFull:
            return "disk_full";
        case FaultKind::Busy:
            return "busy";
        case FaultKind::Unavailable:
            return "unavailable";
        case FaultKind::AddressTaken:
            return "address_taken";
        case FaultKind::DamagedFile:
            return "damaged_file";
        case FaultKind::WrongSchema:
            return "wrong_schema";
    }
    return "other";
}

}  // namespace base
