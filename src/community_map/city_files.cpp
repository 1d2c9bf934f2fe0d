#include "base/ensure.hpp"
#include "community_map/city_view.hpp"
#include "platform/http/json.hpp"

namespace community_map {
namespace {

void write_flags(http::JsonWriter& json, const Org& org) {
    json.key("flags").begin_array();
    for (const Flag flag : kFlags) {
        if (org.has(flag)) {
            json.value(word_of(flag));
        }
    }
    json.end_array();
}

void write_sources(http::JsonWriter& json, const std::vector<OrgSource>& sources) {
    json.key("sources").begin_array();
    for (const OrgSource& source : sources) {
        json.begin_object();
        json.key("kind").value(word_of(source.kind));
        json.key("ref").value(source.ref);
        json.key("as_of");
        source.as_of.empty() ? json.null() : json.value(source.as_of);
        json.end_object();
    }
    json.end_array();
}

void write_body(http::JsonWriter& json, const Org& org, const std::vector<OrgSource>& sources) {
    json.begin_object();
    json.key("id").value(org.id.text());
    json.key("name").value(title_of(org));
    json.key("own_name").value(org.name);
    json.key("kind").value(word_of(org.kind));
    json.key("affiliation").value(org.affiliation);
    json.key("number").value(org.number);
    json.key("file_number").value(org.file_number);
    json.key("members").value(org.members_low);
    json.key("members_high").value(org.members_high);
    json.key("members_as_of");
    org.members_as_of.empty() ? json.null() : json.value(org.members_as_of);
    json.key("confidence").value(org.confidence);
    json.key("city").value(org.city);
    json.key("state").value(org.state);
    json.key("zip").value(org.zip);
    write_flags(json, org);
    write_sources(json, sources);
    json.key("closed").value(org.closed());
    json.end_object();
}

/// One CSV field. A text that begins like a formula is made harmless for spreadsheets.
void append_field(std::string& csv, std::string_view value, bool last = false) {
    constexpr std::string_view kFormulaStarts = "=+-@\t\r";
    const bool formula = !value.empty() && kFormulaStarts.find(value.front()) != std::string::npos;
    const bool quoted = formula || value.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) {
        csv += '"';
    }
    if (formula) {
        csv += '\'';
    }
    for (const char letter : value) {
        csv += letter;
        if (quoted && letter == '"') {
            csv += '"';
        }
    }
    if (quoted) {
        csv += '"';
    }
    csv += last ? "\r\n" : ",";
}

std::string text_of(const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string();
}

std::string flags_of(const Org& org) {
    std::string words;
    for (const Flag flag : kFlags) {
        if (org.has(flag)) {
            words += words.empty() ? "" : " ";
            words += word_of(flag);
        }
    }
    return words;
}

void append_body(std::string& csv, const Org& org, const std::vector<OrgSource>& sources) {
    const OrgSource source = sources.empty() ? OrgSource{} : sources.front();
    append_field(csv, title_of(org));
    append_field(csv, org.name);
    append_field(csv, word_of(org.kind));
    append_field(csv, org.affiliation);
    append_field(csv, org.number);
    append_field(csv, text_of(org.file_number));
    append_field(csv, text_of(org.members_low));
    append_field(csv, text_of(org.members_high));
    append_field(csv, org.members_as_of);
    append_field(csv, std::to_string(org.confidence));
    append_field(csv, org.city);
    append_field(csv, org.state);
    append_field(csv, org.zip);
    append_field(csv, org.closed_on);
    append_field(csv, flags_of(org));
    append_field(csv, word_of(source.kind));
    append_field(csv, source.ref);
    append_field(csv, source.as_of, true);
}

}  // namespace

std::string city_json(const CityView& view) {
    ENSURE(view.sources.size() == view.bodies.size(), "every body has its list of sources");
    http::JsonWriter json;
    json.begin_object();
    json.key("place").begin_object();
    json.key("name").value(view.place.name);
    json.key("state").value(view.place.state);
    json.end_object();
    json.key("bodies").begin_array();
    for (std::size_t at = 0; at < view.bodies.size(); ++at) {
        write_body(json, view.bodies[at], view.sources[at]);
    }
    json.end_array();
    json.key("totals").begin_object();
    json.key("bodies").value(view.totals.bodies);
    json.key("members_low").value(view.totals.members_low);
    json.key("members_high").value(view.totals.members_high);
    json.key("members_unknown_bodies").value(view.totals.members_unknown_bodies);
    json.end_object();
    json.end_object();
    return json.take();
}

std::string city_csv(const CityView& view) {
    std::string csv =
        "name,own_name,kind,affiliation,number,file_number,members,members_high,members_as_of,"
        "confidence,city,state,zip,closed_on,flags,source_kind,source_ref,source_as_of\r\n";
    for (std::size_t at = 0; at < view.bodies.size(); ++at) {
        append_body(csv, view.bodies[at], view.sources[at]);
    }
    return csv;
}

}  // namespace community_map
