#include "platform/files/embedded.hpp"

#include <algorithm>

#include "base/ensure.hpp"

namespace files {

std::optional<EmbeddedFile> embedded_file(std::string_view name) {
    const std::span<const EmbeddedFile> all = embedded_files();
    const auto found = std::lower_bound(
        all.begin(), all.end(), name,
        [](const EmbeddedFile& file, std::string_view wanted) { return file.name < wanted; });
    if (found == all.end() || found->name != name) {
        return std::nullopt;
    }
    return *found;
}

std::span<const EmbeddedFile> embedded_under(std::string_view prefix) {
    const std::span<const EmbeddedFile> all = embedded_files();
    const auto begin = std::lower_bound(
        all.begin(), all.end(), prefix,
        [](const EmbeddedFile& file, std::string_view wanted) { return file.name < wanted; });
    const auto end = std::find_if_not(begin, all.end(), [prefix](const EmbeddedFile& file) {
        return file.name.substr(0, prefix.size()) == prefix;
    });
    return all.subspan(static_cast<std::size_t>(begin - all.begin()),
                       static_cast<std::size_t>(end - begin));
}

std::string asset_path(std::string_view name) {
    const auto file = embedded_file(std::string("assets/").append(name));
    ENSURE(file.has_value(), ("there is no asset " + std::string(name)).c_str());
    return std::string("/assets/").append(file->checksum).append("/").append(name);
}

}  // namespace files
