#include "tests/support/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace test_support {
namespace {

std::filesystem::path parent() {
    const char* given = std::getenv("GROUNDWORK_TEST_FOLDER");
    return given != nullptr ? given : std::filesystem::temp_directory_path();
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string pattern = parent() / "groundwork-test-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), "making a temporary folder");
    }
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace test_support
