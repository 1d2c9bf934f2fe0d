// Makes the skeleton of a slice: new_slice SLICE [NOUN], run in the repository's root.
//
// SLICE is the folder, the namespace and the table, and mostly a plural ("statements"); NOUN is one
// of them ("statement"), guessed where it is not given.
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "skeleton.hpp"

namespace {

namespace fs = std::filesystem;
using new_slice::SkeletonFile;

struct Names {
    std::string slice = {};   ///< "success_stories"
    std::string noun = {};    ///< "success_story"
    std::string type = {};    ///< "SuccessStory"
    std::string title = {};   ///< "Success stories"
    std::string minute = {};  ///< "202611232000"
};

bool is_name(const std::string& name) {
    const bool letters = std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || letter == '_';
    });
    return letters && name.size() >= 3 && name.front() != '_' && name.back() != '_' &&
           name.find("__") == std::string::npos;
}

/// "committees" to "committee", "stories" to "story", "coalition" as it is.
std::string singular_of(const std::string& plural) {
    if (plural.ends_with("ies")) {
        return plural.substr(0, plural.size() - 3) + "y";
    }
    return plural.ends_with('s') ? plural.substr(0, plural.size() - 1) : plural;
}

std::string type_of(const std::string& noun) {
    std::string type;
    bool capital = true;
    for (const char letter : noun) {
        if (letter != '_') {
            type += capital ? static_cast<char>(letter - 'a' + 'A') : letter;
        }
        capital = letter == '_';
    }
    return type;
}

std::string title_of(std::string slice) {
    std::replace(slice.begin(), slice.end(), '_', ' ');
    slice.front() = static_cast<char>(slice.front() - 'a' + 'A');
    return slice;
}

std::string minute_of(std::time_t at) {
    char text[16] = {};
    std::strftime(text, sizeof text, "%Y%m%d%H%M", std::gmtime(&at));
    return text;
}

std::string filled_in(std::string_view skeleton, const Names& names) {
    const std::pair<std::string_view, std::string_view> places[] = {{"@slice@", names.slice},
                                                                    {"@noun@", names.noun},
                                                                    {"@Noun@", names.type},
                                                                    {"@title@", names.title},
                                                                    {"@minute@", names.minute}};
    std::string text(skeleton.substr(skeleton.starts_with('\n') ? 1 : 0));
    for (const auto& [place, name] : places) {
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at)) {
            text.replace(at, place.size(), name);
            at += name.size();
        }
    }
    return text;
}

std::vector<SkeletonFile> all_files() {
    std::vector<SkeletonFile> all;
    for (const auto files :
         {new_slice::noun_files(), new_slice::store_files(), new_slice::verb_files(),
          new_slice::edge_files(), new_slice::word_files(), new_slice::test_files()}) {
        all.insert(all.end(), files.begin(), files.end());
    }
    return all;
}

bool write_file(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    std::cout << path.generic_string() << "\n";
    return static_cast<bool>(out);
}

void say_what_remains(const Names& names) {
    constexpr std::string_view kWords = R"words(
Four lines remain to be written by hand, since their place in the order is yours to decide:

    src/CMakeLists.txt        add_subdirectory(@slice@)    after the slices it may use, before app
    src/app/CMakeLists.txt    @slice@ among what app USES
    src/app/routes.cpp        @slice@::add_pages(routes, machine);
    src/app/commands.cpp      the commands of @slice@::make_commands(with_machine)

Then: ./dev schema, ./dev format, ./dev test @slice@, ./dev check
)words";
    std::cout << filled_in(kWords, names);
}

int make(const Names& names) {
    const fs::path folder = fs::path("src") / names.slice;
    if (!fs::exists("src/CMakeLists.txt")) {
        std::cerr << "new_slice: run this in the repository's root\n";
        return 1;
    }
    if (fs::exists(folder) || fs::exists(fs::path("src/platform") / names.slice)) {
        std::cerr << "new_slice: there is a folder of that name already: " << names.slice << "\n";
        return 1;
    }
    for (const SkeletonFile& file : all_files()) {
        if (!write_file(folder / filled_in(file.path, names), filled_in(file.text, names))) {
            std::cerr << "new_slice: could not write below " << folder.generic_string() << "\n";
            return 1;
        }
    }
    say_what_remains(names);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2 || count > 3) {
        std::cerr << "usage: new_slice SLICE [NOUN], for example: new_slice statements\n";
        return 2;
    }
    Names names{.slice = words[1], .minute = minute_of(std::time(nullptr))};
    names.noun = count == 3 ? words[2] : singular_of(names.slice);
    if (!is_name(names.slice) || !is_name(names.noun)) {
        std::cerr << "new_slice: a name has small letters and single underscores\n";
        return 2;
    }
    if (names.slice == names.noun) {
        std::cerr << "new_slice: what is one of them called? new_slice coalition relationship\n";
        return 2;
    }
    names.type = type_of(names.noun);
    names.title = title_of(names.slice);
    return make(names);
}
