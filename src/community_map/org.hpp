// An Org is a body on the map: a local, a council, an international, a chapter, a community group.
//
// What is known about it is kept as OrgFacts, each with its source, date and how sure we are;
// nothing is ever overwritten. The Org itself is the present answer, settled from its facts (see
// settling.hpp), so it can always be rebuilt. All of it is public record (P0). Members of different
// levels are never added up.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace community_map {

struct OrgTag;
using OrgId = base::Id<OrgTag>;
struct ImportTag;
using ImportId = base::Id<ImportTag>;

enum class OrgKind {
    Local,
    Intermediate,
    International,
    Clc,
    Statefed,
    Btc,
    Chapter,
    Community,
    Tenant,
    Faith,
    WorkerCenter,
    LegislativeOffice,
    Other,
};

/// Where a fact comes from.
enum class SourceKind { LmFiling, UnionSite, News, SelfReported, Estimate };

/// What a fact is about.
enum class FactField {
    Name,         ///< the body's own name: "Chicago Teachers Union"
    Nickname,     ///< what people call it: "CTU"
    Kind,         ///< an OrgKind's word
    Affiliation,  ///< "AFT|Teachers AFL-CIO": the parent union's abbreviation and name; "UNAFF|" is
                  ///< none
    Designation,  ///< the register's code for the sort of body: "LU", "BR", "BCTC"
    Number,       ///< "1", "1199SEIU", "481-A"
    MailPlace,    ///< where its mail goes, not where its members work: see MailPlace below
    MemberCount,  ///< low and high; both empty: the source says nothing
    FilingStatus,  ///< files_lm2, files_lm3, files_lm4, public_sector_no_filing,
                   ///< independent_unknown, unknown
    Website,
    Closed,  ///< the date it ended, or empty: open after all
};

/// How sure: 1 a guess, 2 fairly sure, 3 sure.
using Confidence = int;

struct OrgFact {
    FactField field = FactField::Name;
    std::string value = {};                ///< empty for MemberCount
    std::optional<std::int64_t> low = {};  ///< MemberCount: at least
    std::optional<std::int64_t> high =
        {};  ///< MemberCount: at most; equal to low where it is exact
    SourceKind source_kind = SourceKind::LmFiling;
    std::string source_ref = {};   ///< "LM-3 report 785618", an address, a person's note
    std::int64_t source_rank = 0;  ///< orders reports about one date: amendment, then receipt
    std::string as_of = {};        ///< ISO date, or empty where the source gives none
    Confidence confidence = 3;
    std::optional<ImportId> import = {};  ///< the import that brought it; none: entered by hand
    std::int64_t recorded_at = 0;         ///< UTC seconds
    std::string reason = {};  ///< why it was recorded in spite of a concern; mostly empty
};

/// Who a body belongs to, as one fact's value: "AFT|Teachers AFL-CIO".
struct Affiliation {
    std::string abbreviation;  ///< "UNAFF": belongs to no other union
    std::string parent_name;

    std::string packed() const { return abbreviation + "|" + parent_name; }
    static Affiliation unpacked(std::string_view value);
};

/// A mailing address as far as it is kept: "CHICAGO|IL|60607|9f3c...". No street is ever kept, only
/// a number that tells equal streets from unequal ones.
struct MailPlace {
    std::string city;
    std::string state;
    std::string zip;
    std::uint64_t street = 0;  ///< 0: not given

    std::string packed() const;
    static MailPlace unpacked(std::string_view value);
};

/// What a person should know before trusting the number or the place. Shown in words, and in JSON
/// as these.
enum class Flag : unsigned {
    CentralMail = 1,  ///< mail goes to headquarters: the same street on five bodies of one parent
    ImplausibleSize = 2,   ///< somebody should look at the member count
    Abroad = 4,            ///< the register's state is "00"
    Unplaced = 8,          ///< neither ZIP nor city is known: on no map, but in the list
    SizeNotInLatest = 16,  ///< the latest report leaves the size blank; the one shown is older
    ByHand = 32,           ///< a person added or corrected something
};
inline constexpr std::array kFlags = {Flag::CentralMail, Flag::ImplausibleSize, Flag::Abroad,
                                      Flag::Unplaced,    Flag::SizeNotInLatest, Flag::ByHand};

/// The present answer about one body.
struct Org {
    OrgId id;
    std::optional<std::int64_t> file_number = {};  ///< the Labor Department's number for it
    OrgKind kind = OrgKind::Local;
    std::string affiliation;  ///< abbreviation, "UNAFF" or empty
    std::string parent_name;  ///< "Teachers AFL-CIO"
    std::string designation;
    std::string number;
    std::string name;  ///< its own name, calmed; may be empty
    std::string nickname;
    std::string city;          ///< the canonical place's name, else as the source spells it
    std::string state;         ///< two letters, or empty abroad
    std::string zip;           ///< five digits, or empty
    std::uint64_t street = 0;  ///< see MailPlace
    std::string website;
    std::optional<double> latitude = {};
    std::optional<double> longitude = {};
    std::optional<std::int64_t> members_low = {};
    std::optional<std::int64_t> members_high = {};
    std::string members_as_of;
    Confidence confidence =
        3;  ///< of the size, or of the weakest other fact where no size is known
    std::string filing_status = "unknown";
    unsigned flags = 0;
    std::string closed_on;  ///< ISO date; empty: open

    bool has(Flag flag) const { return (flags & static_cast<unsigned>(flag)) != 0; }
    bool closed() const { return !closed_on.empty(); }
};

/// "AFT Local 1", "BMWE Lodge 507", or its own name where it has no number. Proper names: the same
/// in every language.
std::string title_of(const Org& org);
/// "Chicago Teachers Union", or its parent's name where the title already says all.
std::string subtitle_of(const Org& org);

std::string_view word_of(OrgKind kind);
std::optional<OrgKind> kind_of(std::string_view word);
std::string_view word_of(SourceKind kind);
std::optional<SourceKind> source_kind_of(std::string_view word);
std::string_view word_of(FactField field);
std::optional<FactField> field_of(std::string_view word);
std::string_view word_of(Flag flag);

}  // namespace community_map
