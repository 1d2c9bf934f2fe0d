// What a body is called, and the stable words for what it is.
#include "community_map/org.hpp"

#include <gtest/gtest.h>

namespace community_map {
namespace {

Org local_418() {
    Org org;
    org.affiliation = "UTUW";
    org.parent_name = "United Transit and Utility Workers";
    org.designation = "LU";
    org.number = "418";
    org.name = "Port Halden Transit";
    return org;
}

TEST(Titles, a_local_is_its_parent_its_sort_and_its_number) {
    EXPECT_EQ(title_of(local_418()), "UTUW Local 418");
    EXPECT_EQ(subtitle_of(local_418()), "Port Halden Transit");
}

TEST(Titles, without_a_name_of_its_own_the_parent_stands_below) {
    Org org = local_418();
    org.name.clear();
    EXPECT_EQ(title_of(org), "UTUW Local 418");
    EXPECT_EQ(subtitle_of(org), "United Transit and Utility Workers");
}

TEST(Titles, without_a_number_the_own_name_comes_after_the_parent) {
    Org org = local_418();
    org.number.clear();
    EXPECT_EQ(title_of(org), "UTUW Port Halden Transit");
    EXPECT_EQ(subtitle_of(org), "United Transit and Utility Workers");
}

TEST(Titles, a_union_that_belongs_to_no_other_is_its_own_name) {
    Org org = local_418();
    org.affiliation = "UNAFF";
    org.parent_name.clear();
    org.designation.clear();
    org.number.clear();
    org.name = "Halden Bay Nurses Association";
    EXPECT_EQ(title_of(org), "Halden Bay Nurses Association");
    EXPECT_EQ(subtitle_of(org), "");
    org.affiliation.clear();
    EXPECT_EQ(title_of(org), "Halden Bay Nurses Association");
}

TEST(Titles, a_national_union_is_its_whole_name) {
    Org org = local_418();
    org.kind = OrgKind::International;
    org.designation = "NHQ";
    org.number.clear();
    org.name.clear();
    EXPECT_EQ(title_of(org), "United Transit and Utility Workers");
}

TEST(Titles, a_code_that_is_on_no_list_is_left_out) {
    Org org = local_418();
    org.designation = "XYZ";
    EXPECT_EQ(title_of(org), "UTUW 418");
}

TEST(Titles, a_local_added_by_hand_has_no_code_and_is_called_local_all_the_same) {
    Org org = local_418();
    org.affiliation = "MCA";
    org.designation.clear();
    org.number = "55";
    EXPECT_EQ(title_of(org), "MCA Local 55");
    org.kind = OrgKind::Intermediate;
    EXPECT_EQ(title_of(org), "MCA 55");
}

TEST(MailPlaces, come_back_from_their_packed_form) {
    const MailPlace place{.city = "PORT HALDEN", .state = "WA", .zip = "00101", .street = ~0ULL};
    const MailPlace back = MailPlace::unpacked(place.packed());
    EXPECT_EQ(back.city, place.city);
    EXPECT_EQ(back.state, place.state);
    EXPECT_EQ(back.zip, place.zip);
    EXPECT_EQ(back.street, place.street);
    const MailPlace streetless = MailPlace::unpacked("PORT HALDEN|WA|");
    EXPECT_EQ(streetless.state, "WA");
    EXPECT_EQ(streetless.zip, "");
    EXPECT_EQ(streetless.street, 0U);
}

TEST(Affiliations, come_back_from_their_packed_form) {
    const Affiliation back = Affiliation::unpacked(Affiliation{"UTUW", "United Workers"}.packed());
    EXPECT_EQ(back.abbreviation, "UTUW");
    EXPECT_EQ(back.parent_name, "United Workers");
    EXPECT_EQ(Affiliation::unpacked("UNAFF|").parent_name, "");
    EXPECT_EQ(Affiliation::unpacked("").abbreviation, "");
}

template <typename Enum, typename Back>
void expect_words_to_lead_back(Enum first, Enum last, Back back) {
    std::vector<std::string_view> words;
    for (int at = static_cast<int>(first); at <= static_cast<int>(last); ++at) {
        const auto value = static_cast<Enum>(at);
        EXPECT_EQ(back(word_of(value)), value) << word_of(value);
        words.push_back(word_of(value));
    }
    std::sort(words.begin(), words.end());
    EXPECT_EQ(std::unique(words.begin(), words.end()), words.end()) << "two have one word";
    EXPECT_FALSE(back("no such word"));
    EXPECT_FALSE(back(""));
}

TEST(Words, of_kinds_sources_and_fields_lead_back) {
    expect_words_to_lead_back(OrgKind::Local, OrgKind::Other, kind_of);
    expect_words_to_lead_back(SourceKind::LmFiling, SourceKind::Estimate, source_kind_of);
    expect_words_to_lead_back(FactField::Name, FactField::Closed, field_of);
}

TEST(Flags, are_one_bit_each_and_have_their_words) {
    unsigned all = 0;
    for (const Flag flag : kFlags) {
        EXPECT_EQ(all & static_cast<unsigned>(flag), 0U) << word_of(flag);
        all |= static_cast<unsigned>(flag);
        EXPECT_FALSE(word_of(flag).empty());
    }
    EXPECT_EQ(all, 63U);
    Org org;
    org.flags = static_cast<unsigned>(Flag::Abroad);
    EXPECT_TRUE(org.has(Flag::Abroad));
    EXPECT_FALSE(org.has(Flag::Unplaced));
}

}  // namespace
}  // namespace community_map
