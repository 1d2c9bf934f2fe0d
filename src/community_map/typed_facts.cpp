#include "community_map/typed_facts.hpp"

#include <charconv>

#include "base/date.hpp"
#include "community_map/places.hpp"
#include "platform/text/unicode.hpp"

namespace community_map {
namespace {

constexpr std::size_t kTextBytesMax = 200;
constexpr std::size_t kReferenceBytesMax = 500;
constexpr std::int64_t kTypedMembersMax = 20'000'000;

constexpr std::array<std::string_view, 6> kFilingStatuses = {
    "files_lm2",           "files_lm3", "files_lm4", "public_sector_no_filing",
    "independent_unknown", "unknown"};

/// Digits with their grouping taken out: "12,033" and "12.033" are 12033.
std::string without_grouping(const std::string& typed) {
    std::string digits;
    for (const char letter : typed) {
        const bool grouping = letter == ',' || letter == '.' || letter == ' ';
        if (!grouping) {
            digits += letter;
        }
    }
    return digits;
}

}  // namespace

TypedFacts::TypedFacts(const TypedSource& source, const std::string& today, std::int64_t at) {
    pattern_.recorded_at = at;
    take_source(source, today);
}

void TypedFacts::take_source(const TypedSource& source, const std::string& today) {
    const auto kind = source_kind_of(source.kind);
    if (!kind || *kind == SourceKind::LmFiling) {
        object("source_kind", "community_map.choose_source");
    } else {
        pattern_.source_kind = *kind;
    }
    pattern_.source_ref = text::tidy_spaces(source.ref);
    if (pattern_.source_ref.empty()) {
        object("source_ref", "community_map.say_source");
    } else if (pattern_.source_ref.size() > kReferenceBytesMax) {
        object("source_ref", "community_map.text_too_long");
    }
    const auto as_of = base::Date::parse(source.as_of.empty() ? today : source.as_of);
    if (!as_of) {
        object("as_of", "community_map.no_such_date");
    } else if (as_of->text() > today) {
        object("as_of", "community_map.date_to_come");
    } else {
        pattern_.as_of = as_of->text();
    }
    if (source.confidence == "1" || source.confidence == "2" || source.confidence == "3") {
        pattern_.confidence = source.confidence[0] - '0';
    } else {
        object("confidence", "community_map.choose_confidence");
    }
}

OrgFact& TypedFacts::add(FactField field, std::string value) {
    OrgFact fact = pattern_;
    fact.field = field;
    fact.value = std::move(value);
    facts_.push_back(std::move(fact));
    return facts_.back();
}

void TypedFacts::object(std::string form_field, std::string key) {
    messages_.push_back({.key = std::move(key), .field = std::move(form_field)});
}

void TypedFacts::take_text(FactField field, const std::string& form_field,
                           const std::string& typed) {
    std::string value = text::tidy_spaces(typed);
    if (value.size() > kTextBytesMax) {
        object(form_field, "community_map.text_too_long");
    } else if (!value.empty()) {
        add(field, std::move(value));
    }
}

void TypedFacts::take_affiliation(const std::string& typed) {
    const std::string name = text::tidy_spaces(typed);
    if (name.size() > kTextBytesMax || name.find('|') != std::string::npos) {
        object("affiliation", "community_map.text_too_long");
    } else if (!name.empty()) {
        add(FactField::Affiliation, Affiliation{name, ""}.packed());
    }
}

void TypedFacts::take_kind(const std::string& typed) {
    if (kind_of(typed)) {
        add(FactField::Kind, typed);
    } else {
        object("kind", "community_map.choose_kind");
    }
}

void TypedFacts::take_filing_status(const std::string& typed) {
    if (typed.empty()) {
        return;
    }
    for (const std::string_view status : kFilingStatuses) {
        if (typed == status) {
            add(FactField::FilingStatus, typed);
            return;
        }
    }
    object("filing_status", "community_map.choose_one");
}

void TypedFacts::take_website(const std::string& typed) {
    const std::string address = text::tidy_spaces(typed);
    if (address.empty()) {
        return;
    }
    const bool web = address.starts_with("https://") || address.starts_with("http://");
    if (!web || address.size() > kReferenceBytesMax || address.find(' ') != std::string::npos) {
        object("website", "community_map.website_form");
    } else {
        add(FactField::Website, address);
    }
}

void TypedFacts::take_place(const std::string& city, const std::string& state,
                            const std::string& zip) {
    const std::string tidy_zip = text::tidy_spaces(zip);
    if (!tidy_zip.empty() && !zip_area(tidy_zip)) {
        object("zip", "community_map.no_such_zip");
        return;
    }
    const auto code = state_code(text::tidy_spaces(state));
    MailPlace place{
        .city = text::tidy_spaces(city), .state = std::string(code.value_or("")), .zip = tidy_zip};
    if (place.city.empty() && !place.zip.empty()) {
        place.city = zip_area(place.zip)->place.name;
        place.state = zip_area(place.zip)->place.state;
    }
    const bool barred = place.city.find('|') != std::string::npos;
    if (barred || place.city.empty() || !place_of_mail(place.city, place.state, place.zip)) {
        object("city", "community_map.no_such_city");
        return;
    }
    add(FactField::MailPlace, place.packed());
}

std::optional<std::int64_t> TypedFacts::read_count(const std::string& form_field,
                                                   const std::string& typed) {
    const std::string digits = without_grouping(text::tidy_spaces(typed));
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    if (!whole || number < 0 || number > kTypedMembersMax) {
        object(form_field, "community_map.members_not_a_number");
        return std::nullopt;
    }
    return number;
}

void TypedFacts::take_size(const std::string& low, const std::string& high) {
    const bool no_low = text::tidy_spaces(low).empty();
    const bool no_high = text::tidy_spaces(high).empty();
    if (no_low && no_high) {
        return;
    }
    if (no_low) {  // "at most 450" says nothing of how many there are at least
        object("members_low", "community_map.members_least_missing");
        return;
    }
    const auto from = read_count("members_low", low);
    const auto to = no_high ? from : read_count("members_high", high);
    if (!from || !to) {
        return;
    }
    if (*from > *to) {
        object("members_high", "community_map.members_range_reversed");
        return;
    }
    OrgFact& fact = add(FactField::MemberCount, "");
    fact.low = from;
    fact.high = to;
}

void TypedFacts::take_closed(const std::string& typed) {
    const std::string day = text::tidy_spaces(typed);
    if (!day.empty() && !base::Date::parse(day)) {
        object("value", "community_map.no_such_date");
    } else {
        add(FactField::Closed, day);
    }
}

base::Refusal TypedFacts::refusal() const {
    return {.reason = base::Reason::Invalid, .messages = messages_};
}

void TypedFacts::because(const std::string& reason) {
    for (OrgFact& fact : facts_) {
        fact.reason = reason;
    }
}

}  // namespace community_map
