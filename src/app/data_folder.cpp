#include "app/data_folder.hpp"

#include <fstream>

#include "app/words.hpp"
#include "base/id.hpp"
#include "platform/log/log.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

struct InstanceTag;

void make_private_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (!failed) {
        fs::permissions(folder, fs::perms::owner_all, failed);
    }
    if (failed) {
        throw base::Fault(base::FaultKind::Unavailable,
                          "the data folder cannot be made: " + failed.message());
    }
}

/// The name of this data folder, made once: jobs that need its files are for it alone.
std::string instance_in(const fs::path& folder, base::Random& random) {
    const fs::path file = folder / "instance";
    std::string name;
    std::ifstream(file) >> name;
    if (name.empty()) {
        name = base::Id<InstanceTag>::make(random).text();
        std::ofstream(file) << name << '\n';
    }
    return name;
}

}  // namespace

DataFolder::DataFolder(const DataOptions& options, base::Random& random)
    : folder_(options.folder), database_url_(options.database_url) {
    make_private_folder(folder_);
    make_private_folder(uploads());
    instance_ = instance_in(folder_, random);
}

std::unique_ptr<db::Database> DataFolder::open_database(const base::Clock& clock) const {
    const db::Address address = database_url_.empty()
                                    ? db::Address::sqlite(folder_ / "groundwork.db")
                                    : db::Address::postgres(database_url_);
    auto database = db::Database::open(address);
    const auto known = migrations();
    const auto back_up_first = [&] {
        make_private_folder(folder_ / "backups");
        const std::string name = "before-migration-" + clock.today_utc().text() + "-" +
                                 std::to_string(clock.now()) + ".db";
        if (db::back_up(*database, folder_ / "backups" / name)) {
            logging::info("database.backed_up", name);
        }
    };
    for (const std::string& applied : db::migrate(*database, known, back_up_first)) {
        logging::info("database.migrated", applied);
    }
    return database;
}

}  // namespace app
