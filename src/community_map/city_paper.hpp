// The city on paper: the map on top, below it the list whose numbers are those of the dots, with a
// box to tick and a line to write on for every union, and empty lines for those nobody has listed.
// Made to lie on a table among people, so it needs no colour, and says where it comes from, how old
// that is and what it leaves out.
#pragma once

#include <string>

#include "base/date.hpp"
#include "base/language.hpp"
#include "community_map/city.hpp"
#include "community_map/map_picture.hpp"
#include "platform/pdf/document.hpp"
#include "platform/text/texts.hpp"

namespace community_map {

struct PaperOptions {
    pdf::Paper paper = pdf::Paper::Letter;  ///< what printers in the United States hold
    base::Date printed_on;                  ///< at the foot of each page
};

/// A tagged PDF. The same view on the same day gives the same bytes.
std::string city_paper_pdf(const CityView& view, base::Language language, const text::Texts& texts,
                           const PaperOptions& options);

}  // namespace community_map
