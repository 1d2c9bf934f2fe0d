#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "community_map/designations.hpp"
#include "community_map/tests/olms_lines.hpp"

namespace community_map {
namespace {

using Level = DesignationLevel;

TEST(OlmsDesignations, there_are_69_codes_each_with_a_word) {
    EXPECT_EQ(designations().size(), 69U);
    for (const Designation& one : designations()) {
        EXPECT_FALSE(one.word.empty()) << one.code;
        EXPECT_EQ(designation(one.code), &one) << "found by its code";
    }
    EXPECT_EQ(designation("ZZQ"), nullptr);
    EXPECT_EQ(designation(""), nullptr);
    EXPECT_EQ(designation("LU "), nullptr);
}

TEST(OlmsDesignations, titles_use_plain_words) {
    EXPECT_EQ(designation_word("LU"), "Local");
    EXPECT_EQ(designation_word("LG"), "Lodge");
    EXPECT_EQ(designation_word("BR"), "Branch");
    EXPECT_EQ(designation_word("DC"), "District Council");
    EXPECT_EQ(designation_word("ZZQ"), "");
}

TEST(OlmsDesignations, levels_make_kinds) {
    EXPECT_EQ(kind_of_body("UTUW", "LU", "418", ""), OrgKind::Local);
    EXPECT_EQ(kind_of_body("UTUW", "NHQ", "", ""), OrgKind::International);
    EXPECT_EQ(kind_of_body("UTUW", "STC", "1", ""), OrgKind::Intermediate);
    EXPECT_EQ(kind_of_body("CCAJ", "DC", "9", ""), OrgKind::Intermediate);
    EXPECT_EQ(kind_of_body("BCTD", "BCTC", "", "Chicago"), OrgKind::Btc);
    EXPECT_EQ(kind_of_body("MTD", "MTC", "", ""), OrgKind::Other);
    EXPECT_EQ(kind_of_body("SEIU", "ROC", "", ""), OrgKind::Other);
    EXPECT_EQ(kind_of_body("RTB", "ZZQ", "4", ""), OrgKind::Other)
        << "no total counts what nobody knows";
}

TEST(OlmsDesignations, a_branch_is_a_local_but_actors_equity_is_national) {
    EXPECT_EQ(kind_of_body("NALC", "BR", "11", ""), OrgKind::Local);
    EXPECT_EQ(kind_of_body("NALC", "BR", "", ""), OrgKind::Local);
    EXPECT_EQ(kind_of_body("AAA", "BR", "", "ACTORS EQUITY ASSOCIATION"), OrgKind::International);
    EXPECT_EQ(kind_of_body("AAA", "BR", "3", ""), OrgKind::Local);
    EXPECT_EQ(kind_of_body("AAA", "LU", "", ""), OrgKind::Local);
}

TEST(OlmsDesignations,
     who_stands_alone_is_a_local_unless_it_names_itself_a_building_trades_council) {
    EXPECT_EQ(kind_of_body("UNAFF", "", "", "CALIFORNIA NURSES ASSOCIATION"), OrgKind::Local);
    EXPECT_EQ(kind_of_body("", "", "", ""), OrgKind::Local);
    EXPECT_EQ(kind_of_body("UNAFF", "", "", "THE SOUTH FLORIDA BUILDING AND TRADES COUNCIL"),
              OrgKind::Btc);
    EXPECT_EQ(kind_of_body("UNAFF", "", "", "Lincoln Land Bldg and Construction Trades Council"),
              OrgKind::Btc);
    EXPECT_EQ(kind_of_body("UNAFF", "", "", "TRI-STATE MECHANICAL ALLIED TRADES COUNCIL"),
              OrgKind::Local);
}

/// The level that the list of the shared data gives each code.
std::map<std::string, std::string> listed_levels(const std::filesystem::path& path) {
    std::map<std::string, std::string> levels;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        // desig_name,meaning,level,rows - and a meaning may be quoted, with a comma inside.
        const auto rows = line.rfind(',');
        const auto level = line.rfind(',', rows - 1);
        levels[line.substr(0, line.find(','))] = line.substr(level + 1, rows - level - 1);
    }
    return levels;
}

TEST(OlmsDesignations, the_table_is_the_list_of_the_shared_data) {
    const auto path = olms::real_olms_folder() / "derived/designation_levels.csv";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "the list of levels is not at " << path;
    }
    const std::map<std::string, Level> words = {{"national", Level::National},
                                                {"state_body", Level::StateBody},
                                                {"intermediate", Level::Intermediate},
                                                {"cross_union_council", Level::CrossUnionCouncil},
                                                {"local", Level::Local},
                                                {"organizing_project", Level::OrganizingProject}};
    auto levels = listed_levels(path);
    EXPECT_EQ(levels.size(), 70U);
    EXPECT_EQ(levels[""], "standalone");
    levels.erase("");
    for (const auto& [code, level] : levels) {
        const Designation* found = designation(code);
        ASSERT_NE(found, nullptr) << code;
        EXPECT_EQ(found->level, words.at(level)) << code;
    }
}

}  // namespace
}  // namespace community_map
