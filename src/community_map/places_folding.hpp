// How a place's name becomes the key it is found by: "N. Little Rock" is NORTHLITTLEROCK.
//
// Capital letters and digits only, abbreviated words spelled out by the table of
// web/geo/place_words.tsv, nothing between the words, so that "De Kalb", "DeKalb" and "DEKALB" are
// one. web/geo/folding.mjs does the same when the block is made.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace community_map {

/// A key in a fixed buffer: folding a name allocates nothing.
class FoldedName {
public:
    static constexpr std::size_t kLongest = 64;

    std::string_view text() const { return {letters_.data(), size_}; }
    /// False, and nothing appended, where it would become longer than any place's key.
    bool append(std::string_view more);

private:
    std::array<char, kLongest> letters_;
    std::size_t size_ = 0;
};

/// Whether the last word is complete, or somebody is still typing it: then it is not spelled out.
enum class LastWord { Complete, StillTyped };

/// Nothing where `name` has no letter, or more of them than any place.
std::optional<FoldedName> fold_name(std::string_view name, LastWord last_word = LastWord::Complete);

}  // namespace community_map
