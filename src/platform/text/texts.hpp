// The sentences of the program in every language: text/{en,es}.json of the slices, merged.
//
// A key is "<slice>.<name>". A sentence is an ICU message: "{count, plural, one{# union} other{#
// unions}}". Every key exists in every language, and none needs an argument that English does not
// have (it may leave some out: "para revisar" is the same for one and for many); a test and the
// program's start say so.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/message.hpp"

namespace text {

struct TextFile {
    base::Language language;
    std::string_view json;  ///< one flat object: key to sentence
};

class Texts {
public:
    /// Throws base::Bug naming the key that is missing, doubled, or no valid message in some
    /// language.
    explicit Texts(std::span<const TextFile> files);
    ~Texts();

    /// The sentence with its values filled in, numbers formatted as the language does.
    std::string say(base::Language language, const base::Message& message) const;
    std::string say(base::Language language, std::string_view key) const;

    /// A sentence without arguments, as it is said: for templates. Trips an ENSURE where it has
    /// arguments.
    std::string_view plain(base::Language language, std::string_view key) const;

    bool has(std::string_view key) const;
    /// The sentence must be said with values, so it cannot stand in a template by its key.
    bool takes_values(std::string_view key) const;

    /// Every key, sorted.
    std::vector<std::string_view> keys() const;

private:
    class Sentences;
    std::unique_ptr<Sentences> sentences_;
};

/// 12033779 as "12,033,779" (en) or "12.033.779" (es: no dot in four-digit numbers, as its
/// academies ask).
std::string number(base::Language language, long long number);
/// "June 30, 2021", "30 de junio de 2021". `iso` is YYYY-MM-DD; anything else comes back as it is.
std::string long_date(base::Language language, std::string_view iso);
/// "June 2021", "junio de 2021".
std::string month(base::Language language, std::string_view iso);

}  // namespace text
