#include "app/with_machine.hpp"

#include "app/words.hpp"
#include "platform/crypto/system_random.hpp"
#include "platform/log/log.hpp"
#include "platform/system_clock.hpp"

namespace app {

int with_machine(const cli::Arguments& arguments, cli::Terminal& terminal,
                 const std::function<int(const platform::Machine&)>& work) {
    // A person at a terminal is told by the command itself; a server has its log.
    logging::set_level(logging::Level::Warning);
    crypto::SystemRandom random;
    const platform::SystemClock clock;
    const DataFolder folder(
        {.folder = arguments.text("data"), .database_url = arguments.text("database")}, random);
    const auto database = folder.open_database(clock);
    // No command renders a page, so no template is loaded for one.
    const html::Views views({}, terminal.texts());
    const html::Layout layout(views, terminal.texts(), {});
    jobs::LiveProgress live_progress;
    const platform::Machine machine{.database = *database,
                                    .clock = clock,
                                    .random = random,
                                    .texts = terminal.texts(),
                                    .views = views,
                                    .layout = layout,
                                    .uploads = folder.uploads(),
                                    .instance = folder.instance(),
                                    .live_progress = live_progress};
    return work(machine);
}

}  // namespace app
