#include "community_map/city_words.hpp"

namespace community_map {
namespace {

using base::Language;

/// Where only some were asked for, how many there are in all: nobody may take the part for the
/// whole.
std::string headline_of(const CityView& view, Language language, const text::Texts& texts) {
    const bool around = view.miles > 0;
    const std::string place = name_with_state(view.place);
    if (view.bodies_in_all > view.totals.bodies) {
        return texts.say(
            language,
            {.key = around ? "community_map.some_unions_around" : "community_map.some_unions_in",
             .values = {
                 {"shown", view.totals.bodies}, {"unions", view.bodies_in_all}, {"place", place}}});
    }
    return texts.say(language,
                     {.key = around ? "community_map.unions_around" : "community_map.unions_in",
                      .values = {{"unions", view.totals.bodies}, {"place", place}}});
}

std::string members_of(const CityTotals& totals, Language language, const text::Texts& texts) {
    if (totals.members_high > totals.members_low) {
        return texts.say(language,
                         {.key = "community_map.members_between",
                          .values = {{"low", totals.members_low}, {"high", totals.members_high}}});
    }
    return totals.members_low == 0
               ? std::string()
               : texts.say(language, {.key = "community_map.members",
                                      .values = {{"members", totals.members_low}}});
}

std::string totals_of(const CityView& view, Language language, const text::Texts& texts) {
    std::string line = members_of(view.totals, language, texts);
    const auto append = [&](const std::string& part) {
        line += line.empty() ? part : " · " + part;
    };
    if (view.totals.bodies > 0) {
        append(texts.say(language, {.key = "community_map.sizes_unknown",
                                    .values = {{"unions", view.totals.members_unknown_bodies}}}));
    }
    if (view.miles > 0) {
        append(texts.say(language, {.key = "community_map.within_miles",
                                    .values = {{"miles", static_cast<std::int64_t>(view.miles)}}}));
    } else {
        append(texts.say(language, "community_map.mailing_city_only"));
    }
    return line;
}

std::string source_of(const CityView& view, Language language, const text::Texts& texts) {
    if (view.register_period.empty()) {
        return texts.say(language, view.totals.bodies == 0 ? "community_map.no_imports"
                                                           : "community_map.no_register");
    }
    std::string sentence = texts.say(
        language, {.key = "community_map.register_read",
                   .values = {{"years", view.register_period},
                              {"date", text::long_date(language, view.register_read_on)}}});
    if (view.register_partial) {
        sentence += " " +
                    texts.say(language,
                              {.key = "community_map.register_partial",
                               .values = {{"date",
                                           text::long_date(language, view.register_received_to)}}});
    }
    return sentence;
}

}  // namespace

std::string name_with_state(const Place& place) {
    return std::string(place.name) + ", " + std::string(place.state);
}

CityWords city_words(const CityView& view, base::Language language, const text::Texts& texts) {
    return {.headline = headline_of(view, language, texts),
            .totals = totals_of(view, language, texts),
            .source = source_of(view, language, texts),
            .leaves_out = texts.say(language, "community_map.register_leaves_out")};
}

}  // namespace community_map
