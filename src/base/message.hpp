// A sentence for a person, before it has a language: a key of text/{en,es}.json and what goes into
// it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace base {

/// What goes into a sentence: a number (formatted and pluralised in the person's language) or a
/// word.
using MessageValue = std::variant<std::int64_t, std::string>;

/// One sentence for a person.
struct Message {
    std::string key;  ///< for example "community_map.members_not_a_number"
    std::vector<std::pair<std::string, MessageValue>> values = {};
    std::string field = {};  ///< the form field it belongs beside, or empty

    bool operator==(const Message&) const = default;
};

}  // namespace base
