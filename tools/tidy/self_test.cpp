#include "self_test.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include "rules.hpp"
#include "words.hpp"

namespace tidy {
namespace {

namespace fs = std::filesystem;

struct Snippet {
    Tree tree;
    std::set<std::string> expected;  ///< "rule path:line"
};

void add_folders(Tree& tree, std::string_view path) {
    for (std::string_view at = folder(path); !at.empty(); at = folder(at)) {
        if (std::find(tree.folders.begin(), tree.folders.end(), at) == tree.folders.end()) {
            tree.folders.emplace_back(at);
        }
    }
}

/// "%repeat 70     step();" is the rest of the line, seventy times.
void add_line(std::string& text, const std::string& line) {
    constexpr std::string_view kRepeat = "%repeat ";
    if (!line.starts_with(kRepeat)) {
        text += line + "\n";
        return;
    }
    const std::string_view rest = std::string_view(line).substr(kRepeat.size());
    const std::size_t blank = rest.find(' ');
    for (int left = std::stoi(std::string(rest.substr(0, blank))); left > 0; --left) {
        text += std::string(rest.substr(std::min(blank, rest.size() - 1) + 1)) + "\n";
    }
}

Snippet read_snippet(const fs::path& path) {
    Snippet snippet;
    std::ifstream in(path);
    std::string line;
    std::string name;
    std::string text;
    const auto finish = [&] {
        if (!name.empty()) {
            add_folders(snippet.tree, name);
            snippet.tree.sources.push_back(read_source(name, text));
        }
        text.clear();
    };
    while (std::getline(in, line)) {
        if (line.starts_with("=== ")) {
            finish();
            name = line.substr(4);
        } else if (!name.empty()) {
            add_line(text, line);
        } else if (line.starts_with("expect ")) {
            snippet.expected.insert(line.substr(7));
        }
    }
    finish();
    auto& sources = snippet.tree.sources;
    std::sort(sources.begin(), sources.end(),
              [](const Source& a, const Source& b) { return a.path < b.path; });
    return snippet;
}

std::string place_of(const Finding& finding) {
    return std::string(finding.rule) + " " + finding.path + ":" + std::to_string(finding.line);
}

/// Says what differs.
bool run(const std::string& name, const Snippet& snippet) {
    bool good = true;
    std::set<std::string> found;
    for (const Finding& finding : look(snippet.tree)) {
        found.insert(place_of(finding));
        if (snippet.expected.count(place_of(finding)) == 0) {
            std::cout << name << ": found beside: " << place_of(finding) << ": " << finding.message
                      << "\n";
            good = false;
        }
    }
    for (const std::string& expected : snippet.expected) {
        if (found.count(expected) == 0) {
            std::cout << name << ": not found: " << expected << "\n";
            good = false;
        }
    }
    return good;
}

bool every_rule_has_one(const std::set<std::string, std::less<>>& tried) {
    bool good = true;
    for (const Rule& rule : rules()) {
        if (tried.count(rule.name) == 0) {
            std::cout << "no snippet breaks the rule " << rule.name << "\n";
            good = false;
        }
    }
    return good;
}

}  // namespace

bool self_test(const fs::path& snippets) {
    bool good = true;
    int count = 0;
    std::set<std::string, std::less<>> tried;
    for (const auto& entry : fs::directory_iterator(snippets)) {
        if (entry.path().extension() != ".txt") {
            continue;
        }
        const Snippet snippet = read_snippet(entry.path());
        const std::string name = entry.path().filename().string();
        if (snippet.expected.empty()) {
            std::cout << name << ": expects nothing\n";
            good = false;
        }
        for (const std::string& expected : snippet.expected) {
            tried.insert(expected.substr(0, expected.find(' ')));
        }
        good = run(name, snippet) && good;
        ++count;
    }
    good = run("pass", {read_tree(snippets / "pass"), {}}) && good;
    good = every_rule_has_one(tried) && good;
    std::cout << "tidy's own test: " << count << " snippets, " << (good ? "as expected" : "FAILED")
              << "\n";
    return good;
}

}  // namespace tidy
