// The command line: a table of commands, each with its parameters and what it does.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/cli/terminal.hpp"

namespace cli {

/// One thing that may or must be said to a command. Its help is the text "cli.option_<name>".
struct Parameter {
    enum class Kind {
        Positional,  ///< by place; must be given
        Several,     ///< by place; one or more
        Text,        ///< --name VALUE
        Flag,        ///< --name
    };
    Kind kind = Kind::Text;
    std::string_view name;
    std::string_view fallback = {};  ///< Text: where it is not given
};

/// What was said.
class Arguments {
public:
    const std::string& text(std::string_view name) const;
    const std::vector<std::string>& list(std::string_view name) const;
    bool given(std::string_view name) const;

    void set(std::string_view name, std::vector<std::string> values);

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct Command {
    std::string_view name;      ///< "import olms": words under one another
    std::string_view help_key;  ///< what it does, in a line
    std::vector<Parameter> parameters;
    /// Answers the exit code.
    std::function<int(const Arguments&, Terminal&)> run;
};

/// Finds the command that `words` name, reads its parameters and runs it. Wrong words are explained
/// in the person's language, with exit code 2. A base::Fault or Bug ends in a sentence with an
/// incident number, and 70.
int run(std::span<const Command> commands, std::span<const std::string> words, Terminal& terminal,
        std::string_view version);

}  // namespace cli
