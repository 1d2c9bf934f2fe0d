// The web server: libmicrohttpd with epoll and a small thread pool, behind limits and deadlines of
// our own.
//
// libmicrohttpd measures silence, so a client that drips a byte now and then outlives its timeout.
// Our deadlines measure the whole: headers within `headers_within_ms`, bodies at no less than
// `body_bytes_per_second` after a grace and with no longer silence than `body_idle_ms`; who is
// slower has the socket closed, and so has who left in the middle of a body.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "platform/http/route.hpp"

namespace http {

struct ServerOptions {
    /// "localhost" listens on 127.0.0.1, and on ::1 where there is one.
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one
    int io_threads = 2;
    int worker_threads = 2;
    int connections_max = 2000;
    int connections_per_address_max = 0;  ///< 0: no limit (behind a proxy, alone on a laptop)
    int headers_within_ms = 10'000;
    int body_grace_ms = 10'000;
    int body_bytes_per_second = 1024;
    int body_idle_ms = 15'000;  ///< however much came before: the rate alone would allow hours
    int idle_ms = 60'000;
    std::filesystem::path uploads;  ///< where files of forms are kept while they are read
    /// Hosts that may stand in the Host header, without port. A request for any other is refused
    /// (421), so that no foreign page can reach a laptop's Groundwork by a name of its own.
    std::vector<std::string> hosts = {"localhost", "127.0.0.1", "[::1]"};
};

/// What the server asks of the program around it.
struct ServerHooks {
    /// Sets language and actor before the route answers.
    std::function<void(Request&)> greet;
    /// The page for what did not work: 404, 405, 413, 421, 500, 503 ... `incident` is the number in
    /// the log, or empty.
    std::function<Response(const Request&, int status, std::string_view incident)> trouble;
};

/// Runs from construction until stop() or destruction.
///
/// A POST, PUT or DELETE is answered only when its Origin (or Sec-Fetch-Site) says that it comes
/// from this site or from no browser at all. A Fault or Bug that an Answer throws is caught here,
/// logged with an incident number, and shown by `trouble` with that number alone. Every answer
/// carries the security headers: a Content-Security-Policy without inline anything, nosniff, no
/// referrer, no framing, same-origin opener and resource policy.
class Server {
public:
    /// Throws base::Fault (Unavailable) where the address cannot be listened on.
    Server(ServerOptions options, const Routes& routes, ServerHooks hooks);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;
    /// Takes no more connections, lets running answers finish (at most `within_ms`), and returns.
    void stop(int within_ms = 5'000);

private:
    class Running;
    std::unique_ptr<Running> running_;
};

}  // namespace http
