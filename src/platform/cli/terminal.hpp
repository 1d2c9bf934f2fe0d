// The terminal in front of somebody, or the pipe in its place.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "base/result.hpp"
#include "platform/text/texts.hpp"

namespace cli {

class Terminal {
public:
    /// `interactive`: a person can be asked, and progress may be drawn over itself.
    Terminal(std::ostream& out, std::ostream& err, base::Language language, bool interactive,
             const text::Texts& texts);

    std::ostream& out() { return out_; }
    base::Language language() const { return language_; }
    bool interactive() const { return interactive_; }
    const text::Texts& texts() const { return texts_; }

    std::string say(const base::Message& message) const;
    std::string say(std::string_view key) const;
    /// One line to standard output.
    void line(std::string_view text);
    /// One line to standard error.
    void complain(std::string_view text);
    /// Every message of the refusal to standard error; answers its exit code.
    int refuse(const base::Refusal& refusal);

    /// Draws a bar where there is somebody to look at it; at most ten times a second.
    void progress(std::string_view what, std::int64_t done, std::int64_t total);
    void end_progress();
    /// Asks a yes-or-no question; no where nobody can answer.
    bool confirm(std::string_view question);

private:
    std::ostream& out_;
    std::ostream& err_;
    base::Language language_;
    bool interactive_;
    const text::Texts& texts_;
    std::int64_t drawn_at_ms_ = 0;
    bool drawing_ = false;
};

/// Spanish where LC_ALL, LC_MESSAGES or LANG says so.
base::Language language_of_environment();

int exit_code_of(base::Reason reason);
inline constexpr int kFaultExit = 70;
inline constexpr int kUsageExit = 2;

/// A table of texts with its columns in line, counting what a letter takes in a terminal. Columns
/// whose heading begins with ">" are right-aligned.
std::string table(const std::vector<std::vector<std::string>>& rows);

}  // namespace cli
