// Tests of the rules: small trees that must break exactly the rules they name, and one that must
// pass.
//
// snippets/<what>.txt opens with what must be found, then the files of a small tree:
//
//     expect function-length src/base/long.cpp:1
//     === src/base/long.cpp
//     void long_one() {
//     %repeat 70     step();
//     }
//
// Anything found beside that is a failure, too. snippets/pass/ is a tree of real files.
#pragma once

#include <filesystem>

namespace tidy {

/// Prints what went wrong. Answers whether everything went as the snippets say and every rule has
/// one.
bool self_test(const std::filesystem::path& snippets);

}  // namespace tidy
