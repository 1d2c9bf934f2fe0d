// One sentence of a text file, read once and said many times.
//
// ICU reads the message (its apostrophes, plurals and choices) when the program starts; saying it
// afterwards walks a small tree without ICU's format objects, which cost microseconds each and are
// not safe to share between threads. Arguments are {name}, {name, number}, {name, date}, plural,
// selectordinal and select.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/message.hpp"

namespace text {

class Sentence {
public:
    /// Throws base::Bug, naming `key`, where `source` is no valid message.
    Sentence(base::Language language, std::string_view key, std::string_view source);

    using Values = std::vector<std::pair<std::string, base::MessageValue>>;

    /// Trips an ENSURE where a value is missing.
    std::string say(const Values& values) const;

    /// The names of its arguments.
    const std::set<std::string>& arguments() const { return arguments_; }
    /// The sentence itself, where it has no arguments; else empty.
    std::string_view plain() const { return plain_; }

private:
    enum class Kind { Literal, Simple, Date, OffsetNumber, Plural, Ordinal, Select };
    struct Piece;
    struct Branch;
    struct Turn;
    class Reader;
    using Pieces = std::vector<Piece>;

    void say_pieces(const Pieces& pieces, const Turn& turn, std::string& said) const;
    void say_choice(const Piece& piece, const Turn& turn, std::string& said) const;

    base::Language language_;
    std::string key_;
    std::string plain_;
    std::set<std::string> arguments_;
    std::shared_ptr<const Pieces>
        pieces_;  // shared: a Sentence is copied only while texts are merged
};

}  // namespace text
