#include "community_map/sample.hpp"

#include <fstream>

#include "base/ensure.hpp"
#include "base/fault.hpp"
#include "base/id.hpp"
#include "platform/files/embedded.hpp"

namespace community_map {
namespace {

struct SampleTag;

}  // namespace

std::filesystem::path write_sample(const std::filesystem::path& folder, base::Random& random) {
    const auto sample = files::embedded_file("sample/lm_data_data_2025.txt");
    ENSURE(sample, "the sample is part of the program");
    const auto at = folder / (base::Id<SampleTag>::make(random).text() + ".register");
    std::ofstream out(at, std::ios::binary);
    out.write(sample->bytes.data(), static_cast<std::streamsize>(sample->bytes.size()));
    out.close();
    if (!out) {
        throw base::Fault(base::FaultKind::DiskFull, "the sample could not be written");
    }
    return at;
}

}  // namespace community_map
