#include "community_map/importers/excerpt.hpp"

#include <algorithm>
#include <utility>

namespace community_map::olms {
namespace {

/// How many fields from the first on surely stand in their own columns: up to the third or a later
/// filled number or date before the first private column, when all of them fit. The tail of a
/// broken line can't look so: a name would have to stand where a date or a number must.
std::size_t surely_in_place(const Layout& layout, const Fields& fields) {
    constexpr int kWitnesses = 3;
    int witnesses = 0;
    std::size_t in_place = 0;
    for (std::size_t i = 0; i < std::min(fields.count, layout.columns.size()); ++i) {
        const Column& column = layout.columns[i];
        if (column.is_private) {
            break;
        }
        if (!fits(column, fields[i])) {
            return 0;
        }
        const bool typed = column.type == ColumnType::Integer || column.type == ColumnType::Date;
        if (typed && !trimmed(fields[i]).empty()) {
            ++witnesses;
            in_place = i + 1;
        }
    }
    return witnesses >= kWitnesses ? in_place : 0;
}

/// Whether a private column can stand in field `i`, when the line has `count` fields for the
/// layout's columns. One more to each side, since a separator may be missing in one place and stray
/// in another.
bool may_be_private(const Layout& layout, std::size_t i, std::size_t count) {
    const auto columns = static_cast<std::ptrdiff_t>(layout.columns.size());
    const auto at = static_cast<std::ptrdiff_t>(i);
    const std::ptrdiff_t shift = columns - static_cast<std::ptrdiff_t>(count);
    const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, std::min(at, at + shift) - 1);
    const std::ptrdiff_t last = std::min(columns - 1, std::max(at, at + shift) + 1);
    for (std::ptrdiff_t column = first; column <= last; ++column) {
        if (layout.columns[static_cast<std::size_t>(column)].is_private) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string excerpt(const Layout& layout, const Fields& fields) {
    const std::size_t in_place = fields.count == layout.columns.size()
                                     ? 0
                                     : surely_in_place(layout, fields);
    std::string text;
    for (std::size_t i = 0; i < fields.count && text.size() <= kExcerptBytes; ++i) {
        text += i == 0 ? "" : "|";
        if (i < in_place || !may_be_private(layout, i, fields.count)) {
            text += trimmed(fields[i]);
        }
    }
    return shortened(std::move(text));
}

std::string shortened(std::string text) {
    if (text.size() > kExcerptBytes) {
        std::size_t end = kExcerptBytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
            --end;
        }
        text.resize(end);
    }
    return text;
}

}  // namespace community_map::olms
