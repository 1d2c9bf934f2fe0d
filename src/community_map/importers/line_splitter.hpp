// Lines out of chunks of any size: a line that straddles two chunks is put together, all others are
// never copied.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

namespace community_map::olms {

class LineSplitter {
public:
    /// A report takes about 400 bytes; a line beyond this is no line of a table.
    static constexpr std::size_t kLineMax = 64 * 1024;

    /// Calls `on_line(line, too_long)` for every line that ends in `bytes`, without its LF or CRLF.
    /// A line over kLineMax is given as its beginning, with `too_long`. `on_line` answers false to
    /// stop, and so does this.
    template <typename OnLine>
    bool feed(std::string_view bytes, OnLine&& on_line) {
        while (!bytes.empty()) {
            const auto* newline = static_cast<const char*>(
                std::memchr(bytes.data(), '\n', bytes.size()));
            if (newline == nullptr) {
                keep(bytes);
                return true;
            }
            const auto length = static_cast<std::size_t>(newline - bytes.data());
            if (!give(bytes.substr(0, length), on_line)) {
                return false;
            }
            bytes.remove_prefix(length + 1);
        }
        return true;
    }

    /// The last line, where it has no newline behind it.
    template <typename OnLine>
    bool finish(OnLine&& on_line) {
        return held_.empty() || give({}, on_line);
    }

    bool holds_unfinished_line() const { return !held_.empty(); }
    /// The line that has not ended yet is over kLineMax already.
    bool holds_too_long_line() const { return held_.size() > kLineMax; }

private:
    void keep(std::string_view bytes) {
        const std::size_t room = kLineMax + 1 - held_.size();
        held_.append(bytes.substr(0, room));
    }

    template <typename OnLine>
    bool give(std::string_view rest, OnLine&& on_line) {
        if (held_.empty()) {
            return on_line(without_return(rest).substr(0, kLineMax), rest.size() > kLineMax);
        }
        keep(rest);
        const bool too_long = held_.size() > kLineMax;
        const bool go_on = on_line(without_return(held_).substr(0, kLineMax), too_long);
        held_.clear();
        return go_on;
    }

    static std::string_view without_return(std::string_view line) {
        return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    }

    std::string held_;  ///< the beginning of a line whose end has not come yet
};

}  // namespace community_map::olms
