#include "community_map/register_jobs.hpp"

#include <filesystem>

#include "base/ensure.hpp"
#include "community_map/importers/olms.hpp"
#include "community_map/importing.hpp"
#include "community_map/store.hpp"

namespace community_map {
namespace {

constexpr std::size_t kIdDigits = 32;

/// "<id><path>", as begin_import wrote it.
struct ReadingOrder {
    ImportId id;
    std::filesystem::path file;
};

ReadingOrder read_order(const std::string& payload) {
    const auto id = ImportId::parse(std::string_view(payload).substr(0, kIdDigits));
    ENSURE(id, "a reading job names its import");
    return {.id = *id, .file = payload.substr(kIdDigits)};
}

Act act_of(const platform::Machine& machine) {
    return {.actor = {}, .at = machine.clock.now(), .random = machine.random};
}

/// An uploaded file lies on the disk under a name of our own; people know it by theirs.
void call_it(const std::string& known_as, const std::string& on_disk, base::Message& message) {
    for (auto& [name, value] : message.values) {
        if (auto* words = std::get_if<std::string>(&value); words && *words == on_disk) {
            *words = known_as;
        }
    }
}

base::Result<RegisterDigest> with_its_own_name(base::Result<RegisterDigest> digest,
                                               const std::string& known_as,
                                               const std::string& on_disk) {
    if (!digest) {
        base::Refusal refusal = digest.error();
        for (base::Message& message : refusal.messages) {
            call_it(known_as, on_disk, message);
        }
        return refusal;
    }
    for (Finding& finding : digest->findings) {
        finding.file = finding.file == on_disk ? known_as : finding.file;
        call_it(known_as, on_disk, finding.message);
    }
    return digest;
}

/// Reads the file and keeps the digest, or says why that is not possible. False: told to stop.
bool read_file(const platform::Machine& machine, jobs::Running& running, const ReadingOrder& order,
               const std::string& known_as) {
    const auto read = olms::read_register(std::span(&order.file, 1),
                                          [&](std::int64_t done, std::int64_t total) {
                                              running.report("community_map.reading", done, total);
                                              return !running.must_stop();
                                          });
    if (!read && running.must_stop()) {
        return false;
    }
    const auto digest = with_its_own_name(read, known_as, order.file.filename().string());
    running.report("community_map.comparing", 0, 0);
    const auto kept = machine.database.write([&](db::Write& write) {
        return digest ? record_reading(write, act_of(machine), order.id, *digest)
                      : record_failure(write, act_of(machine), order.id, digest.error());
    });
    // A refusal here means that the person discarded the import while it was read: nothing is left
    // to do.
    static_cast<void>(kept);
    return true;
}

bool read_register(const platform::Machine& machine, jobs::Running& running,
                   const std::string& payload) {
    const ReadingOrder order = read_order(payload);
    const auto import = machine.database.read(
        [&](db::Read& read) { return store::import_by_id(read, order.id); });
    const bool wanted = import && import->state == ImportState::Reading;
    if (wanted && !read_file(machine, running, order, import->file_names)) {
        return false;
    }
    std::error_code already_gone;
    std::filesystem::remove(order.file, already_gone);
    return true;
}

bool save(const platform::Machine& machine, jobs::Running& running, const std::string& payload) {
    const auto id = ImportId::parse(payload);
    ENSURE(id, "a saving job names its import");
    jobs::LiveProgress::Telling telling(machine.live_progress, running.id());
    const auto saved = machine.database.write([&](db::Write& write) {
        return save_import(write, act_of(machine), *id, [&](std::int64_t done, std::int64_t total) {
            telling.tell({.state = jobs::JobState::Running,
                          .step = "community_map.saving",
                          .done = done,
                          .total = total});
        });
    });
    // A refusal means that it was saved already, by a run of this job that did not live to say so.
    static_cast<void>(saved);
    return true;
}

}  // namespace

std::map<std::string, jobs::Work> register_jobs(const platform::Machine& machine) {
    return {
        {"community_map.read_register",
         [&machine](jobs::Running& running, const std::string& payload) {
             return read_register(machine, running, payload);
         }},
        {"community_map.save_import",
         [&machine](jobs::Running& running, const std::string& payload) {
             return save(machine, running, payload);
         }},
    };
}

}  // namespace community_map
