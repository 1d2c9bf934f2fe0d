#include "community_map/importers/olms.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include "community_map/importers/register_reading.hpp"
#include "platform/files/archive.hpp"

namespace community_map::olms {
namespace {

namespace fs = std::filesystem;

/// One file to be read.
struct Input {
    fs::path path;
    std::int64_t bytes = 0;
    bool found_in_folder = false;  ///< nobody chose this very file
};

std::string shown(const fs::path& path) {
    return path.has_filename() ? path.filename().string() : path.string();
}

/// "lm_data_data_2021.txt", perhaps with ".gz" behind it, perhaps with a browser's " (1)" in it.
bool is_report_file(std::string_view name) {
    std::string lower(files::last_name(name));
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower.starts_with("lm_data_data") &&
           (lower.ends_with(".txt") || lower.ends_with(".txt.gz"));
}

bool is_zip(const fs::path& path) {
    std::array<char, 4> first{};
    std::ifstream file(path, std::ios::binary);
    file.read(first.data(), first.size());
    return files::begins_as_zip({first.data(), static_cast<std::size_t>(file.gcount())});
}

std::int64_t size_of(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

/// The register files of a folder, and of the folders in it: people unpack each year into its own.
std::vector<Input> in_folder(const fs::path& folder) {
    constexpr int kDeepest = 2;
    constexpr int kEntriesMax = 100'000;
    std::vector<Input> inputs;
    std::error_code error;
    int entries = 0;
    for (fs::recursive_directory_iterator
             at(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && at != end && ++entries <= kEntriesMax; at.increment(error)) {
        if (at.depth() >= kDeepest) {
            at.disable_recursion_pending();
        }
        std::error_code gone;
        if (at->is_regular_file(gone) &&
            (is_report_file(at->path().filename().string()) || is_zip(at->path()))) {
            inputs.push_back({at->path(), size_of(at->path()), true});
        }
    }
    std::sort(inputs.begin(), inputs.end(),
              [](const Input& a, const Input& b) { return a.path < b.path; });
    return inputs;
}

base::Refusal refuse_file(base::Reason reason, const char* key, const std::string& file) {
    return base::refuse(reason, base::Message{key, {{"file", file}}});
}

const char* key_of(files::ArchiveProblem problem) {
    using files::ArchiveProblem;
    switch (problem) {
        case ArchiveProblem::Missing:
            return "community_map.olms_missing_file";
        case ArchiveProblem::MayNotRead:
            return "community_map.olms_may_not_read";
        case ArchiveProblem::NotAFile:
            return "community_map.olms_not_a_file";
        case ArchiveProblem::Empty:
            return "community_map.olms_empty";
        case ArchiveProblem::CutOff:
            return "community_map.olms_cut_off";
        case ArchiveProblem::Damaged:
            return "community_map.olms_damaged";
        case ArchiveProblem::TooLarge:
            return "community_map.olms_too_large";
        case ArchiveProblem::Bomb:
            return "community_map.olms_bomb";
        case ArchiveProblem::TooManyFiles:
            return "community_map.olms_too_many_files";
        case ArchiveProblem::ReachesOutside:
            return "community_map.olms_reaches_outside";
        case ArchiveProblem::Encrypted:
            return "community_map.olms_encrypted";
        case ArchiveProblem::OddCompression:
            return "community_map.olms_odd_compression";
        case ArchiveProblem::Stopped:
            return "community_map.reading_cancelled";
    }
    return "community_map.olms_damaged";
}

/// Feeds the files of one archive to the reading, and tells how far it is.
class RegisterSink final : public files::PlainSink {
public:
    RegisterSink(RegisterReading& reading, const ReadingProgress& progress, std::int64_t before,
                 std::int64_t bytes, std::int64_t total)
        : reading_(reading), progress_(progress), before_(before), bytes_(bytes), total_(total) {}

    bool wants(std::string_view member) override { return is_report_file(member); }
    void begin(std::string_view name) override {
        ++files_;
        reading_.begin_file(files::last_name(name));
    }
    bool take(std::string_view bytes, double share) override {
        if (!reading_.take(bytes)) {
            return false;
        }
        const auto here = static_cast<std::int64_t>(static_cast<double>(bytes_) * share);
        return !progress_ || progress_(before_ + here, total_);
    }
    bool end() override { return reading_.end_file(); }

    int files() const { return files_; }

private:
    RegisterReading& reading_;
    const ReadingProgress& progress_;
    std::int64_t before_;
    std::int64_t bytes_;
    std::int64_t total_;
    int files_ = 0;
};

/// A refusal where `input` can't be used, or nothing.
std::optional<base::Refusal> read_one(const Input& input, RegisterSink& sink,
                                      RegisterReading& reading) {
    using files::ArchiveProblem;
    const std::string name = shown(input.path);
    const auto outcome = files::read_archive(input.path, files::ArchiveLimits{}, sink);
    if (reading.problem()) {
        return base::refuse(base::Reason::Invalid, *reading.problem());
    }
    if (outcome.problem) {
        // A folder of downloads holds other people's zips too; those are passed over, and said so.
        if (input.found_in_folder && sink.files() == 0 &&
            (*outcome.problem == ArchiveProblem::TooManyFiles ||
             *outcome.problem == ArchiveProblem::ReachesOutside)) {
            reading.note(name, {"community_map.olms_passed_over", {{"file", name}}});
            return std::nullopt;
        }
        const auto reason = *outcome.problem == ArchiveProblem::Missing   ? base::Reason::NotFound
                            : *outcome.problem == ArchiveProblem::Stopped ? base::Reason::Conflict
                                                                          : base::Reason::Invalid;
        return refuse_file(reason, key_of(*outcome.problem), name);
    }
    if (outcome.was_zip && sink.files() == 0) {
        if (input.found_in_folder) {
            reading.note(name, {"community_map.olms_passed_over", {{"file", name}}});
            return std::nullopt;
        }
        return refuse_file(base::Reason::Invalid, "community_map.olms_no_register_in_zip", name);
    }
    return std::nullopt;
}

/// The files that `paths` mean.
base::Result<std::vector<Input>> gather(std::span<const fs::path> paths) {
    std::vector<Input> inputs;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            inputs.push_back({path, size_of(path), false});
            continue;
        }
        const auto found = in_folder(path);
        if (found.empty()) {
            return refuse_file(base::Reason::Invalid, "community_map.olms_no_register_in_folder",
                               shown(path));
        }
        inputs.insert(inputs.end(), found.begin(), found.end());
    }
    return inputs;
}

}  // namespace

base::Result<RegisterDigest> read_register(std::span<const fs::path> paths,
                                           const ReadingProgress& progress) {
    const auto inputs = gather(paths);
    if (!inputs) {
        return inputs.error();
    }
    std::int64_t total = 0;
    for (const Input& input : *inputs) {
        total += input.bytes;
    }
    RegisterReading reading;
    std::int64_t before = 0;
    int read = 0;
    for (const Input& input : *inputs) {
        RegisterSink sink(reading, progress, before, input.bytes, total);
        if (auto refusal = read_one(input, sink, reading)) {
            return *std::move(refusal);
        }
        read += sink.files();
        before += input.bytes;
    }
    if (read == 0) {
        return refuse_file(base::Reason::Invalid, "community_map.olms_no_register_in_folder",
                           paths.empty() ? std::string() : shown(paths.front()));
    }
    RegisterDigest digest = reading.finish();
    if (digest.lines_read == 0) {
        return refuse_file(base::Reason::Invalid, "community_map.olms_no_reports",
                           digest.files.front());
    }
    return digest;
}

}  // namespace community_map::olms
