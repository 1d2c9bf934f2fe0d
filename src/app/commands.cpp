#include "app/commands.hpp"

#include <filesystem>

#include "app/help.hpp"
#include "app/serving.hpp"
#include "app/with_machine.hpp"
#include "community_map/commands.hpp"
#include "platform/db/schema.hpp"

namespace app {
namespace {

/// Prints the schema of an empty database: what docs/schema.sql holds.
cli::Command schema_command() {
    return {.name = "schema",
            .help_key = "cli.help_schema",
            .parameters = {{cli::Parameter::Kind::Text, "data", "./data"},
                           {cli::Parameter::Kind::Text, "database"}},
            .run = [](const cli::Arguments& arguments, cli::Terminal& terminal) {
                return with_machine(arguments, terminal, [&](const platform::Machine& machine) {
                    terminal.out() << db::schema_text(machine.database);
                    return 0;
                });
            }};
}

}  // namespace

std::vector<cli::Command> commands() {
    std::vector<cli::Command> all = {serve_command()};
    for (cli::Command& command : community_map::make_commands(with_machine)) {
        all.push_back(std::move(command));
    }
    all.push_back(help_command());
    all.push_back(schema_command());
    return all;
}

}  // namespace app
