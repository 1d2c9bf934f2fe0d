// Reading what a person typed about a body: each text becomes a fact or a message beside its field.
#pragma once

#include <string>
#include <vector>

#include "community_map/entering.hpp"

namespace community_map {

/// Collects what could be read and what could not, so that a form shows all its messages at once.
class TypedFacts {
public:
    /// `today`: ISO date; nothing can be true of a later one. `at`: UTC seconds.
    TypedFacts(const TypedSource& source, const std::string& today, std::int64_t at);

    /// One line of text, at most 200 letters; empty: no fact.
    void take_text(FactField field, const std::string& form_field, const std::string& typed);
    /// "Teachers AFL-CIO", "AFT".
    void take_affiliation(const std::string& typed);
    void take_kind(const std::string& typed);
    void take_filing_status(const std::string& typed);
    void take_website(const std::string& typed);
    /// Refuses a place that does not exist.
    void take_place(const std::string& city, const std::string& state, const std::string& zip);
    /// "300" and "450", or one of them, or none.
    void take_size(const std::string& low, const std::string& high);
    /// A date, or empty for "open after all".
    void take_closed(const std::string& typed);
    /// One more message, beside `form_field`.
    void object(std::string form_field, std::string key);

    const std::vector<OrgFact>& facts() const { return facts_; }
    bool fine() const { return messages_.empty(); }
    base::Refusal refusal() const;
    /// Keeps why the person went on with every fact.
    void because(const std::string& reason);

private:
    void take_source(const TypedSource& source, const std::string& today);
    std::optional<std::int64_t> read_count(const std::string& form_field, const std::string& typed);
    OrgFact& add(FactField field, std::string value);

    OrgFact pattern_;  ///< source, date and confidence of every fact
    std::vector<OrgFact> facts_;
    std::vector<base::Message> messages_;
};

}  // namespace community_map
