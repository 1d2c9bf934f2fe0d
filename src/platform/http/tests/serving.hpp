// A server on a free port with a few routes, for tests that talk to it through real sockets.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "platform/http/server.hpp"
#include "tests/support/temporary_folder.hpp"

namespace http_test {

inline http::Route route(http::Method method, std::string pattern, http::Answer answer) {
    return {.method = method, .pattern = std::move(pattern), .answer = std::move(answer)};
}

/// "/" says "here".
inline http::Route here() {
    return route(http::Method::Get, "/",
                 [](http::Request&) { return http::Response::text("here"); });
}

/// Says what was read of the request: fields, then files with the size that is really on disk.
inline http::Response describe(http::Request& request) {
    std::string text;
    for (const auto& [name, value] : request.form.pairs()) {
        text += name + "=" + value + ";";
    }
    for (const auto& file : request.files) {
        text += file.field + ":" + file.name + ":" + std::to_string(file.size) + ":" +
                std::to_string(std::filesystem::file_size(file.at)) + ";";
    }
    return http::Response::text(text + request.body);
}

class Serving {
public:
    Serving() {
        options.port = 0;
        options.uploads = folder.path();
    }

    Serving& add(http::Route route) {
        routes.add(std::move(route));
        return *this;
    }
    /// Listens from here on; options, routes and hooks are as they were.
    std::uint16_t start() {
        server = std::make_unique<http::Server>(options, routes, hooks);
        return server->port();
    }
    std::size_t files_kept() const {
        std::size_t count = 0;
        std::filesystem::directory_iterator files(folder.path());
        for (; files != std::filesystem::directory_iterator(); ++files) {
            ++count;
        }
        return count;
    }

    test_support::TemporaryFolder folder;
    http::ServerOptions options;
    http::Routes routes;
    http::ServerHooks hooks;
    std::unique_ptr<http::Server> server;
};

}  // namespace http_test
