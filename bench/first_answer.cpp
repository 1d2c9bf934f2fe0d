// How long a server takes from being started to its first good answer.
//
//   bench_first_answer PORT PATH COMMAND ARGUMENT...      prints milliseconds: "84"
//
// Starts the command, asks for PATH on 127.0.0.1 every millisecond until the answer is 200, and
// stops the command again.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "connection.hpp"
#include "counting.hpp"

namespace {

constexpr std::int64_t kPatienceUs = 20'000'000;

/// Microseconds, or -1 where the answer did not come.
std::int64_t wait_for_answer(std::uint16_t port, const char* path, pid_t server) {
    const std::int64_t began = bench::monotonic_us();
    bench::Connection connection(port);
    while (bench::monotonic_us() - began < kPatienceUs) {
        if (connection.get(path) == 200) {
            return bench::monotonic_us() - began;
        }
        if (waitpid(server, nullptr, WNOHANG) != 0) {
            return -1;
        }
        usleep(1000);
    }
    return -1;
}

}  // namespace

int main(int argument_count, char** arguments) {
    const auto port = argument_count > 3 ? bench::number_typed(arguments[1]) : std::nullopt;
    if (!port) {
        std::fputs("usage: bench_first_answer PORT PATH COMMAND ARGUMENT...\n", stderr);
        return 2;
    }
    const pid_t server = fork();
    if (server == 0) {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(arguments[3], arguments + 3);
        std::perror(arguments[3]);
        _exit(127);
    }
    const auto took = wait_for_answer(static_cast<std::uint16_t>(*port), arguments[2], server);
    if (took < 0) {
        std::fputs("bench_first_answer: no answer\n", stderr);
    } else {
        std::printf("%.0f\n", static_cast<double>(took) / 1000);
    }
    kill(server, SIGTERM);
    waitpid(server, nullptr, 0);
    return took < 0 ? 1 : 0;
}
