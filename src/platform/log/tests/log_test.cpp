// One event, one line, to standard error.
#include "platform/log/log.hpp"

#include <gtest/gtest.h>

#include <set>

namespace {

std::string written(logging::Level level, std::string_view event, std::string_view detail) {
    testing::internal::CaptureStderr();
    logging::write(level, event, detail);
    return testing::internal::GetCapturedStderr();
}

TEST(Log, a_line_has_the_time_in_utc_the_level_the_event_and_the_detail) {
    const std::string line = written(logging::Level::Warning, "server.slow", "12 ms");
    ASSERT_EQ(line.size(), std::string("2026-11-23T12:00:00Z").size() + 27);
    EXPECT_EQ(line[10], 'T');
    EXPECT_EQ(line.substr(19), "Z warning server.slow 12 ms\n");
}

TEST(Log, what_a_detail_quotes_from_outside_stays_on_its_line) {
    const std::string line = written(logging::Level::Error, "form.refused",
                                     "a\r\n2026 error forged\x1b[2J\n");
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_EQ(line.find('\x1b'), std::string::npos);
    EXPECT_NE(line.find("a  2026 error forged [2J"), std::string::npos) << line;
}

TEST(Log, braces_are_written_as_they_are) {
    EXPECT_NE(written(logging::Level::Info, "x.y", "{} {0}").find("x.y {} {0}"), std::string::npos);
}

TEST(Log, what_is_below_the_level_is_not_written) {
    EXPECT_EQ(written(logging::Level::Debug, "quiet", ""), "");
    logging::set_level(logging::Level::Error);
    EXPECT_EQ(written(logging::Level::Warning, "quiet", ""), "");
    logging::set_level(logging::Level::Debug);
    EXPECT_NE(written(logging::Level::Debug, "loud", ""), "");
    logging::set_level(logging::Level::Info);
}

TEST(Log, incident_numbers_are_short_legible_and_differ) {
    std::set<std::string> seen;
    for (int count = 0; count < 1'000; ++count) {
        const std::string incident = logging::new_incident();
        ASSERT_EQ(incident.size(), 9u);
        ASSERT_EQ(incident[4], '-');
        ASSERT_EQ(incident.find_first_of("01IOabc"), std::string::npos) << incident;
        seen.insert(incident);
    }
    EXPECT_EQ(seen.size(), 1'000u);
}

}  // namespace
