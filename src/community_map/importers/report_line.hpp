// One line of lm_data, cleaned: what it says about a body and about one of its reports.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "community_map/importers/columns.hpp"
#include "community_map/importers/identity_pool.hpp"
#include "community_map/importers/register_digest.hpp"

namespace community_map::olms {

/// Stands for any count above it, which scripts could not read exactly (2^53 - 1); told when the
/// line is read.
inline constexpr std::int64_t kMembersOverflow = 9'007'199'254'740'991;

/// What a line says that somebody should look at, though it was read.
enum class Oddity {
    None,
    NegativeMembers,    ///< taken as unknown: a count is never below zero
    MembersOverflow,    ///< more than two thousand million
    EndedBeforeReport,  ///< TERM_DATE lies before the time it reports about, so it is taken as open
};

struct ReportLine {
    Filing filing;
    IdentityView identity;
    int year_covered = 0;  ///< 0: not said
    Oddity oddity = Oddity::None;
    std::string_view odd_value;
};

/// Reads the lines of one file, whose header gave the layout.
class ReportColumns {
public:
    explicit ReportColumns(const Layout& layout);

    /// False where a typed column that we need holds something else: `bad_column` names it. What
    /// `line` refers to lives as long as the fields and until the next call.
    bool read(const Fields& fields, ReportLine& line, std::string_view& bad_column);

private:
    std::string_view field(const Fields& fields, int position) const;
    std::string_view read_report(const Fields& fields, ReportLine& line) const;
    void read_identity(const Fields& fields, IdentityView& identity);
    void read_closing(const Fields& fields, ReportLine& line) const;

    int union_name_, affiliation_, file_number_, unit_name_, term_date_, period_from_, period_to_,
        terminate_, prefix_, number_, suffix_, designation_, members_, report_id_, year_covered_,
        amendment_, received_, street_, city_, state_, zip_, form_;
    std::string name_scratch_;
    std::string number_scratch_;
};

/// UNAFF bodies have their name cut in two, sometimes said twice, sometimes filled with "N/A" or
/// ".".
std::string joined_name(std::string_view union_name, std::string_view unit_name);

/// "1199" and "SEIU" are "1199SEIU"; two numbers get a hyphen, "4" and "12" are "4-12"; a lone "0"
/// is none.
std::string joined_number(std::string_view prefix, std::string_view number,
                          std::string_view suffix);

}  // namespace community_map::olms
