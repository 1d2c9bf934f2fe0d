// Style as a test: reads the repository and says where it breaks its own rules.
//
//     tidy FOLDER                  look at a repository
//     tidy --self-test SNIPPETS    look whether the rules themselves work
//     tidy --rules                 list them
//     tidy --checksum FILE...      lines for packaging/released_migrations.txt
#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>

#include "checksum.hpp"
#include "rules.hpp"
#include "self_test.hpp"

namespace {

int look_at_repository(const char* folder) {
    const tidy::Tree tree = tidy::read_tree(folder);
    const auto findings = tidy::look(tree);
    for (const tidy::Finding& finding : findings) {
        std::cout << finding.path << ":" << finding.line << ": " << finding.message << " ["
                  << finding.rule << "]\n";
    }
    std::cout << "tidy: " << tree.sources.size() << " files, " << findings.size() << " findings\n";
    return findings.empty() ? 0 : 1;
}

int list_rules() {
    for (const tidy::Rule& rule : tidy::rules()) {
        std::cout << rule.name << ": " << rule.why << "\n";
    }
    return 0;
}

int print_checksums(int count, char** paths) {
    for (int at = 0; at < count; ++at) {
        std::ifstream in(paths[at], std::ios::binary);
        if (!in) {
            std::cerr << "tidy: cannot read " << paths[at] << "\n";
            return 1;
        }
        std::ostringstream text;
        text << in.rdbuf();
        std::cout << tidy::checksum(text.str()) << " " << paths[at] << "\n";
    }
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string_view verb = count > 1 ? words[1] : "";
    if (verb == "--rules") {
        return list_rules();
    }
    if (verb == "--self-test" && count == 3) {
        return tidy::self_test(words[2]) ? 0 : 1;
    }
    if (verb == "--checksum" && count > 2) {
        return print_checksums(count - 2, words + 2);
    }
    if (count == 2 && !verb.starts_with("--")) {
        return look_at_repository(words[1]);
    }
    std::cerr << "usage: tidy FOLDER | --self-test SNIPPETS | --rules | --checksum FILE...\n";
    return 2;
}
