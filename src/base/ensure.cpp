#include "base/ensure.hpp"

#include <cstdio>
#include <cstdlib>

namespace base {

void report_bug(const char* condition, const char* meaning, const char* file, int line) {
    const std::string text = std::string(file) + ":" + std::to_string(line) + ": " + meaning +
                             " [" + condition + "]";
#ifdef GROUNDWORK_STOP_ON_BUG
    std::fprintf(stderr, "%s\n", text.c_str());
    std::abort();
#else
    throw Bug(text);
#endif
}

}  // namespace base
