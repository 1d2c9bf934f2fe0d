// Where the functions of a C++ file begin and end.
#pragma once

#include <string>
#include <vector>

#include "source.hpp"

namespace tidy {

struct Function {
    std::string name;
    std::string declaration;     ///< up to the opening brace
    std::size_t first_line = 1;  ///< where its declaration begins
    std::size_t last_line = 1;   ///< its closing brace
};

/// Those with a body, in namespaces and classes; a lambda inside a function is part of it.
std::vector<Function> functions_of(const Source& source);

}  // namespace tidy
