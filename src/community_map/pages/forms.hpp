// What the forms share in which a person enters something by hand: choices, what was typed, what is
// wrong with it, and where she knows it from.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "community_map/entering.hpp"
#include "community_map/pages/parts.hpp"

namespace community_map::pages {

/// One option of a list: what is sent, and what it is called.
struct Choice {
    std::string_view word;
    std::string_view text_key;
};

inline constexpr std::array kKinds = {Choice{"local", "community_map.kind_local"},
                                      Choice{"intermediate", "community_map.kind_intermediate"},
                                      Choice{"clc", "community_map.kind_clc"},
                                      Choice{"btc", "community_map.kind_btc"},
                                      Choice{"statefed", "community_map.kind_statefed"},
                                      Choice{"international", "community_map.kind_international"},
                                      Choice{"chapter", "community_map.kind_chapter"},
                                      Choice{"community", "community_map.kind_community"},
                                      Choice{"tenant", "community_map.kind_tenant"},
                                      Choice{"faith", "community_map.kind_faith"},
                                      Choice{"worker_center", "community_map.kind_worker_center"},
                                      Choice{"other", "community_map.kind_other"}};
inline constexpr std::array kFilings = {
    Choice{"unknown", "community_map.filing_unknown"},
    Choice{"public_sector_no_filing", "community_map.filing_public_sector_no_filing"},
    Choice{"independent_unknown", "community_map.filing_independent_unknown"},
    Choice{"files_lm2", "community_map.filing_files_lm2"},
    Choice{"files_lm3", "community_map.filing_files_lm3"},
    Choice{"files_lm4", "community_map.filing_files_lm4"}};

/// The options of a list, with the present one chosen.
void fill_choices(const Rooms& rooms, base::Language language, html::Slots& slots,
                  const char* section, std::span<const Choice> choices, std::string_view present);

/// A text field: its marker in the template, and its name in the form.
struct Filled {
    const char* marker;
    std::string_view field;
};
void fill_texts(const http::Fields& form, html::Slots& slots, std::span<const Filled> fields);

/// What is wrong: a list on top, whose lines lead to their fields, and each again beside its own.
/// `sent_to` is the address of the form, which the page that comes back has, too. A concern asks
/// for its reason instead.
void fill_messages(const Rooms& rooms, base::Language language, html::Slots& slots,
                   const base::Refusal* refusal, const std::string& sent_to);

void fill_source_fields(const Rooms& rooms, const http::Request& request, html::Slots& slots);
TypedSource read_source(const http::Fields& form);
std::optional<base::Override> read_override(const http::Fields& form);

}  // namespace community_map::pages
