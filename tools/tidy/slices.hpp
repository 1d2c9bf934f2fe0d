// The order of the architecture, as src/CMakeLists.txt lists it: base, platform, the slices, app.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tree.hpp"

namespace tidy {

class Order {
public:
    explicit Order(const Tree& tree);

    /// How high a path below src/ stands; higher ones may include lower ones. Nothing for a folder
    /// that is not in the order.
    std::optional<std::size_t> height(std::string_view path_below_src) const;

    /// Folders of slices, in order.
    const std::vector<std::string>& slices() const { return slices_; }
    /// The slice a path from the root belongs to, or an empty text.
    std::string_view slice_of(std::string_view path) const;

private:
    std::vector<std::string> steps_;  ///< "base", "platform/log" ... "platform", "access" ... "app"
    std::vector<std::string> slices_;
};

}  // namespace tidy
