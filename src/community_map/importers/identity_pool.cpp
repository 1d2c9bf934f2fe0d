#include "community_map/importers/identity_pool.hpp"

#include <cstring>
#include <functional>

#include "base/date.hpp"
#include "base/ensure.hpp"

namespace community_map::olms {
namespace {

// A line holds no newline, so a newline ends every text of a key.
constexpr char kEnd = '\n';

void append(std::string& key, std::string_view text) {
    key.append(text);
    key.push_back(kEnd);
}

template <typename Number>
void append_number(std::string& key, Number number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    key.append(bytes, sizeof number);
}

std::string take(std::string_view& key) {
    const auto end = key.find(kEnd);
    ENSURE(end != std::string_view::npos, "every text of a key has its end");
    std::string text(key.substr(0, end));
    key.remove_prefix(end + 1);
    return text;
}

template <typename Number>
Number take_number(std::string_view& key) {
    Number number;
    ENSURE(key.size() >= sizeof number, "every key has its numbers");
    std::memcpy(&number, key.data(), sizeof number);
    key.remove_prefix(sizeof number);
    return number;
}

}  // namespace

std::uint32_t IdentityPool::index_of(const IdentityView& identity) {
    scratch_.clear();
    append_number(scratch_, identity.street);
    append_number(scratch_, identity.closed_on);
    for (const std::string_view text :
         {identity.parent_name, identity.affiliation, identity.own_name, identity.designation,
          identity.number, identity.city, identity.state, identity.zip}) {
        append(scratch_, text);
    }
    if (starts_.size() * 2 >= slots_.size()) {
        grow();
    }
    const std::size_t hash = std::hash<std::string_view>{}(scratch_);
    std::size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
        const std::uint32_t index = slots_[slot] - 1;
        if (hashes_[index] == hash && key(index) == scratch_) {
            return index;
        }
    }
    const auto index = static_cast<std::uint32_t>(starts_.size());
    starts_.push_back(keys_.size());
    hashes_.push_back(hash);
    keys_.append(scratch_);
    slots_[slot] = index + 1;
    return index;
}

std::string_view IdentityPool::key(std::uint32_t index) const {
    const std::size_t from = starts_[index];
    const std::size_t to = index + 1 < starts_.size() ? starts_[index + 1] : keys_.size();
    return std::string_view(keys_).substr(from, to - from);
}

Identity IdentityPool::identity(std::uint32_t index) const {
    std::string_view rest = key(index);
    Identity identity;
    identity.street = take_number<std::uint64_t>(rest);
    const auto closed_on = take_number<std::int32_t>(rest);
    if (closed_on != 0) {
        identity.closed_on = base::Date::of_utc(std::int64_t{closed_on} * 86'400).text();
    }
    for (std::string* text :
         {&identity.parent_name, &identity.affiliation, &identity.own_name, &identity.designation,
          &identity.number, &identity.city, &identity.state, &identity.zip}) {
        *text = take(rest);
    }
    return identity;
}

std::vector<Identity> IdentityPool::all() const {
    std::vector<Identity> identities;
    identities.reserve(size());
    for (std::uint32_t i = 0; i < size(); ++i) {
        identities.push_back(identity(i));
    }
    return identities;
}

void IdentityPool::grow() {
    constexpr std::size_t kFirst = 4096;
    slots_.assign(slots_.empty() ? kFirst : slots_.size() * 2, 0);
    for (std::uint32_t i = 0; i < starts_.size(); ++i) {
        std::size_t slot = hashes_[i] & (slots_.size() - 1);
        while (slots_[slot] != 0) {
            slot = (slot + 1) & (slots_.size() - 1);
        }
        slots_[slot] = i + 1;
    }
}

}  // namespace community_map::olms
