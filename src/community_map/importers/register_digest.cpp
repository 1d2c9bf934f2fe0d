#include "community_map/importers/register_digest.hpp"

#include "community_map/importers/digest_bytes.hpp"

// Reports are sorted, so file numbers, periods and report numbers are written as differences from
// the one before.

namespace community_map {
namespace {

// Both wrap where hostile bytes would overflow, and undo each other.
std::int64_t sum(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

std::int64_t difference(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

void pack_filings(Packing& packing, const std::vector<Filing>& filings) {
    packing.plain(filings.size());
    Filing before;
    before.period_to = 0;
    for (const Filing& filing : filings) {
        packing.number(difference(filing.file_number, before.file_number));
        packing.number(std::int64_t{filing.period_to} - before.period_to);
        packing.number(difference(filing.report_id, before.report_id));
        packing.number(difference(filing.received_at, before.received_at));
        packing.number(filing.members);
        packing.number(filing.identity);
        packing.number(filing.amendment);
        packing.number(filing.form);
        before = filing;
    }
}

std::vector<Filing> unpack_filings(Unpacking& bytes, std::size_t identities) {
    constexpr std::size_t kBytesEach = 8;
    const std::size_t count = bytes.count(kBytesEach);
    std::vector<Filing> filings;
    filings.reserve(count);
    Filing filing;
    for (std::size_t i = 0; i < count && bytes.good(); ++i) {
        const Filing before = filing;
        filing.file_number = sum(before.file_number, bytes.number());
        const std::int64_t period = sum(before.period_to, bytes.number());
        filing.period_to = static_cast<std::int32_t>(period);
        filing.report_id = sum(before.report_id, bytes.number());
        filing.received_at = sum(before.received_at, bytes.number());
        filing.members = bytes.number();
        filing.identity = bytes.small<std::uint32_t>();
        filing.amendment = bytes.small<std::int16_t>();
        filing.form = bytes.small<std::uint8_t>();
        const bool sorted = i == 0 || filing.file_number > before.file_number ||
                            (filing.file_number == before.file_number &&
                             filing.period_to > before.period_to);
        if (filing.period_to != period || filing.members < -1 || filing.identity >= identities ||
            !sorted) {
            bytes.fail();
        }
        filings.push_back(filing);
    }
    return filings;
}

void pack_identity(Packing& packing, const Identity& identity) {
    packing.plain(identity.street);
    for (const std::string* text :
         {&identity.parent_name, &identity.affiliation, &identity.own_name, &identity.designation,
          &identity.number, &identity.city, &identity.state, &identity.zip, &identity.closed_on}) {
        packing.text(*text);
    }
}

Identity unpack_identity(Unpacking& bytes) {
    Identity identity;
    identity.street = bytes.plain();
    for (std::string* text :
         {&identity.parent_name, &identity.affiliation, &identity.own_name, &identity.designation,
          &identity.number, &identity.city, &identity.state, &identity.zip, &identity.closed_on}) {
        *text = bytes.text();
    }
    return identity;
}

void pack_message(Packing& packing, const base::Message& message) {
    packing.text(message.key);
    packing.text(message.field);
    packing.plain(message.values.size());
    for (const auto& [name, value] : message.values) {
        packing.text(name);
        packing.plain(value.index());
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            packing.number(*number);
        } else {
            packing.text(std::get<std::string>(value));
        }
    }
}

base::Message unpack_message(Unpacking& bytes) {
    base::Message message{.key = bytes.text()};
    message.field = bytes.text();
    const std::size_t values = bytes.count(3);
    for (std::size_t i = 0; i < values && bytes.good(); ++i) {
        std::string name = bytes.text();
        const std::uint64_t kind = bytes.plain();
        if (kind > 1) {
            bytes.fail();
        }
        base::MessageValue value;
        if (kind == 0) {
            value = bytes.number();
        } else {
            value = bytes.text();
        }
        message.values.emplace_back(std::move(name), std::move(value));
    }
    return message;
}

void pack_finding(Packing& packing, const Finding& finding) {
    packing.plain(static_cast<std::uint64_t>(finding.kind));
    packing.text(finding.file);
    packing.number(finding.line);
    packing.number(finding.file_number);
    pack_message(packing, finding.message);
    packing.text(finding.excerpt);
}

Finding unpack_finding(Unpacking& bytes) {
    Finding finding;
    const std::uint64_t kind = bytes.plain();
    if (kind > static_cast<std::uint64_t>(Finding::Kind::WholeFile)) {
        bytes.fail();
    }
    finding.kind = static_cast<Finding::Kind>(bytes.good() ? kind : 0);
    finding.file = bytes.text();
    finding.line = bytes.number();
    finding.file_number = bytes.number();
    finding.message = unpack_message(bytes);
    finding.excerpt = bytes.text();
    return finding;
}

}  // namespace

std::string RegisterDigest::pack() const {
    Packing packing;
    constexpr std::size_t kFilingBytes = 24;
    constexpr std::size_t kIdentityBytes = 128;
    packing.reserve(filings.size() * kFilingBytes + identities.size() * kIdentityBytes);
    packing.plain(identities.size());
    for (const Identity& identity : identities) {
        pack_identity(packing, identity);
    }
    pack_filings(packing, filings);
    packing.plain(findings.size());
    for (const Finding& finding : findings) {
        pack_finding(packing, finding);
    }
    packing.plain(files.size());
    for (const std::string& file : files) {
        packing.text(file);
    }
    for (const std::int64_t count :
         {lines_read, lines_set_aside, lines_repaired, reports_superseded}) {
        packing.number(count);
    }
    for (const std::string* date : {&first_period, &last_period, &last_received}) {
        packing.text(*date);
    }
    packing.plain(partial ? 1 : 0);
    return seal_digest(packing.bytes());
}

std::optional<RegisterDigest> RegisterDigest::unpack(std::string_view bytes) {
    const auto opened = open_digest(bytes);
    if (!opened) {
        return std::nullopt;
    }
    Unpacking unpacking(*opened);
    RegisterDigest digest;
    constexpr std::size_t kIdentityLeast = 10;
    const std::size_t identities = unpacking.count(kIdentityLeast);
    digest.identities.reserve(identities);
    for (std::size_t i = 0; i < identities && unpacking.good(); ++i) {
        digest.identities.push_back(unpack_identity(unpacking));
    }
    digest.filings = unpack_filings(unpacking, digest.identities.size());
    constexpr std::size_t kFindingLeast = 8;
    const std::size_t findings = unpacking.count(kFindingLeast);
    for (std::size_t i = 0; i < findings && unpacking.good(); ++i) {
        digest.findings.push_back(unpack_finding(unpacking));
    }
    const std::size_t files = unpacking.count(1);
    for (std::size_t i = 0; i < files && unpacking.good(); ++i) {
        digest.files.push_back(unpacking.text());
    }
    for (std::int64_t* count : {&digest.lines_read, &digest.lines_set_aside, &digest.lines_repaired,
                                &digest.reports_superseded}) {
        *count = unpacking.number();
    }
    for (std::string* date : {&digest.first_period, &digest.last_period, &digest.last_received}) {
        *date = unpacking.text();
    }
    digest.partial = unpacking.plain() != 0;
    return unpacking.at_end() ? std::optional(std::move(digest)) : std::nullopt;
}

}  // namespace community_map
