#include "app/words.hpp"

#include "base/ensure.hpp"
#include "platform/files/embedded.hpp"

namespace app {
namespace {

/// "migrations/202611231900_orgs.sql" without its folder and ending.
std::string_view between(std::string_view name, std::string_view prefix, std::string_view ending) {
    ENSURE(name.starts_with(prefix) && name.ends_with(ending), "embedded names have their ending");
    name.remove_prefix(prefix.size());
    name.remove_suffix(ending.size());
    return name;
}

}  // namespace

std::unique_ptr<text::Texts> load_texts() {
    std::vector<text::TextFile> found;
    for (const auto& file : files::embedded_under("text/")) {
        const std::string_view name = between(file.name, "text/", ".json");
        const auto language = base::language_of(name.substr(name.rfind('/') + 1));
        ENSURE(language, "a text file is named after its language");
        found.push_back({*language, file.bytes});
    }
    return std::make_unique<text::Texts>(found);
}

std::unique_ptr<html::Views> load_views(const text::Texts& texts) {
    return std::make_unique<html::Views>(html::embedded_templates(), texts);
}

std::vector<db::Migration> migrations() {
    std::vector<db::Migration> found;
    for (const auto& file : files::embedded_under("migrations/")) {
        found.push_back({between(file.name, "migrations/", ".sql"), file.bytes});
    }
    return found;
}

std::vector<html::NavigationItem> navigation() {
    return {{"web.nav_city", html::Url::path("/")},
            {"web.nav_import", html::Url::path("/imports")},
            {"web.nav_help", html::Url::path("/help")}};
}

}  // namespace app
