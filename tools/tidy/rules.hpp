// The rules, as one table: a name, the reason in a sentence, and the function that looks.
//
// A rule enters with a snippet in snippets/ that breaks it; the self-test asks for one.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tree.hpp"

namespace tidy {

struct Finding {
    std::string_view rule;
    std::string path;
    std::size_t line = 1;
    std::string message;
};

/// What one rule finds.
class Report {
public:
    Report(std::string_view rule, std::vector<Finding>& findings)
        : rule_(rule), findings_(findings) {}

    void add(const Source& source, std::size_t line, std::string message) {
        findings_.push_back({rule_, source.path, line, std::move(message)});
    }
    /// About a file or folder that is not there.
    void add(std::string path, std::string message) {
        findings_.push_back({rule_, std::move(path), 1, std::move(message)});
    }

private:
    std::string_view rule_;
    std::vector<Finding>& findings_;
};

struct Rule {
    std::string_view name;
    std::string_view why;
    void (*look)(const Tree& tree, Report& report);
};

std::span<const Rule> rules();

/// What all rules find, sorted by place.
std::vector<Finding> look(const Tree& tree);

// sizes.cpp
void look_at_line_length(const Tree& tree, Report& report);
void look_at_file_length(const Tree& tree, Report& report);
void look_at_function_length(const Tree& tree, Report& report);
// layers.cpp
void look_at_layer_order(const Tree& tree, Report& report);
void look_at_heavy_headers(const Tree& tree, Report& report);
// slice_layers.cpp
void look_at_slice_layers(const Tree& tree, Report& report);
// naming.cpp
void look_at_names(const Tree& tree, Report& report);
// remarks.cpp
void look_at_remarks(const Tree& tree, Report& report);
void look_at_code_in_comments(const Tree& tree, Report& report);
void look_at_header_openings(const Tree& tree, Report& report);
// sql_place.cpp
void look_at_sql_place(const Tree& tree, Report& report);
void look_at_query_names(const Tree& tree, Report& report);
// sql_dialect.cpp
void look_at_sql_dialect(const Tree& tree, Report& report);
// migrations.cpp
void look_at_migration_form(const Tree& tree, Report& report);
void look_at_released_migrations(const Tree& tree, Report& report);
// templates.cpp
void look_at_template_guards(const Tree& tree, Report& report);
void look_at_template_texts(const Tree& tree, Report& report);
// texts.cpp
void look_at_text_keys(const Tree& tree, Report& report);
// completeness.cpp
void look_at_slice_skeletons(const Tree& tree, Report& report);
void look_at_dead_files(const Tree& tree, Report& report);
// guards.cpp
void look_at_shown_faults(const Tree& tree, Report& report);
void look_at_reading_rights(const Tree& tree, Report& report);
void look_at_catch_all(const Tree& tree, Report& report);
void look_at_language_traps(const Tree& tree, Report& report);
// origins.cpp
void look_at_machine_paths(const Tree& tree, Report& report);
void look_at_copied_code(const Tree& tree, Report& report);
// styles.cpp
void look_at_styles(const Tree& tree, Report& report);

}  // namespace tidy
