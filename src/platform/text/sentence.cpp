#include "platform/text/sentence.hpp"

#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>

#include "base/ensure.hpp"
#include "platform/text/texts.hpp"

namespace text {

struct Sentence::Branch {
    std::string selector;  // "one", "other", a word of a select
    bool exact = false;    // "=0": compared with the number itself
    long long number = 0;
    std::vector<Piece> pieces;
};

struct Sentence::Piece {
    Kind kind = Kind::Literal;
    std::string text;  // the literal, or the argument's name
    long long offset = 0;
    std::vector<Branch> branches;
};

/// What is being said: the values, and the number that "#" stands for inside a plural.
struct Sentence::Turn {
    const Values& values;
    long long number = 0;
};

namespace {

[[noreturn]] void reject(std::string_view key, const std::string& why) {
    throw base::Bug("text " + std::string(key) + ": " + why);
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// Rules are immutable and safe to share once made.
const icu::PluralRules& plural_rules(base::Language language, bool ordinal) {
    const auto make = [](base::Language of, UPluralType type) {
        UErrorCode status = U_ZERO_ERROR;
        auto* rules = icu::PluralRules::forLocale(
            icu::Locale(std::string(base::language_code(of)).c_str()), type, status);
        ENSURE(U_SUCCESS(status), "ICU knows the plurals of the program's languages");
        return std::unique_ptr<icu::PluralRules>(rules);
    };
    static const std::unique_ptr<icu::PluralRules> rules[2][2] = {
        {make(base::Language::English, UPLURAL_TYPE_CARDINAL),
         make(base::Language::English, UPLURAL_TYPE_ORDINAL)},
        {make(base::Language::Spanish, UPLURAL_TYPE_CARDINAL),
         make(base::Language::Spanish, UPLURAL_TYPE_ORDINAL)}};
    return *rules[static_cast<std::size_t>(language)][ordinal ? 1 : 0];
}

const base::MessageValue& value_of(const Sentence::Values& values, const std::string& name,
                                   const std::string& key) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const auto& value) { return value.first == name; });
    ENSURE(found != values.end(), ("text " + key + " is said without its {" + name + "}").c_str());
    return found->second;
}

}  // namespace

/// Walks ICU's flat list of parts and builds the tree.
class Sentence::Reader {
public:
    Reader(Sentence& sentence, std::string_view source) : sentence_(sentence) {
        UParseError where;
        pattern_.parse(icu::UnicodeString::fromUTF8(std::string(source)), &where, status_);
        if (U_FAILURE(status_)) {
            reject(sentence_.key_, std::string("is no valid message: ") + u_errorName(status_));
        }
    }

    Pieces read() {
        int at = 0;
        return message(at);
    }

private:
    using Part = icu::MessagePattern::Part;

    /// From a MSG_START to just behind its MSG_LIMIT.
    Pieces message(int& at) {
        Pieces pieces;
        int from = pattern_.getPart(at).getLimit();
        for (++at;; ++at) {
            const Part& part = pattern_.getPart(at);
            literal(pieces, from, part.getIndex());
            from = part.getLimit();
            if (part.getType() == UMSGPAT_PART_TYPE_MSG_LIMIT) {
                ++at;
                return pieces;
            }
            if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
                pieces.push_back({Kind::OffsetNumber, {}, 0, {}});
            } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
                const int limit = pattern_.getLimitPartIndex(at);
                pieces.push_back(argument(at));
                from = pattern_.getPart(limit).getLimit();
                at = limit;
            }
        }
    }

    void literal(Pieces& pieces, int from, int to) {
        if (to > from) {
            pieces.push_back({Kind::Literal,
                              utf8(pattern_.getPatternString().tempSubStringBetween(from, to)),
                              0,
                              {}});
        }
    }

    Piece argument(int at) {
        const UMessagePatternArgType type = pattern_.getPart(at).getArgType();
        const int limit = pattern_.getLimitPartIndex(at);
        Piece piece;
        piece.text = utf8(pattern_.getSubstring(pattern_.getPart(++at)));
        sentence_.arguments_.insert(piece.text);
        ++at;
        if (type == UMSGPAT_ARG_TYPE_NONE) {
            piece.kind = Kind::Simple;
        } else if (type == UMSGPAT_ARG_TYPE_SIMPLE) {
            const std::string word = utf8(pattern_.getSubstring(pattern_.getPart(at)));
            if (word != "number" && word != "date") {
                reject(sentence_.key_, "knows only number and date, not " + word);
            }
            piece.kind = word == "date" ? Kind::Date : Kind::Simple;
        } else {
            piece.kind = type == UMSGPAT_ARG_TYPE_SELECT          ? Kind::Select
                         : type == UMSGPAT_ARG_TYPE_SELECTORDINAL ? Kind::Ordinal
                                                                  : Kind::Plural;
            branches(piece, at, limit);
        }
        return piece;
    }

    void branches(Piece& piece, int at, int limit) {
        if (pattern_.getPart(at).getType() == UMSGPAT_PART_TYPE_ARG_INT) {  // "offset:1"
            piece.offset = pattern_.getPart(at++).getValue();
        }
        while (at < limit) {
            Branch branch;
            branch.selector = utf8(pattern_.getSubstring(pattern_.getPart(at++)));
            if (pattern_.getPart(at).getType() == UMSGPAT_PART_TYPE_ARG_INT) {  // "=0"
                branch.exact = true;
                branch.number = pattern_.getPart(at++).getValue();
            }
            branch.pieces = message(at);
            piece.branches.push_back(std::move(branch));
        }
    }

    Sentence& sentence_;
    UErrorCode status_ = U_ZERO_ERROR;
    icu::MessagePattern pattern_{status_};
};

Sentence::Sentence(base::Language language, std::string_view key, std::string_view source)
    : language_(language), key_(key) {
    pieces_ = std::make_shared<const Pieces>(Reader(*this, source).read());
    if (arguments_.empty()) {
        plain_ = say({});
    }
}

std::string Sentence::say(const Values& values) const {
    std::string said;
    say_pieces(*pieces_, Turn{values}, said);
    return said;
}

void Sentence::say_pieces(const Pieces& pieces, const Turn& turn, std::string& said) const {
    for (const Piece& piece : pieces) {
        switch (piece.kind) {
            case Kind::Literal:
                said += piece.text;
                break;
            case Kind::OffsetNumber:
                said += number(language_, turn.number);
                break;
            case Kind::Simple:
            case Kind::Date: {
                const base::MessageValue& value = value_of(turn.values, piece.text, key_);
                if (const auto* count = std::get_if<std::int64_t>(&value)) {
                    said += number(language_, *count);
                } else if (piece.kind == Kind::Date) {
                    said += long_date(language_, std::get<std::string>(value));
                } else {
                    said += std::get<std::string>(value);
                }
                break;
            }
            case Kind::Plural:
            case Kind::Ordinal:
            case Kind::Select:
                say_choice(piece, turn, said);
                break;
        }
    }
}

void Sentence::say_choice(const Piece& piece, const Turn& turn, std::string& said) const {
    const base::MessageValue& value = value_of(turn.values, piece.text, key_);
    Turn inner{turn.values, turn.number};
    std::string word;
    if (piece.kind == Kind::Select) {
        const auto* chosen = std::get_if<std::string>(&value);
        ENSURE(chosen != nullptr, ("text " + key_ + ": a select takes a word").c_str());
        word = *chosen;
    } else {
        const auto* count = std::get_if<std::int64_t>(&value);
        ENSURE(count != nullptr, ("text " + key_ + ": a plural takes a number").c_str());
        for (const Branch& branch : piece.branches) {
            if (branch.exact && branch.number == *count) {
                inner.number = *count - piece.offset;
                return say_pieces(branch.pieces, inner, said);
            }
        }
        inner.number = *count - piece.offset;
        const icu::PluralRules& rules = plural_rules(language_, piece.kind == Kind::Ordinal);
        word = utf8(rules.select(static_cast<double>(inner.number)));
    }
    const auto named = [&](std::string_view selector) {
        return std::find_if(
            piece.branches.begin(), piece.branches.end(),
            [&](const Branch& branch) { return !branch.exact && branch.selector == selector; });
    };
    auto branch = named(word);
    if (branch == piece.branches.end()) {
        branch = named("other");
    }
    ENSURE(branch != piece.branches.end(), "ICU refuses a choice without \"other\"");
    say_pieces(branch->pieces, inner, said);
}

}  // namespace text
