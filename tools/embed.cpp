// embed: turns files into one C++ source that carries them inside the program.
//
// usage: embed LIST OUTPUT_FOLDER. Each line of LIST is "name=path", or "prefix/=folder" for every
// file in it. Writes embedded.bin (all bytes, each file also gzipped where that is smaller) and
// embedded.cpp (a table sorted by name that points into it). Style sheets and scripts may name
// another asset as
// [[asset:NAME]]; it becomes that asset's address with its checksum.
#include <sodium.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view kAssets = "assets/";
constexpr std::string_view kReference = "[[asset:";

struct File {
    std::string bytes;
    std::string checksum;  // empty until its references are resolved
};

using Files = std::map<std::string, File>;

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + path.string());
    }
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_whole(const std::filesystem::path& path, std::string_view text) {
    std::ofstream out(path, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!out.flush()) {
        throw std::runtime_error("cannot write " + path.string());
    }
}

void add(Files& files, const std::string& name, const std::filesystem::path& path) {
    if (!files.emplace(name, File{read_whole(path), {}}).second) {
        throw std::runtime_error("two files are named " + name);
    }
}

Files read_list(const std::filesystem::path& list) {
    Files files;
    std::ifstream lines(list);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t equals = line.find('=');
        if (equals == std::string::npos) {
            throw std::runtime_error("a line of the list has no '=': " + line);
        }
        const std::string name = line.substr(0, equals);
        const std::filesystem::path path = line.substr(equals + 1);
        if (name.back() != '/') {
            add(files, name, path);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            add(files, name + entry.path().filename().string(), entry.path());
        }
    }
    return files;
}

std::string checksum_of(std::string_view bytes) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    char text[17];
    sodium_bin2hex(text, sizeof text, hash, 8);
    return text;
}

/// Settles the checksum of a file, after those of the assets that it names. `waiting` finds
/// circles.
const File& settle(Files& files, const std::string& name, std::set<std::string>& waiting) {
    const auto found = files.find(name);
    if (found == files.end()) {
        throw std::runtime_error("no such asset: " + name);
    }
    File& file = found->second;
    if (!file.checksum.empty()) {
        return file;
    }
    if (!waiting.insert(name).second) {
        throw std::runtime_error("assets name each other in a circle: " + name);
    }
    if (name.starts_with(kAssets) && (name.ends_with(".css") || name.ends_with(".js"))) {
        for (std::size_t at = 0; (at = file.bytes.find(kReference, at)) != std::string::npos;) {
            const std::size_t end = file.bytes.find("]]", at);
            const std::size_t begin = at + kReference.size();
            const std::string asset = file.bytes.substr(begin, end - begin);
            const File& named = settle(files, std::string(kAssets) + asset, waiting);
            file.bytes.replace(at, end + 2 - at, "/assets/" + named.checksum + "/" + asset);
        }
    }
    file.checksum = checksum_of(file.bytes);
    return file;
}

/// Empty where compressing does not pay.
std::string gzipped(const std::string& bytes) {
    z_stream stream{};
    constexpr int kGzipHeader = 16 + MAX_WBITS;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipHeader, 9, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        throw std::runtime_error("zlib does not start");
    }
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) {
        throw std::runtime_error("zlib stopped early");
    }
    return packed.size() + packed.size() / 16 < bytes.size() ? packed : std::string();
}

/// Where a piece lies, as an expression of the table.
std::string append(std::string& block, std::string_view piece) {
    if (piece.empty()) {
        return "{}";
    }
    block.resize((block.size() + 15) / 16 * 16);  // outlines are read in place as numbers
    const std::string view = "{groundwork_embedded + " + std::to_string(block.size()) + ", " +
                             std::to_string(piece.size()) + "}";
    block += piece;
    return view;
}

void write_sources(const Files& files, const std::filesystem::path& folder) {
    std::string block;
    std::string table;
    for (const auto& [name, file] : files) {
        const std::string bytes = append(block, file.bytes);
        const std::string gzip = append(block, gzipped(file.bytes));
        table += "    EmbeddedFile{\"" + name + "\", " + bytes + ", " + gzip + ", \"" +
                 file.checksum + "\"},\n";
    }
    const std::filesystem::path binary = std::filesystem::absolute(folder / "embedded.bin");
    write_whole(binary, block);
    write_whole(folder / "embedded.cpp",
                "#include <array>\n\n"
                "#include \"platform/files/embedded.hpp\"\n\n"
                "__asm__(\".section .rodata\\n\"\n"
                "        \".balign 16\\n\"\n"
                "        \".globl groundwork_embedded\\n\"\n"
                "        \"groundwork_embedded:\\n\"\n"
                "        \".incbin \\\"" +
                    binary.string() +
                    "\\\"\\n\"\n"
                    "        \".byte 0\\n\"\n"
                    "        \".text\\n\");\n\n"
                    "extern \"C\" const char groundwork_embedded[" +
                    std::to_string(block.size() + 1) +
                    "];\n\n"
                    "namespace files {\n\n"
                    "static constinit const std::array<EmbeddedFile, " +
                    std::to_string(files.size()) + "> kFiles = {\n" + table +
                    "};\n\n"
                    "std::span<const EmbeddedFile> embedded_files() { return kFiles; }\n\n"
                    "}  // namespace files\n");
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: embed LIST OUTPUT_FOLDER\n";
        return EXIT_FAILURE;
    }
    try {
        Files files = read_list(arguments[1]);
        for (auto& entry : files) {
            std::set<std::string> waiting;
            settle(files, entry.first, waiting);
        }
        write_sources(files, arguments[2]);
    } catch (const std::exception& failure) {
        std::cerr << "embed: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
