#include "community_map/importers/repair.hpp"

#include <algorithm>

namespace community_map::olms {

std::vector<std::size_t> possible_merges(const Layout& layout, const Fields& fields) {
    const auto& columns = layout.columns;
    std::vector<std::size_t> merges;
    if (fields.count != columns.size() + 1) {
        return merges;
    }
    // Everything before the merged column stands where it should; everything behind it stands one
    // further on.
    std::size_t prefix = 0;
    while (prefix < columns.size() && fits(columns[prefix], fields[prefix])) {
        ++prefix;
    }
    std::size_t suffix = columns.size();
    while (suffix > 0 && fits(columns[suffix - 1], fields[suffix])) {
        --suffix;
    }
    // A merge at i needs columns 0..i-1 to fit as they are and i+1.. to fit one further on.
    for (std::size_t i = suffix == 0 ? 0 : suffix - 1; i <= prefix && i < columns.size(); ++i) {
        if (columns[i].type == ColumnType::Text) {
            merges.push_back(i);
        }
    }
    return merges;
}

bool repair(const Layout& layout, Fields& fields) {
    const auto merges = possible_merges(layout, fields);
    if (merges.size() != 1) {
        return false;
    }
    const std::size_t at = merges.front();
    // Both pieces lie in one line with the separator between them.
    const char* from = fields.at[at].data();
    const char* to = fields.at[at + 1].data() + fields.at[at + 1].size();
    fields.at[at] = {from, static_cast<std::size_t>(to - from)};
    std::copy(fields.at + at + 2, fields.at + fields.count, fields.at + at + 1);
    --fields.count;
    return true;
}

}  // namespace community_map::olms
