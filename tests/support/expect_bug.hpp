// A mistake of a programmer is found: it throws base::Bug in release and stops the program
// elsewhere.
#pragma once

#include <gtest/gtest.h>

#include "base/ensure.hpp"

#ifdef GROUNDWORK_STOP_ON_BUG
#define EXPECT_BUG(statement) EXPECT_DEATH(statement, "")
#else
#define EXPECT_BUG(statement) EXPECT_THROW(statement, base::Bug)
#endif
