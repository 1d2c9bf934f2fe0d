#include "platform/text/texts.hpp"

#include <nlohmann/json.hpp>

#include "base/ensure.hpp"
#include "platform/text/sentence.hpp"

namespace text {

class Texts::Sentences {
public:
    using ByKey = std::map<std::string, Sentence, std::less<>>;

    void add(const TextFile& file) {
        nlohmann::json object;
        try {
            object = nlohmann::json::parse(file.json, repeated_keys_refused());
        } catch (const nlohmann::json::exception& wrong) {
            throw base::Bug(std::string("a text file is no JSON: ") + wrong.what());
        }
        for (const auto& [key, sentence] : object.items()) {
            if (!sentence.is_string()) {
                throw base::Bug("text " + key + " is no sentence");
            }
            add(file.language, key, sentence.get_ref<const std::string&>());
        }
    }

    /// Every language has every key. The first one's arguments are what the program passes.
    void check() const {
        const ByKey& first = of(base::kLanguages.front());
        for (const base::Language language : base::kLanguages) {
            const ByKey& other = of(language);
            for (const auto& [key, sentence] : first) {
                const auto same = other.find(key);
                if (same == other.end()) {
                    throw missing(key, language);
                }
                const auto& given = sentence.arguments();
                const auto& needed = same->second.arguments();
                if (!std::includes(given.begin(), given.end(), needed.begin(), needed.end())) {
                    throw base::Bug("text " + key + " needs other arguments in " +
                                    std::string(base::language_code(language)));
                }
            }
            for (const auto& entry : other) {
                if (!first.contains(entry.first)) {
                    throw missing(entry.first, base::kLanguages.front());
                }
            }
        }
    }

    const ByKey& of(base::Language language) const {
        return by_language_[static_cast<std::size_t>(language)];
    }

    const Sentence& find(base::Language language, std::string_view key) const {
        const ByKey& sentences = of(language);
        const auto found = sentences.find(key);
        ENSURE(found != sentences.end(), ("there is no text " + std::string(key)).c_str());
        return found->second;
    }

private:
    static base::Bug missing(const std::string& key, base::Language language) {
        return base::Bug("text " + key + " is missing in " +
                         std::string(base::language_code(language)));
    }

    /// The JSON library keeps the last of two equal keys without a word; here the second is an
    /// error.
    static nlohmann::json::parser_callback_t repeated_keys_refused() {
        return [seen = std::set<std::string>()](int, nlohmann::json::parse_event_t event,
                                                const nlohmann::json& parsed) mutable {
            if (event == nlohmann::json::parse_event_t::key && !seen.insert(parsed).second) {
                throw base::Bug("text " + parsed.get<std::string>() + " stands twice in one file");
            }
            return true;
        };
    }

    void add(base::Language language, const std::string& key, const std::string& source) {
        if (key.find('.') == std::string::npos) {
            throw base::Bug("text " + key + " is not named after its slice");
        }
        const bool fresh = by_language_[static_cast<std::size_t>(language)]
                               .try_emplace(key, language, key, source)
                               .second;
        if (!fresh) {
            throw base::Bug("text " + key + " stands in two files");
        }
    }

    std::array<ByKey, base::kLanguages.size()> by_language_;
};

Texts::Texts(std::span<const TextFile> files) : sentences_(std::make_unique<Sentences>()) {
    for (const TextFile& file : files) {
        sentences_->add(file);
    }
    sentences_->check();
}

Texts::~Texts() = default;

std::string Texts::say(base::Language language, const base::Message& message) const {
    return sentences_->find(language, message.key).say(message.values);
}

std::string Texts::say(base::Language language, std::string_view key) const {
    return sentences_->find(language, key).say({});
}

bool Texts::has(std::string_view key) const {
    return sentences_->of(base::kLanguages.front()).contains(key);
}

bool Texts::takes_values(std::string_view key) const {
    return !sentences_->find(base::kLanguages.front(), key).arguments().empty();
}

std::string_view Texts::plain(base::Language language, std::string_view key) const {
    const Sentence& sentence = sentences_->find(language, key);
    ENSURE(sentence.arguments().empty(), ("text " + std::string(key) + " needs arguments").c_str());
    return sentence.plain();
}

std::vector<std::string_view> Texts::keys() const {
    std::vector<std::string_view> keys;
    for (const auto& entry : sentences_->of(base::kLanguages.front())) {
        keys.emplace_back(entry.first);
    }
    return keys;
}

}  // namespace text
