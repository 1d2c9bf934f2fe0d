#include "community_map/places_folding.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "community_map/places_block.hpp"

namespace community_map {
namespace {

/// The letters without their marks, from U+00C0 on; a space where there is no plain letter.
constexpr std::string_view kWithoutMarks =
    "AAAAAA CEEEEIIII NOOOOO OUUUUY  aaaaaa ceeeeiiii nooooo ouuuuy y";
static_assert(kWithoutMarks.size() == 64);
constexpr std::size_t kWordsMax = 16;

/// The words of a name in capitals, one after the other, and where each begins.
class Words {
public:
    explicit Words(std::string_view name) {
        for (std::size_t at = 0; at < name.size(); ++at) {
            take(name, at);
        }
    }

    std::size_t count() const { return count_; }
    bool overflowed() const { return overflowed_; }
    std::string_view word(std::size_t number) const {
        const std::size_t end = number + 1 < count_ ? begins_[number + 1] : size_;
        return {letters_.data() + begins_[number], end - begins_[number]};
    }

private:
    void take(std::string_view name, std::size_t& at) {
        const auto byte = static_cast<unsigned char>(name[at]);
        if (byte == 0xc3 && at + 1 < name.size()) {
            put(kWithoutMarks[static_cast<unsigned char>(name[++at]) & 0x3f]);
        } else if (byte == 0xe2 && name.substr(at, 3) == "\u2019") {
            at += 2;  // a curly apostrophe, like a straight one, separates nothing
        } else if (byte != '\'') {
            put(name[at]);
        }
    }

    void put(char letter) {
        const bool small = letter >= 'a' && letter <= 'z';
        const char capital = small ? static_cast<char>(letter - 'a' + 'A') : letter;
        if (!((capital >= 'A' && capital <= 'Z') || (capital >= '0' && capital <= '9'))) {
            inside_word_ = false;
            return;
        }
        if (size_ == letters_.size() || (!inside_word_ && count_ == kWordsMax)) {
            overflowed_ = true;
            return;
        }
        if (!inside_word_) {
            begins_[count_++] = size_;
            inside_word_ = true;
        }
        letters_[size_++] = capital;
    }

    std::array<char, FoldedName::kLongest> letters_;
    std::array<std::size_t, kWordsMax> begins_;
    std::size_t size_ = 0;
    std::size_t count_ = 0;
    bool inside_word_ = false;
    bool overflowed_ = false;
};

/// Appends what `spelled` abbreviates, or itself where it is no abbreviation.
bool append_spelled_out(FoldedName& folded, std::string_view spelled, bool first_of_several) {
    const PlacesBlock& block = places_block();
    std::uint32_t low = 0;
    std::uint32_t high = spelled.size() < sizeof(WordRecord::abbreviation) ? block.word_count() : 0;
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        const WordRecord word = block.word(middle);
        const int order = std::string_view(word.abbreviation.data()).compare(spelled);
        if (order == 0) {
            const bool applies = first_of_several || word.first_only == 0;
            return folded.append(applies ? std::string_view(word.spelled_out.data()) : spelled);
        }
        (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
    return folded.append(spelled);
}

}  // namespace

bool FoldedName::append(std::string_view more) {
    if (size_ + more.size() > letters_.size()) {
        return false;
    }
    std::copy(more.begin(), more.end(), letters_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += more.size();
    return true;
}

std::optional<FoldedName> fold_name(std::string_view name, LastWord last_word) {
    const Words words(name);
    if (words.overflowed() || words.count() == 0) {
        return std::nullopt;
    }
    FoldedName folded;
    for (std::size_t number = 0; number < words.count(); ++number) {
        const bool last = number + 1 == words.count();
        const bool fitted = last && last_word == LastWord::StillTyped
                                ? folded.append(words.word(number))
                                : append_spelled_out(folded, words.word(number),
                                                     number == 0 && !last);
        if (!fitted) {
            return std::nullopt;
        }
    }
    return folded;
}

}  // namespace community_map
