#include "platform/http/exchange.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <charconv>

#include "platform/http/answering.hpp"
#include "platform/http/gate.hpp"
#include "platform/http/target.hpp"
#include "platform/http/words.hpp"
#include "platform/text/unicode.hpp"

namespace http {
namespace {

// No page of the program has longer ones. The library's own buffer is larger, so that these are
// answered properly.
constexpr std::size_t kTargetMax = 8 * 1024;
constexpr std::size_t kHeadersMax = 16 * 1024;
constexpr std::size_t kHeaderCountMax = 100;

struct HeadRead {
    Fields& headers;
    std::size_t bytes = 0;
    bool readable = true;
};

MHD_Result read_header(void* into, MHD_ValueKind, const char* name, std::size_t name_size,
                       const char* value, std::size_t value_size) {
    auto& head = *static_cast<HeadRead*>(into);
    const std::string_view text = value == nullptr ? std::string_view()
                                                   : std::string_view(value, value_size);
    head.bytes += name_size + text.size() + 4;
    std::string lowered = lower_case({name, name_size});
    // Cookies are judged one by one: any program on this host may have left some.
    if (lowered != "cookie" && !text::is_storable(text)) {
        head.readable = false;
    }
    head.headers.add(std::move(lowered), std::string(text));
    return MHD_YES;
}

Fields all_cookies(const Request& request) {
    std::string together;
    for (const std::string_view header : request.headers.all("cookie")) {
        together.append(header).append(";");
    }
    return read_cookies(together);
}

// How long sending or receiving so much may take at the slowest rate that is allowed.
std::int64_t time_for(std::uint64_t bytes, const ServerOptions& options) {
    return options.body_grace_ms +
           static_cast<std::int64_t>(bytes * 1000 /
                                     static_cast<std::uint64_t>(options.body_bytes_per_second));
}

}  // namespace

// How the body's end is told: by its length, by chunks, or not at all because there is none.
struct Exchange::Framing {
    bool valid = true;
    bool has_body = false;
    std::optional<std::uint64_t> length;

    // What two programs on the way might read differently is refused.
    static Framing of(const Request& request, std::string_view version) {
        const auto encodings = request.headers.all("transfer-encoding");
        const auto lengths = request.headers.all("content-length");
        Framing framing;
        if (encodings.size() + lengths.size() > 1 ||
            (!encodings.empty() &&
             (!same_word(encodings[0], "chunked") || version != "HTTP/1.1"))) {
            framing.valid = false;
        } else if (!encodings.empty()) {
            framing.has_body = true;
        } else if (!lengths.empty()) {
            std::uint64_t length = 0;
            std::from_chars(lengths[0].data(), lengths[0].data() + lengths[0].size(), length);
            framing.length = length;  // the library has refused what is no number
            framing.has_body = length > 0;
        }
        return framing;
    }
};

bool Suspended::add(std::shared_ptr<Exchange> exchange) {
    const std::lock_guard lock(mutex_);
    if (!closed_) {
        exchanges_.insert(std::move(exchange));
    }
    return !closed_;
}

void Suspended::remove(const std::shared_ptr<Exchange>& exchange) {
    const std::lock_guard lock(mutex_);
    exchanges_.erase(exchange);
}

std::vector<std::shared_ptr<Exchange>> Suspended::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    return {exchanges_.begin(), exchanges_.end()};
}

Exchange::Exchange(const Surroundings& around, MHD_Connection* socket, Connection& connection,
                   std::string target)
    : around_(around), socket_(socket), connection_(connection) {
    request_.target = std::move(target);
}

MHD_Result Exchange::begin(const char* method, const char* version) {
    begun_ = true;
    connection_.watched.due_ms = kNever;
    std::optional<int> trouble = read_head(method);
    const Framing framing = Framing::of(request_, version);
    has_body_ = framing.has_body || !framing.valid;
    if (!trouble && !framing.valid) {
        trouble = 400;
    }
    if (!trouble) {
        trouble = welcome(framing);
    }
    if (trouble) {
        fall(*trouble);
    }
    if (!ready_) {
        return MHD_YES;
    }
    if (ready_->status == 405) {
        ready_->with_header("Allow", around_.routes.allowed(request_.path));
    }
    // With a body on its way the answer goes out at once; without one it waits for finish(),
    // because the library closes a connection that is answered this early.
    if (!has_body_) {
        return MHD_YES;
    }
    connection_.drains = true;
    return queue(std::move(*ready_), true);
}

// The request as far as its headers tell it, or the status that turns it away.
std::optional<int> Exchange::read_head(const char* method) {
    HeadRead head{.headers = request_.headers};
    MHD_get_connection_values_n(socket_, MHD_HEADER_KIND, &read_header, &head);
    request_.cookies = all_cookies(request_);
    request_.language = preferred_language(request_);
    if (request_.target.size() > kTargetMax) {
        return 414;
    }
    if (head.bytes > kHeadersMax || request_.headers.pairs().size() > kHeaderCountMax) {
        return 431;
    }
    if (!head.readable) {
        return 400;
    }
    // A method that no route can have counts as writing where its origin is judged.
    const auto known = read_method(method);
    request_.method = known.value_or(Method::Post);
    method_known_ = known.has_value();
    if (const auto status = turned_away(request_, around_.options.hosts)) {
        return status;
    }
    auto target = read_target(request_.target);
    if (!target) {
        return 400;
    }
    request_.path = std::move(target->path);
    request_.query = std::move(target->query);
    return std::nullopt;
}

// What the program itself has to say before there is a body.
std::optional<int> Exchange::welcome(const Framing& framing) {
    if (around_.hooks.greet) {
        try {
            around_.hooks.greet(request_);
        } catch (...) {
            ready_ = page_for_exception(request_, around_.hooks);
            return std::nullopt;
        }
    }
    Routes::Match match = around_.routes.find(request_.method, request_.path);
    if (match.route == nullptr || !method_known_) {
        return match.path_known ? 405 : 404;
    }
    route_ = match.route;
    request_.captured = std::move(match.captured);
    return framing.has_body ? expect_body(framing) : std::nullopt;
}

std::optional<int> Exchange::expect_body(const Framing& framing) {
    if (route_->method == Method::Get) {
        return 400;  // a question has no body; one is there to confuse somebody on the way
    }
    body_.emplace(request_.header("content-type"),
                  BodyLimits{.fields_max = route_->body_max, .files_max = route_->files_max},
                  around_.options.uploads);
    length_ = framing.length;
    if (length_ && *length_ > body_->bytes_max()) {
        return 413;
    }
    body_since_ms_ = monotonic_ms();
    await_more();
    return std::nullopt;
}

void Exchange::await_more() {
    if (length_ && body_seen_ >= *length_) {
        return;
    }
    const std::int64_t by_rate = body_since_ms_ + time_for(body_seen_, around_.options);
    connection_.watched.due_ms = std::min(by_rate, monotonic_ms() + around_.options.body_idle_ms);
    connection_.watched.awaits_body = true;
}

// Nothing of the body is wanted any more.
void Exchange::fall(int status) {
    body_.reset();
    ready_ = trouble_page(request_, status, {}, around_.hooks);
}

MHD_Result Exchange::take(std::string_view bytes) {
    connection_.watched.awaits_body = false;
    connection_.watched.due_ms = kNever;
    body_seen_ += bytes.size();
    if (body_) {
        try {
            const BodyState state = body_->feed(bytes);
            if (state != BodyState::Fine) {
                fall(state == BodyState::TooLarge ? 413 : 400);
            }
        } catch (...) {
            body_.reset();
            ready_ = page_for_exception(request_, around_.hooks);
        }
    }
    // A body of known length is within its limit, so the rest is passed over and answered when it
    // ends, which is when a browser reads its answer. One without an end is answered where it went
    // wrong.
    if (ready_ && !length_) {
        return refuse_midway();
    }
    await_more();
    return MHD_YES;
}

// The library takes no answer in the middle of a body, so this one goes to the socket by itself:
// nothing else is being sent. What does not fit into the socket's buffer is lost; a bare line does.
MHD_Result Exchange::refuse_midway() {
    const std::string wire = on_the_wire(bare_trouble(ready_->status));
    ::send(connection_.watched.socket, wire.data(), wire.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    connection_.drains = true;
    return MHD_NO;
}

MHD_Result Exchange::finish() {
    if (sent_.has_value()) {
        // A library that is stopping takes no answer and asks again; none is given twice.
        return MHD_NO;
    }
    if (with_worker_) {
        const std::lock_guard lock(mutex_);
        return queue(std::move(*ready_), around_.stopping);
    }
    connection_.watched.awaits_body = false;
    connection_.watched.due_ms = kNever;
    if (body_ && !ready_) {
        const BodyState state = body_->finish(request_);
        if (state != BodyState::Fine) {
            fall(state == BodyState::TooLarge ? 413 : 400);
        }
    }
    if (!ready_ && route_->lane == Lane::Slow) {
        hand_to_worker();
        return MHD_YES;  // the library asks again when the worker is done
    }
    if (!ready_) {
        ready_ = answer_by(*route_, request_, around_.hooks);
    }
    return queue(std::move(*ready_), around_.stopping);
}

void Exchange::hand_to_worker() {
    with_worker_ = true;
    const auto self = shared_from_this();
    MHD_suspend_connection(socket_);
    if (!around_.suspended.add(self)) {
        abandon();
        return;
    }
    const bool taken = around_.workers.offer([self] {
        self->settle(answer_by(*self->route_, self->request_, self->around_.hooks), false);
    });
    if (!taken) {
        settle(trouble_page(request_, 503, {}, around_.hooks), false);
    }
}

void Exchange::abandon() {
    settle(bare_trouble(503), true);
}

// The first answer counts. The connection may be gone as soon as it is resumed.
void Exchange::settle(Response response, bool abandoned) {
    const std::lock_guard lock(mutex_);
    if (settled_) {
        return;
    }
    settled_ = true;
    abandoned_ = abandoned;
    ready_ = std::move(response);
    around_.suspended.remove(shared_from_this());
    MHD_resume_connection(socket_);
}

MHD_Result Exchange::queue(Response response, bool closing) {
    // A worker that was left behind may still be at work on the request.
    const Request nobody;
    const Request& request = abandoned_ ? nobody : request_;
    Outgoing outgoing = prepare(std::move(response), request, around_.compressor, closing);
    sent_ = std::move(outgoing.body);
    connection_.watched.due_ms = monotonic_ms() + time_for(sent_->size(), around_.options);
    return MHD_queue_response(socket_, outgoing.status, outgoing.response.get());
}

}  // namespace http
