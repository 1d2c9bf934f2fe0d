#include "platform/cli/terminal.hpp"

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "platform/text/columns.hpp"

namespace cli {
namespace {

constexpr std::int64_t kRedrawMs = 100;
constexpr int kBarWidth = 30;

std::int64_t now_ms() {
    using std::chrono::steady_clock;
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

Terminal::Terminal(std::ostream& out, std::ostream& err, base::Language language, bool interactive,
                   const text::Texts& texts)
    : out_(out), err_(err), language_(language), interactive_(interactive), texts_(texts) {}

std::string Terminal::say(const base::Message& message) const {
    return texts_.say(language_, message);
}

std::string Terminal::say(std::string_view key) const {
    return texts_.say(language_, key);
}

void Terminal::line(std::string_view text) {
    out_ << text << '\n';
}

void Terminal::complain(std::string_view text) {
    end_progress();
    err_ << text << '\n';
}

int Terminal::refuse(const base::Refusal& refusal) {
    for (const base::Message& message : refusal.messages) {
        complain(say(message));
    }
    return exit_code_of(refusal.reason);
}

void Terminal::progress(std::string_view what, std::int64_t done, std::int64_t total) {
    const bool drawable = interactive_ && total > 0;
    if (!drawable || (now_ms() - drawn_at_ms_ < kRedrawMs && done < total)) {
        return;
    }
    drawn_at_ms_ = now_ms();
    drawing_ = true;
    const int filled = static_cast<int>(done * kBarWidth / total);
    err_ << '\r' << what << " [" << std::string(static_cast<std::size_t>(filled), '#')
         << std::string(static_cast<std::size_t>(kBarWidth - filled), ' ') << "] "
         << done * 100 / total << "% " << std::flush;
}

void Terminal::end_progress() {
    if (drawing_) {
        err_ << '\n';
        drawing_ = false;
    }
}

bool Terminal::confirm(std::string_view question) {
    if (!interactive_) {
        return false;
    }
    err_ << question << ' ' << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return !answer.empty() && std::string_view("yYsS").find(answer.front()) != std::string::npos;
}

base::Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return base::language_of(value).value_or(base::Language::English);
        }
    }
    return base::Language::English;
}

int exit_code_of(base::Reason reason) {
    switch (reason) {
        case base::Reason::Invalid:
            return kUsageExit;
        case base::Reason::NotFound:
            return 3;
        case base::Reason::NotAllowed:
            return 4;
        case base::Reason::Conflict:
            return 5;
        case base::Reason::TooMany:
            return 6;
        case base::Reason::NeedsReason:
            return 7;
    }
    return kFaultExit;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    std::vector<bool> right;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t at = 0; at < row.size(); ++at) {
            widths[at] = std::max(widths[at], text::columns_of(row[at]));
        }
    }
    for (const std::string& heading : rows.empty() ? std::vector<std::string>{} : rows.front()) {
        right.push_back(heading.starts_with('>'));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t at = 0; at < row.size(); ++at) {
            const bool heading = &row == &rows.front() && right[at];
            const std::string word = heading ? row[at].substr(1) : row[at];
            const std::string padding(widths[at] - text::columns_of(word), ' ');
            line += right[at] ? padding + word : word + padding;
            line += at + 1 < row.size() ? "  " : "";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

}  // namespace cli
