#include "platform/http/server.hpp"

#include <fcntl.h>
#include <microhttpd.h>
#include <sys/socket.h>

#include <thread>

#include "base/fault.hpp"
#include "platform/http/exchange.hpp"
#include "platform/http/listening.hpp"
#include "platform/log/log.hpp"

namespace http {
namespace {

constexpr std::size_t kWaitingPerWorker = 16;

// For telling clients that their answer will not come any more.
constexpr int kLastWordsMs = 200;

// What the library keeps for each connection: request line and headers, and what of the body was
// read ahead.
constexpr std::size_t kConnectionMemory = 32 * 1024;

using Daemon = std::unique_ptr<MHD_Daemon, decltype(&::MHD_stop_daemon)>;

Connection& connection_of(MHD_Connection* socket) {
    const auto* held = MHD_get_connection_info(socket, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return *static_cast<Connection*>(held->socket_context);
}

}  // namespace

class Server::Running {
public:
    Running(ServerOptions options, const Routes& routes, ServerHooks hooks);
    ~Running();

    std::uint16_t port() const { return port_; }
    void stop(int within_ms);

private:
    // The library holds an exchange by this; a worker may hold it longer.
    using Held = std::shared_ptr<Exchange>;

    static MHD_Result handle(void* self, MHD_Connection* socket, const char* url,
                             const char* method, const char* version, const char* body,
                             std::size_t* body_size, void** held);
    static void* hear(void* self, const char* target, MHD_Connection* socket);
    static void complete(void* self, MHD_Connection* socket, void** held,
                         MHD_RequestTerminationCode reason);
    static void greet_or_part(void* self, MHD_Connection* socket, void** context,
                              MHD_ConnectionNotificationCode what);

    Daemon start(int socket);
    void part(std::unique_ptr<Connection> connection);
    bool wait_for_answers(std::int64_t until_ms) const;

    ServerOptions options_;
    ServerHooks hooks_;
    std::atomic<bool> stopping_{false};
    std::atomic<int> answering_{0};
    std::uint16_t port_ = 0;
    Deadlines deadlines_;
    Compressor compressor_;
    Suspended suspended_;
    Workers workers_;
    Surroundings around_;
    std::vector<Daemon> daemons_;
};

Server::Running::Running(ServerOptions options, const Routes& routes, ServerHooks hooks)
    : options_(std::move(options)),
      hooks_(std::move(hooks)),
      workers_(options_.worker_threads,
               kWaitingPerWorker * static_cast<std::size_t>(options_.worker_threads)),
      around_{.options = options_,
              .routes = routes,
              .hooks = hooks_,
              .compressor = compressor_,
              .workers = workers_,
              .suspended = suspended_,
              .stopping = stopping_} {
    Listening listening = listen_on(options_.address, options_.port);
    port_ = listening.port;
    if (!options_.uploads.empty()) {
        sweep_incoming_files(options_.uploads);
    }
    for (Socket& socket : listening.sockets) {
        daemons_.push_back(start(socket.descriptor()));
        socket.release();  // the library closes it
    }
}

Server::Running::~Running() {
    stop(kLastWordsMs);
}

Daemon Server::Running::start(int socket) {
    Daemon daemon(MHD_start_daemon(
                      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0,
                      nullptr, nullptr, &Running::handle, this, MHD_OPTION_LISTEN_SOCKET, socket,
                      MHD_OPTION_THREAD_POOL_SIZE, static_cast<unsigned>(options_.io_threads),
                      MHD_OPTION_CONNECTION_LIMIT, static_cast<unsigned>(options_.connections_max),
                      MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                      static_cast<unsigned>(options_.connections_per_address_max),
                      MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionMemory,
                      MHD_OPTION_CONNECTION_TIMEOUT, 0U,  // deadlines of our own
                      MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK, &Running::hear,
                      this, MHD_OPTION_NOTIFY_COMPLETED, &Running::complete, this,
                      MHD_OPTION_NOTIFY_CONNECTION, &Running::greet_or_part, this, MHD_OPTION_END),
                  &::MHD_stop_daemon);
    if (!daemon) {
        throw base::Fault(base::FaultKind::Unavailable, "the web server cannot be started");
    }
    return daemon;
}

// The request line is there; the headers must follow in their time.
void* Server::Running::hear(void* self, const char* target, MHD_Connection* socket) {
    auto& running = *static_cast<Running*>(self);
    Connection& connection = connection_of(socket);
    const std::int64_t soon = monotonic_ms() + running.options_.headers_within_ms;
    connection.watched.due_ms = std::min(connection.watched.due_ms.load(), soon);
    try {
        auto exchange = std::make_shared<Exchange>(running.around_, socket, connection,
                                                   target == nullptr ? "" : target);
        return std::make_unique<Held>(std::move(exchange)).release();
    } catch (...) {
        return nullptr;  // no memory: handle() gives the connection up
    }
}

MHD_Result Server::Running::handle(void* self, MHD_Connection*, const char*, const char* method,
                                   const char* version, const char* body, std::size_t* body_size,
                                   void** held) {
    auto& running = *static_cast<Running*>(self);
    if (*held == nullptr) {
        return MHD_NO;
    }
    Exchange& exchange = **static_cast<Held*>(*held);
    try {
        if (!exchange.begun()) {
            ++running.answering_;
            return exchange.begin(method, version);
        }
        if (*body_size > 0) {
            const std::string_view piece(body, *body_size);
            *body_size = 0;
            return exchange.take(piece);
        }
        return exchange.finish();
    } catch (const std::exception& unexpected) {
        logging::error("http.given_up", unexpected.what());
        return MHD_NO;
    }
}

void Server::Running::complete(void* self, MHD_Connection* socket, void** held,
                               MHD_RequestTerminationCode) {
    auto& running = *static_cast<Running*>(self);
    const std::unique_ptr<Held> done(static_cast<Held*>(*held));
    *held = nullptr;
    if (done && (*done)->begun()) {
        --running.answering_;
    }
    Watched& watched = connection_of(socket).watched;
    watched.awaits_body = false;
    watched.due_ms = monotonic_ms() + running.options_.idle_ms;
}

void Server::Running::greet_or_part(void* self, MHD_Connection* socket, void** context,
                                    MHD_ConnectionNotificationCode what) {
    auto& running = *static_cast<Running*>(self);
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        running.part(std::unique_ptr<Connection>(static_cast<Connection*>(*context)));
        *context = nullptr;
        return;
    }
    auto connection = std::make_unique<Connection>();
    connection->watched.socket = MHD_get_connection_info(socket, MHD_CONNECTION_INFO_CONNECTION_FD)
                                     ->connect_fd;
    connection->watched.due_ms = monotonic_ms() + running.options_.headers_within_ms;
    running.deadlines_.watch(connection->watched);
    *context = connection.release();
}

// The library closes its descriptor right after this; ours keeps the connection until it is
// drained.
void Server::Running::part(std::unique_ptr<Connection> connection) {
    deadlines_.forget(connection->watched);
    if (connection->drains && !stopping_) {
        const int kept = ::fcntl(connection->watched.socket, F_DUPFD_CLOEXEC, 0);
        if (kept >= 0) {
            deadlines_.drain(kept);
        }
    }
}

bool Server::Running::wait_for_answers(std::int64_t until_ms) const {
    while (answering_ > 0) {
        if (monotonic_ms() >= until_ms) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

void Server::Running::stop(int within_ms) {
    if (stopping_.exchange(true)) {
        return;
    }
    std::vector<Socket> listening;
    for (const Daemon& daemon : daemons_) {
        listening.emplace_back(MHD_quiesce_daemon(daemon.get()));
        ::shutdown(listening.back().descriptor(), SHUT_RDWR);  // refuses who comes from here on
    }
    if (!wait_for_answers(monotonic_ms() + within_ms)) {
        logging::warning("http.stopped_early", "some answers were not finished in time");
    }
    // The library cannot stop while a connection is suspended.
    for (const auto& exchange : suspended_.close()) {
        exchange->abandon();
    }
    wait_for_answers(monotonic_ms() + kLastWordsMs);
    daemons_.clear();
}

Server::Server(ServerOptions options, const Routes& routes, ServerHooks hooks)
    : running_(std::make_unique<Running>(std::move(options), routes, std::move(hooks))) {}

Server::~Server() = default;

std::uint16_t Server::port() const {
    return running_->port();
}

void Server::stop(int within_ms) {
    running_->stop(within_ms);
}

}  // namespace http
