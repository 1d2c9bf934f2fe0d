#include "community_map/pages/parts.hpp"

#include <charconv>

#include "platform/http/reasons.hpp"

namespace community_map::pages {
namespace {

constexpr double kMilesMax = 500;

struct OrderWord {
    CityOrder order;
    std::string_view word;
};
constexpr std::array kOrders = {
    OrderWord{CityOrder::Size, "size"}, OrderWord{CityOrder::Name, "name"},
    OrderWord{CityOrder::City, "city"}, OrderWord{CityOrder::Date, "date"}};

struct FilterWord {
    CityFilter filter;
    std::string_view word;
};
constexpr std::array kFilters = {
    FilterWord{CityFilter::All, "all"}, FilterWord{CityFilter::Locals, "locals"},
    FilterWord{CityFilter::Councils, "councils"}, FilterWord{CityFilter::SizeUnknown, "unknown"},
    FilterWord{CityFilter::Closed, "closed"}};

CityOrder order_of(std::string_view word) {
    for (const auto& entry : kOrders) {
        if (entry.word == word) {
            return entry.order;
        }
    }
    return CityOrder::Size;
}

CityFilter filter_of(std::string_view word) {
    for (const auto& entry : kFilters) {
        if (entry.word == word) {
            return entry.filter;
        }
    }
    return CityFilter::All;
}

int number_in(std::string_view text, int otherwise) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

}  // namespace

http::Response show(const Rooms& rooms, const http::Request& request, const Sheet& sheet,
                    const Fill& fill, int status) {
    const html::Frame frame{.language = request.language,
                            .title = sheet.title,
                            .target = sheet.address.empty() ? request.target : sheet.address,
                            .current = sheet.current,
                            .script = sheet.with_map ? "city_map.js" : "",
                            .follows_a_job = sheet.follows_a_job};
    auto page = rooms.machine.layout.page(frame, sheet.content);
    fill(page.slots());
    return http::Response::html(page.html(), status);
}

http::Response refused(const Rooms& rooms, const http::Request& request,
                       const base::Refusal& refusal, const std::string& address) {
    if (request.wants_json()) {
        return http::refusal_json(refusal, request.language, rooms.machine.texts);
    }
    const Sheet sheet{.title = rooms.say(request.language, "community_map.cannot_title"),
                      .content = "community_map/refused",
                      .address = address};
    return show(
        rooms, request, sheet,
        [&](html::Slots& slots) {
            for (const base::Message& message : refusal.messages) {
                slots.add("MESSAGE").set("TEXT", rooms.say(request.language, message));
            }
        },
        http::status_of(refusal.reason));
}

http::Response missing(const Rooms& rooms, const http::Request& request, std::string_view key) {
    return refused(rooms, request, base::refuse(base::Reason::NotFound, std::string(key)));
}

std::string size_in_words(const Rooms& rooms, base::Language language, std::int64_t low,
                          std::int64_t high) {
    if (low < 0) {
        return rooms.say(language, "community_map.not_known");
    }
    const std::string from = text::number(language, low);
    return low == high ? from : from + "–" + text::number(language, high);
}

Asked read_question(const http::Request& request) {
    Asked asked;
    asked.typed = request.query.get("place");
    const auto place = place_typed(asked.typed);
    asked.found = place.has_value();
    asked.question.place = place.value_or(Place{});
    const int miles = number_in(request.query.get("within"), 25);
    asked.question.miles = std::clamp<double>(miles, 0, kMilesMax);
    asked.question.order = order_of(request.query.get("order"));
    asked.question.filter = filter_of(request.query.get("show"));
    asked.question.words = request.query.get("words");
    asked.question.language = request.language;
    asked.page = static_cast<std::size_t>(std::max(1, number_in(request.query.get("page"), 1)));
    return asked;
}

html::Url url_of(std::string_view path, const Asked& asked, std::string_view changed,
                 const std::string& value) {
    const CityQuestion& question = asked.question;
    const std::string place = std::string(question.place.name) + ", " +
                              std::string(question.place.state);
    std::vector<std::pair<std::string_view, std::string>> query = {
        {"place", asked.found ? place : asked.typed}};
    const auto keep = [&](std::string_view name, const std::string& held, std::string_view usual) {
        const std::string& wanted = changed == name ? value : held;
        if (wanted != usual) {
            query.emplace_back(name, wanted);
        }
    };
    keep("within", std::to_string(static_cast<int>(question.miles)), "25");
    keep("order", std::string(kOrders[static_cast<std::size_t>(question.order)].word), "size");
    keep("show", std::string(kFilters[static_cast<std::size_t>(question.filter)].word), "all");
    keep("words", question.words, "");
    const bool kept = changed == "within" || changed == "order" || changed == "show" ||
                      changed == "words" || changed.empty();
    if (!kept && !(changed == "page" && value == "1")) {
        query.emplace_back(changed, value);
    }
    return html::Url::path(path, query);
}

std::optional<OrgId> captured_org(const http::Request& request) {
    return OrgId::parse(request.captured.get("id"));
}

std::optional<ImportId> captured_import(const http::Request& request) {
    return ImportId::parse(request.captured.get("id"));
}

}  // namespace community_map::pages
