// The last pass over a drawn PDF: language, title, the tree of tags, decoration marked as
// decoration. Inside platform/pdf only; uses qpdf, since the drawing library knows none of these.
#pragma once

#include <string>
#include <string_view>

#include "platform/pdf/structure.hpp"

namespace pdf {

struct Finish {
    std::string_view title;
    std::string_view language;    ///< "en-US"
    std::string_view created_on;  ///< ISO date; the hour is nobody's business
};

/// The same input gives the same bytes, the file's ids included.
std::string finished(const std::string& drawn, const Structure& structure, const Finish& finish);

}  // namespace pdf
