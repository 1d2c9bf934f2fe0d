// Each distinct Identity of a register once: the same body says the same about itself year after
// year.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "community_map/importers/register_digest.hpp"

namespace community_map::olms {

/// An Identity as views into the line it was read from.
struct IdentityView {
    std::string_view parent_name;
    std::string_view affiliation;
    std::string_view own_name;
    std::string_view designation;
    std::string_view number;
    std::string_view city;
    std::string_view state;
    std::string_view zip;
    std::uint64_t street = 0;
    std::int32_t closed_on = 0;  ///< days since 1970; 0: open
};

class IdentityPool {
public:
    /// The index of the identity, the same for equal ones. Allocates only for one that was not seen
    /// before.
    std::uint32_t index_of(const IdentityView& identity);

    std::size_t size() const { return starts_.size(); }
    Identity identity(std::uint32_t index) const;
    /// All of them in the order of their indexes.
    std::vector<Identity> all() const;

private:
    /// Where the key of an identity lies among all keys; its end is where the next one starts.
    std::string_view key(std::uint32_t index) const;
    void grow();

    std::string keys_;  ///< the identities, each as one string, one behind another
    std::vector<std::size_t> starts_;
    std::vector<std::size_t> hashes_;
    std::vector<std::uint32_t> slots_;  ///< open addressing; index + 1, or 0 where free
    std::string scratch_;
};

}  // namespace community_map::olms
