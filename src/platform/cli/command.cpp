#include "platform/cli/command.hpp"

#include <CLI/CLI.hpp>

#include "base/ensure.hpp"
#include "base/fault.hpp"
#include "platform/log/log.hpp"

namespace cli {
namespace {

/// Where CLI11 writes what was said, for one command.
struct Reading {
    const Command* command = nullptr;
    CLI::App* app = nullptr;
    std::map<std::string, std::vector<std::string>, std::less<>> texts;
    std::map<std::string, bool, std::less<>> flags;
};

/// "PATH..." where several may be said.
class Formatter : public CLI::Formatter {
public:
    std::string make_option_usage(const CLI::Option* option) const override {
        return option->get_name(true) + (option->get_expected_max() > 1 ? "..." : "");
    }
};

/// CLI11 speaks English; its few words of help are ours in the person's language.
void speak(CLI::App& root, const Terminal& terminal) {
    const auto formatter = std::make_shared<Formatter>();
    root.formatter(formatter);
    root.set_help_flag("-h,--help", terminal.say("cli.option_help"))
        ->group(terminal.say("cli.word_options"));
    formatter->label("Usage", terminal.say("cli.word_usage"));
    formatter->label("OPTIONS", terminal.say("cli.word_any_options"));
    formatter->label("SUBCOMMAND", terminal.say("cli.word_command"));
    formatter->label("Positionals", terminal.say("cli.word_positionals"));
    formatter->label("REQUIRED", "");  // the heading says so
    formatter->label("TEXT", terminal.say("cli.word_value"));
}

/// The nested subcommand for "import olms", made where it is missing.
CLI::App* app_of(CLI::App& root, std::string_view name, const Terminal& terminal) {
    CLI::App* app = &root;
    std::string under;
    while (!name.empty()) {
        const auto space = name.find(' ');
        const std::string word(name.substr(0, space));
        name = space == std::string_view::npos ? std::string_view{} : name.substr(space + 1);
        const auto known = app->get_subcommands(
            [&](const CLI::App* other) { return other->get_name() == word; });
        under += under.empty() ? word : "_" + word;
        if (known.empty()) {
            app = app->add_subcommand(word);
            app->group(terminal.say("cli.word_commands"));
            app->set_help_flag("-h,--help", terminal.say("cli.option_help"))
                ->group(terminal.say("cli.word_options"));
            if (!name.empty()) {
                app->description(terminal.say("cli.group_" + under));
            }
        } else {
            app = known.front();
        }
    }
    return app;
}

void add_parameter(Reading& reading, const Parameter& parameter, const Terminal& terminal) {
    const std::string name(parameter.name);
    const std::string help = terminal.say("cli.option_" + name);
    const std::string option = "--" + name;
    const std::string options = terminal.say("cli.word_options");
    switch (parameter.kind) {
        case Parameter::Kind::Positional:
            reading.app->add_option(name, reading.texts[name], help)
                ->required()
                ->expected(1)
                ->group(options);
            break;
        case Parameter::Kind::Several:
            reading.app->add_option(name, reading.texts[name], help)
                ->required()
                ->expected(1, 10'000)
                ->group(options);
            break;
        case Parameter::Kind::Text:
            reading.app->add_option(option, reading.texts[name], help)->expected(1)->group(options);
            break;
        case Parameter::Kind::Flag:
            reading.app->add_flag(option, reading.flags[name], help)->group(options);
            break;
    }
}

Arguments arguments_of(const Reading& reading) {
    Arguments arguments;
    for (const Parameter& parameter : reading.command->parameters) {
        if (parameter.kind == Parameter::Kind::Flag) {
            if (reading.flags.find(parameter.name)->second) {
                arguments.set(parameter.name, {"1"});
            }
            continue;
        }
        const auto& values = reading.texts.find(parameter.name)->second;
        if (!values.empty()) {
            arguments.set(parameter.name, values);
        } else if (!parameter.fallback.empty()) {
            arguments.set(parameter.name, {std::string(parameter.fallback)});
        }
    }
    return arguments;
}

/// What was wrong with the words, for somebody who does not know how a command line is read.
base::Message complaint_of(const CLI::ParseError& wrong, CLI::App& root) {
    CLI::App* asked = &root;
    while (!asked->get_subcommands().empty()) {
        asked = asked->get_subcommands().front();
    }
    if (const auto rest = root.remaining(true); !rest.empty()) {
        return {.key = "cli.not_understood", .values = {{"word", rest.front()}}};
    }
    for (const CLI::Option* option : asked->get_options()) {
        if (option->get_required() && option->count() == 0) {
            return {.key = "cli.something_missing", .values = {{"name", option->get_name()}}};
        }
    }
    return {.key = "cli.words_wrong", .values = {{"what", wrong.what()}}};
}

/// Runs the command; what the world or a mistake of ours threw ends here.
int run_safely(const Command& command, const Arguments& arguments, Terminal& terminal) {
    try {
        return command.run(arguments, terminal);
    } catch (const base::Fault& fault) {
        const std::string incident = logging::new_incident();
        logging::error("command.fault " + incident, fault.what());
        terminal.complain(terminal.say("cli.fault_" + std::string(base::fault_word(fault.kind()))));
        terminal.complain(
            terminal.say({.key = "cli.incident", .values = {{"incident", incident}}}));
    } catch (const base::Bug& bug) {
        const std::string incident = logging::new_incident();
        logging::error("command.bug " + incident, bug.what());
        terminal.complain(terminal.say({.key = "cli.bug", .values = {{"incident", incident}}}));
    }
    return kFaultExit;
}

}  // namespace

const std::string& Arguments::text(std::string_view name) const {
    static const std::string nothing;
    const auto found = values_.find(name);
    return found == values_.end() ? nothing : found->second.front();
}

const std::vector<std::string>& Arguments::list(std::string_view name) const {
    static const std::vector<std::string> nothing;
    const auto found = values_.find(name);
    return found == values_.end() ? nothing : found->second;
}

bool Arguments::given(std::string_view name) const {
    return values_.contains(name);
}

void Arguments::set(std::string_view name, std::vector<std::string> values) {
    ENSURE(!values.empty(), "what was said has words");
    values_.insert_or_assign(std::string(name), std::move(values));
}

int run(std::span<const Command> commands, std::span<const std::string> words, Terminal& terminal,
        std::string_view version) {
    CLI::App root(terminal.say("cli.about"), "groundwork");
    speak(root, terminal);
    root.set_version_flag("--version", "groundwork " + std::string(version),
                          terminal.say("cli.option_version"))
        ->group(terminal.say("cli.word_options"));
    root.require_subcommand(0, 1);
    std::vector<std::unique_ptr<Reading>> readings;
    for (const Command& command : commands) {
        auto reading = std::make_unique<Reading>();
        reading->command = &command;
        reading->app = app_of(root, command.name, terminal);
        reading->app->description(terminal.say(command.help_key));
        for (const Parameter& parameter : command.parameters) {
            add_parameter(*reading, parameter, terminal);
        }
        readings.push_back(std::move(reading));
    }
    try {
        std::vector<std::string> reversed(words.rbegin(), words.rend());
        root.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        CLI::App* asked = &root;
        std::string parents;
        while (!asked->get_subcommands().empty()) {
            parents += (parents.empty() ? "" : " ") + asked->get_name();
            asked = asked->get_subcommands().front();
        }
        terminal.out() << asked->help(parents);
        return 0;
    } catch (const CLI::CallForVersion&) {
        terminal.line("groundwork " + std::string(version));
        return 0;
    } catch (const CLI::ParseError& wrong) {
        terminal.complain(terminal.say(complaint_of(wrong, root)));
        terminal.complain(terminal.say("cli.see_help"));
        return kUsageExit;
    }
    for (const auto& reading : readings) {
        if (reading->app->parsed() && reading->app->get_subcommands().empty()) {
            return run_safely(*reading->command, arguments_of(*reading), terminal);
        }
    }
    terminal.out() << root.help();
    return words.empty() ? 0 : kUsageExit;
}

}  // namespace cli
