#include "rules.hpp"

#include <algorithm>
#include <tuple>

namespace tidy {
namespace {

constexpr Rule kRules[] = {
    {"line-length", "a line fits beside another window", look_at_line_length},
    {"file-length", "a file has one reason to be opened", look_at_file_length},
    {"function-length", "a function is seen whole", look_at_function_length},
    {"layer-order", "base, platform, the slices in their order, app: nobody looks up",
     look_at_layer_order},
    {"heavy-header", "drivers and heavy libraries stay behind the platform", look_at_heavy_headers},
    {"slice-layers", "noun, store, verbs, pages and commands: nobody looks up",
     look_at_slice_layers},
    {"name-ending", "where such an ending tempts, a noun or a verb is missing", look_at_names},
    {"comment-words", "a comment speaks to a stranger, not about how the code came to be",
     look_at_remarks},
    {"code-in-comment", "history belongs to git", look_at_code_in_comments},
    {"header-opening", "every header says what it is for", look_at_header_openings},
    {"sql-outside-store", "SQL has one place in each slice", look_at_sql_place},
    {"query-name", "a query is named after its slice", look_at_query_names},
    {"sql-dialect", "both engines must understand it", look_at_sql_dialect},
    {"migration-form", "a schema is prose and migrates in one order", look_at_migration_form},
    {"released-migration", "what was released is frozen", look_at_released_migrations},
    {"template-guard", "escaping must hold, and the policy forbids what is inline",
     look_at_template_guards},
    {"template-text", "words for people live in text/, in every language", look_at_template_texts},
    {"text-keys", "every sentence exists in every language and is used", look_at_text_keys},
    {"slice-skeleton", "every slice is made alike", look_at_slice_skeletons},
    {"dead-file", "what nobody uses is removed", look_at_dead_files},
    {"shown-fault", "people see an incident number, never the machine's words",
     look_at_shown_faults},
    {"reading-right", "only access/ finds somebody entitled", look_at_reading_rights},
    {"catch-all", "faults and bugs are caught at the edge alone", look_at_catch_all},
    {"language-trap", "macros, bare new and what clang 14 lacks", look_at_language_traps},
    {"machine-path", "the repository knows no machine and no registry", look_at_machine_paths},
    {"copied-code", "third-party code comes as a package", look_at_copied_code},
    {"style-sheet", "colours and the order of the cascade are decided in tokens.css",
     look_at_styles},
};

}  // namespace

std::span<const Rule> rules() {
    return kRules;
}

std::vector<Finding> look(const Tree& tree) {
    std::vector<Finding> findings;
    for (const Rule& rule : kRules) {
        Report report(rule.name, findings);
        rule.look(tree, report);
    }
    std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.path, a.line, a.rule, a.message) <
               std::tie(b.path, b.line, b.rule, b.message);
    });
    return findings;
}

}  // namespace tidy
