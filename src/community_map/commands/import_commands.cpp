#include <charconv>
#include <tuple>

#include "base/fault.hpp"
#include "community_map/commands/each_command.hpp"
#include "community_map/importers/olms.hpp"
#include "community_map/importing.hpp"
#include "community_map/store.hpp"

namespace community_map::commands {
namespace {

using Kind = cli::Parameter::Kind;

constexpr std::int64_t kFindingsShown = 20;

Act act_of(const platform::Machine& machine) {
    return {
        .actor = {base::ActorKind::Operator}, .at = machine.clock.now(), .random = machine.random};
}

std::string counts_line(const cli::Terminal& terminal, const ImportCounts& counts) {
    return terminal.say({.key = "community_map.counts_line",
                         .values = {{"new", counts.bodies_new},
                                    {"changed", counts.bodies_changed},
                                    {"unchanged", counts.bodies_unchanged},
                                    {"look", counts.needs_look}}});
}

/// What was read and what it would change, with the lines to look at.
void preview(cli::Terminal& terminal, const Import& import, const RegisterDigest& digest) {
    terminal.line(terminal.say({.key = "community_map.read_line",
                                .values = {{"lines", import.lines_read},
                                           {"years", years_of(import)},
                                           {"superseded", import.reports_superseded},
                                           {"repaired", import.lines_repaired},
                                           {"aside", import.lines_set_aside}}}));
    if (import.partial) {
        terminal.line(terminal.say(
            {.key = "community_map.register_partial",
             .values = {{"date", text::long_date(terminal.language(), import.last_received)}}}));
    }
    std::int64_t shown = 0;
    for (const Finding& finding : digest.findings) {
        const bool worth_a_look = finding.kind != Finding::Kind::Superseded;
        if (worth_a_look && ++shown <= kFindingsShown) {
            terminal.line("  " + finding.file + ":" + std::to_string(finding.line) + ": " +
                          terminal.say(finding.message));
        }
    }
    if (shown > kFindingsShown) {
        terminal.line(terminal.say(
            {.key = "community_map.more_findings", .values = {{"count", shown - kFindingsShown}}}));
    }
    terminal.line(terminal.say("community_map.this_would_be"));
    terminal.line(counts_line(terminal, import.counts));
}

std::string names_of(const std::vector<std::string>& paths) {
    std::string names;
    for (const std::string& path : paths) {
        names += names.empty() ? "" : "\n";
        names += std::filesystem::path(path).filename().string();
    }
    return names;
}

int discard(const platform::Machine& machine, cli::Terminal& terminal, const ImportId& id) {
    const auto discarded = machine.database.write(
        [&](db::Write& write) { return discard_import(write, act_of(machine), id); });
    if (!discarded) {
        return terminal.refuse(discarded.error());
    }
    terminal.line(terminal.say("community_map.nothing_changed"));
    return 0;
}

/// Where it fails, the import is thrown away: nobody is left to say yes to it again.
int save(const platform::Machine& machine, cli::Terminal& terminal, const ImportId& id) try {
    const std::string saving = terminal.say("community_map.saving");
    const auto saved = machine.database.write([&](db::Write& write) {
        return save_import(write, act_of(machine), id, [&](std::int64_t done, std::int64_t total) {
            terminal.progress(saving, done, total);
        });
    });
    terminal.end_progress();
    if (!saved) {
        return terminal.refuse(saved.error());
    }
    terminal.line(
        terminal.say({.key = "community_map.saved_as", .values = {{"number", saved->number}}}));
    terminal.line(counts_line(terminal, saved->counts));
    return 0;
} catch (const base::Fault&) {
    terminal.end_progress();
    try {
        std::ignore = machine.database.write(
            [&](db::Write& write) { return discard_import(write, act_of(machine), id); });
    } catch (const base::Fault&) {
        // A disk that is full may refuse even that; the first failure is the one to tell of.
    }
    throw;
}

int import_register(const cli::Arguments& arguments, cli::Terminal& terminal,
                    const platform::Machine& machine) {
    const bool yes = arguments.given("yes");
    if (!yes && !terminal.interactive()) {
        return terminal.refuse(base::refuse(base::Reason::Invalid, "community_map.yes_needed"));
    }
    const auto& typed = arguments.list("path");
    const std::vector<std::filesystem::path> paths(typed.begin(), typed.end());
    const std::string reading = terminal.say("community_map.reading");
    const auto digest = olms::read_register(paths, [&](std::int64_t done, std::int64_t total) {
        terminal.progress(reading, done, total);
        return true;
    });
    terminal.end_progress();
    if (!digest) {
        return terminal.refuse(digest.error());
    }
    const auto read = machine.database.write([&](db::Write& write) {
        const Import import = begin_import(write, act_of(machine), names_of(typed));
        return record_reading(write, act_of(machine), import.id, *digest);
    });
    if (!read) {
        return terminal.refuse(read.error());
    }
    preview(terminal, *read, *digest);
    if (!yes && !terminal.confirm(terminal.say("community_map.save_question"))) {
        return discard(machine, terminal, read->id);
    }
    return save(machine, terminal, read->id);
}

int list_imports(const cli::Arguments&, cli::Terminal& terminal, const platform::Machine& machine) {
    const auto imports = machine.database.read(store::imports);
    if (imports.empty()) {
        terminal.line(terminal.say("community_map.no_imports"));
        return 0;
    }
    std::vector<std::vector<std::string>> rows = {
        {">" + terminal.say("community_map.column_number"),
         terminal.say("community_map.column_state"), terminal.say("community_map.column_day"),
         terminal.say("community_map.column_years"), terminal.say("community_map.column_files")}};
    for (const Import& import : imports) {
        rows.push_back({std::to_string(import.number),
                        terminal.say("community_map.state_" + std::string(word_of(import.state))),
                        base::Date::of_utc(import.created_at).text(), years_of(import),
                        import.file_names.substr(0, import.file_names.find('\n'))});
    }
    terminal.out() << cli::table(rows);
    return 0;
}

using Verb = base::Result<Import> (*)(db::Write&, const Act&, const ImportId&);

/// Does `verb` to the import whose number was typed, and says so with the text of `done_key`.
int do_to_numbered(const cli::Arguments& arguments, cli::Terminal& terminal,
                   const platform::Machine& machine, Verb verb, std::string_view done_key) {
    const std::string& typed = arguments.text("id");
    std::int64_t number = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    const auto done = machine.database.write([&](db::Write& write) -> base::Result<Import> {
        const auto import = store::import_numbered(write, number);
        if (!import) {
            return base::refuse(base::Reason::NotFound, "community_map.no_such_import");
        }
        return verb(write, act_of(machine), import->id);
    });
    if (!done) {
        return terminal.refuse(done.error());
    }
    terminal.line(
        terminal.say({.key = std::string(done_key), .values = {{"number", done->number}}}));
    return 0;
}

int discard_numbered(const cli::Arguments& arguments, cli::Terminal& terminal,
                     const platform::Machine& machine) {
    return do_to_numbered(arguments, terminal, machine, discard_import,
                          "community_map.discarded_number");
}

int undo_numbered(const cli::Arguments& arguments, cli::Terminal& terminal,
                  const platform::Machine& machine) {
    return do_to_numbered(arguments, terminal, machine, undo_import, "community_map.undone_number");
}

using Run = int (*)(const cli::Arguments&, cli::Terminal&, const platform::Machine&);

cli::Command command(const WithMachine& with_machine, std::string_view name,
                     std::string_view help_key, std::vector<cli::Parameter> parameters, Run run) {
    parameters.push_back({Kind::Text, "data", "./data"});
    parameters.push_back({Kind::Text, "database"});
    return {.name = name,
            .help_key = help_key,
            .parameters = std::move(parameters),
            .run = [with_machine, run](const cli::Arguments& arguments, cli::Terminal& terminal) {
                return with_machine(arguments, terminal, [&](const platform::Machine& machine) {
                    return run(arguments, terminal, machine);
                });
            }};
}

}  // namespace

std::vector<cli::Command> import_commands(const WithMachine& with_machine) {
    return {
        command(with_machine, "import olms", "community_map.help_import_olms",
                {{Kind::Several, "path"}, {Kind::Flag, "yes"}}, import_register),
        command(with_machine, "import list", "community_map.help_import_list", {}, list_imports),
        command(with_machine, "import discard", "community_map.help_import_discard",
                {{Kind::Positional, "id"}}, discard_numbered),
        command(with_machine, "import undo", "community_map.help_import_undo",
                {{Kind::Positional, "id"}}, undo_numbered)};
}

}  // namespace community_map::commands

namespace community_map {

std::vector<cli::Command> make_commands(const WithMachine& with_machine) {
    std::vector<cli::Command> all = commands::import_commands(with_machine);
    all.push_back(commands::map_command(with_machine));
    return all;
}

}  // namespace community_map
