// The Labor Department's yearly download of union annual reports (Forms LM-2, LM-3, LM-4), as
// people have it.
//
// Columns and their traps: the Department's own lists, "Yearly Data Download" of its Online Public
// Disclosure Room. Pipes separate, nothing quotes, `"` is a plain character.
#pragma once

#include <filesystem>
#include <span>

#include "base/result.hpp"
#include "community_map/importers/register_digest.hpp"

namespace community_map::olms {

/// Reads every `lm_data_data_<year>.txt` found in `paths`: an official zip as a browser saves it
/// (whatever its name), a folder of such files or zips, single files, plain or gzip. Streams: no
/// file is ever held whole. Refuses, with what to do about it, what is no register: an empty or
/// binary file, a cut-off or bomb of a zip, names that reach outside, other columns, a file over 4
/// GB. Throws base::Fault where a file cannot be read. A cancelled reading refuses with
/// "community_map.reading_cancelled".
base::Result<RegisterDigest> read_register(std::span<const std::filesystem::path> paths,
                                           const ReadingProgress& progress);

}  // namespace community_map::olms
