#include "community_map/importers/winners.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/date.hpp"
#include "community_map/designations.hpp"
#include "community_map/importers/excerpt.hpp"
#include "community_map/plausibility.hpp"

namespace community_map::olms {
namespace {

bool same_pair(const Filing& a, const Filing& b) {
    return a.file_number == b.file_number && a.period_to == b.period_to;
}

/// By body and period, the report that counts first; at last by place, so that the answer never
/// depends on luck.
bool comes_before(const ReadReport& a, const ReadReport& b) {
    const Filing& x = a.filing;
    const Filing& y = b.filing;
    return std::tie(x.file_number, x.period_to, y.amendment, y.received_at, y.report_id, a.file,
                    a.line) < std::tie(y.file_number, y.period_to, x.amendment, x.received_at,
                                       x.report_id, b.file, b.line);
}

base::Message superseded_by(const Filing& winner, const Filing& loser) {
    const char* key = winner.report_id == loser.report_id ? "community_map.olms_superseded_same"
                      : winner.amendment > loser.amendment
                          ? "community_map.olms_superseded_amended"
                          : "community_map.olms_superseded_repeated";
    // Report numbers are names, not amounts: as words they get no thousands separators.
    return {
        key,
        {{"report", std::to_string(loser.report_id)}, {"kept", std::to_string(winner.report_id)}}};
}

Finding finding_at(const ReadReport& report, std::span<const std::string> files, Finding::Kind kind,
                   base::Message message) {
    return {.kind = kind,
            .file = files[std::min<std::size_t>(report.file, files.size() - 1)],
            .line = report.line,
            .file_number = report.filing.file_number,
            .message = std::move(message)};
}

/// Who it is, in place of the line, which is gone by then.
std::string who(const Identity& identity) {
    std::string text;
    for (const std::string_view part :
         {std::string_view(identity.parent_name), std::string_view(identity.designation),
          std::string_view(identity.number), std::string_view(identity.own_name),
          std::string_view(identity.city), std::string_view(identity.state)}) {
        if (!part.empty()) {
            text += text.empty() ? "" : " ";
            text += part;
        }
    }
    return text;
}

/// What is doubted about `members`; `before` is the size of an earlier period.
std::optional<base::Message> doubt(OrgKind kind, std::int64_t members,
                                   std::optional<std::int64_t> before) {
    if (!implausible_size(kind, members, before)) {
        return std::nullopt;
    }
    if (members > kAnyMembersMax) {
        return base::Message{"community_map.olms_members_above_any", {{"members", members}}};
    }
    if (!implausible_size(kind, members, std::nullopt)) {
        return base::Message{"community_map.olms_members_tenfold",
                             {{"members", members}, {"before", before.value_or(0)}}};
    }
    return base::Message{"community_map.olms_members_large_local", {{"members", members}}};
}

}  // namespace

std::int64_t settle_reports(std::deque<ReadReport>& reports, std::span<const std::string> files,
                            Findings& findings) {
    std::sort(reports.begin(), reports.end(), comes_before);
    std::size_t kept = 0;
    for (const ReadReport& report : reports) {
        if (kept == 0 || !same_pair(reports[kept - 1].filing, report.filing)) {
            reports[kept++] = report;
        } else if (findings.has_room(Finding::Kind::Superseded)) {
            findings.add(finding_at(report, files, Finding::Kind::Superseded,
                                    superseded_by(reports[kept - 1].filing, report.filing)));
        }
    }
    const auto superseded = static_cast<std::int64_t>(reports.size() - kept);
    reports.resize(kept);
    return superseded;
}

void look_at_sizes(const std::deque<ReadReport>& settled, const IdentityPool& identities,
                   std::span<const std::string> files, Findings& findings) {
    const ReadReport* latest = nullptr;  // with a known size, of the body at hand
    std::optional<std::int64_t> before;
    const auto judge = [&] {
        // Only what could be doubted at all is worth fetching the identity for.
        if (latest == nullptr || latest->filing.members == kMembersOverflow ||
            !findings.has_room(Finding::Kind::Implausible) ||
            !implausible_size(OrgKind::Local, latest->filing.members, before)) {
            return;
        }
        const Identity identity = identities.identity(latest->filing.identity);
        const OrgKind kind = kind_of_body(identity.affiliation, identity.designation,
                                          identity.number, identity.own_name);
        if (auto message = doubt(kind, latest->filing.members, before)) {
            Finding finding = finding_at(*latest, files, Finding::Kind::Implausible,
                                         std::move(*message));
            finding.excerpt = shortened(who(identity));
            findings.add(std::move(finding));
        }
    };
    std::int64_t body = 0;
    for (const ReadReport& report : settled) {
        if (report.filing.file_number != body) {
            judge();
            body = report.filing.file_number;
            latest = nullptr;
            before.reset();
        }
        if (report.filing.members >= 0) {
            before = latest == nullptr ? std::nullopt
                                       : std::optional<std::int64_t>(latest->filing.members);
            latest = &report;
        }
    }
    judge();
}

}  // namespace community_map::olms
