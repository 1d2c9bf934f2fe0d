// What each stretch of a PDF is, so that a screen reader can read the pages as a person sees them.
// Inside platform/pdf only.
//
// The page drawing numbers its stretches from 0 on every page, in the order drawn; this tree says
// to which element each belongs. A stretch of none (rules, footers, repeated headings) is marked as
// decoration.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

enum class Role {
    Document,
    Heading1,
    Heading2,
    Paragraph,
    Figure,
    Table,
    TableRow,
    TableHeading,
    TableCell
};

/// The role's name in the PDF standard.
std::string_view tag_of(Role role);

using ElementNumber = std::uint32_t;
inline constexpr ElementNumber kDecoration = UINT32_MAX;

struct Element {
    Role role = Role::Document;
    ElementNumber parent = kDecoration;  ///< the Document has none
    std::string alternative;             ///< what a figure shows, in words
};

struct Structure {
    /// The first is the Document; parents come before their kids.
    std::vector<Element> elements;
    std::vector<std::vector<ElementNumber>> pages = {};  ///< for each page, whose each stretch is
};

/// The tag under which decoration is drawn before it is marked as such.
inline constexpr std::string_view kDecorationTag = "NonStruct";

}  // namespace pdf
