// The pages of the map as a browser and a script see them.
#include "community_map/pages.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "community_map/sample.hpp"
#include "community_map/tests/pages_world.hpp"
#include "platform/jobs/queue.hpp"

namespace community_map {
namespace {

using base::Language;
using map_world::Answer;
using nlohmann::json;

constexpr std::string_view kPortHalden = "/map?place=Port+Halden%2C+WA";
const std::string kSource = "&source_kind=news&source_ref=Courier&confidence=2";

class Pages : public testing::Test {
protected:
    Answer get(std::string_view target, const map_world::Asking& asking = {}) {
        return browser.get(std::string(target), asking);
    }
    std::string path_of(const Org& org) const { return "/orgs/" + org.id.text(); }
    /// A correction of Local 418 as the form sends it.
    Answer correct(const std::string& fields, std::size_t facts_seen) {
        return browser.post(path_of(world.org()) + "/facts",
                            fields + kSource + "&facts_seen=" + std::to_string(facts_seen));
    }
    std::size_t facts_of_418() { return world.facts(world.org().id).size(); }
    /// The key of the first message of a JSON error.
    static std::string error_key(const Answer& answer) {
        return json::parse(answer.body)["error"]["messages"][0]["key"];
    }
    /// The ids of the bodies in the list of a city page, in order.
    static std::vector<std::string> listed(const Answer& page) {
        constexpr std::string_view kMark = "<tr data-org=\"";
        std::vector<std::string> ids;
        for (auto at = page.body.find(kMark); at != std::string::npos;
             at = page.body.find(kMark, at + 1)) {
            ids.push_back(page.body.substr(at + kMark.size(), 32));
        }
        return ids;
    }

    map_world::Browser browser;
    map_world::World& world = browser.world;
};

TEST_F(Pages, the_first_page_of_an_empty_map_says_what_to_do_in_both_languages) {
    for (const Language language : base::kLanguages) {
        const Answer page = get("/", {.language = language});
        EXPECT_EQ(page.status, 200);
        for (const std::string_view key :
             {"community_map.first_headline", "community_map.search_label",
              "community_map.drop_title", "community_map.sample_button",
              "community_map.add_button"}) {
            EXPECT_TRUE(page.says(browser.say(language, key))) << key;
        }
    }
}

TEST_F(Pages, the_first_page_of_a_map_says_how_many_and_from_where) {
    world.commit({map_world::local_418(), map_world::nurses()});
    const Answer page = get("/");
    EXPECT_TRUE(page.says("2 unions are on the map."));
    EXPECT_TRUE(page.says("2025, read on November 23, 2026"));
    EXPECT_FALSE(page.says("/imports/sample")) << "no sample among real unions";
}

TEST_F(Pages, a_city_lists_its_unions_in_both_languages) {
    world.commit({map_world::local_418(), map_world::nurses()});
    for (const Language language : base::kLanguages) {
        const Answer page = get(kPortHalden, {.language = language});
        EXPECT_EQ(page.status, 200);
        EXPECT_TRUE(page.says("UTUW Local 418"));
        EXPECT_TRUE(page.says("Port Halden Transit"));
        EXPECT_TRUE(page.says(">210<"));
        EXPECT_TRUE(page.says(browser.say(language, "community_map.not_known")));
        EXPECT_TRUE(page.says(browser.say(language, "community_map.register_leaves_out")));
        EXPECT_TRUE(page.says(browser.say(language, "community_map.filter_apply")));
    }
}

TEST_F(Pages, a_city_without_unions_says_what_to_do) {
    const Answer page = get(kPortHalden);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.says(browser.say(Language::English, "community_map.nothing_here")));
    EXPECT_EQ(listed(page).size(), 0U);
}

TEST_F(Pages, an_unknown_place_is_not_found_and_what_was_typed_stands_harmless) {
    const Answer page = get("/map?place=%3Cscript%3Ex");
    EXPECT_EQ(page.status, 404);
    EXPECT_TRUE(page.says("&lt;script&gt;x"));
    EXPECT_FALSE(page.says("<script>x"));
    const Answer script = get("/map?place=Atlantis", {.json = true});
    EXPECT_EQ(script.status, 404);
    EXPECT_EQ(error_key(script), "community_map.no_such_place");
    EXPECT_EQ(json::parse(script.body)["error"]["reason"], "not_found");
    for (const std::string_view file : {"bodies.json", "list.csv", "list.pdf", "print"}) {
        EXPECT_EQ(get("/map/" + std::string(file) + "?place=Atlantis").status, 404) << file;
    }
}

TEST_F(Pages, page_json_and_csv_of_a_city_agree) {
    map_world::Lines lines = map_world::locals(0, 40);
    lines.push_back(map_world::nurses());
    world.commit(lines);
    for (const std::string how : {"", "&order=name", "&show=unknown", "&words=50", "&within=0"}) {
        const std::string query = std::string(kPortHalden) + how;
        const auto on_page = listed(get(query));
        const json object = json::parse(get(query, {.json = true}).body);
        std::vector<std::string> in_json;
        for (const auto& body : object["bodies"]) {
            in_json.push_back(body["id"]);
        }
        EXPECT_GT(on_page.size(), 0U) << how;
        EXPECT_EQ(on_page, in_json) << how;
        EXPECT_EQ(object["totals"]["bodies"], in_json.size());
        const Answer csv = get("/map/list.csv" + query.substr(4));
        EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
        EXPECT_EQ(csv.times("\r\n"), in_json.size() + 1);
    }
}

TEST_F(Pages, a_large_city_is_small_and_its_pages_hold_every_body_once) {
    const std::string longest(60, 'W');
    world.commit(map_world::locals(
        0, 600, {{"UNION_NAME", "UNITED " + longest}, {"UNIT_NAME", "PORT HALDEN " + longest}}));
    std::set<std::string> seen;
    for (int page = 1; page <= 12; ++page) {
        const Answer answer = get(std::string(kPortHalden) + "&page=" + std::to_string(page));
        EXPECT_EQ(answer.status, 200);
        EXPECT_LT(answer.body.size(), 60U * 1024) << "page " << page;
        const auto ids = listed(answer);
        EXPECT_EQ(ids.size(), 50U);
        seen.insert(ids.begin(), ids.end());
        EXPECT_EQ(answer.says("rel=\"next\""), page < 12);
        EXPECT_EQ(answer.says("rel=\"prev\""), page > 1);
    }
    EXPECT_EQ(seen.size(), 600U);
    EXPECT_EQ(get(std::string(kPortHalden) + "&page=999999999").status, 200);
    EXPECT_EQ(listed(get(std::string(kPortHalden) + "&page=-1")).size(), 50U);
}

TEST_F(Pages, dots_picture_print_and_pdf_of_a_city_come) {
    world.commit({map_world::local_418()});
    const std::string query = std::string(kPortHalden.substr(4));
    const json dots = json::parse(get("/map/bodies.json" + query).body);
    ASSERT_EQ(dots["bodies"].size(), 1U);
    EXPECT_EQ(dots["bodies"][0][0], world.org().id.text());
    EXPECT_EQ(dots["bodies"][0][4], 210);
    EXPECT_EQ(json::parse(get("/map/bodies.json").body)["bodies"].size(), 1U);
    EXPECT_TRUE(get("/map/picture.svg" + query).says("<svg"));
    EXPECT_TRUE(get("/map/print" + query).says("UTUW Local 418"));
    const Answer pdf = get("/map/list.pdf" + query);
    EXPECT_EQ(pdf.type, "application/pdf");
    EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
}

TEST_F(Pages, search_finds_bodies_and_places) {
    world.commit({map_world::local_418(), map_world::nurses()});
    EXPECT_TRUE(get("/search?q=418").says("UTUW Local 418"));
    EXPECT_EQ(get("/search?q=port+halden").status, 200);
    EXPECT_EQ(get("/search?q=98101").location, "/map?place=Seattle%2C%20WA");
    EXPECT_TRUE(get("/search?q=%3Cb%3Ezz")
                    .says(browser.say(Language::English, "community_map.search_nothing")));
    const json found = json::parse(get("/search?q=port+halden", {.json = true}).body);
    EXPECT_EQ(found["places"][0]["name"], "Port Halden");
    EXPECT_EQ(found["bodies"].size(), 2U);
    const Answer piece = get("/search/suggestions?q=transit");
    EXPECT_TRUE(piece.says("UTUW Local 418"));
    EXPECT_FALSE(piece.says("<html"));
}

TEST_F(Pages, a_body_shows_every_fact_with_its_source_and_what_is_not_known) {
    world.commit({map_world::local_418_in("2024", {{"MEMBERS", "190"}}), map_world::local_418()});
    const Answer page = get(path_of(world.org()));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.says("UTUW Local 418"));
    EXPECT_TRUE(page.says("LM-3 report 9900001 · December 31, 2025 · sure"));
    EXPECT_TRUE(page.says("LM-3 report 882024 · December 31, 2024 · sure"));
    EXPECT_TRUE(page.says(">190<")) << "the history";
    EXPECT_TRUE(page.says("field=website")) << "what is not known can be added";
    const json object = json::parse(get(path_of(world.org()), {.json = true}).body);
    EXPECT_EQ(object["members"], 210);
    EXPECT_EQ(object["facts"].size(), facts_of_418());
    int sizes = 0;
    for (const auto& fact : object["facts"]) {
        const bool counts = fact["field"] == "member_count" && fact["deciding"] == true;
        sizes += counts ? 1 : 0;
        EXPECT_TRUE(!counts || fact["low"] == 210);
    }
    EXPECT_EQ(sizes, 1);
}

TEST_F(Pages, what_a_body_is_has_its_source_and_can_be_corrected) {
    world.commit({map_world::local_418()});
    const std::string path = path_of(world.org());
    const Answer before = get(path);
    EXPECT_TRUE(before.says("/facts?field=kind"));
    EXPECT_EQ(before.times("LM-3 report 9900001 · December 31, 2025 · sure"), 7U);
    EXPECT_TRUE(get(path + "/facts?field=kind").says("Known so far: <strong>local union"));
    ASSERT_EQ(correct("field=kind&value=worker_center", facts_of_418()).status, 303);
    const Answer after = get(path);
    EXPECT_TRUE(after.says(">worker center<"));
    EXPECT_TRUE(after.says(">local union<")) << "the register's answer stays in the history";
}

TEST_F(Pages, the_number_of_a_street_is_not_handed_out) {
    world.commit({map_world::local_418_in("2025", {{"STREET_ADR", "12 FERRY LANE"}})});
    const std::string street = std::to_string(world.org().street);
    ASSERT_NE(street, "0");
    const Answer script = get(path_of(world.org()), {.json = true});
    EXPECT_FALSE(script.says(street));
    EXPECT_FALSE(get(path_of(world.org())).says(street));
    EXPECT_TRUE(script.says("\"zip\":"));
}

TEST_F(Pages, a_part_of_a_city_is_not_taken_for_the_whole) {
    world.commit({map_world::local_418(), map_world::nurses()});
    EXPECT_TRUE(get(kPortHalden).says("<h1>2 unions around Port Halden, WA</h1>"));
    EXPECT_TRUE(get(kPortHalden).says("<title>2 unions around Port Halden, WA"));
    EXPECT_TRUE(get(std::string(kPortHalden) + "&words=418")
                    .says("<h1>1 of 2 unions around Port Halden, WA</h1>"));
    EXPECT_TRUE(get(std::string(kPortHalden) + "&words=zzzz")
                    .says("<h1>None of 2 unions around Port Halden, WA</h1>"));
}

TEST_F(Pages, an_empty_city_offers_the_register_the_sample_and_a_form_that_knows_the_city) {
    const Answer page = get(kPortHalden);
    EXPECT_TRUE(page.says("id=\"bring-in\""));
    EXPECT_TRUE(page.says("/imports/sample"));
    EXPECT_TRUE(page.says("/map/picture.svg"));
    EXPECT_TRUE(page.says("/orgs?city=Port%20Halden&amp;state=WA"));
    const Answer form = get("/orgs?city=Port%20Halden&state=WA");
    EXPECT_TRUE(form.says("value=\"Port Halden\""));
    EXPECT_TRUE(form.says("value=\"WA\""));
}

TEST_F(Pages, an_import_that_is_going_onto_the_map_says_so) {
    const Import import = world.read({map_world::local_418()});
    const std::string path = "/imports/" + import.id.text();
    ASSERT_EQ(browser.post(path + "/saving").status, 303);
    for (const std::string_view verb : {"/discarding", "/undoing"}) {
        const Answer refused = browser.post(path + std::string(verb));
        EXPECT_EQ(refused.status, 409);
        EXPECT_TRUE(refused.says(browser.say(Language::English, "community_map.import_is_saving")));
    }
}

TEST_F(Pages, a_body_that_does_not_exist_is_not_found) {
    world.commit({map_world::local_418()});
    const std::string id = world.org().id.text();
    for (const std::string& path : {std::string("/orgs/") + std::string(32, '0'),
                                    std::string("/orgs/x"), "/orgs/" + id.substr(0, 11)}) {
        EXPECT_EQ(get(path).status, 404) << path;
        const Answer script = get(path, {.json = true});
        EXPECT_EQ(script.status, 404);
        EXPECT_EQ(error_key(script), "community_map.no_such_org");
    }
    EXPECT_EQ(get("/orgs/" + id.substr(0, 12)).location, "/orgs/" + id);
}

TEST_F(Pages, a_body_by_hand_goes_on_the_map) {
    EXPECT_EQ(get("/orgs").status, 200);
    const Answer sent = browser.post(
        "/orgs", "name=Halden+Tenants&kind=tenant&city=Port+Halden&state=WA" + kSource);
    EXPECT_EQ(sent.status, 303);
    EXPECT_EQ(sent.location, path_of(world.orgs().at(0)));
    EXPECT_TRUE(get(kPortHalden).says("Halden Tenants"));
}

TEST_F(Pages, a_form_comes_back_with_what_was_typed_and_a_message_beside_each_field) {
    const Answer back = browser.post(
        "/orgs", "name=%22%3E%3Cscript%3Ex&kind=local&city=Atlantis&state=WA&members_low=many");
    EXPECT_EQ(back.status, 422);
    EXPECT_TRUE(back.says("value=\"Atlantis\""));
    EXPECT_TRUE(back.says("value=\"many\""));
    EXPECT_FALSE(back.says("<script>x"));
    for (const std::string_view field :
         {"city", "members_low", "source_kind", "source_ref", "confidence"}) {
        EXPECT_TRUE(back.says("id=\"" + std::string(field) + "-error\"")) << field;
    }
    for (const std::string_view key : {"community_map.no_such_city", "community_map.say_source"}) {
        EXPECT_EQ(back.times(browser.say(Language::English, key)), 2U)
            << "in the list on top and beside its field: " << key;
    }
    EXPECT_TRUE(world.orgs().empty());
}

TEST_F(Pages, every_wrong_field_of_a_new_body_is_answered_by_the_form) {
    const std::string many(201, 'x');
    const Answer back = browser.post(
        "/orgs", "name=" + many + "&kind=guild&affiliation=U%7CW&number=" + many + "&nickname=" +
                     many + "&city=&state=&zip=99999&website=x&members_low=9&members_high=1" +
                     "&filing_status=perhaps&source_ref=&as_of=2026-02-30");
    EXPECT_EQ(back.status, 422);
    EXPECT_EQ(back.times("class=\"field__error\""), 13U);
}

TEST_F(Pages, scripts_get_refusals_as_json) {
    const Answer wrong = browser.post("/orgs", "name=x", true);
    EXPECT_EQ(wrong.status, 422);
    const json error = json::parse(wrong.body)["error"];
    EXPECT_EQ(error["reason"], "invalid");
    std::set<std::string> fields;
    for (const auto& message : error["messages"]) {
        fields.insert(message["field"]);
        EXPECT_FALSE(message["text"].get<std::string>().empty());
    }
    EXPECT_EQ(fields,
              (std::set<std::string>{"source_kind", "source_ref", "confidence", "kind", "city"}));
}

TEST_F(Pages, a_concern_asks_for_a_reason_and_goes_on_with_it) {
    world.commit({map_world::local_418()});
    const std::string form = "kind=local&affiliation=UTUW&number=418&city=Port+Halden&state=WA";
    const Answer worried = browser.post("/orgs", form + kSource);
    EXPECT_EQ(worried.status, 409);
    EXPECT_TRUE(worried.says("This looks like UTUW Local 418"));
    EXPECT_TRUE(worried.says("name=\"override_reason\""));
    EXPECT_EQ(world.orgs().size(), 1U);
    const Answer sent = browser.post("/orgs", form + kSource + "&override_reason=the+ferry+branch");
    EXPECT_EQ(sent.status, 303);
    EXPECT_EQ(world.orgs().size(), 2U);
    EXPECT_TRUE(get(sent.location).says("the ferry branch"));
}

TEST_F(Pages, every_field_has_its_form) {
    world.commit({map_world::local_418()});
    for (int at = 0; at <= static_cast<int>(FactField::Closed); ++at) {
        const auto field = static_cast<FactField>(at);
        const Answer form = get(path_of(world.org()) +
                                "/facts?field=" + std::string(word_of(field)));
        EXPECT_EQ(form.status, may_be_corrected(field) ? 200 : 404) << word_of(field);
    }
    EXPECT_EQ(get(path_of(world.org()) + "/facts?field=x").status, 404);
    EXPECT_EQ(get("/orgs/" + std::string(32, '0') + "/facts?field=name").status, 404);
}

TEST_F(Pages, a_correction_begins_from_what_is_known) {
    world.commit({map_world::local_418()});
    const std::string facts = path_of(world.org()) + "/facts?field=";
    EXPECT_TRUE(get(facts + "name").says("value=\"Port Halden Transit\""));
    const Answer size = get(facts + "member_count");
    EXPECT_TRUE(size.says("Known so far: <strong>210</strong>"));
    EXPECT_TRUE(size.says("name=\"members_low\" type=\"text\" value=\"210\""));
    EXPECT_TRUE(size.says("name=\"members_high\" type=\"text\" value=\"\""));
    EXPECT_TRUE(get(facts + "mail_place").says("value=\"Port Halden\""));
    const Answer first = get(facts + "website");
    EXPECT_TRUE(first.says(browser.say(Language::English, "community_map.say_lead")));
    EXPECT_FALSE(first.says("Known so far"));
}

TEST_F(Pages, another_language_leads_from_a_form_that_came_back_to_its_own_address) {
    const Import saved = world.commit({map_world::local_418()});
    const Answer back = correct("field=nickname&value=", facts_of_418());
    EXPECT_EQ(back.status, 422);
    EXPECT_TRUE(back.says("%2Ffacts%3Ffield%3Dnickname"));
    const Answer refused = browser.post("/imports/" + saved.id.text() + "/discarding");
    EXPECT_TRUE(refused.says("%2Fimports%2F" + saved.id.text() + "\""));
}

TEST_F(Pages, a_correction_is_shown_and_the_former_answer_stays) {
    world.commit({map_world::local_418()});
    const Answer sent = correct("field=name&value=Halden+Drivers", facts_of_418());
    EXPECT_EQ(sent.status, 303);
    const Answer page = get(sent.location);
    EXPECT_TRUE(page.says("Halden Drivers"));
    EXPECT_TRUE(page.says("PORT HALDEN TRANSIT") || page.says("Port Halden Transit"));
    EXPECT_TRUE(page.says("Courier"));
}

TEST_F(Pages, of_two_tabs_the_later_one_is_told_and_may_send_again) {
    world.commit({map_world::local_418()});
    const std::size_t seen = facts_of_418();
    ASSERT_EQ(correct("field=name&value=Halden+Drivers", seen).status, 303);
    const Answer conflict = correct("field=name&value=Halden+Riders", seen);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_TRUE(conflict.says(browser.say(Language::English, "community_map.changed_meanwhile")));
    EXPECT_TRUE(conflict.says("value=\"Halden Riders\""));
    EXPECT_TRUE(conflict.says("name=\"facts_seen\" value=\"" + std::to_string(seen + 1) + "\""));
    EXPECT_EQ(correct("field=name&value=Halden+Riders", seen + 1).status, 303);
}

TEST_F(Pages, every_wrong_correction_is_answered_by_its_form) {
    world.commit({map_world::local_418()});
    const std::string many(201, 'x');
    for (const std::string& fields :
         {"field=name&value=" + many, std::string("field=name&value="),
          std::string("field=member_count&members_low=many"),
          std::string("field=member_count&members_low=9&members_high=1"),
          std::string("field=mail_place&city=Atlantis&state=WA"),
          std::string("field=mail_place&zip=99999"), std::string("field=closed&value=soon"),
          std::string("field=website&value=x"), std::string("field=affiliation&value=U%7CW"),
          std::string("field=kind&value=guild"),
          std::string("field=filing_status&value=perhaps")}) {
        const Answer back = correct(fields, facts_of_418());
        EXPECT_EQ(back.status, 422) << fields;
        EXPECT_GE(back.times("class=\"field__error\""), 1U) << fields;
    }
    for (const std::string field : {"designation", "unheard_of"}) {
        const Answer refused = correct("field=" + field + "&value=LU", facts_of_418());
        EXPECT_EQ(refused.status, 422) << field;
        EXPECT_TRUE(refused.says(browser.say(Language::English, "community_map.choose_one")));
    }
}

TEST_F(Pages, an_import_that_does_not_exist_is_not_found) {
    for (const std::string& path :
         {"/imports/" + std::string(32, '0'), std::string("/imports/1")}) {
        EXPECT_EQ(get(path).status, 404) << path;
        EXPECT_EQ(get(path + "/events").status, 404) << path;
        for (const std::string_view verb : {"/saving", "/undoing", "/discarding"}) {
            EXPECT_EQ(browser.post(path + std::string(verb)).status, 404) << path << verb;
        }
    }
    const Answer script = get("/imports/" + std::string(32, '0'), {.json = true});
    EXPECT_EQ(error_key(script), "community_map.no_such_import");
}

TEST_F(Pages, what_an_import_s_life_does_not_allow_is_refused_in_words) {
    const Import saved = world.commit({map_world::local_418()});
    const Answer refused = browser.post("/imports/" + saved.id.text() + "/discarding");
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(refused.says(browser.say(Language::English, "community_map.import_is_committed")));
}

TEST_F(Pages, without_script_the_page_of_a_file_being_read_reloads_itself) {
    const Answer sent = browser.send_file("lm.txt", olms::register_of({map_world::local_418()}));
    EXPECT_TRUE(get(sent.location).says("http-equiv=\"refresh\""));
    const Import saved = world.commit({map_world::local_418()});
    EXPECT_FALSE(get("/imports/" + saved.id.text()).says("http-equiv=\"refresh\""));
}

TEST_F(Pages, no_file_and_an_empty_file_are_refused_in_words) {
    for (const Answer& refused : {browser.post("/imports"), browser.send_file("x.zip", "")}) {
        EXPECT_EQ(refused.status, 422);
        EXPECT_TRUE(refused.says(browser.say(Language::English, "community_map.no_file_chosen")));
    }
    EXPECT_TRUE(world.looking(store::imports).empty());
}

/// The way of a file, with the jobs running as they do beside a server.
class ImportPages : public Pages {
protected:
    /// The page of an import when its present step is done.
    Answer when_done(const std::string& path) {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (std::chrono::steady_clock::now() < until) {
            runner.wake();
            if (!get(path + "/events").says("\"state\":\"running\"")) {
                return get(path);
            }
            std::this_thread::yield();
        }
        ADD_FAILURE() << "the step is never done";
        return {};
    }
    bool says(const Answer& page, std::string_view key) const {
        return page.says(browser.say(Language::English, key));
    }

    jobs::Runner runner{*browser.world.database,
                        browser.world.clock,
                        register_jobs(browser.machine),
                        {.poll_ms = 20, .instance = "halden"}};
};

TEST_F(ImportPages, a_file_is_read_looked_at_saved_and_undone) {
    const Answer sent = browser.send_file(
        "lm 2025 <b>.txt", olms::register_of({map_world::local_418(), map_world::nurses()}));
    ASSERT_EQ(sent.status, 303);
    const Answer ready = when_done(sent.location);
    EXPECT_TRUE(says(ready, "community_map.save_button"));
    EXPECT_TRUE(ready.says("lm 2025 &lt;b&gt;.txt"));
    EXPECT_TRUE(world.orgs().empty()) << "nothing is saved before the yes";
    ASSERT_EQ(browser.post(sent.location + "/saving").status, 303);
    EXPECT_TRUE(says(when_done(sent.location), "community_map.undo_button"));
    EXPECT_TRUE(get(kPortHalden).says("UTUW Local 418"));
    EXPECT_TRUE(std::filesystem::is_empty(browser.folder.path())) << "the file is not kept";
    ASSERT_EQ(browser.post(sent.location + "/undoing").status, 303);
    EXPECT_TRUE(says(get(sent.location), "community_map.is_undone"));
    EXPECT_TRUE(world.map_rows().empty());
    EXPECT_TRUE(says(get("/imports"), "community_map.state_undone"));
}

TEST_F(ImportPages, what_is_no_register_says_what_to_do) {
    const Answer sent = browser.send_file("photo.jpg", std::string("\xFF\xD8\xFF\x00\x01", 5));
    const Answer failed = when_done(sent.location);
    EXPECT_EQ(failed.status, 200);
    EXPECT_EQ(world.looking(store::imports).at(0).state, ImportState::Failed);
    EXPECT_TRUE(failed.says("is not a table of text"));
    EXPECT_FALSE(says(failed, "community_map.save_button"));
}

TEST_F(ImportPages, the_sample_city_comes_with_one_button_and_goes_with_another) {
    const Answer sent = browser.post("/imports/sample");
    ASSERT_EQ(sent.status, 303);
    when_done(sent.location);
    ASSERT_EQ(browser.post(sent.location + "/saving").status, 303);
    EXPECT_TRUE(when_done(sent.location).says("place=Port%20Halden%2C%20WA"));
    EXPECT_EQ(world.orgs().size(), 300U);
    ASSERT_EQ(browser.post(sent.location + "/undoing").status, 303);
    EXPECT_TRUE(world.map_rows().empty());
}

}  // namespace
}  // namespace community_map
