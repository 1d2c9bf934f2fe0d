#include "community_map/city_view.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "community_map/settling.hpp"
#include "community_map/store.hpp"

namespace community_map {
namespace {

/// Sources of the facts that settle a body, each once, the latest first.
std::vector<OrgSource> sources_of(std::span<const OrgFact> facts) {
    constexpr std::array kShown = {
        FactField::MemberCount, FactField::Name,         FactField::Affiliation, FactField::Number,
        FactField::MailPlace,   FactField::FilingStatus, FactField::Closed,      FactField::Kind};
    std::set<OrgSource> distinct;
    for (const FactField field : kShown) {
        if (const OrgFact* fact = deciding(field, facts)) {
            distinct.insert({fact->source_kind, fact->source_ref, fact->as_of});
        }
    }
    std::vector<OrgSource> sources(distinct.begin(), distinct.end());
    std::stable_sort(sources.begin(), sources.end(),
                     [](const auto& one, const auto& other) { return one.as_of > other.as_of; });
    return sources;
}

}  // namespace

CityView register_of(db::Read& read) {
    CityView view;
    if (const auto import = store::last_committed(read)) {
        view.register_period = years_of(*import);
        view.register_read_on = base::Date::of_utc(import->created_at).text();
        view.register_received_to = import->last_received;
        view.register_partial = import->partial;
    }
    return view;
}

CityView view_of(db::Read& read, const CityQuestion& question, const Chosen& chosen) {
    CityView view = register_of(read);
    view.place = question.place;
    view.miles = question.miles;
    view.totals = chosen.totals;
    view.bodies_in_all = chosen.bodies_in_all;
    std::vector<OrgId> ids;
    for (const std::uint32_t index : chosen.indices) {
        ids.push_back(chosen.atlas->at(index).id);
    }
    view.bodies = store::orgs(read, ids);
    std::unordered_map<OrgId, std::vector<OrgFact>> facts;
    store::each_fact(read, ids,
                     [&](const OrgId& id, const OrgFact& fact) { facts[id].push_back(fact); });
    for (const Org& org : view.bodies) {
        view.sources.push_back(sources_of(facts[org.id]));
    }
    return view;
}

}  // namespace community_map
