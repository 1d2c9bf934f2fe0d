#include "app/run.hpp"

#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/words.hpp"

namespace app {

int run(int count, const char* const* words) {
    const auto texts = load_texts();
    const bool interactive = isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
    cli::Terminal terminal(std::cout, std::cerr, cli::language_of_environment(), interactive,
                           *texts);
    const int code = cli::run(commands(), std::vector<std::string>(words + 1, words + count),
                              terminal, GROUNDWORK_VERSION);
    if (!std::cout.flush()) {  // a list cut short must not pass for the whole
        terminal.complain(terminal.say("cli.not_printed"));
        return cli::kFaultExit;
    }
    return code;
}

}  // namespace app
