#include <algorithm>

#include "community_map/places.hpp"
#include "community_map/places_block.hpp"
#include "community_map/places_folding.hpp"
#include "community_map/places_states.hpp"

namespace community_map {
namespace {

/// "chicago il 60607" taken apart: any of them may be empty.
struct Typed {
    std::string_view name;
    std::string_view state;  ///< as typed after a comma, or a code that stood last
    std::string_view zip;
};

std::string_view last_word(std::string_view text) {
    const std::size_t blank = text.find_last_of(' ');
    return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string_view without_last(std::string_view text, std::string_view tail) {
    return trimmed(text.substr(0, text.size() - tail.size()));
}

Typed take_apart(std::string_view text) {
    Typed typed{.name = trimmed(text), .state = {}, .zip = {}};
    if (zip_area(last_word(typed.name))) {
        typed.zip = last_word(typed.name);
        typed.name = without_last(typed.name, typed.zip);
    }
    if (const std::size_t comma = typed.name.rfind(','); comma != std::string_view::npos) {
        typed.state = trimmed(typed.name.substr(comma + 1));
        typed.name = trimmed(typed.name.substr(0, comma));
    }
    return typed;
}

/// "Kansas City Kansas", "Fargo North Dakota": tries the last one, two and three words as the
/// state.
std::optional<Place> place_with_state_last(std::string_view text) {
    std::string_view name = text;
    for (int words = 0; words < 3; ++words) {
        name = without_last(name, last_word(name));
        if (name.empty()) {
            return std::nullopt;
        }
        if (const auto place = place_named(name, trimmed(text.substr(name.size())))) {
            return place;
        }
    }
    return std::nullopt;
}

/// The first rank by key that is `key` or more.
std::uint32_t rank_of(std::string_view key) {
    const PlacesBlock& block = places_block();
    std::uint32_t low = 0;
    std::uint32_t high = block.place_count();
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (block.key(block.place(block.by_key(middle))) < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/// Whether `typed` is the state, or the beginning of its name: "chicago, i", "Chicago, Ill.".
bool state_begins(std::string_view state, std::string_view typed) {
    if (typed.empty()) {
        return true;
    }
    if (const auto code = state_code(typed)) {
        return *code == state;
    }
    const auto begun = fold_name(typed, LastWord::StillTyped);
    return begun && (state.substr(0, begun->text().size()) == begun->text() ||
                     state_key(state).substr(0, begun->text().size()) == begun->text());
}

/// The largest place of exactly this name in the states that `state` begins.
std::optional<Place> largest_named(std::string_view name, std::string_view state) {
    const auto folded = fold_name(name);
    if (!folded) {
        return std::nullopt;
    }
    const PlacesBlock& block = places_block();
    for (std::uint32_t rank = rank_of(folded->text()); rank < block.place_count(); ++rank) {
        const std::uint16_t number = block.by_key(rank);
        const Place place = block.shown(number);
        if (block.key(block.place(number)) != folded->text()) {
            return std::nullopt;
        }
        if (state_begins(place.state, state)) {
            return place;
        }
    }
    return std::nullopt;
}

/// Appends the numbers of the places in these states whose key begins with `prefix`.
void collect(std::string_view prefix, std::string_view state, std::vector<std::uint16_t>& numbers) {
    const PlacesBlock& block = places_block();
    for (std::uint32_t rank = rank_of(prefix); rank < block.place_count(); ++rank) {
        const std::uint16_t number = block.by_key(rank);
        const PlaceRecord place = block.place(number);
        if (block.key(place).substr(0, prefix.size()) != prefix) {
            return;
        }
        if (state_begins({place.state.data(), 2}, state)) {
            numbers.push_back(number);
        }
    }
}

/// "st" begins Stockton as well as Saint Louis: both ways of reading the last word count.
std::vector<std::uint16_t> numbers_beginning(std::string_view name, std::string_view state) {
    std::vector<std::uint16_t> numbers;
    const auto still_typed = fold_name(name, LastWord::StillTyped);
    const auto complete = fold_name(name, LastWord::Complete);
    if (still_typed) {
        collect(still_typed->text(), state, numbers);
    }
    if (complete && still_typed && complete->text() != still_typed->text()) {
        collect(complete->text(), state, numbers);
    }
    return numbers;
}

std::vector<Place> largest(std::vector<std::uint16_t> numbers, std::size_t at_most) {
    const PlacesBlock& block = places_block();
    const std::size_t kept = std::min(at_most, numbers.size());
    const auto larger = [&block](std::uint16_t a, std::uint16_t b) {
        const PlaceRecord one = block.place(a);
        const PlaceRecord other = block.place(b);
        if (one.weight != other.weight) {
            return one.weight > other.weight;
        }
        const int order = block.key(one).compare(block.key(other));
        return order != 0 ? order < 0 : a < b;
    };
    const auto end_of_kept = numbers.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(numbers.begin(), end_of_kept, numbers.end(), larger);
    std::vector<Place> places;
    for (std::size_t at = 0; at < kept; ++at) {
        places.push_back(block.shown(numbers[at]));
    }
    return places;
}

}  // namespace

std::optional<Place> place_typed(std::string_view text) {
    const Typed typed = take_apart(text);
    const auto by_zip = [&typed]() -> std::optional<Place> {
        const auto area = zip_area(typed.zip);
        return area ? std::optional(area->place) : std::nullopt;
    };
    if (typed.name.empty()) {
        return by_zip();
    }
    if (!typed.state.empty()) {
        const auto place = largest_named(typed.name, typed.state);
        return place ? place : by_zip();
    }
    if (const auto place = place_with_state_last(typed.name)) {
        return place;
    }
    if (const auto place = by_zip()) {
        return place;
    }
    return largest_named(typed.name, {});
}

std::vector<Place> places_beginning(std::string_view text, std::size_t at_most) {
    const Typed typed = take_apart(text);
    if (!typed.zip.empty()) {
        const auto place = place_typed(text);
        return place ? std::vector{*place} : std::vector<Place>{};
    }
    std::vector<std::uint16_t> numbers = numbers_beginning(typed.name, typed.state);
    const std::string_view tail = last_word(typed.name);
    if (numbers.empty() && tail != typed.name && typed.state.empty()) {
        numbers = numbers_beginning(without_last(typed.name, tail), tail);  // "chicago il"
    }
    return largest(std::move(numbers), at_most);
}

}  // namespace community_map
