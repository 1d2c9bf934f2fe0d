// What a page or a command has at hand: the parts of the machine room, put together once by app/.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "platform/db/database.hpp"
#include "platform/html/layout.hpp"
#include "platform/jobs/live_progress.hpp"
#include "platform/text/texts.hpp"

namespace platform {

struct Machine {
    db::Database& database;
    const base::Clock& clock;
    base::Random& random;
    const text::Texts& texts;
    const html::Views& views;
    const html::Layout& layout;
    std::filesystem::path uploads;  ///< where uploaded files wait to be read
    std::string instance;           ///< this data folder's name, for jobs that need its files
    jobs::LiveProgress& live_progress;
    std::function<void()> wake_jobs = [] {};
};

}  // namespace platform
