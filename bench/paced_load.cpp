// Questions at an even pace, as from many people who do not wait for each other.
//
//   bench_paced_load PORT PER_SECOND SECONDS PATHS_FILE      prints "p50 p99 longest", microseconds
//
// The paths of the file are asked in turn over sixteen kept-alive connections. The time of an
// answer counts from the moment when its question was due, so a server that stops for a while is
// charged with everything that had to wait meanwhile.

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#include "connection.hpp"
#include "counting.hpp"

namespace {

constexpr std::int64_t kConnections = 16;

struct Pace {
    std::uint16_t port;
    std::int64_t per_second;
    std::int64_t questions;
    std::vector<std::string> paths;
};

struct Answers {
    std::atomic<std::int64_t> next{0};
    std::atomic<std::int64_t> bad{0};
    std::vector<std::int64_t> took_us;
};

void ask_in_turn(const Pace& pace, std::int64_t began_us, Answers& answers) {
    bench::Connection connection(pace.port);
    while (true) {
        const std::int64_t turn = answers.next.fetch_add(1);
        if (turn >= pace.questions) {
            return;
        }
        const std::int64_t due_us = began_us + turn * 1'000'000 / pace.per_second;
        const std::int64_t early_us = due_us - bench::monotonic_us();
        if (early_us > 0) {
            std::this_thread::sleep_for(std::chrono::microseconds(early_us));
        }
        const auto index = static_cast<std::size_t>(turn);
        if (connection.get(pace.paths[index % pace.paths.size()]) != 200) {
            ++answers.bad;
        }
        answers.took_us[index] = bench::monotonic_us() - due_us;
    }
}

void ask_all(const Pace& pace, Answers& answers) {
    answers.took_us.resize(static_cast<std::size_t>(pace.questions));
    constexpr std::int64_t kUntilAllAreThereUs = 50'000;
    const std::int64_t began_us = bench::monotonic_us() + kUntilAllAreThereUs;
    std::vector<std::thread> people;
    for (std::int64_t i = 0; i < kConnections; ++i) {
        people.emplace_back([&] { ask_in_turn(pace, began_us, answers); });
    }
    for (std::thread& person : people) {
        person.join();
    }
}

}  // namespace

int main(int argument_count, char** arguments) {
    const bool complete = argument_count == 5;
    const auto port = complete ? bench::number_typed(arguments[1]) : std::nullopt;
    const auto per_second = complete ? bench::number_typed(arguments[2]) : std::nullopt;
    const auto seconds = complete ? bench::number_typed(arguments[3]) : std::nullopt;
    const auto paths = complete ? bench::lines_of(arguments[4]) : std::vector<std::string>{};
    if (!port || !per_second || !seconds || paths.empty()) {
        std::fputs("usage: bench_paced_load PORT PER_SECOND SECONDS PATHS_FILE\n", stderr);
        return 2;
    }
    Answers answers;
    ask_all({.port = static_cast<std::uint16_t>(*port),
             .per_second = *per_second,
             .questions = *per_second * *seconds,
             .paths = paths},
            answers);
    std::printf("%lld %lld %lld\n", static_cast<long long>(bench::quantile(answers.took_us, 0.5)),
                static_cast<long long>(bench::quantile(answers.took_us, 0.99)),
                static_cast<long long>(bench::quantile(answers.took_us, 1)));
    if (answers.bad > 0) {
        std::fprintf(stderr, "bench_paced_load: %lld answers were not 200\n",
                     static_cast<long long>(answers.bad));
        return 1;
    }
    return 0;
}
