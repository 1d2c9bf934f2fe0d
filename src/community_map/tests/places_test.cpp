#include "community_map/places.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>

#include "community_map/places_block.hpp"
#include "community_map/places_folding.hpp"

namespace community_map {
namespace {

std::string told(const std::optional<Place>& place) {
    return place ? std::string(place->name) + ", " + std::string(place->state) : "nowhere";
}

std::string told(const std::optional<Placed>& placed) {
    return told(placed ? std::optional(placed->place) : std::nullopt);
}

std::vector<std::string> told(const std::vector<Place>& places) {
    std::vector<std::string> all;
    for (const Place& place : places) {
        all.push_back(told(std::optional(place)));
    }
    return all;
}

TEST(zip_area, knows_a_zip_with_padding_and_with_four_more_digits) {
    for (const std::string_view typed :
         {"60607", "606071988", "60607-1988", "60607 1988", " 60607   "}) {
        const auto area = zip_area(typed);
        ASSERT_TRUE(area) << typed;
        EXPECT_EQ(area->zip, "60607");
        EXPECT_EQ(area->county, "17031") << "Cook";
        EXPECT_EQ(told(area->place), "Chicago, IL");
        EXPECT_NEAR(area->center.latitude, 41.872, 0.001);
        EXPECT_NEAR(area->center.longitude, -87.658, 0.001);
    }
}

TEST(zip_area, refuses_what_is_no_zip) {
    for (const std::string_view typed : {"", "6060", "60607-19880", "6060719881", "6O607",
                                         "60607-X", "00000", "99999", "M5H 2N1", "L2J 2K9"}) {
        EXPECT_FALSE(zip_area(typed)) << typed;
    }
}

TEST(zip_area, finds_every_zip_of_the_block_and_no_other) {
    const PlacesBlock& block = places_block();
    std::uint32_t found = 0;
    std::array<char, 6> digits{};
    for (int number = 0; number < 100'000; ++number) {
        std::snprintf(digits.data(), digits.size(), "%05d", number);
        const auto area = zip_area(digits.data());
        if (area) {
            ASSERT_EQ(area->zip, digits.data());
            ASSERT_EQ(area->zip, block.zip_digits(found)) << "sorted, and in step with the block";
            ++found;
        }
    }
    EXPECT_EQ(found, block.zip_count());
    EXPECT_GT(found, 42'000u);
}

TEST(zip_area, lies_in_a_county_of_its_own_state_almost_everywhere) {
    const PlacesBlock& block = places_block();
    std::uint32_t without = 0;
    for (std::uint32_t number = 0; number < block.zip_count(); ++number) {
        const auto area = zip_area(block.zip_digits(number));
        const std::string_view state = area->place.state;
        if (state == "AA" || state == "AE" || state == "AP") {
            EXPECT_EQ(area->county, "") << area->zip << ": military mail lies in no county";
        } else {
            without += area->county.empty() ? 1 : 0;
        }
        if (state == "IL" && !area->county.empty()) {
            EXPECT_EQ(area->county.substr(0, 2), "17") << area->zip;
        }
    }
    EXPECT_LT(without, 20u);
}

TEST(zip_area, mends_centres_that_lie_in_the_sea_or_on_the_other_side_of_the_world) {
    EXPECT_LT(zip_area("10200")->center.longitude, -73) << "its source lost the minus sign";
    EXPECT_EQ(zip_area("33630")->county, "12057") << "a Tampa post-office box, drawn in the bay";
    EXPECT_EQ(zip_area("14240")->county, "36029") << "a Buffalo box, drawn in Lake Erie";
}

TEST(place_named, meets_all_spellings_in_one_place) {
    const std::vector<std::array<std::string_view, 3>> spellings = {
        {"ST LOUIS", "MO", "Saint Louis, MO"},
        {"St. Louis", "mo", "Saint Louis, MO"},
        {"SAINT  LOUIS ", "MO", "Saint Louis, MO"},
        {"ST.LOUIS", "Missouri", "Saint Louis, MO"},
        {"E SAINT LOUIS", "IL", "East Saint Louis, IL"},
        {"E. ST. LOUIS", "IL", "East Saint Louis, IL"},
        {"FT WORTH", "TX", "Fort Worth, TX"},
        {"N. LITTLE ROCK", "AR", "North Little Rock, AR"},
        {"MT VERNON", "NY", "Mount Vernon, NY"},
        {"S SAN FRANCISCO", "CA", "South San Francisco, CA"},
        {"SO SAN FRANCISCO", "CA", "South San Francisco, CA"},
        {"DE KALB", "IL", "Dekalb, IL"},
        {"OFALLON", "MO", "O'Fallon, MO"},
        {"O\u2019FALLON", "MO", "O'Fallon, MO"},
        {"MC HENRY", "IL", "McHenry, IL"},
        {"COLORADO SPGS", "CO", "Colorado Springs, CO"},
        {"WINSTON-SALEM", "NC", "Winston Salem, NC"},
        {"Mayag\u00fcez", "PR", "Mayaguez, PR"},
        {"ST BRANNOCK", "WA", "Saint Brannock, WA"},
        {"ALDER PT", "WA", "Alder Point, WA"},
    };
    for (const auto& [name, state, meant] : spellings) {
        EXPECT_EQ(told(place_named(name, state)), meant) << name;
    }
}

TEST(place_named, keeps_a_name_to_its_state) {
    EXPECT_EQ(told(place_named("Springfield", "MA")), "Springfield, MA");
    EXPECT_EQ(told(place_named("Springfield", "IL")), "Springfield, IL");
    EXPECT_FALSE(place_named("Chicago", "IN"));
    EXPECT_FALSE(place_named("CHICGO", "IL"));
    EXPECT_FALSE(place_named("Chicago", "00"));
    EXPECT_FALSE(place_named("", "IL"));
    EXPECT_FALSE(place_named("...", "IL"));
    EXPECT_FALSE(place_named(std::string(5000, 'A'), "IL"));
    EXPECT_FALSE(place_named("A B C D E F G H I J K L M N O P Q R S", "IL"));
}

TEST(place_named, abbreviates_a_direction_only_before_another_word) {
    EXPECT_EQ(told(place_named("N Kingstown", "RI")), "North Kingstown, RI");
    EXPECT_EQ(fold_name("N")->text(), "N");
    EXPECT_EQ(fold_name("Avenue N")->text(), "AVENUEN");
    EXPECT_EQ(fold_name("Washington D.C.")->text(), "WASHINGTONDC");
}

// The block's keys are made by another program in another language; this holds the two together.
TEST(place_named, finds_every_place_of_the_block_by_its_own_name) {
    const PlacesBlock& block = places_block();
    ASSERT_GT(block.place_count(), 29'000u);
    for (std::uint32_t number = 0; number < block.place_count(); ++number) {
        const Place place = block.shown(number);
        const auto found = place_named(place.name, place.state);
        ASSERT_TRUE(found) << place.name << ", " << place.state;
        ASSERT_EQ(found->name.data(), place.name.data()) << place.name << ", " << place.state;
    }
}

TEST(place_of_mail, believes_a_spelling_that_the_state_knows) {
    const auto chicago = place_of_mail("CHICAGO", "IL", "606071988");
    EXPECT_EQ(told(chicago), "Chicago, IL");
    EXPECT_TRUE(chicago->by_zip);
    EXPECT_NEAR(chicago->point.latitude, 41.872, 0.001);
    // The ZIP is one of Chicago's, and Illinois has an Oak Park: the spelling wins, the ZIP says
    // where.
    EXPECT_EQ(told(place_of_mail("OAK PARK", "IL", "60607")), "Oak Park, IL");
}

TEST(place_of_mail, lets_the_zip_decide_where_the_spelling_is_unknown) {
    EXPECT_EQ(told(place_of_mail("CHICGO", "IL", "60607")), "Chicago, IL");
    EXPECT_EQ(told(place_of_mail("", "", "60607")), "Chicago, IL");
    EXPECT_EQ(told(place_of_mail("PHILADLEPHIA", "PA", "19106")), "Philadelphia, PA");
    EXPECT_EQ(told(place_of_mail("NORTH TONAWANDA, NY", "PA", "14120")), "North Tonawanda, NY");
    EXPECT_EQ(told(place_of_mail("ALDR POINT", "WA", "00110")), "Alder Point, WA");
}

TEST(place_of_mail, takes_the_place_itself_where_the_zip_is_missing_or_far_away) {
    const auto without = place_of_mail("CHICAGO", "IL", "");
    EXPECT_EQ(told(without), "Chicago, IL");
    EXPECT_FALSE(without->by_zip);
    // A real row: the ZIP lost a digit's place and is in New Hampshire.
    const auto slipped = place_of_mail("EUTAW", "AL", "034625110");
    EXPECT_EQ(told(slipped), "Eutaw, AL");
    EXPECT_FALSE(slipped->by_zip);
    EXPECT_NEAR(slipped->point.latitude, 32.84, 0.1);
}

TEST(place_of_mail, says_nothing_of_addresses_abroad_and_of_nonsense) {
    EXPECT_FALSE(place_of_mail("NIAGARA FALLS", "00", "L2J 2K9"));
    EXPECT_TRUE(zip_area("06604")) << "a ZIP in Connecticut, and a postcode elsewhere";
    EXPECT_FALSE(place_of_mail("MEXICO CITY", "00", "06604"));
    EXPECT_FALSE(place_of_mail("NOWHERE AT ALL", "IL", ""));
    EXPECT_FALSE(place_of_mail("", "", ""));
}

TEST(place_typed, understands_what_people_type) {
    const std::vector<std::array<std::string_view, 2>> all = {
        {"Chicago, IL", "Chicago, IL"},
        {"chicago il", "Chicago, IL"},
        {"  chicago ", "Chicago, IL"},
        {"Chicago, Illinois", "Chicago, IL"},
        {"Chicago, Ill.", "Chicago, IL"},
        {"60607", "Chicago, IL"},
        {"60607-1988", "Chicago, IL"},
        {"Chicago, IL 60607", "Chicago, IL"},
        {"st. louis mo", "Saint Louis, MO"},
        {"Kansas City KS", "Kansas City, KS"},
        {"Kansas City", "Kansas City, MO"},
        {"new york new york", "New York, NY"},
        {"new york", "New York, NY"},
        {"Fargo North Dakota", "Fargo, ND"},
        {"Port Washington", "Port Washington, NY"},
        {"washington", "Washington, DC"},
        {"Washington, D.C.", "Washington, DC"},
        {"Portland", "Portland, OR"},
        {"portland me", "Portland, ME"},
        {"port halden", "Port Halden, WA"},
        {"02139", "Cambridge, MA"},
    };
    for (const auto& [typed, meant] : all) {
        EXPECT_EQ(told(place_typed(typed)), meant) << typed;
    }
}

TEST(place_typed, finds_nothing_where_there_is_nothing) {
    for (const std::string_view typed :
         {"", " ", ",", "IL", ", IL", "xyzzy", "Chicago, Ontario", "418", "00000", "Chicago, IN"}) {
        EXPECT_EQ(told(place_typed(typed)), "nowhere") << typed;
    }
}

TEST(places_beginning, puts_larger_places_first) {
    EXPECT_EQ(told(places_beginning("chi", 2)),
              (std::vector<std::string>{"Chicago, IL", "Chico, CA"}));
    EXPECT_EQ(told(places_beginning("Port H", 1)), std::vector<std::string>{"Port Halden, WA"});
    EXPECT_EQ(places_beginning("s", 8).size(), 8u);
    EXPECT_EQ(places_beginning("s", 0).size(), 0u);
}

TEST(places_beginning, reads_an_unfinished_word_both_ways) {
    const auto found = told(places_beginning("st", 12));
    EXPECT_EQ(found.front(), "Saint Louis, MO");
    EXPECT_NE(std::find(found.begin(), found.end(), "Stockton, CA"), found.end());
    EXPECT_EQ(told(places_beginning("e st l", 1)),
              std::vector<std::string>{"East Saint Louis, IL"});
}

TEST(places_beginning, narrows_by_a_state_typed_in_part) {
    const std::vector<std::string> three = {"Chicago, IL", "Chicago Heights, IL",
                                            "Chicago Ridge, IL"};
    for (const std::string_view typed :
         {"chicago il", "chicago, il", "chicago, ill", "chicago, I"}) {
        EXPECT_EQ(told(places_beginning(typed, 8)), three) << typed;
    }
    EXPECT_TRUE(places_beginning("chicago, q", 8).empty());
}

TEST(places_beginning, finds_the_place_of_a_whole_zip_only) {
    EXPECT_EQ(told(places_beginning("60607", 8)), std::vector<std::string>{"Chicago, IL"});
    EXPECT_TRUE(places_beginning("418", 8).empty());
    EXPECT_TRUE(places_beginning("", 8).empty());
}

TEST(places_beginning, never_ranks_a_firm_or_an_army_post_office_before_a_city) {
    for (const Place& place : places_beginning("ap", 20)) {
        EXPECT_NE(place.name, "APO");
    }
    EXPECT_EQ(told(places_beginning("11", 1)), std::vector<std::string>{"115 Crm Firms, NY"})
        << "kept, since mail goes there";
    EXPECT_EQ(told(places_beginning("dpo", 1)).size(), 1u);
}

TEST(places_around, names_the_larger_towns_first_and_none_on_top_of_another) {
    const Point chicago = place_named("Chicago", "IL")->center;
    const auto names = places_around(chicago, 25, 8);
    ASSERT_EQ(names.size(), 8u);
    EXPECT_EQ(told(std::optional(names.front())), "Chicago, IL");
    EXPECT_EQ(told(std::optional(names[1])), "Evanston, IL");
    for (const Place& place : names) {
        EXPECT_LE(miles_between(chicago, place.center), 25) << place.name;
        for (const Place& other : names) {
            EXPECT_TRUE(&place == &other || miles_between(place.center, other.center) > 2)
                << place.name << " lies on " << other.name;
        }
    }
}

TEST(miles_between, is_the_distance_along_the_ground) {
    EXPECT_NEAR(miles_between({41.8781, -87.6298}, {40.7128, -74.0060}), 711.5, 1.5);
    EXPECT_NEAR(miles_between({0, 0}, {0, 180}), 12437, 1);
    EXPECT_EQ(miles_between({41, -87}, {41, -87}), 0);
}

TEST(state_code, knows_names_in_any_case_and_codes) {
    EXPECT_EQ(state_code("Illinois"), "IL");
    EXPECT_EQ(state_code("il"), "IL");
    EXPECT_EQ(state_code("west virginia"), "WV");
    EXPECT_EQ(state_code("W. Virginia"), "WV");
    EXPECT_EQ(state_code("District of Columbia"), "DC");
    EXPECT_EQ(state_code("Puerto Rico"), "PR");
    for (const std::string_view typed : {"", "I", "XX", "00", "Ontario", "ON"}) {
        EXPECT_FALSE(state_code(typed)) << typed;
    }
}

// ---- the Labor Department's own register, where it is at hand ----

std::filesystem::path real_register() {
    const char* told_folder = std::getenv("GROUNDWORK_REAL_DATA");
    const auto beside_the_repository = std::filesystem::path(__FILE__).parent_path() /
                                       "../../../../shared/data";
    const std::filesystem::path folder = told_folder ? told_folder : beside_the_repository;
    return folder / "olms/2021-partial/lm_data_data_2021.txt.gz";
}

struct Mail {
    std::string city;
    std::string state;
    std::string zip;
};

std::vector<Mail> real_mail() {
    std::vector<Mail> all;
    const gzFile file = gzopen(real_register().c_str(), "rb");
    std::array<char, 8192> line{};
    while (gzgets(file, line.data(), line.size()) != nullptr) {
        std::vector<std::string> fields(1);
        for (const char c : std::string_view(line.data())) {
            c == '|' ? static_cast<void>(fields.emplace_back()) : fields.back().push_back(c);
        }
        if (fields.size() == 56 && fields[48] != "CITY") {
            all.push_back({fields[48], fields[49], fields[50]});
        }
    }
    gzclose(file);
    return all;
}

TEST(place_of_mail, places_the_whole_real_register_but_for_addresses_abroad) {
    if (!std::filesystem::exists(real_register())) {
        GTEST_SKIP() << "the real register is not at " << real_register();
    }
    int by_spelling = 0;
    int by_zip_alone = 0;
    std::vector<std::string> nowhere;
    for (const Mail& mail : real_mail()) {
        const auto placed = place_of_mail(mail.city, mail.state, mail.zip);
        if (!placed) {
            nowhere.push_back(mail.city + "|" + mail.state);
        } else if (place_named(mail.city, mail.state)) {
            ++by_spelling;
        } else {
            ++by_zip_alone;
        }
    }
    EXPECT_EQ(nowhere, std::vector<std::string>{"NIAGARA FALLS|00"});
    EXPECT_GE(by_spelling, 4600);
    EXPECT_LE(by_zip_alone, 195);
    EXPECT_EQ(by_spelling + by_zip_alone, 4803);
}

}  // namespace
}  // namespace community_map
