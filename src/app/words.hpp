// Everything the program says and shows, loaded from inside it: texts and page templates.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "platform/db/migration.hpp"
#include "platform/html/layout.hpp"
#include "platform/html/views.hpp"
#include "platform/text/texts.hpp"

namespace app {

/// A start stops here, naming the culprit, when a text is missing in a language or a template is
/// wrong.
std::unique_ptr<text::Texts> load_texts();
std::unique_ptr<html::Views> load_views(const text::Texts& texts);

/// Every migration, in the order of its name.
std::vector<db::Migration> migrations();

/// The order of the menu.
std::vector<html::NavigationItem> navigation();

}  // namespace app
