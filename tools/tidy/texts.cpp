#include <map>
#include <set>

#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

using Keys = std::map<std::string, std::size_t>;  // key to line

/// The keys of one flat JSON object, one a line or many.
Keys keys_of(const Source& source) {
    Keys keys;
    std::size_t line = 1;
    std::string last;
    const std::string& text = source.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        line += text[at] == '\n' ? 1 : 0;
        if (text[at] == '"') {
            std::size_t end = at + 1;
            while (end < text.size() && text[end] != '"') {
                end += text[end] == '\\' ? 2 : 1;
            }
            last = text.substr(at + 1, end - at - 1);
            at = end;
        } else if (text[at] == ':' && !last.empty()) {
            keys.emplace(last, line);
            last.clear();
        } else if (text[at] == ',') {
            last.clear();
        }
    }
    return keys;
}

/// "community_map" of "src/community_map/text/en.json", "web" of "web/text/en.json".
std::string_view owner_of(const Source& source) {
    return file_name(folder(folder(source.path)));
}

void look_at_pair(const Tree& tree, const Source& english, Report& report) {
    const std::string other = std::string(folder(english.path)) + "/es.json";
    const Source* spanish = tree.find(other);
    if (spanish == nullptr) {
        report.add(other, "the Spanish sentences are missing");
        return;
    }
    const Keys ours = keys_of(english);
    const Keys theirs = keys_of(*spanish);
    for (const auto& [key, line] : ours) {
        if (theirs.count(key) == 0) {
            report.add(*spanish, 1, key + " is missing");
        }
    }
    for (const auto& [key, line] : theirs) {
        if (ours.count(key) == 0) {
            report.add(english, 1, key + " is missing");
        }
    }
}

/// A slice says its own; the frame and app/ also hold the platform's words ("jobs.", "cli.").
bool belongs_to(const Tree& tree, const std::string& key, std::string_view owner) {
    const std::string first = key.substr(0, key.find('.'));
    const bool of_all = owner == "web" || owner == "app";
    return first == owner || (of_all && tree.has_files_in("src/platform/" + first));
}

/// What code and templates say about keys: whole keys, and beginnings that a word is added to
/// ("community_map.kind_").
class Mentions {
public:
    explicit Mentions(const Tree& tree) {
        for (const Source& source : tree.sources) {
            if (source.language == Language::Cpp && source.path.starts_with("src/")) {
                for (const Piece& literal : source.literals) {
                    add(literal.text);
                }
            } else if (source.language == Language::Template) {
                add_slots(source.text);
            }
        }
    }

    bool has(const std::string& key) const {
        if (mentioned_.count(key) != 0) {
            return true;
        }
        for (std::size_t end = key.find_last_of("_."); end != kNowhere && end > 0;
             end = key.find_last_of("_.", end - 1)) {
            if (mentioned_.count(key.substr(0, end + 1)) != 0) {
                return true;
            }
        }
        return false;
    }

private:
    void add(std::string_view text) {
        if (text.find('.') != kNowhere && text.find(' ') == kNowhere) {
            mentioned_.emplace(text);
        }
    }

    void add_slots(std::string_view text) {
        for (std::size_t at = text.find("[["); at != kNowhere; at = text.find("[[", at + 2)) {
            add(text.substr(at + 2, text.find("]]", at) - at - 2));
        }
    }

    std::set<std::string> mentioned_;
};

/// Keys that templates name. They are filled in when the program starts, so a wrong one stops it.
void look_at_slots(const Source& view, const std::set<std::string>& known, Report& report) {
    for (std::size_t at = 0; at < view.lines.size(); ++at) {
        const std::string_view line = view.lines[at];
        for (std::size_t open = line.find("[["); open != kNowhere;
             open = line.find("[[", open + 2)) {
            const std::string key(line.substr(open + 2, line.find("]]", open) - open - 2));
            if (key.find(':') == kNowhere && known.count(key) == 0) {
                report.add(view, at + 1, "no sentence is called " + key);
            }
        }
    }
}

}  // namespace

void look_at_text_keys(const Tree& tree, Report& report) {
    const Mentions mentions(tree);
    std::set<std::string> known;
    for (const Source& source : tree.sources) {
        if (!source.path.ends_with("/text/en.json")) {
            continue;
        }
        look_at_pair(tree, source, report);
        for (const auto& [key, line] : keys_of(source)) {
            known.insert(key);
            if (!belongs_to(tree, key, owner_of(source))) {
                report.add(source, line,
                           key + " does not begin with \"" + std::string(owner_of(source)) + ".\"");
            } else if (!mentions.has(key)) {
                report.add(source, line, key + " is said nowhere");
            }
        }
    }
    for (const Source& source : tree.sources) {
        if (source.language == Language::Template && is_inside(source.path, "views")) {
            look_at_slots(source, known, report);
        }
    }
}

}  // namespace tidy
