// One reading of a register: bytes of its files in, whatever the chunks, and a RegisterDigest out.
//
// Knows nothing of disks and archives. What it holds meanwhile is 48 bytes for each report and each
// distinct identity once; the lines themselves pass through.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "community_map/importers/columns.hpp"
#include "community_map/importers/identity_pool.hpp"
#include "community_map/importers/line_splitter.hpp"
#include "community_map/importers/register_digest.hpp"
#include "community_map/importers/report_line.hpp"

namespace community_map::olms {

/// A report, and the line that said it.
struct ReadReport {
    Filing filing;
    std::uint32_t line = 0;
    std::uint16_t file = 0;
};

/// Findings, at most 1,000 of each kind: more than anybody reads, and a file of nothing but broken
/// lines can't fill the memory.
class Findings {
public:
    static constexpr int kMostOfAKind = 1'000;

    bool has_room(Finding::Kind kind) const {
        return counts_[static_cast<std::size_t>(kind)] < kMostOfAKind;
    }
    void add(Finding finding);
    std::vector<Finding> take() { return std::move(findings_); }

private:
    std::vector<Finding> findings_;
    std::array<int, 5> counts_{};
};

class RegisterReading {
public:
    void begin_file(std::string_view name);
    /// False where the file is no register: then `problem` says so, and the whole reading is of no
    /// use.
    bool take(std::string_view bytes);
    bool end_file();

    const std::optional<base::Message>& problem() const { return problem_; }
    void note(std::string_view file, base::Message about_the_file);

    /// What was read. The reading is used up.
    RegisterDigest finish();

private:
    bool take_line(std::string_view line, bool too_long);
    bool take_header(std::string_view line, bool too_long);
    void take_report(std::string_view line);
    void keep_report(const Fields& fields, bool repaired);
    void keep(const ReportLine& read);
    void set_aside(base::Message why, const Fields* fields);
    void look_at(const ReportLine& read, const Fields& fields);
    void note_absent_columns();
    std::string_view storable(std::string_view line);
    Finding finding_here(Finding::Kind kind, base::Message message) const;

    std::vector<std::string> files_;
    std::int64_t line_number_ = 0;
    LineSplitter splitter_;
    std::optional<Layout> layout_;  ///< none before the header of a file
    std::optional<ReportColumns> columns_;
    std::optional<base::Message> problem_;
    std::string storable_scratch_;
    Fields fields_;
    ReportLine report_;
    bool last_line_was_short_ = false;

    std::deque<ReadReport> reports_;  // grows without moving what is there
    IdentityPool identities_;
    Findings findings_;
    RegisterDigest digest_;
    std::int64_t last_received_at_ = 0;
    std::int32_t first_period_ = 0;
    std::int32_t last_period_ = 0;
    int last_year_ = 0;
};

}  // namespace community_map::olms
