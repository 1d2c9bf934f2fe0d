// Runs a command and prints what it cost: milliseconds of processor time, of itself and of the
// system on its behalf, and the most memory it held, in kilobytes.
//
//   bench_cost COMMAND ARGUMENT...      prints "657 48124"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>

namespace {

std::int64_t milliseconds(const timeval& time) {
    return std::int64_t{time.tv_sec} * 1000 + time.tv_usec / 1000;
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 2) {
        std::fputs("usage: bench_cost COMMAND ARGUMENT...\n", stderr);
        return 2;
    }
    const pid_t child = fork();
    if (child == 0) {
        // The numbers have standard output to themselves.
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(arguments[1], arguments + 1);
        std::perror(arguments[1]);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        std::perror("bench_cost");
        return 70;
    }
    std::printf("%lld %ld\n",
                static_cast<long long>(milliseconds(used.ru_utime)) + milliseconds(used.ru_stime),
                used.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 70;
}
