#include "community_map/importers/street.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "platform/text/unicode.hpp"

namespace community_map::olms {
namespace {

struct Abbreviation {
    std::string_view word;
    std::string_view abbreviation;
};

// USPS Publication 28, the words that make up nearly all streets.
constexpr std::array kAbbreviations = {
    Abbreviation{"avenue", "ave"},   Abbreviation{"boulevard", "blvd"},
    Abbreviation{"circle", "cir"},   Abbreviation{"court", "ct"},
    Abbreviation{"drive", "dr"},     Abbreviation{"east", "e"},
    Abbreviation{"highway", "hwy"},  Abbreviation{"lane", "ln"},
    Abbreviation{"north", "n"},      Abbreviation{"northeast", "ne"},
    Abbreviation{"northwest", "nw"}, Abbreviation{"parkway", "pkwy"},
    Abbreviation{"place", "pl"},     Abbreviation{"plaza", "plz"},
    Abbreviation{"road", "rd"},      Abbreviation{"south", "s"},
    Abbreviation{"southeast", "se"}, Abbreviation{"southwest", "sw"},
    Abbreviation{"square", "sq"},    Abbreviation{"street", "st"},
    Abbreviation{"west", "w"},
};

constexpr std::array<std::string_view, 8> kInsideTheBuilding = {
    "apartment", "apt", "rm", "room", "ste", "suite", "unit", "#"};

std::string_view abbreviated(std::string_view word) {
    for (const auto& entry : kAbbreviations) {
        if (entry.word == word) {
            return entry.abbreviation;
        }
    }
    return word;
}

bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// FNV-1a, 64 bits.
struct Mixing {
    std::uint64_t number = 14'695'981'039'346'656'037U;

    void mix(std::string_view bytes) {
        for (const char c : bytes) {
            number = (number ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
        }
    }
};

/// Calls `on_word` for every lower-cased word of an ASCII (or folded) street, and for "#". Words
/// over 31 bytes are cut.
template <typename OnWord>
void for_each_word(std::string_view street, OnWord&& on_word) {
    std::array<char, 31> word{};
    for (std::size_t i = 0; i < street.size();) {
        if (street[i] == '#') {
            on_word(std::string_view("#"));
            ++i;
            continue;
        }
        std::size_t length = 0;
        for (; i < street.size() && is_word_byte(street[i]); ++i) {
            if (length < word.size()) {
                word[length++] = lower(street[i]);
            }
        }
        if (length > 0) {
            on_word(std::string_view(word.data(), length));
        } else {
            ++i;
        }
    }
}

}  // namespace

std::uint64_t street_number(std::string_view street, std::string_view zip) {
    std::string folded;
    if (std::any_of(street.begin(), street.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        folded = text::fold(street);
        street = folded;
    }
    Mixing mixing;
    bool any_word = false;
    bool inside = false;  // the last word was "suite", so this one is its number
    for_each_word(street, [&](std::string_view word) {
        any_word = true;
        if (inside) {
            inside = word == "#";  // "SUITE #300"
            return;
        }
        inside = std::find(kInsideTheBuilding.begin(), kInsideTheBuilding.end(), word) !=
                 kInsideTheBuilding.end();
        if (!inside) {
            mixing.mix(abbreviated(word));
            mixing.mix(" ");
        }
    });
    if (!any_word) {
        return 0;
    }
    mixing.mix(zip.substr(0, 5));
    return mixing.number == 0 ? 1 : mixing.number;
}

}  // namespace community_map::olms
