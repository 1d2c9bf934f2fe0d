// Where random bytes come from. A parameter everywhere, so that a test can say what "random" was.
#pragma once

#include <cstddef>
#include <span>

namespace base {

class Random {
public:
    virtual ~Random() = default;
    /// Fills all of `bytes`. Safe to call from several threads.
    virtual void fill(std::span<std::byte> bytes) = 0;
};

}  // namespace base
