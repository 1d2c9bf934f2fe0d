#include "platform/text/columns.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace text {
namespace {

std::size_t columns_of_letter(UChar32 letter) {
    const auto kind = u_charType(letter);
    const bool mark = kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK ||
                      kind == U_FORMAT_CHAR || kind == U_CONTROL_CHAR;
    if (mark) {
        return 0;
    }
    const auto width = u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t columns_of(std::string_view utf8) {
    std::size_t columns = 0;
    const auto length = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(utf8.data(), at, length, letter);
        columns += columns_of_letter(letter);
    }
    return columns;
}

}  // namespace text
