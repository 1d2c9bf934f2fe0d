// Files that are part of the program: templates, texts, help, migrations, styles, scripts, fonts,
// outlines.
//
// tools/embed turns them into object files at build time (these compilers lack #embed). Names are
// paths as the program knows them: "templates/community_map/city.html",
// "text/community_map/en.json", "help/community_map.md", "migrations/202611231900_orgs.sql",
// "assets/app.css", "geo/places.bin".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace files {

struct EmbeddedFile {
    std::string_view name;
    std::string_view bytes;
    std::string_view gzip;  ///< the same, compressed at build time; empty where that is no smaller
    std::string_view checksum;  ///< the first 16 hexadecimal digits of the SHA-256 of `bytes`
};

/// All of them, sorted by name.
std::span<const EmbeddedFile> embedded_files();

std::optional<EmbeddedFile> embedded_file(std::string_view name);

/// Those whose name begins with `prefix`, sorted by name.
std::span<const EmbeddedFile> embedded_under(std::string_view prefix);

/// "/assets/<checksum>/app.css" for the embedded file "assets/app.css": where it is served. Trips
/// an ENSURE where there is none.
std::string asset_path(std::string_view name);

}  // namespace files
