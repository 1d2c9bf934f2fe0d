#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>

#include "tests/support/temporary_folder.hpp"

int main(int argument_count, char** arguments) {
    testing::InitGoogleTest(&argument_count, arguments);
    // A test that expects the program to stop runs once more in a process of its own, from its
    // beginning: a copy of this process would share its database connections. That process leaves
    // its files behind, so all temporary folders lie in the one that the first process removes.
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    std::optional<test_support::TemporaryFolder> all_folders;
    if (std::getenv("GROUNDWORK_TEST_FOLDER") == nullptr) {
        all_folders.emplace();
        setenv("GROUNDWORK_TEST_FOLDER", all_folders->path().c_str(), 0);
    }
    return RUN_ALL_TESTS();
}
