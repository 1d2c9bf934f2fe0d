#include "app/serving.hpp"

#include <malloc.h>

#include <charconv>
#include <csignal>

#include "app/data_folder.hpp"
#include "app/routes.hpp"
#include "app/words.hpp"
#include "community_map/atlas.hpp"
#include "community_map/register_jobs.hpp"
#include "platform/crypto/system_random.hpp"
#include "platform/http/server.hpp"
#include "platform/log/log.hpp"
#include "platform/system_clock.hpp"

namespace app {
namespace {

using Kind = cli::Parameter::Kind;

struct Listen {
    std::string address;
    std::uint16_t port = 0;
};

/// "localhost:8080", "127.0.0.1:0", "[::1]:8080".
std::optional<Listen> read_listen(std::string_view typed) {
    const auto colon = typed.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return std::nullopt;
    }
    Listen listen{.address = std::string(typed.substr(0, colon))};
    const std::string_view port = typed.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), listen.port);
    const bool whole = error == std::errc{} && end == port.data() + port.size();
    return whole ? std::optional(listen) : std::nullopt;
}

bool is_loopback(std::string_view address) {
    return address == "localhost" || address == "127.0.0.1" || address == "[::1]";
}

/// Blocks the signals that mean "stop" in every thread, before any is started, so that waiting for
/// them is the main thread's one duty.
sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

/// Memory that a moment needed (an atlas being made, a PDF) goes back to the system: left alone,
/// glibc takes the largest block ever freed as a measure of what to keep.
void give_back_memory() {
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 512 * 1024);
}

void remove_orphaned_uploads(const std::filesystem::path& uploads) {
    // What is no register anybody waits for was left by a browser that went away while the server
    // was killed.
    for (const auto& file : std::filesystem::directory_iterator(uploads)) {
        if (file.path().extension() != ".register") {
            std::error_code gone;
            std::filesystem::remove(file.path(), gone);
        }
    }
}

http::ServerOptions options_of(const Listen& listen, const DataFolder& folder) {
    http::ServerOptions options;
    options.address = listen.address;
    options.port = listen.port;
    options.uploads = folder.uploads();
    return options;
}

int serve(const cli::Arguments& arguments, cli::Terminal& terminal) {
    const auto listen = read_listen(arguments.text("listen"));
    if (!listen || !is_loopback(listen->address)) {
        return terminal.refuse(
            base::refuse(base::Reason::Invalid, listen ? "cli.loopback_only" : "cli.listen_wrong"));
    }
    give_back_memory();
    const sigset_t stop_signals = block_stop_signals();
    crypto::SystemRandom random;
    const platform::SystemClock clock;
    const DataFolder folder(
        {.folder = arguments.text("data"), .database_url = arguments.text("database")}, random);
    const auto database = folder.open_database(clock);
    remove_orphaned_uploads(folder.uploads());
    const auto views = load_views(terminal.texts());
    const html::Layout layout(*views, terminal.texts(), navigation());
    jobs::LiveProgress live_progress;
    std::unique_ptr<jobs::Runner> runner;
    const platform::Machine machine{.database = *database,
                                    .clock = clock,
                                    .random = random,
                                    .texts = terminal.texts(),
                                    .views = *views,
                                    .layout = layout,
                                    .uploads = folder.uploads(),
                                    .instance = folder.instance(),
                                    .live_progress = live_progress,
                                    .wake_jobs = [&] { runner->wake(); }};
    runner = std::make_unique<jobs::Runner>(*database, clock, community_map::register_jobs(machine),
                                            jobs::RunnerOptions{.instance = folder.instance()});
    community_map::AtlasShelf shelf(*database);
    const http::Routes routes = make_routes(machine, shelf);
    http::Server server(options_of(*listen, folder), routes, make_hooks(machine));
    terminal.line(terminal.say(
        {.key = "cli.serving",
         .values = {{"url", "http://" + listen->address + ":" + std::to_string(server.port())}}}));
    terminal.out().flush();
    int signal = 0;
    sigwait(&stop_signals, &signal);
    terminal.line(terminal.say("cli.stopping"));
    server.stop();
    return 0;
}

}  // namespace

cli::Command serve_command() {
    return {.name = "serve",
            .help_key = "cli.help_serve",
            .parameters = {{Kind::Text, "data", "./data"},
                           {Kind::Text, "listen", "localhost:8080"},
                           {Kind::Text, "database"}},
            .run = serve};
}

}  // namespace app
