// The one folder that holds everything: database, uploads that wait to be read, backups, and this
// server's name.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "platform/db/database.hpp"

namespace app {

/// Where the data of a command is.
struct DataOptions {
    std::filesystem::path folder;
    std::string database_url;  ///< postgresql://...; empty: SQLite in the folder
};

class DataFolder {
public:
    /// Makes what is missing, readable by its owner alone. Throws base::Fault where that is not
    /// possible.
    explicit DataFolder(const DataOptions& options, base::Random& random);

    std::filesystem::path uploads() const { return folder_ / "uploads"; }
    const std::string& instance() const { return instance_; }

    /// The database, brought up to date; before the first change of its schema a copy goes into
    /// `backups`. Throws base::Fault (WrongSchema) where a newer program wrote it.
    std::unique_ptr<db::Database> open_database(const base::Clock& clock) const;

private:
    std::filesystem::path folder_;
    std::string database_url_;
    std::string instance_;
};

}  // namespace app
