#include "slices.hpp"

#include "words.hpp"

namespace tidy {
namespace {

/// The folders a CMakeLists.txt adds, in order.
std::vector<std::string> added_folders(const Source* source) {
    std::vector<std::string> added;
    constexpr std::string_view kCall = "add_subdirectory(";
    for (const std::string& line : source != nullptr ? source->code : std::vector<std::string>()) {
        const std::string_view call = trimmed(line);
        if (call.starts_with(kCall)) {
            const auto inside = call.substr(kCall.size());
            added.emplace_back(trimmed(inside.substr(0, inside.find_first_of(" )"))));
        }
    }
    return added;
}

}  // namespace

Order::Order(const Tree& tree) {
    for (const std::string& folder : added_folders(tree.find("src/CMakeLists.txt"))) {
        if (folder == "platform") {
            for (const auto& part : added_folders(tree.find("src/platform/CMakeLists.txt"))) {
                steps_.push_back("platform/" + part);
            }
        } else if (folder != "base" && folder != "app") {
            slices_.push_back(folder);
        }
        steps_.push_back(folder);
    }
}

std::optional<std::size_t> Order::height(std::string_view path_below_src) const {
    for (std::string_view at = folder(path_below_src); !at.empty(); at = folder(at)) {
        for (std::size_t step = 0; step < steps_.size(); ++step) {
            if (steps_[step] == at) {
                return step;
            }
        }
    }
    return std::nullopt;
}

std::string_view Order::slice_of(std::string_view path) const {
    for (const std::string& slice : slices_) {
        if (path.starts_with("src/" + slice + "/")) {
            return slice;
        }
    }
    return {};
}

}  // namespace tidy
