// One request and its answer on one connection, from the first header to the last byte sent.
//
// libmicrohttpd calls it three ways: when the headers are there, for each piece of the body, and
// when all is there. Answers of the slow lane are made by a worker while the connection is
// suspended; the library then asks once more, on its own thread, and finds the answer.
#pragma once

#include <microhttpd.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>

#include "platform/http/body.hpp"
#include "platform/http/compressor.hpp"
#include "platform/http/deadlines.hpp"
#include "platform/http/request.hpp"
#include "platform/http/route.hpp"
#include "platform/http/sending.hpp"
#include "platform/http/server.hpp"
#include "platform/http/workers.hpp"

namespace http {

class Exchange;

/// Exchanges whose connection is suspended while a worker makes their answer.
class Suspended {
public:
    /// False after close(): the connection must go on at once.
    bool add(std::shared_ptr<Exchange> exchange);
    void remove(const std::shared_ptr<Exchange>& exchange);
    /// Takes no more; those that are left are to be answered without their worker.
    std::vector<std::shared_ptr<Exchange>> close();

private:
    std::mutex mutex_;
    bool closed_ = false;
    std::unordered_set<std::shared_ptr<Exchange>> exchanges_;
};

/// What every exchange of a server uses.
struct Surroundings {
    const ServerOptions& options;
    const Routes& routes;
    const ServerHooks& hooks;
    Compressor& compressor;
    Workers& workers;
    Suspended& suspended;
    const std::atomic<bool>& stopping;
};

/// One connection, for as many exchanges as the client likes.
struct Connection {
    Watched watched;
    /// It was answered before all was read: what still comes must be read away before it is closed.
    bool drains = false;
};

class Exchange : public std::enable_shared_from_this<Exchange> {
public:
    Exchange(const Surroundings& around, MHD_Connection* socket, Connection& connection,
             std::string target);

    /// The headers are there.
    MHD_Result begin(const char* method, const char* version);
    /// A piece of the body. MHD_NO ends the connection.
    MHD_Result take(std::string_view bytes);
    /// All is there; also called again after a worker has answered.
    MHD_Result finish();
    /// Answers 503 in place of a worker that is not done.
    void abandon();

    bool begun() const { return begun_; }

private:
    struct Framing;

    std::optional<int> read_head(const char* method);
    std::optional<int> welcome(const Framing& framing);
    std::optional<int> expect_body(const Framing& framing);
    void await_more();
    void fall(int status);
    MHD_Result refuse_midway();
    void hand_to_worker();
    void settle(Response response, bool abandoned);
    MHD_Result queue(Response response, bool closing);

    const Surroundings& around_;
    MHD_Connection* socket_;
    Connection& connection_;
    Request request_;
    const Route* route_ = nullptr;
    bool begun_ = false;
    bool method_known_ = false;
    bool has_body_ = false;
    std::optional<std::uint64_t> length_;  // of the body; none where it comes in chunks
    bool with_worker_ = false;
    std::optional<Body> body_;
    std::int64_t body_since_ms_ = 0;
    std::uint64_t body_seen_ = 0;
    std::mutex mutex_;  // between a worker's answer and abandon()
    bool settled_ = false;
    bool abandoned_ = false;
    std::optional<Response> ready_;
    std::optional<Bytes> sent_;  // the bytes that the library is sending
};

}  // namespace http
