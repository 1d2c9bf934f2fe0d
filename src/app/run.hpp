// The program, from its arguments to its exit code.
#pragma once

namespace app {

int run(int count, const char* const* words);

}  // namespace app
