#include "tests/support/migrations.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

namespace test_support {
namespace {

std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// Lives as long as the program, so that what borrows from it may, too.
std::string_view kept(std::string text) {
    static std::deque<std::string> texts;
    return texts.emplace_back(std::move(text));
}

std::vector<db::Migration> read(const std::vector<std::string>& folders) {
    std::vector<db::Migration> found;
    for (const std::string& folder : folders) {
        const std::size_t before = found.size();
        const auto place = std::filesystem::path(GROUNDWORK_SOURCES) / folder / "migrations";
        for (const auto& entry : std::filesystem::directory_iterator(place)) {
            if (entry.path().extension() == ".sql") {
                found.push_back({kept(entry.path().stem()), kept(contents(entry.path()))});
            }
        }
        if (found.size() == before) {
            throw std::runtime_error("no migrations in " + place.string());
        }
    }
    std::sort(found.begin(), found.end(),
              [](const db::Migration& left, const db::Migration& right) {
                  return left.name < right.name;
              });
    return found;
}

}  // namespace

std::span<const db::Migration> migrations_of(std::initializer_list<std::string_view> folders) {
    static std::map<std::vector<std::string>, std::vector<db::Migration>> known;
    const std::vector<std::string> key(folders.begin(), folders.end());
    const auto found = known.find(key);
    return found != known.end() ? found->second : known.emplace(key, read(key)).first->second;
}

}  // namespace test_support
