#include "platform/text/texts.hpp"

#include <gtest/gtest.h>

#include "base/ensure.hpp"
#include "platform/text/sentence.hpp"

namespace {

using base::Language;
using text::Sentence;
using text::TextFile;
using text::Texts;

std::string said(Language language, std::string_view source, const Sentence::Values& values) {
    return Sentence(language, "test.sentence", source).say(values);
}

TEST(Texts, a_sentence_says_its_values_in_the_language_of_the_reader) {
    const std::vector<TextFile> files = {
        {Language::English,
         R"({"map.found": "{count, plural, one{# union} other{# unions}} around {place}"})"},
        {Language::Spanish,
         R"({"map.found": "{count, plural, one{# sindicato} other{# sindicatos}} en {place}"})"}};
    const Texts texts(files);
    const base::Message many{"map.found",
                             {{"count", std::int64_t{12345}}, {"place", std::string("Chicago")}}};
    const base::Message one{"map.found",
                            {{"count", std::int64_t{1}}, {"place", std::string("Cicero")}}};
    EXPECT_EQ(texts.say(Language::English, many), "12,345 unions around Chicago");
    EXPECT_EQ(texts.say(Language::Spanish, many), "12.345 sindicatos en Chicago");
    EXPECT_EQ(texts.say(Language::English, one), "1 union around Cicero");
    EXPECT_EQ(texts.say(Language::Spanish, one), "1 sindicato en Cicero");
}

TEST(Texts, plurals_know_exact_numbers_offsets_and_spanish_millions) {
    constexpr std::string_view kExact = "{n, plural, =0{none} one{one} other{# of them}}";
    EXPECT_EQ(said(Language::English, kExact, {{"n", std::int64_t{0}}}), "none");
    EXPECT_EQ(said(Language::English, kExact, {{"n", std::int64_t{1}}}), "one");
    EXPECT_EQ(said(Language::English, kExact, {{"n", std::int64_t{1500}}}), "1,500 of them");
    EXPECT_EQ(said(Language::English,
                   "{n, plural, offset:1 =1{you} one{you and # more} other{you and # more}}",
                   {{"n", std::int64_t{4}}}),
              "you and 3 more");
    EXPECT_EQ(
        said(Language::Spanish, "{n, plural, one{# persona} many{# de personas} other{# personas}}",
             {{"n", std::int64_t{1000000}}}),
        "1.000.000 de personas");
    EXPECT_EQ(said(Language::English, "{n, selectordinal, one{#st} two{#nd} few{#rd} other{#th}}",
                   {{"n", std::int64_t{22}}}),
              "22nd");
}

TEST(Texts, choices_nest_and_dates_are_long) {
    constexpr std::string_view kNested =
        "{kind, select, local{{n, plural, one{# local} other{# locals}}} other{{n} bodies}}, {on, "
        "date}";
    const Sentence::Values locals = {
        {"kind", std::string("local")}, {"n", std::int64_t{2}}, {"on", std::string("2021-06-30")}};
    const Sentence::Values councils = {
        {"kind", std::string("council")}, {"n", std::int64_t{1}}, {"on", std::string("soon")}};
    EXPECT_EQ(said(Language::English, kNested, locals), "2 locals, June 30, 2021");
    EXPECT_EQ(said(Language::English, kNested, councils), "1 bodies, soon");
}

TEST(Texts, apostrophes_are_read_as_people_write_them) {
    EXPECT_EQ(said(Language::English, "We don't know {what} yet", {{"what", std::string("it's")}}),
              "We don't know it's yet");
    EXPECT_EQ(said(Language::English, "Braces '{look}' so", {}), "Braces {look} so");
    EXPECT_EQ(Sentence(Language::English, "a.b", "It''s plain").plain(), "It's plain");
}

TEST(Texts, a_value_that_looks_like_a_pattern_is_only_said) {
    EXPECT_EQ(said(Language::English, "Found {what}", {{"what", std::string("{0} # 'x'")}}),
              "Found {0} # 'x'");
}

std::string refusal(std::string_view english, std::string_view spanish) {
    try {
        const std::vector<TextFile> files = {{Language::English, english},
                                             {Language::Spanish, spanish}};
        const Texts texts(files);
    } catch (const base::Bug& bug) {
        return bug.what();
    }
    return "";
}

TEST(Texts, what_is_missing_doubled_or_broken_stops_the_start_by_name) {
    EXPECT_NE(refusal(R"({"a.b": "x"})", R"({})").find("a.b is missing in es"), std::string::npos);
    EXPECT_NE(refusal(R"({})", R"({"a.b": "x"})").find("a.b is missing in en"), std::string::npos);
    EXPECT_NE(refusal(R"({"a.b": "x", "a.b": "y"})", R"({"a.b": "x"})").find("a.b stands twice"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"a.b": "{n, plural, one{x}}"})", R"({"a.b": "x"})").find("a.b"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"a.b": "{n"})", R"({"a.b": "x"})").find("no valid message"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"a.b": "{n}"})", R"({"a.b": "{m}"})").find("other arguments in es"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"a.b": "x"})", R"({"a.b": "{m}"})").find("other arguments in es"),
              std::string::npos);
    EXPECT_EQ(refusal(R"({"a.b": "{n}"})", R"({"a.b": "x"})"), "");
    EXPECT_NE(refusal(R"({"a.b": "{n, spellout}"})", R"({"a.b": "{n}"})").find("number and date"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"b": "x"})", R"({"b": "x"})").find("not named after its slice"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"a.b": 3})", R"({"a.b": "x"})").find("no sentence"), std::string::npos);
    EXPECT_NE(refusal("[", "{}").find("no JSON"), std::string::npos);
    EXPECT_EQ(refusal(R"({"a.b": "x"})", R"({"a.b": "y"})"), "");
}

TEST(Texts, the_same_key_in_two_files_is_refused) {
    const std::vector<TextFile> files = {{Language::English, R"({"a.b": "x"})"},
                                         {Language::English, R"({"a.b": "x"})"},
                                         {Language::Spanish, R"({"a.b": "x"})"}};
    EXPECT_THROW(Texts{files}, base::Bug);
}

TEST(Texts, keys_are_sorted_and_known) {
    const std::vector<TextFile> files = {{Language::English, R"({"b.b": "x", "a.b": "x"})"},
                                         {Language::Spanish, R"({"b.b": "x", "a.b": "x"})"}};
    const Texts texts(files);
    EXPECT_EQ(texts.keys(), (std::vector<std::string_view>{"a.b", "b.b"}));
    EXPECT_TRUE(texts.has("a.b"));
    EXPECT_FALSE(texts.has("a.c"));
}

TEST(Numbers, are_grouped_as_each_language_does) {
    EXPECT_EQ(text::number(Language::English, 0), "0");
    EXPECT_EQ(text::number(Language::English, 999), "999");
    EXPECT_EQ(text::number(Language::English, 1000), "1,000");
    EXPECT_EQ(text::number(Language::English, -1000), "-1,000");
    EXPECT_EQ(text::number(Language::English, -999), "-999");
    EXPECT_EQ(text::number(Language::English, 12033779), "12,033,779");
    EXPECT_EQ(text::number(Language::Spanish, 1000), "1000");
    EXPECT_EQ(text::number(Language::Spanish, -9999), "-9999");
    EXPECT_EQ(text::number(Language::Spanish, 10000), "10.000");
    EXPECT_EQ(text::number(Language::Spanish, 12033779), "12.033.779");
    EXPECT_EQ(text::number(Language::English, std::numeric_limits<long long>::min()),
              "-9,223,372,036,854,775,808");
}

TEST(Dates, are_long_where_they_are_dates) {
    EXPECT_EQ(text::long_date(Language::English, "2021-06-30"), "June 30, 2021");
    EXPECT_EQ(text::long_date(Language::Spanish, "2021-06-03"), "3 de junio de 2021");
    EXPECT_EQ(text::long_date(Language::Spanish, "2021-02-30"), "2021-02-30");
    EXPECT_EQ(text::month(Language::English, "2021-12-01"), "December 2021");
    EXPECT_EQ(text::month(Language::Spanish, "2021-01-01"), "enero de 2021");
    EXPECT_EQ(text::month(Language::English, ""), "");
}

}  // namespace
