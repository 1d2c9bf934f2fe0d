#include "platform/log/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <random>

namespace logging {
namespace {

// Without letters and digits that are mistaken for one another when read aloud.
constexpr std::string_view kIncidentLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr int kIncidentLength = 8;

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
        case Level::Debug:
            return spdlog::level::debug;
        case Level::Info:
            return spdlog::level::info;
        case Level::Warning:
            return spdlog::level::warn;
        case Level::Error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::shared_ptr<spdlog::logger> make_logger() {
    auto logger = std::make_shared<spdlog::logger>(
        "groundwork", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("%Y-%m-%dT%H:%M:%SZ %l %v", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::debug);
    return logger;
}

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> only = make_logger();
    return *only;
}

// One event is one line: what a detail quotes from outside cannot begin another.
std::string on_one_line(std::string_view detail) {
    std::string line(detail);
    for (char& letter : line) {
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) {
            letter = ' ';
        }
    }
    while (!line.empty() && line.back() == ' ') {
        line.pop_back();
    }
    return line;
}

}  // namespace

void set_level(Level level) {
    logger().set_level(spdlog_level(level));
}

void write(Level level, std::string_view event, std::string_view detail) {
    const std::string line = on_one_line(detail);
    if (line.empty()) {
        logger().log(spdlog_level(level), "{}", event);
    } else {
        logger().log(spdlog_level(level), "{} {}", event, line);
    }
}

std::string new_incident() {
    std::random_device random;
    std::string incident;
    for (int at = 0; at < kIncidentLength; ++at) {
        if (at == kIncidentLength / 2) {
            incident += '-';
        }
        incident += kIncidentLetters[random() % kIncidentLetters.size()];
    }
    return incident;
}

}  // namespace logging
