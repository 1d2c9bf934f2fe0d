#include "platform/http/multipart.hpp"

#include "platform/http/words.hpp"

namespace http {
namespace {

constexpr std::size_t kBoundaryMax = 70;  // RFC 2046, 5.1.1
constexpr std::size_t kHeadMax = 8 * 1024;
constexpr std::size_t kPaddingMax = 64;  // white space that may follow a boundary

// The value of a parameter, quoted or not, and what follows it. Browsers write a quote inside as
// %22, other programs as \"; a backslash before anything else is part of a file name.
std::string take_value(std::string_view& rest) {
    if (rest.empty() || rest[0] != '"') {
        return std::string(trimmed(take_until(rest, ';')));
    }
    std::string value;
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        if (rest[at] == '\\' && at + 1 < rest.size() && rest[at + 1] == '"') {
            ++at;
        }
        value += rest[at];
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    take_until(rest, ';');
    return value;
}

// Calls `found` for each `name=value` after the first ";" of a header's value.
template <typename Found>
void each_parameter(std::string_view value, Found found) {
    take_until(value, ';');
    while (!value.empty()) {
        const auto equals = value.find_first_of("=;");
        if (equals == std::string_view::npos) {
            return;
        }
        const bool has_value = value[equals] == '=';
        const std::string_view name = trimmed(value.substr(0, equals));
        value.remove_prefix(equals + 1);
        if (has_value) {
            value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
            found(name, take_value(value));
        }
    }
}

// The three characters that browsers encode in names, and no others: "50%25.csv" is a name as it
// stands.
std::string without_browser_escapes(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view escape = text.substr(at, 3);
        const bool known = escape == "%22" || escape == "%0D" || escape == "%0A";
        plain += known ? static_cast<char>(hexadecimal(escape[1]) * 16 + hexadecimal(escape[2]))
                       : text[at];
        at += known ? 2 : 0;
    }
    return plain;
}

std::optional<PartHead> read_part_head(std::string_view lines) {
    std::optional<PartHead> head;
    while (!lines.empty()) {
        std::string_view value = take_until(lines, '\n');
        if (!value.empty() && value.back() == '\r') {
            value.remove_suffix(1);
        }
        if (!same_word(trimmed(take_until(value, ':')), "content-disposition")) {
            continue;
        }
        std::string_view parameters = value;
        if (head || !same_word(trimmed(take_until(parameters, ';')), "form-data")) {
            return std::nullopt;
        }
        std::optional<std::string> name;
        std::optional<std::string> file_name;
        each_parameter(value, [&](std::string_view parameter, std::string&& text) {
            if (same_word(parameter, "name")) {
                name = without_browser_escapes(text);
            } else if (same_word(parameter, "filename")) {
                file_name = without_browser_escapes(text);
            }
        });
        if (!name) {
            return std::nullopt;
        }
        head = PartHead{.name = std::move(*name), .file_name = std::move(file_name)};
    }
    return head;
}

}  // namespace

std::optional<std::string> read_boundary(std::string_view content_type) {
    std::optional<std::string> boundary;
    each_parameter(content_type, [&](std::string_view name, std::string&& value) {
        if (same_word(name, "boundary")) {
            boundary = std::move(value);
        }
    });
    if (!boundary || boundary->empty() || boundary->size() > kBoundaryMax ||
        !is_header_safe(*boundary) || boundary->back() == ' ') {
        return std::nullopt;
    }
    return boundary;
}

// The first boundary may stand at the very beginning: a line break before it is understood.
MultipartReader::MultipartReader(std::string_view boundary, PartEvents events)
    : delimiter_("\r\n--" + std::string(boundary)), events_(std::move(events)), waiting_("\r\n") {}

bool MultipartReader::feed(std::string_view bytes) {
    if (state_ == State::Epilogue) {
        return true;
    }
    if (state_ != State::Broken) {
        waiting_.append(bytes);
        while (step()) {}
    }
    return state_ != State::Broken;
}

bool MultipartReader::finish() const {
    return state_ == State::Epilogue;
}

// True while there is more to do with what is at hand.
bool MultipartReader::step() {
    switch (state_) {
        case State::Preamble:
            return pass_preamble();
        case State::AfterBoundary:
            return read_after_boundary();
        case State::Head:
            return read_head();
        case State::Content:
            return read_content();
        case State::Epilogue:
            waiting_.clear();
            return false;
        case State::Broken:
            return false;
    }
    return false;
}

bool MultipartReader::pass_preamble() {
    const auto found = waiting_.find(delimiter_);
    if (found == std::string::npos) {
        const std::size_t kept = std::min(waiting_.size(), delimiter_.size() - 1);
        waiting_.erase(0, waiting_.size() - kept);
        return false;
    }
    waiting_.erase(0, found + delimiter_.size());
    state_ = State::AfterBoundary;
    return true;
}

bool MultipartReader::read_after_boundary() {
    const auto end = waiting_.find_first_not_of(" \t");
    if (end > kPaddingMax && waiting_.size() > kPaddingMax) {
        return break_off();
    }
    if (end == std::string::npos || waiting_.size() - end < 2) {
        return false;
    }
    const std::string_view two = std::string_view(waiting_).substr(end, 2);
    if (two == "--" && end == 0) {
        state_ = State::Epilogue;
        return true;
    }
    if (two != "\r\n") {
        return break_off();
    }
    // The line break stays: a head without any line is the blank line alone.
    waiting_.erase(0, end);
    state_ = State::Head;
    return true;
}

bool MultipartReader::read_head() {
    constexpr std::string_view kBlankLine = "\r\n\r\n";
    const auto end = waiting_.find(kBlankLine);
    if (end == std::string::npos ? waiting_.size() > kHeadMax : end > kHeadMax) {
        return break_off();
    }
    if (end == std::string::npos) {
        return false;
    }
    auto head = read_part_head(std::string_view(waiting_).substr(0, end));
    if (!head) {
        return break_off();
    }
    waiting_.erase(0, end + kBlankLine.size());
    events_.begin(std::move(*head));
    state_ = State::Content;
    return true;
}

// What could still turn out to be the beginning of a boundary waits for the next piece.
bool MultipartReader::read_content() {
    const auto found = waiting_.find(delimiter_);
    if (found == std::string::npos) {
        const std::size_t kept = std::min(waiting_.size(), delimiter_.size() - 1);
        const std::size_t certain = waiting_.size() - kept;
        if (certain > 0) {
            events_.bytes(std::string_view(waiting_).substr(0, certain));
            waiting_.erase(0, certain);
        }
        return false;
    }
    if (found > 0) {
        events_.bytes(std::string_view(waiting_).substr(0, found));
    }
    waiting_.erase(0, found + delimiter_.size());
    events_.end();
    state_ = State::AfterBoundary;
    return true;
}

bool MultipartReader::break_off() {
    state_ = State::Broken;
    waiting_.clear();
    return false;
}

}  // namespace http
