#include "platform/http/compressor.hpp"

#include <zlib.h>

#include "base/ensure.hpp"

namespace http {
namespace {

// Pages are markup: level 1 already takes four fifths off, and level 6 costs three times as much
// for a twentieth more.
constexpr int kLevel = 1;
constexpr int kGzipWindow = 15 + 16;  // the largest window, in gzip's own wrapping
constexpr int kMemory = 8;

}  // namespace

class Compressor::Stream {
public:
    Stream() {
        const int outcome = deflateInit2(&state_, kLevel, Z_DEFLATED, kGzipWindow, kMemory,
                                         Z_DEFAULT_STRATEGY);
        ENSURE(outcome == Z_OK, "zlib takes its parameters");
    }
    ~Stream() { deflateEnd(&state_); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    std::string gzip(std::string_view bytes) {
        deflateReset(&state_);
        std::string compressed(deflateBound(&state_, bytes.size()), '\0');
        // zlib does not write through next_in; its interface is older than const.
        state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        state_.avail_in = static_cast<uInt>(bytes.size());
        state_.next_out = reinterpret_cast<Bytef*>(compressed.data());
        state_.avail_out = static_cast<uInt>(compressed.size());
        const int outcome = deflate(&state_, Z_FINISH);
        ENSURE(outcome == Z_STREAM_END, "zlib's bound holds");
        compressed.erase(state_.total_out);
        return compressed;
    }

private:
    z_stream state_{};
};

Compressor::Compressor() = default;
Compressor::~Compressor() = default;

std::string Compressor::gzip(std::string_view bytes) {
    std::unique_ptr<Stream> stream = borrow();
    std::string compressed = stream->gzip(bytes);
    give_back(std::move(stream));
    return compressed;
}

std::unique_ptr<Compressor::Stream> Compressor::borrow() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto stream = std::move(idle_.back());
            idle_.pop_back();
            return stream;
        }
    }
    return std::make_unique<Stream>();
}

void Compressor::give_back(std::unique_ptr<Stream> stream) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(stream));
}

}  // namespace http
