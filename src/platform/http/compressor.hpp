// Gzip for answers, at the level where a page costs the least time on the way to the client.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// Compresses from any thread. Keeps its working memory (a quarter of a megabyte each) from answer
/// to answer, since preparing it costs as much as compressing a small page.
class Compressor {
public:
    Compressor();
    ~Compressor();
    std::string gzip(std::string_view bytes);

private:
    class Stream;
    std::unique_ptr<Stream> borrow();
    void give_back(std::unique_ptr<Stream> stream);

    std::mutex mutex_;
    std::vector<std::unique_ptr<Stream>> idle_;
};

}  // namespace http
