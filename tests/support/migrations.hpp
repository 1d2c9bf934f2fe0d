// Migrations as they lie in the source tree, for tests of one library alone.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/migration.hpp"

namespace test_support {

/// Those of `folders` ("platform/jobs", "community_map"), in the order of their names. Kept for the
/// whole run, as db::Migration only borrows.
std::span<const db::Migration> migrations_of(std::initializer_list<std::string_view> folders);

}  // namespace test_support
