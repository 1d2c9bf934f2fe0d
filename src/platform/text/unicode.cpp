#include "platform/text/unicode.hpp"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/ensure.hpp"

namespace text {

namespace {

constexpr bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

bool all_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), is_ascii);
}

constexpr char ascii_lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

constexpr bool ascii_word(char byte) {
    const char lower = ascii_lower(byte);
    return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
}

/// What Windows-1252 means by 0x80 to 0x9F; the five bytes it leaves open become the replacement
/// character.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

/// Letters whose stroke or ligature no normal form takes apart, as people type them without.
constexpr std::array<std::pair<UChar32, std::string_view>, 9> kUnjoined = {{{0x00E6, "ae"},
                                                                            {0x00F0, "d"},
                                                                            {0x00F8, "o"},
                                                                            {0x00FE, "th"},
                                                                            {0x0111, "d"},
                                                                            {0x0127, "h"},
                                                                            {0x0131, "i"},
                                                                            {0x0142, "l"},
                                                                            {0x0153, "oe"}}};

icu::UnicodeString utf16(std::string_view utf8) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

/// An accent of a European script or a vowel point of Arabic and Hebrew. Other scripts' marks carry
/// the word itself: the voicing of kana, the vowels of Devanagari and Thai.
bool is_accent(UChar32 character) {
    if (u_charType(character) != U_NON_SPACING_MARK) {
        return false;
    }
    const unsigned place = u_getCombiningClass(character);
    return place >= 200 || (place >= 10 && place <= 36);
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    ENSURE(U_SUCCESS(status), "ICU has its normal forms");
    return *found;
}

icu::UnicodeString without_accents(const icu::UnicodeString& decomposed) {
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        const UChar32 character = decomposed.char32At(at);
        const auto* const unjoined = std::find_if(
            kUnjoined.begin(), kUnjoined.end(),
            [character](const auto& entry) { return entry.first == character; });
        if (unjoined != kUnjoined.end()) {
            kept.append(utf16(unjoined->second));
        } else if (!is_accent(character) && character != 0x0640) {  // Arabic's stretching stroke
            kept.append(character);
        }
    }
    return kept;
}

std::string fold_unicode(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance)
                                          .normalize(utf16(utf8), status);
    const icu::UnicodeString decomposed = normalizer(&icu::Normalizer2::getNFDInstance)
                                              .normalize(folded, status);
    const icu::UnicodeString composed = normalizer(&icu::Normalizer2::getNFCInstance)
                                            .normalize(without_accents(decomposed), status);
    ENSURE(U_SUCCESS(status), "any text has its normal forms");
    std::string out;
    composed.toUTF8String(out);
    return out;
}

bool is_apostrophe(UChar32 character) {
    return character == '\'' || character == 0x2019 || character == 0x02BC;
}

bool in_word(UChar32 character) {
    return (U_GET_GC_MASK(character) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

/// Collators are immutable once made and may be shared between threads.
const icu::Collator& collator(base::Language language) {
    const auto make = [](base::Language of) {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(
            icu::Locale(std::string(base::language_code(of)).c_str()), status));
        ENSURE(U_SUCCESS(status), "ICU sorts the program's languages");
        made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        made->setAttribute(UCOL_ALTERNATE_HANDLING, UCOL_NON_IGNORABLE, status);
        return made;
    };
    static const std::unique_ptr<icu::Collator> english = make(base::Language::English);
    static const std::unique_ptr<icu::Collator> spanish = make(base::Language::Spanish);
    return language == base::Language::Spanish ? *spanish : *english;
}

}  // namespace

bool is_storable(std::string_view bytes) {
    const auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 character = 0;
        U8_NEXT(bytes.data(), at, length, character);
        if (character <= 0) {
            return false;
        }
    }
    return true;
}

std::string utf8_or_windows_1252(std::string_view bytes) {
    if (is_storable(bytes)) {
        return std::string(bytes);
    }
    std::string valid(bytes);
    std::replace(valid.begin(), valid.end(), '\0', ' ');
    if (is_storable(valid)) {
        return valid;
    }
    icu::UnicodeString read;
    for (const char byte : valid) {
        const auto code = static_cast<unsigned char>(byte);
        read.append(code >= 0x80 && code < 0xA0 ? kWindows1252[code - 0x80]
                                                : static_cast<char16_t>(code));
    }
    std::string out;
    read.toUTF8String(out);
    return out;
}

std::string fold(std::string_view utf8) {
    if (!all_ascii(utf8)) {
        return fold_unicode(utf8);
    }
    std::string folded(utf8);
    std::transform(folded.begin(), folded.end(), folded.begin(), ascii_lower);
    return folded;
}

std::vector<std::string> folded_words(std::string_view utf8) {
    const std::string folded = fold(utf8);
    std::vector<std::string> words;
    std::string word;
    const auto length = static_cast<std::int32_t>(folded.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t begin = at;
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(folded.data(), at, length, character);
        const bool belongs = character < 0x80 ? ascii_word(static_cast<char>(character))
                                              : in_word(character);
        if (belongs) {
            word.append(folded, static_cast<std::size_t>(begin),
                        static_cast<std::size_t>(at - begin));
        } else if (!word.empty() && !is_apostrophe(character)) {  // "int'l" is one word
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

std::string sort_key(base::Language language, std::string_view utf8) {
    const icu::UnicodeString wide = utf16(utf8);
    const icu::Collator& order = collator(language);
    std::array<std::uint8_t, 256> room{};
    std::int32_t length = order.getSortKey(wide, room.data(),
                                           static_cast<std::int32_t>(room.size()));
    std::string key(reinterpret_cast<const char*>(room.data()),
                    std::min<std::size_t>(static_cast<std::size_t>(length), room.size()));
    if (static_cast<std::size_t>(length) > room.size()) {
        key.resize(static_cast<std::size_t>(length));
        order.getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()), length);
    }
    key.pop_back();  // ICU ends keys with a NUL
    return key;
}

std::string tidy_spaces(std::string_view utf8) {
    std::string tidy;
    bool space = false;
    const auto length = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t begin = at;
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(utf8.data(), at, length, character);
        if (u_isUWhiteSpace(character) || u_charType(character) == U_CONTROL_CHAR) {
            space = !tidy.empty();
            continue;
        }
        const bool turns_text_around = (character >= 0x202A && character <= 0x202E) ||
                                       (character >= 0x2066 && character <= 0x2069);
        if (turns_text_around) {
            continue;  // also what is printed behind it
        }
        if (std::exchange(space, false)) {
            tidy += ' ';
        }
        tidy.append(utf8, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    }
    return tidy;
}

}  // namespace text
