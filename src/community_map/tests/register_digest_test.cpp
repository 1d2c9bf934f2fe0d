#include "community_map/importers/register_digest.hpp"

#include <gtest/gtest.h>

#include "community_map/importers/digest_bytes.hpp"
#include "community_map/tests/olms_lines.hpp"

namespace community_map {
namespace {

RegisterDigest full_digest() {
    return olms::read_lines(
        {olms::report_line({{"STREET_ADR", "14 CARBARN LANE"}, {"TERMINATE", "T"}}),
         olms::report_line({{"F_NUM", "8"},
                            {"MEMBERS", ""},
                            {"PD_COVERED_TO", "1968-12-31"},
                            {"AMENDMENT", "4"}}),
         olms::report_line({{"F_NUM", "8"}, {"UNIT_NAME", "MU\xD1OZ"}, {"MEMBERS", "180000"}}),
         olms::report_line({{"UNIT_NAME", "A | B"}, {"RPT_ID", "1"}, {"FORM_TYPE", "LM-2"}}),
         "broken|line"});
}

bool same(const Filing& a, const Filing& b) {
    return a.file_number == b.file_number && a.report_id == b.report_id &&
           a.received_at == b.received_at && a.period_to == b.period_to && a.members == b.members &&
           a.identity == b.identity && a.amendment == b.amendment && a.form == b.form;
}

bool same(const Finding& a, const Finding& b) {
    return a.kind == b.kind && a.file == b.file && a.line == b.line &&
           a.file_number == b.file_number && a.message == b.message && a.excerpt == b.excerpt;
}

TEST(RegisterDigest, comes_back_from_its_packed_form_whole) {
    const RegisterDigest digest = full_digest();
    ASSERT_GE(digest.findings.size(), 4U);
    const auto back = RegisterDigest::unpack(digest.pack());
    ASSERT_TRUE(back);
    ASSERT_EQ(back->filings.size(), digest.filings.size());
    for (std::size_t i = 0; i < digest.filings.size(); ++i) {
        EXPECT_TRUE(same(back->filings[i], digest.filings[i])) << i;
    }
    EXPECT_EQ(back->identities, digest.identities);
    ASSERT_EQ(back->findings.size(), digest.findings.size());
    for (std::size_t i = 0; i < digest.findings.size(); ++i) {
        EXPECT_TRUE(same(back->findings[i], digest.findings[i])) << i;
    }
    EXPECT_EQ(back->files, digest.files);
    EXPECT_EQ(back->lines_read, digest.lines_read);
    EXPECT_EQ(back->lines_set_aside, 1);
    EXPECT_EQ(back->lines_repaired, 1);
    EXPECT_EQ(back->reports_superseded, digest.reports_superseded);
    EXPECT_EQ(back->first_period, "1968-12-31");
    EXPECT_EQ(back->last_period, digest.last_period);
    EXPECT_EQ(back->last_received, digest.last_received);
    EXPECT_EQ(back->partial, digest.partial);
}

TEST(RegisterDigest, an_empty_one_packs_too) {
    const auto back = RegisterDigest::unpack(RegisterDigest{}.pack());
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->filings.empty() && back->files.empty() && !back->partial);
}

TEST(RegisterDigest, any_cut_and_any_changed_bit_is_refused) {
    const std::string packed = full_digest().pack();
    for (std::size_t length = 0; length < packed.size(); ++length) {
        EXPECT_FALSE(RegisterDigest::unpack(std::string_view(packed).substr(0, length))) << length;
    }
    EXPECT_FALSE(RegisterDigest::unpack(packed + "x"));
    for (std::size_t i = 0; i < packed.size(); ++i) {
        std::string changed = packed;
        changed[i] = static_cast<char>(changed[i] ^ 4);
        EXPECT_FALSE(RegisterDigest::unpack(changed)) << i;
    }
}

TEST(RegisterDigest, whatever_lies_under_a_right_checksum_is_read_within_its_bounds) {
    const std::string packed = full_digest().pack();
    const std::string inside(*open_digest(packed));
    for (std::size_t length = 0; length < inside.size(); ++length) {
        EXPECT_FALSE(
            RegisterDigest::unpack(seal_digest(std::string_view(inside).substr(0, length))))
            << length;
    }
    EXPECT_FALSE(RegisterDigest::unpack(seal_digest(inside + "x"))) << "something behind the end";
    // A count of 2^62 things in a few bytes.
    EXPECT_FALSE(RegisterDigest::unpack(seal_digest("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x3F....")));
}

TEST(RegisterDigest, reports_out_of_order_or_without_an_identity_are_refused) {
    RegisterDigest digest = full_digest();
    ASSERT_GE(digest.filings.size(), 2U);
    RegisterDigest turned = digest;
    std::swap(turned.filings.front(), turned.filings.back());
    EXPECT_FALSE(RegisterDigest::unpack(turned.pack()));
    RegisterDigest doubled = digest;
    doubled.filings.insert(doubled.filings.begin(), doubled.filings.front());
    EXPECT_FALSE(RegisterDigest::unpack(doubled.pack()));
    digest.filings.front().identity = static_cast<std::uint32_t>(digest.identities.size());
    EXPECT_FALSE(RegisterDigest::unpack(digest.pack()));
}

}  // namespace
}  // namespace community_map
