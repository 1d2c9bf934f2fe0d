#include "community_map/comparing.hpp"

#include "base/date.hpp"

namespace community_map {
namespace {

constexpr long long kSecondsPerDay = 86'400;

std::string date_of(std::int32_t days) {
    return days == 0 ? std::string() : base::Date::of_utc(days * kSecondsPerDay).text();
}

/// Orders reports about one period: an amendment outranks what it amends, then the later receipt
/// wins.
std::int64_t rank_of(const Filing& filing) {
    return (static_cast<std::int64_t>(filing.amendment) << 40) + filing.received_at;
}

std::string form_word(std::uint8_t form) {
    return form == 0 ? "unknown" : "files_lm" + std::to_string(form);
}

std::string reference_of(const Filing& filing) {
    std::string reference = filing.form == 0 ? "LM report "
                                             : "LM-" + std::to_string(filing.form) + " report ";
    reference += std::to_string(filing.report_id);
    if (filing.amendment > 0) {
        reference += ", amendment " + std::to_string(filing.amendment);
    }
    return reference;
}

/// Gathers one body's additions, comparing with what is known and with what was added before.
class Additions {
public:
    Additions(std::span<const OrgFact> known, const ImportId& import, std::int64_t recorded_at)
        : known_(known), import_(import), recorded_at_(recorded_at) {}

    void take(const Filing& filing, const RegisterDigest& digest) {
        as_of_ = date_of(filing.period_to);
        take_size(filing);
        const bool same_as_before = filing.identity == identity_ && filing.form == form_;
        if (!same_as_before) {
            take_identity(filing, digest.identities[filing.identity]);
        }
        identity_ = filing.identity;
        form_ = filing.form;
    }

    std::vector<OrgFact> added() && { return std::move(added_); }

private:
    void take_size(const Filing& filing) {
        const auto members = filing.members < 0 ? std::nullopt
                                                : std::optional<std::int64_t>(filing.members);
        for (const OrgFact& fact : known_) {
            if (fact.field == FactField::MemberCount && fact.import && fact.as_of == as_of_ &&
                fact.low == members) {
                return;
            }
        }
        add(filing, OrgFact{.field = FactField::MemberCount, .low = members, .high = members});
    }

    void take_identity(const Filing& filing, const Identity& identity) {
        const Affiliation affiliation{identity.affiliation, identity.parent_name};
        const MailPlace place{identity.city, identity.state, identity.zip, identity.street};
        take_text(filing, FactField::Affiliation, affiliation.packed());
        take_text(filing, FactField::Designation, identity.designation);
        take_text(filing, FactField::Number, identity.number);
        take_text(filing, FactField::Name, identity.own_name);
        take_text(filing, FactField::MailPlace, place.packed());
        take_text(filing, FactField::FilingStatus, form_word(filing.form));
        take_text(filing, FactField::Closed, identity.closed_on);
    }

    void take_text(const Filing& filing, FactField field, std::string value) {
        const OrgFact* before = nullptr;  // what was said last, at that date or earlier
        const auto consider = [&](const OrgFact& fact) {
            if (fact.field == field && fact.import && fact.as_of <= as_of_ &&
                (before == nullptr || before->as_of < fact.as_of ||
                 (before->as_of == fact.as_of && before->source_rank <= fact.source_rank))) {
                before = &fact;
            }
            return fact.field == field && fact.import && fact.as_of == as_of_ &&
                   fact.value == value;
        };
        for (const auto facts : {known_, std::span<const OrgFact>(added_)}) {
            for (const OrgFact& fact : facts) {
                if (consider(fact)) {
                    return;
                }
            }
        }
        const std::string_view said = before == nullptr ? std::string_view{} : before->value;
        if (said != value) {
            add(filing, OrgFact{.field = field, .value = std::move(value)});
        }
    }

    void add(const Filing& filing, OrgFact fact) {
        fact.source_kind = SourceKind::LmFiling;
        fact.source_ref = reference_of(filing);
        fact.source_rank = rank_of(filing);
        fact.as_of = as_of_;
        fact.import = import_;
        fact.recorded_at = recorded_at_;
        added_.push_back(std::move(fact));
    }

    static constexpr std::uint32_t kNoIdentity = 0xFFFFFFFF;

    std::span<const OrgFact> known_;
    ImportId import_;
    std::int64_t recorded_at_;
    std::string as_of_;
    std::uint32_t identity_ = kNoIdentity;
    std::uint8_t form_ = 0;
    std::vector<OrgFact> added_;
};

}  // namespace

std::span<const Filing> filings_of_one_body(std::span<const Filing> filings, std::size_t from) {
    std::size_t end = from;
    while (end < filings.size() && filings[end].file_number == filings[from].file_number) {
        ++end;
    }
    return filings.subspan(from, end - from);
}

std::vector<OrgFact> facts_to_add(std::span<const OrgFact> known, std::span<const Filing> filings,
                                  const RegisterDigest& digest, const ImportId& import,
                                  std::int64_t recorded_at) {
    Additions additions(known, import, recorded_at);
    for (const Filing& filing : filings) {
        additions.take(filing, digest);
    }
    return std::move(additions).added();
}

}  // namespace community_map
