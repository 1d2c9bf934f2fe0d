#include "platform/text/unicode.hpp"

#include <gtest/gtest.h>

namespace {

using base::Language;
using Words = std::vector<std::string>;

TEST(Storable, is_valid_utf8_without_nul) {
    EXPECT_TRUE(text::is_storable(""));
    EXPECT_TRUE(text::is_storable("Thuy-Anh Nguyễn, 组织者, عامل, 🛠"));
    EXPECT_FALSE(text::is_storable(std::string_view("a\0b", 3)));
    EXPECT_FALSE(text::is_storable("Caf\xE9"));
    EXPECT_FALSE(text::is_storable("\xC0\xAF"));          // overlong slash
    EXPECT_FALSE(text::is_storable("\xED\xA0\x80"));      // half a surrogate pair
    EXPECT_FALSE(text::is_storable("\xF4\x90\x80\x80"));  // beyond Unicode
    EXPECT_FALSE(text::is_storable("\xE1\xBB"));          // cut short
}

TEST(Windows1252, is_what_is_no_utf8) {
    EXPECT_EQ(text::utf8_or_windows_1252("Café"), "Café");
    EXPECT_EQ(text::utf8_or_windows_1252("Caf\xE9"), "Café");
    EXPECT_EQ(text::utf8_or_windows_1252("\x93Local 1\x94 \x96 \x80"), "“Local 1” – €");
    EXPECT_EQ(text::utf8_or_windows_1252(std::string_view("a\0b", 3)), "a b");
    EXPECT_EQ(text::utf8_or_windows_1252(std::string_view("\xE9\0", 2)), "é ");
}

TEST(Windows1252, every_byte_gives_something_storable) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) {
        all += static_cast<char>(byte);
    }
    EXPECT_TRUE(text::is_storable(text::utf8_or_windows_1252(all)));
}

TEST(Fold, unifies_what_people_type_differently) {
    EXPECT_EQ(text::fold("LOCAL 1-B"), "local 1-b");
    EXPECT_EQ(text::fold("Área Ⅳ"), "area iv");
    EXPECT_EQ(text::fold("ÁREA"), text::fold("A\xCC\x81rea"));
    EXPECT_EQ(text::fold("Straße"), "strasse");
    EXPECT_EQ(text::fold("ＵＡＷ"), "uaw");
    EXPECT_EQ(text::fold("Łódź Ærø"), "lodz aero");
}

TEST(Fold, finds_vietnamese_typed_without_marks) {
    EXPECT_EQ(text::fold("Nguyễn Thị Đượm"), "nguyen thi duom");
    EXPECT_EQ(text::fold("Chúng tôi nghỉ việc"), "chung toi nghi viec");
}

TEST(Fold, leaves_the_points_of_arabic_aside_and_keeps_its_letters) {
    EXPECT_EQ(text::fold("عُمَّال"), "عمال");
    EXPECT_EQ(text::fold("عـمال"), "عمال");
}

TEST(Fold, keeps_the_marks_that_make_another_word) {
    EXPECT_NE(text::fold("が"), text::fold("か"));
    EXPECT_EQ(text::fold("ｶﾞ"), text::fold("ガ"));
    EXPECT_NE(text::fold("कि"), text::fold("क"));
    EXPECT_EQ(text::fold("工会"), "工会");
    EXPECT_EQ(text::fold("노동조합"), "노동조합");
}

TEST(Fold, invalid_bytes_become_valid_text) {
    EXPECT_TRUE(text::is_storable(text::fold("Caf\xE9 \xFF")));
}

TEST(FoldedWords, are_runs_of_letters_and_digits) {
    EXPECT_EQ(text::folded_words("Int'l Local 1-B"), (Words{"intl", "local", "1", "b"}));
    EXPECT_EQ(text::folded_words("ACTORS’ (Equity), Área"), (Words{"actors", "equity", "area"}));
    EXPECT_EQ(text::folded_words("組合 ١٢٣"), (Words{"組合", "١٢٣"}));
    EXPECT_EQ(text::folded_words(" -- "), Words{});
}

bool sorts_before(Language language, std::string_view a, std::string_view b) {
    return text::sort_key(language, a) < text::sort_key(language, b);
}

TEST(SortKey, sorts_as_people_of_the_language_do) {
    EXPECT_TRUE(sorts_before(Language::English, "Local 2", "Local 10"));
    EXPECT_TRUE(sorts_before(Language::English, "local 2", "Local 10"));
    EXPECT_TRUE(sorts_before(Language::English, "Área", "Bakers"));
    EXPECT_TRUE(sorts_before(Language::Spanish, "nz", "ña"));
    EXPECT_FALSE(sorts_before(Language::English, "nz", "ña"));
    EXPECT_EQ(text::sort_key(Language::English, "Caf\xC3\xA9"),
              text::sort_key(Language::English, "Cafe\xCC\x81"));
}

TEST(SortKey, of_a_long_name_holds_all_of_it) {
    const std::string long_name(400, 'a');
    EXPECT_TRUE(sorts_before(Language::English, long_name + "a", long_name + "b"));
    EXPECT_EQ(text::sort_key(Language::English, long_name).find('\0'), std::string::npos);
}

TEST(TidySpaces, leaves_single_ones_inside) {
    EXPECT_EQ(text::tidy_spaces("  LOCAL \t 399 \xC2\xA0\xE3\x80\x80 IUOE\r\n"), "LOCAL 399 IUOE");
    EXPECT_EQ(text::tidy_spaces(" \n "), "");
    EXPECT_EQ(text::tidy_spaces("a"), "a");
    EXPECT_EQ(text::tidy_spaces("a\x01\x1B[31mb\x7F"), "a [31mb");
    EXPECT_EQ(text::tidy_spaces("a\xE2\x80\xAE"
                                "b \xE2\x80\x8F"
                                "c"),
              "ab \xE2\x80\x8F"
              "c");
}

}  // namespace
