// What a union register says, read and cleaned, before anything is compared with what we know.
//
// A digest is small: for each body and period the one report that counts (latest period kept apart,
// within a period the highest amendment, then the latest receipt), as fixed-size rows, with the
// texts pooled. 600,000 reports fit in well under 100 MB. It never holds officers' names, nor a
// street except as a number that tells equal from unequal.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.hpp"

namespace community_map {

/// Who a body is and where its mail goes, as one or more of its reports say. Texts are UTF-8,
/// trimmed, as shouted by the register.
struct Identity {
    std::string parent_name;  ///< UNION_NAME of an affiliated body; empty for UNAFF
    std::string affiliation;  ///< AFF_ABBR
    std::string own_name;     ///< UNIT_NAME; for UNAFF the UNION_NAME joined with UNIT_NAME
    std::string designation;  ///< DESIG_NAME: "LU"
    std::string number;  ///< DESIQ_PRE, DESIG_NUM, DESIG_SUF joined: "1199SEIU"; a lone "0" is none
    std::string city;
    std::string state;         ///< two letters; "00" is abroad
    std::string zip;           ///< as given, trimmed
    std::uint64_t street = 0;  ///< hash of the folded street with the ZIP; 0: none given
    std::string closed_on;     ///< TERM_DATE as ISO, where the report ends the body
    bool operator==(const Identity&) const = default;
};

/// One report that counts.
struct Filing {
    std::int64_t file_number = 0;  ///< F_NUM
    std::int64_t report_id = 0;    ///< RPT_ID
    std::int64_t received_at = 0;  ///< RECEIVE_DATE, seconds since 1970 as if it were UTC
    std::int64_t members = -1;     ///< -1: blank, unknown; zero is zero
    std::int32_t period_to = 0;    ///< PD_COVERED_TO, days since 1970; 0 (1970-01-01) where unknown
    std::uint32_t identity = 0;    ///< index into RegisterDigest::identities
    std::int16_t amendment = 0;
    std::uint8_t form = 0;  ///< 2, 3 or 4 for LM-2, LM-3, LM-4; 0: other
};

/// Something a person should look at, or know.
struct Finding {
    enum class Kind {
        SetAside,     ///< the line could not be read and was left out
        Repaired,     ///< a stray separator was mended, in the only way that fits
        Implausible,  ///< read, but somebody should look at it
        Superseded,   ///< an amended or repeated report, replaced by a later one
        WholeFile,    ///< about a file, not a line
    };
    Kind kind = Kind::SetAside;
    std::string file;              ///< the name inside the archive, or the file's name
    std::int64_t line = 0;         ///< counted from 1, the header is line 1; 0: the whole file
    std::int64_t file_number = 0;  ///< the body it is about, where known
    base::Message message;         ///< why, and what to do; key in text/
    std::string excerpt;  ///< the line's first 200 bytes as storable text, without officers' names
                          ///< and streets
};

struct RegisterDigest {
    std::vector<Filing> filings;       ///< sorted by (file_number, period_to), each pair once
    std::vector<Identity> identities;  ///< each once
    std::vector<Finding> findings;  ///< at most 1,000 of each kind; the counts below are complete
    std::int64_t lines_read = 0;
    std::int64_t lines_set_aside = 0;
    std::int64_t lines_repaired = 0;
    std::int64_t reports_superseded = 0;
    std::vector<std::string> files;  ///< names of the report files that were read
    std::string first_period;        ///< earliest and latest PD_COVERED_TO, ISO
    std::string last_period;
    std::string last_received;  ///< latest RECEIVE_DATE, ISO date
    /// The latest year in it was saved before all its reports were due (March 31 of the year
    /// after).
    bool partial = false;

    /// A compact form for the database and back; refuses (nothing) bytes that are not a whole
    /// digest.
    std::string pack() const;
    static std::optional<RegisterDigest> unpack(std::string_view bytes);
};

/// Told now and then while something long is read. `total` is 0 while unknown. Answers false to
/// stop.
using ReadingProgress = std::function<bool(std::int64_t bytes_done, std::int64_t bytes_total)>;

}  // namespace community_map
