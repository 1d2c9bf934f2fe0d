#include "community_map/org.hpp"

#include <charconv>

#include "base/ensure.hpp"
#include "community_map/designations.hpp"

namespace community_map {
namespace {

template <typename Kind>
struct Word {
    Kind kind;
    std::string_view word;
};

// The stable words of the database, of JSON and of text keys.
constexpr std::array kKindWords = {
    Word<OrgKind>{OrgKind::Local, "local"},
    Word<OrgKind>{OrgKind::Intermediate, "intermediate"},
    Word<OrgKind>{OrgKind::International, "international"},
    Word<OrgKind>{OrgKind::Clc, "clc"},
    Word<OrgKind>{OrgKind::Statefed, "statefed"},
    Word<OrgKind>{OrgKind::Btc, "btc"},
    Word<OrgKind>{OrgKind::Chapter, "chapter"},
    Word<OrgKind>{OrgKind::Community, "community"},
    Word<OrgKind>{OrgKind::Tenant, "tenant"},
    Word<OrgKind>{OrgKind::Faith, "faith"},
    Word<OrgKind>{OrgKind::WorkerCenter, "worker_center"},
    Word<OrgKind>{OrgKind::LegislativeOffice, "legislative_office"},
    Word<OrgKind>{OrgKind::Other, "other"},
};

constexpr std::array kSourceWords = {
    Word<SourceKind>{SourceKind::LmFiling, "lm_filing"},
    Word<SourceKind>{SourceKind::UnionSite, "union_site"},
    Word<SourceKind>{SourceKind::News, "news"},
    Word<SourceKind>{SourceKind::SelfReported, "self_reported"},
    Word<SourceKind>{SourceKind::Estimate, "estimate"},
};

constexpr std::array kFieldWords = {
    Word<FactField>{FactField::Name, "name"},
    Word<FactField>{FactField::Nickname, "nickname"},
    Word<FactField>{FactField::Kind, "kind"},
    Word<FactField>{FactField::Affiliation, "affiliation"},
    Word<FactField>{FactField::Designation, "designation"},
    Word<FactField>{FactField::Number, "number"},
    Word<FactField>{FactField::MailPlace, "mail_place"},
    Word<FactField>{FactField::MemberCount, "member_count"},
    Word<FactField>{FactField::FilingStatus, "filing_status"},
    Word<FactField>{FactField::Website, "website"},
    Word<FactField>{FactField::Closed, "closed"},
};

constexpr std::array kFlagWords = {
    Word<Flag>{Flag::CentralMail, "central_mail"},
    Word<Flag>{Flag::ImplausibleSize, "implausible_size"},
    Word<Flag>{Flag::Abroad, "abroad"},
    Word<Flag>{Flag::Unplaced, "unplaced"},
    Word<Flag>{Flag::SizeNotInLatest, "size_not_in_latest"},
    Word<Flag>{Flag::ByHand, "by_hand"},
};

template <typename Kind, std::size_t Count>
std::string_view word_in(const std::array<Word<Kind>, Count>& words, Kind kind) {
    for (const auto& entry : words) {
        if (entry.kind == kind) {
            return entry.word;
        }
    }
    ENSURE(false, "every enumerator has its word");
    return {};
}

template <typename Kind, std::size_t Count>
std::optional<Kind> kind_in(const std::array<Word<Kind>, Count>& words, std::string_view word) {
    for (const auto& entry : words) {
        if (entry.word == word) {
            return entry.kind;
        }
    }
    return std::nullopt;
}

/// The text up to the next "|", which is taken off `rest` with it.
std::string_view take_part(std::string_view& rest) {
    const auto bar = rest.find('|');
    const std::string_view part = rest.substr(0, bar);
    rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    return part;
}

}  // namespace

Affiliation Affiliation::unpacked(std::string_view value) {
    Affiliation affiliation;
    affiliation.abbreviation = take_part(value);
    affiliation.parent_name = value;
    return affiliation;
}

std::string MailPlace::packed() const {
    std::string value = city + "|" + state + "|" + zip;
    if (street != 0) {
        value += "|" + std::to_string(street);
    }
    return value;
}

MailPlace MailPlace::unpacked(std::string_view value) {
    MailPlace place;
    place.city = take_part(value);
    place.state = take_part(value);
    place.zip = take_part(value);
    std::from_chars(value.data(), value.data() + value.size(), place.street);
    return place;
}

std::string title_of(const Org& org) {
    if (org.number.empty() && !org.name.empty()) {
        const bool has_parent = !org.affiliation.empty() && org.affiliation != "UNAFF";
        return has_parent ? org.affiliation + " " + org.name : org.name;
    }
    std::string title = org.affiliation == "UNAFF" ? org.name : org.affiliation;
    if (title.empty()) {
        title = org.parent_name;
    }
    std::string_view word = designation_word(org.designation);
    if (org.designation.empty() && org.kind == OrgKind::Local && org.affiliation != "UNAFF") {
        word = "Local";  // what a person adds has no code of the register
    }
    if (org.kind == OrgKind::International && org.number.empty()) {
        return org.parent_name.empty() ? title : org.parent_name;
    }
    if (!word.empty()) {
        title += title.empty() ? "" : " ";
        title += word;
    }
    if (!org.number.empty()) {
        title += title.empty() ? "" : " ";
        title += org.number;
    }
    return title;
}

std::string subtitle_of(const Org& org) {
    return org.number.empty() || org.name.empty() ? org.parent_name : org.name;
}

std::string_view word_of(OrgKind kind) {
    return word_in(kKindWords, kind);
}

std::optional<OrgKind> kind_of(std::string_view word) {
    return kind_in(kKindWords, word);
}

std::string_view word_of(SourceKind kind) {
    return word_in(kSourceWords, kind);
}

std::optional<SourceKind> source_kind_of(std::string_view word) {
    return kind_in(kSourceWords, word);
}

std::string_view word_of(FactField field) {
    return word_in(kFieldWords, field);
}

std::optional<FactField> field_of(std::string_view word) {
    return kind_in(kFieldWords, word);
}

std::string_view word_of(Flag flag) {
    return word_in(kFlagWords, flag);
}

}  // namespace community_map
