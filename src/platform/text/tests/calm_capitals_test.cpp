// Names as the Labor Department's register has them.
#include <gtest/gtest.h>

#include "platform/text/unicode.hpp"

namespace {

struct Case {
    std::string_view shouted;
    std::string_view calm;
};

class CalmCapitals : public testing::TestWithParam<Case> {};

TEST_P(CalmCapitals, is_how_people_write_it) {
    EXPECT_EQ(text::calm_capitals(GetParam().shouted), GetParam().calm);
}

constexpr Case kNames[] = {
    {"CHICAGO REG. COUNCIL OF CARPENTERS", "Chicago Reg. Council of Carpenters"},
    {"ACTORS' EQUITY ASSOCIATION", "Actors' Equity Association"},
    {"BRIGHAM WOMEN'S HOSPITAL", "Brigham Women's Hospital"},
    {"INT'L BROTHERHOOD OF ELECTRICAL WORKERS", "Int'l Brotherhood of Electrical Workers"},
    {"O'HARE FIELD", "O'Hare Field"},
    {"MCDONALD", "McDonald"},
    {"LOGAN-MCINTOSH COUNTIES", "Logan-McIntosh Counties"},
    {"MC KENZIE, TENNESSEE", "Mc Kenzie, Tennessee"},
    {"U OF CHICAGO", "U of Chicago"},
    {"THE SOUTHWEST REGIONAL COUNCIL OF CARPENTERS",
     "The Southwest Regional Council of Carpenters"},
    {"UNITED ASSOC. OF WORKERS OF AMERICA", "United Assoc. of Workers of America"},
    {"CALIFORNIA & VICINITY", "California & Vicinity"},
    {"ST. DOMINIC'S SCHOOL STAFF", "St. Dominic's School Staff"},
    {"R I SCHOOL OF DESIGN FACULTY", "R I School of Design Faculty"},
    {"SINDICATO PUERTORRIQUENO DE TRABAJADORES", "Sindicato Puertorriqueno de Trabajadores"},
    {"TRABAJADORES UNIDOS POR LA JUSTICIA", "Trabajadores Unidos por La Justicia"},
    {"UNIÓN DE MÚSICOS DE ÑUÑOA", "Unión de Músicos de Ñuñoa"},
    {"LA CROSSE COUNTY", "La Crosse County"},
    {"BLDG AND CONSTRN TRADES DEPT", "Bldg and Constrn Trades Dept"},
    {"FOOD AND COMMERCIAL WKRS", "Food and Commercial Wkrs"},
    {"LLANO, TEXAS", "Llano, Texas"},
    {"WYOMING COUNTY", "Wyoming County"},
    {"AT LARGE", "At Large"},
    {"EAU CLAIRE, WISCONSIN", "Eau Claire, Wisconsin"},
};
INSTANTIATE_TEST_SUITE_P(Names, CalmCapitals, testing::ValuesIn(kNames));

constexpr Case kAbbreviations[] = {
    {"AFL-CIO", "AFL-CIO"},
    {"SAG-AFTRA", "SAG-AFTRA"},
    {"IBT JC 25", "IBT JC 25"},
    {"N.A.P.E.P. LOCAL 12", "N.A.P.E.P. Local 12"},
    {"ELECTRICAL WORKERS IBEW AFL-CIO", "Electrical Workers IBEW AFL-CIO"},
    {"MAINTENANCE OF WAY EMPLS, IBT", "Maintenance of Way Empls, IBT"},
    {"ELECTRICAL WORKERS UE IND", "Electrical Workers UE Ind"},
    {"EAST CENTRAL INRLCA (IN)", "East Central INRLCA (IN)"},
    {"PERRY-SPENCER RLCA (IN)", "Perry-Spencer RLCA (IN)"},
    {"DOMICILE DALLAS (DFW)", "Domicile Dallas (DFW)"},
    {"JNESO BIR-RN", "JNESO Bir-RN"},
    {"WORCESTER GMB", "Worcester GMB"},
    {"UNITE HERE LOCAL 1", "UNITE HERE Local 1"},
    {"AREA IV", "Area IV"},
    {"LOCAL 1B", "Local 1B"},
    {"FED EMPL NFFE, DIST 1, IAM", "Fed Empl NFFE, Dist 1, IAM"},
    {"N/A", "N/A"},
    {"NLRB UNION IND", "NLRB Union Ind"},
};
INSTANTIATE_TEST_SUITE_P(Abbreviations, CalmCapitals, testing::ValuesIn(kAbbreviations));

constexpr Case kLeftAlone[] = {
    {"Chicago Teachers Union", "Chicago Teachers Union"},
    {"IBEW Local 134", "IBEW Local 134"},
    {"", ""},
    {"418", "418"},
    {"工会", "工会"},
};
INSTANTIATE_TEST_SUITE_P(LeftAlone, CalmCapitals, testing::ValuesIn(kLeftAlone));

}  // namespace
