// The form for a body that no register has.

#include "community_map/pages/forms.hpp"
#include "platform/http/reasons.hpp"

namespace community_map::pages {
namespace {

/// What the form begins with: what was sent and came back, else the city it was opened from.
http::Fields typed_so_far(const http::Request& request, const base::Refusal* refusal) {
    if (refusal != nullptr) {
        return request.form;
    }
    http::Fields typed;
    for (const std::string_view field : {"city", "state"}) {
        typed.add(std::string(field), std::string(request.query.get(field)));
    }
    return typed;
}

http::Response new_org_form(const Rooms& rooms, const http::Request& request,
                            const base::Refusal* refusal) {
    const Sheet sheet{.title = rooms.say(request.language, "community_map.add_title"),
                      .content = "community_map/new_org"};
    const int status = refusal == nullptr ? 200 : http::status_of(refusal->reason);
    return show(
        rooms, request, sheet,
        [&](html::Slots& slots) {
            constexpr std::array kTexts = {
                Filled{"NAME", "name"},       Filled{"AFFILIATION", "affiliation"},
                Filled{"NUMBER", "number"},   Filled{"NICKNAME", "nickname"},
                Filled{"CITY", "city"},       Filled{"STATE", "state"},
                Filled{"ZIP", "zip"},         Filled{"WEBSITE", "website"},
                Filled{"LOW", "members_low"}, Filled{"HIGH", "members_high"}};
            const http::Fields typed = typed_so_far(request, refusal);
            fill_texts(typed, slots, kTexts);
            fill_choices(rooms, request.language, slots, "KIND", kKinds, typed.get("kind"));
            fill_choices(rooms, request.language, slots, "FILING", kFilings,
                         typed.get("filing_status"));
            fill_source_fields(rooms, request, slots);
            fill_messages(rooms, request.language, slots, refusal, "/orgs");
        },
        status);
}

TypedOrg read_new_org(const http::Fields& form) {
    const auto text = [&](std::string_view name) { return std::string(form.get(name)); };
    return {.kind = text("kind"),
            .affiliation = text("affiliation"),
            .number = text("number"),
            .name = text("name"),
            .nickname = text("nickname"),
            .city = text("city"),
            .state = text("state"),
            .zip = text("zip"),
            .website = text("website"),
            .members_low = text("members_low"),
            .members_high = text("members_high"),
            .filing_status = text("filing_status"),
            .source = read_source(form)};
}

http::Response take_new_org(const Rooms& rooms, const http::Request& request) {
    const auto added = rooms.machine.database.write([&](db::Write& write) {
        return add_org(write, rooms.act(request), read_new_org(request.form),
                       read_override(request.form));
    });
    if (added) {
        return http::Response::see_other("/orgs/" + added->id.text());
    }
    return request.wants_json() ? refused(rooms, request, added.error())
                                : new_org_form(rooms, request, &added.error());
}

}  // namespace

void add_entering_pages(http::Routes& routes, const Rooms& rooms) {
    routes.add({.pattern = "/orgs", .answer = [rooms](http::Request& request) {
                    return new_org_form(rooms, request, nullptr);
                }});
    routes.add(
        {.method = http::Method::Post,
         .pattern = "/orgs",
         .answer = [rooms](http::Request& request) { return take_new_org(rooms, request); }});
}

}  // namespace community_map::pages
