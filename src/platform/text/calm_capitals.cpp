// Registers shout: "CHICAGO REG. COUNCIL OF CARPENTERS". Here each word is calmed by what it looks
// like; what looks like an abbreviation keeps its capitals.
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "platform/text/unicode.hpp"

namespace text {

namespace {

using Words = std::span<const std::string_view>;

/// Abbreviations that could be read as words. Those that could not ("IBEW", "RLCA") follow from the
/// rules.
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"AAUP",   "ACLU",  "ACTWU", "AFA",   "AFB",    "AFGE",  "AFL",  "AFM",   "AFSCME", "AFT",
     "AFTRA",  "AIDS",  "ALPA",  "APA",   "APWU",   "ASEA",  "ATDA", "ATU",   "AZ",     "BAC",
     "BSOIW",  "CA",    "CIO",   "CIR",   "CJA",    "DOD",   "DOE",  "DOI",   "DOJ",    "DOL",
     "EEOC",   "EMT",   "EPA",   "ESP",   "FAA",    "FOP",   "GEO",  "GEU",   "HERE",   "IAEP",
     "IAFF",   "IAM",   "IATSE", "IBEW",  "IBT",    "IFPTE", "IL",   "ILA",   "ILGWU",  "ILWU",
     "INRLCA", "IUE",   "IUEC",  "IUJAT", "IUOE",   "IUPAT", "IWW",  "LIUNA", "MEBA",   "NAGE",
     "NALC",   "NASA",  "NATCA", "NEA",   "NOITU",  "NUHW",  "NYC",  "NYS",   "NYSUT",  "OAPSE",
     "OPCMIA", "OPEIU", "PA",    "PAFCA", "PASNAP", "PSEA",  "RI",   "RWDSU", "SAG",    "SEIU",
     "SIUNA",  "SPEEA", "SUNY",  "TCU",   "TWU",    "UAL",   "UAW",  "UBC",   "UCW",    "UFCW",
     "UGSOA",  "UMWA",  "UNAP",  "UNITE", "UPTE",   "US",    "USDA", "USPS",  "UWUA",   "VA"});

/// What looks like an abbreviation of several words and is one word, mostly shortened.
constexpr auto kShortened = std::to_array<std::string_view>(
    {"BLDG", "BLVD", "BROS", "CTR", "CTYS", "DPT",  "DR",   "EAU",  "FT",   "HTS",
     "HWY",  "JR",   "LDG",  "LN",  "LTD",  "MC",   "MFG",  "MGMT", "MGRS", "MKTG",
     "MR",   "MRS",  "MS",   "MT",  "MTN",  "NTL",  "PKWY", "RD",   "SR",   "ST",
     "STS",  "SVC",  "SVCS", "TWP", "VLY",  "WKRS", "WMS"});

constexpr auto kSmall = std::to_array<std::string_view>({"A", "AN", "AND", "AT", "BY", "DE", "DEL",
                                                         "FOR", "FROM", "IN", "OF", "ON", "OR",
                                                         "POR", "THE", "TO", "WITH", "Y"});

/// Two consonants with which a word or a name can begin. Any other pair begins an abbreviation.
constexpr auto kBeginnings = std::to_array<std::string_view>(
    {"BH", "BL", "BR", "CH", "CL", "CR", "CZ", "DH", "DJ", "DR", "DW", "FJ", "FL", "FR", "GH",
     "GL", "GN", "GR", "GW", "KH", "KL", "KN", "KR", "KW", "LH", "LL", "MN", "NG", "PF", "PH",
     "PL", "PN", "PR", "PS", "PT", "RH", "SC", "SH", "SK", "SL", "SM", "SN", "SP", "SQ", "SR",
     "ST", "SV", "SW", "SZ", "TH", "TR", "TS", "TW", "VL", "WH", "WR", "ZH"});

static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));
static_assert(std::is_sorted(kShortened.begin(), kShortened.end()));
static_assert(std::is_sorted(kSmall.begin(), kSmall.end()));
static_assert(std::is_sorted(kBeginnings.begin(), kBeginnings.end()));

bool among(Words words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
}

constexpr bool is_vowel(char letter) {
    return std::string_view("AEIOUY").find(letter) != std::string_view::npos;
}

constexpr bool is_letter(char byte) {
    return (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
}

bool all_ascii_capitals(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char byte) { return byte >= 'A' && byte <= 'Z'; });
}

bool is_roman_number(std::string_view word) {
    return word.size() <= 5 && word.find_first_not_of("IVX") == std::string_view::npos;
}

/// Judges a word of plain capitals.
bool is_abbreviation(std::string_view word, bool in_parentheses) {
    if (word.size() == 1 || is_roman_number(word) || among(kAbbreviations, word)) {
        return true;
    }
    if (among(kShortened, word)) {
        return false;
    }
    if (in_parentheses && word.size() <= 3) {  // "(IN)", "(DFW)": a state, an airport
        return true;
    }
    const auto vowels = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_vowel));
    if (vowels == 0 || vowels == word.size()) {
        return true;
    }
    return word.size() <= 6 && !is_vowel(word[0]) && !is_vowel(word[1]) &&
           !among(kBeginnings, word.substr(0, 2)) && word.substr(0, 2) != "MC";
}

bool has_lower_case(std::string_view utf8) {
    const auto length = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(utf8.data(), at, length, character);
        if (character < 0x80 ? character >= 'a' && character <= 'z' : u_islower(character) != 0) {
            return true;
        }
    }
    return false;
}

std::string lower(std::string_view word) {
    std::string out;
    if (std::all_of(word.begin(), word.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        for (const char letter : word) {
            out += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A'))
                                                  : letter;
        }
        return out;
    }
    icu::UnicodeString::fromUTF8(std::string(word))
        .toLower(icu::Locale::getRoot())
        .toUTF8String(out);
    return out;
}

/// The first letter as it is, the others lower.
std::string capitalised(std::string_view word) {
    std::int32_t first = 0;
    U8_FWD_1(word.data(), first, static_cast<std::int32_t>(word.size()));
    const auto head = static_cast<std::size_t>(first);
    if (word.size() >= 5 && word.substr(0, 2) == "MC") {
        return "Mc" + capitalised(word.substr(2));
    }
    return std::string(word.substr(0, head)) + lower(word.substr(head));
}

/// "O'HARE" as "O'Hare", "WOMEN'S" as "Women's", "INT'L" as "Int'l".
std::string calm_with_apostrophe(std::string_view word, std::size_t apostrophe) {
    const std::string_view before = word.substr(0, apostrophe);
    const std::string_view after = word.substr(apostrophe + 1);
    const bool is_name = before.size() == 1 && after.size() >= 3;
    return capitalised(before) + "'" + (is_name ? capitalised(after) : lower(after));
}

struct Position {
    bool first = true;  // of the text, or behind a comma, a bracket or a slash
    bool in_parentheses = false;
};

std::string calm_word(std::string_view word, const Position& position) {
    const std::size_t apostrophe = word.find('\'');
    if (apostrophe != std::string_view::npos && apostrophe > 0) {
        return calm_with_apostrophe(word, apostrophe);
    }
    if (word.find('.') != std::string_view::npos) {  // "N.A.P.E.P", its last dot left outside
        return std::string(word);
    }
    if (!position.first && !position.in_parentheses && among(kSmall, word)) {
        return lower(word);
    }
    if (all_ascii_capitals(word) && is_abbreviation(word, position.in_parentheses)) {
        return std::string(word);
    }
    return capitalised(word);
}

/// Where the word that begins at `at` ends. Dots belong to it between single letters, apostrophes
/// anywhere.
std::size_t end_of_word(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const bool dotted = text[end] == '.' && end + 1 < text.size() && is_letter(text[end + 1]) &&
                            end > at && (end - at == 1 || text[end - 2] == '.');
        if (!is_letter(text[end]) && text[end] != '\'' && !dotted) {
            break;
        }
        ++end;
    }
    return end;
}

}  // namespace

std::string calm_capitals(std::string_view utf8) {
    if (has_lower_case(utf8)) {
        return std::string(utf8);
    }
    std::string calm;
    calm.reserve(utf8.size());
    Position position;
    bool in_number = false;  // "1B", "25TH": letters joined to digits stay as they are
    for (std::size_t at = 0; at < utf8.size();) {
        const char byte = utf8[at];
        if (!is_letter(byte)) {
            in_number = byte >= '0' && byte <= '9';
            position.first = !in_number &&
                             (position.first || byte == ',' || byte == '(' || byte == '/');
            position.in_parentheses = byte == '(' || (position.in_parentheses && byte != ')');
            calm += byte;
            ++at;
            continue;
        }
        const std::size_t end = end_of_word(utf8, at);
        const std::string_view word = utf8.substr(at, end - at);
        const bool before_digit = end < utf8.size() && utf8[end] >= '0' && utf8[end] <= '9';
        calm += in_number || before_digit ? std::string(word) : calm_word(word, position);
        position.first = false;
        in_number = false;
        at = end;
    }
    return calm;
}

}  // namespace text
