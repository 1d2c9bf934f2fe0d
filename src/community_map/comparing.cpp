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
        report_ = {.source_ref = reference_of(filing),
                   .source_rank = rank_of(filing),
                   .as_of = date_of(filing.period_to),
                   .import = import_,
                   .recorded_at = recorded_at_};
        take_size(filing);
        const bool same_as_before = filing.identity == identity_ && filing.form == form_;
        if (!same_as_before) {
            take_identity(digest.identities[filing.identity], filing.form);
        }
        identity_ = filing.identity;
        form_ = filing.form;
    }

    std::vector<OrgFact> added() && { return std::move(added_); }

private:
    void take_size(const Filing& filing) {
        const auto members = filing.members < 0 ? std::nullopt
                                                : std::optional<std::int64_t>(filing.members);
        const OrgFact* said = last_said(FactField::MemberCount, moment_of(report_));
        if (said != nullptr && said->as_of == report_.as_of && said->low == members) {
            return;
        }
        add(report_, FactField::MemberCount, {});
        added_.back().low = added_.back().high = members;
    }

    void take_identity(const Identity& identity, std::uint8_t form) {
        const Affiliation affiliation{identity.affiliation, identity.parent_name};
        const MailPlace place{identity.city, identity.state, identity.zip, identity.street};
        take_text(FactField::Affiliation, affiliation.packed());
        take_text(FactField::Designation, identity.designation);
        take_text(FactField::Number, identity.number);
        take_text(FactField::Name, identity.own_name);
        take_text(FactField::MailPlace, place.packed());
        take_text(FactField::FilingStatus, form_word(form));
        take_text(FactField::Closed, identity.closed_on);
    }

    void take_text(FactField field, std::string value) {
        const OrgFact* before = last_said(field, moment_of(report_));
        std::string said = before == nullptr ? std::string() : before->value;
        if (said == value) {
            return;
        }
        if (const OrgFact* next = next_report_silent_on(field, moment_of(report_))) {
            const OrgFact again = *next;  // a copy: what it points to may move
            add(again, field, std::move(said));
        }
        add(report_, field, std::move(value));
    }

    /// When a report speaks: its date, then its rank.
    using Moment = std::pair<std::string_view, std::int64_t>;
    static Moment moment_of(const OrgFact& fact) { return {fact.as_of, fact.source_rank}; }

    template <typename Take>
    void each_reported(FactField field, Take take) const {
        for (const auto facts : {known_, std::span<const OrgFact>(added_)}) {
            for (const OrgFact& fact : facts) {
                if (fact.field == field && fact.import) {
                    take(fact);
                }
            }
        }
    }

    /// What a register said of `field` last, at that moment or earlier.
    const OrgFact* last_said(FactField field, const Moment& now) const {
        const OrgFact* last = nullptr;
        each_reported(field, [&](const OrgFact& fact) {
            if (moment_of(fact) <= now &&
                (last == nullptr || moment_of(*last) <= moment_of(fact))) {
                last = &fact;
            }
        });
        return last;
    }

    const OrgFact* next_said(FactField field, const Moment& now) const {
        const OrgFact* next = nullptr;
        each_reported(field, [&](const OrgFact& fact) {
            if (moment_of(fact) > now && (next == nullptr || moment_of(fact) < moment_of(*next))) {
                next = &fact;
            }
        });
        return next;
    }

    /// The next report after `now` that is known already, where it left no fact on `field` because
    /// it only repeated what this one contradicts. Every report leaves its size, so that tells of
    /// it.
    const OrgFact* next_report_silent_on(FactField field, const Moment& now) const {
        const OrgFact* report = next_said(FactField::MemberCount, now);
        const OrgFact* answer = next_said(field, now);
        const bool silent = report != nullptr &&
                            (answer == nullptr || moment_of(*report) < moment_of(*answer));
        return silent ? report : nullptr;
    }

    /// Adds what `report` says of `field`.
    void add(const OrgFact& report, FactField field, std::string value) {
        OrgFact& fact = added_.emplace_back(report);
        fact.field = field;
        fact.value = std::move(value);
        fact.low = fact.high = std::nullopt;
        fact.import = import_;
        fact.recorded_at = recorded_at_;
    }

    static constexpr std::uint32_t kNoIdentity = 0xFFFFFFFF;

    std::span<const OrgFact> known_;
    ImportId import_;
    std::int64_t recorded_at_;
    OrgFact report_;  ///< the report at hand: its source and date, before it has said anything
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
