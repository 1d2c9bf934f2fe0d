// One city as JSON and as CSV: the shapes that scripts and spreadsheets rely on.
#include "community_map/city_view.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "community_map/tests/map_world.hpp"

namespace community_map {
namespace {

using nlohmann::json;

class CityViews : public testing::Test {
protected:
    CityView port_halden(double miles = 0) {
        const CityQuestion question = {.place = place_typed("Port Halden, WA").value(),
                                       .miles = miles};
        const Chosen chosen = choose(shelf.current(), question);
        return world.database->read(
            [&](db::Read& read) { return view_of(read, question, chosen); });
    }
    static std::vector<std::string> keys(const nlohmann::ordered_json& object) {
        std::vector<std::string> found;
        for (const auto& [key, value] : object.items()) {
            found.push_back(key);
        }
        return found;
    }
    /// RFC 4180, strictly: rows of fields. Fails where a quote stands where none may.
    static std::vector<std::vector<std::string>> read_csv(std::string_view csv) {
        std::vector<std::vector<std::string>> rows = {{""}};
        bool quoted = false;
        for (std::size_t at = 0; at < csv.size(); ++at) {
            std::string& field = rows.back().back();
            if (quoted && csv[at] == '"' && csv.substr(at, 2) == "\"\"") {
                field += csv[at++];
            } else if (csv[at] == '"') {
                EXPECT_TRUE(quoted || field.empty()) << "a quote inside of " << field;
                quoted = !quoted;
            } else if (!quoted && csv[at] == ',') {
                rows.back().emplace_back();
            } else if (!quoted && csv.substr(at, 2) == "\r\n") {
                rows.push_back({""});
                ++at;
            } else {
                field += csv[at];
            }
        }
        EXPECT_FALSE(quoted);
        EXPECT_EQ(rows.back(), std::vector<std::string>{""}) << "the last line ends, too";
        rows.pop_back();
        return rows;
    }
    OrgId by_hand(const std::string& name, const std::string& ref = "Halden Courier") {
        const TypedOrg typed = {
            .kind = "community",
            .name = name,
            .city = "Port Halden",
            .state = "WA",
            .source = {.kind = "news", .ref = ref, .as_of = "2026-05-02", .confidence = "2"}};
        const auto added = world.doing(add_org, typed, std::optional<base::Override>());
        EXPECT_TRUE(added);
        return added->id;
    }

    map_world::World world;
    AtlasShelf shelf{*world.database};
};

TEST_F(CityViews, json_has_exactly_the_promised_shape) {
    world.commit({map_world::local_418()});
    const auto object = nlohmann::ordered_json::parse(city_json(port_halden()));
    EXPECT_EQ(keys(object), (std::vector<std::string>{"place", "bodies", "totals"}));
    EXPECT_EQ(object["place"],
              nlohmann::ordered_json::parse(R"({"name":"Port Halden","state":"WA"})"));
    ASSERT_EQ(object["bodies"].size(), 1U);
    const auto& body = object["bodies"][0];
    EXPECT_EQ(keys(body), (std::vector<std::string>{
                              "id", "name", "own_name", "kind", "affiliation", "number",
                              "file_number", "members", "members_high", "members_as_of",
                              "confidence", "city", "state", "zip", "flags", "sources", "closed"}));
    EXPECT_EQ(body["id"], world.org().id.text());
    EXPECT_EQ(body["name"], "UTUW Local 418");
    EXPECT_EQ(body["kind"], "local");
    EXPECT_EQ(body["affiliation"], "UTUW");
    EXPECT_EQ(body["number"], "418");
    EXPECT_EQ(body["file_number"], 990007);
    EXPECT_EQ(body["members"], 210);
    EXPECT_EQ(body["members_as_of"], "2025-12-31");
    EXPECT_EQ(body["confidence"], 3);
    EXPECT_EQ(body["flags"], nlohmann::ordered_json::array());
    EXPECT_EQ(body["closed"], false);
    EXPECT_EQ(
        object["totals"],
        nlohmann::ordered_json::parse(
            R"({"bodies":1,"members_low":210,"members_high":210,"members_unknown_bodies":0})"));
}

TEST_F(CityViews, json_says_null_for_what_nobody_knows) {
    world.commit({map_world::nurses({{"TERMINATE", "T"}, {"TERM_DATE", "2025-12-31"}})});
    by_hand("Halden Tenants");
    const json object = json::parse(city_json(port_halden()));
    for (const auto& body : object["bodies"]) {
        EXPECT_TRUE(body["members"].is_null());
        EXPECT_TRUE(body["members_high"].is_null());
        EXPECT_TRUE(body["members_as_of"].is_null());
    }
    const json& nurses = object["bodies"][0];
    const json& tenants = object["bodies"][1];
    ASSERT_EQ(tenants["name"], "Halden Tenants");
    EXPECT_TRUE(tenants["file_number"].is_null());
    EXPECT_EQ(tenants["flags"], json::array({"by_hand"}));
    EXPECT_EQ(nurses["closed"], true);
    EXPECT_EQ(object["totals"]["bodies"], 2);
    EXPECT_EQ(object["totals"]["members_unknown_bodies"], 1) << "the nurses have closed";
}

TEST_F(CityViews, every_body_names_the_sources_that_count_the_latest_first) {
    world.commit({map_world::local_418_in("2024"), map_world::local_418_in("2023")});
    world.commit({map_world::local_418()});
    const json body = json::parse(city_json(port_halden()))["bodies"][0];
    EXPECT_EQ(body["sources"], json::parse(R"([
        {"kind":"lm_filing","ref":"LM-3 report 9900001","as_of":"2025-12-31"},
        {"kind":"lm_filing","ref":"LM-3 report 882023","as_of":"2023-12-31"}])"))
        << "2024 says nothing that still counts";
}

TEST_F(CityViews, texts_of_any_kind_survive_json_and_csv) {
    const std::string name = "Halden \"Dock\", Rail\\Ferry </script> Ñ";
    by_hand(name);
    EXPECT_EQ(json::parse(city_json(port_halden()))["bodies"][0]["own_name"], name);
    EXPECT_EQ(read_csv(city_csv(port_halden())).at(1).at(1), name);
}

TEST_F(CityViews, csv_makes_formulas_harmless) {
    for (const std::string start : {"=", "+", "-", "@"}) {
        by_hand(start + "HYPERLINK(1,2) " + start, "ref" + start);
    }
    by_hand("Plain = Name");
    std::set<std::string> names;
    for (const auto& row : read_csv(city_csv(port_halden()))) {
        names.insert(row.at(1));
    }
    EXPECT_EQ(names,
              (std::set<std::string>{"own_name", "'=HYPERLINK(1,2) =", "'+HYPERLINK(1,2) +",
                                     "'-HYPERLINK(1,2) -", "'@HYPERLINK(1,2) @", "Plain = Name"}));
}

TEST_F(CityViews, csv_and_json_agree_body_by_body) {
    map_world::Lines lines = map_world::locals(0, 30, {{"STREET_ADR", "1 DOCK STREET"}});
    lines.push_back(map_world::nurses());
    world.commit(lines);
    by_hand("Halden Tenants");
    const CityView view = port_halden();
    const json bodies = json::parse(city_json(view))["bodies"];
    const auto rows = read_csv(city_csv(view));
    ASSERT_EQ(rows.size(), bodies.size() + 1);
    const auto text_of = [](const json& value) {
        return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
    };
    for (std::size_t at = 0; at < bodies.size(); ++at) {
        const auto& row = rows[at + 1];
        ASSERT_EQ(row.size(), rows[0].size());
        for (std::size_t column = 0; column < row.size(); ++column) {
            if (bodies[at].contains(rows[0][column]) && rows[0][column] != "flags") {
                EXPECT_EQ(row[column], text_of(bodies[at][rows[0][column]])) << rows[0][column];
            }
        }
        const auto flags = std::find(rows[0].begin(), rows[0].end(), "flags") - rows[0].begin();
        const json& first = bodies[at]["flags"];
        EXPECT_EQ(row[static_cast<std::size_t>(flags)], first.empty() ? "" : text_of(first[0]));
    }
}

TEST_F(CityViews, the_banner_is_about_the_last_import_that_stands) {
    EXPECT_EQ(world.looking(register_of).register_period, "");
    world.commit({map_world::local_418_in("2024"), map_world::local_418_in("2022")});
    const Import last = world.commit({map_world::local_418()});
    const CityView with_both = world.looking(register_of);
    EXPECT_EQ(with_both.register_period, "2025");
    EXPECT_EQ(with_both.register_read_on, "2026-11-23");
    EXPECT_EQ(with_both.register_received_to, "2026-03-02");
    EXPECT_TRUE(with_both.register_partial) << "reports of 2025 were due until March 31, 2026";
    ASSERT_TRUE(world.doing(undo_import, last.id));
    EXPECT_EQ(world.looking(register_of).register_period, "2022–2024");
}

}  // namespace
}  // namespace community_map
