// The baseline of the server: the same three libraries with nothing around them.
//
//   bench_spike REGISTER_DATABASE PORT
//
// REGISTER_DATABASE is what `sqlite3 .import` makes of a register file: one flat table of text. The
// city page is one query for fifty rows and one template; search as you type is a scan with LIKE.
// No limits, no deadlines, no languages, no second look at anything.

#include <ctemplate/template.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <signal.h>
#include <sqlite3.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

constexpr unsigned kThreads = 2;
const char* database_file = nullptr;

constexpr const char* kPage =
    "{{%AUTOESCAPE context=\"HTML\"}}<!DOCTYPE html><html lang=\"en\"><head>"
    "<meta charset=\"utf-8\"><title>{{CITY}}</title></head><body><h1>{{CITY}}</h1><ol>\n"
    "{{#BODY}}<li class=\"body\" data-body=\"{{NUMBER}}\"><a class=\"body__title\" "
    "href=\"/bodies/{{NUMBER}}\">{{NAME}}</a><span class=\"body__unit\">{{UNIT}}</span>"
    "<span class=\"body__size\">{{MEMBERS}}</span></li>\n{{/BODY}}</ol></body></html>";

constexpr const char* kCity =
    "select F_NUM, UNION_NAME, UNIT_NAME, MEMBERS from register where CITY = ?1 "
    "order by cast(MEMBERS as integer) desc limit 50";
constexpr const char* kSearch =
    "select F_NUM, UNION_NAME, UNIT_NAME, MEMBERS from register "
    "where UNIT_NAME like '%' || ?1 || '%' or UNION_NAME like '%' || ?1 || '%' limit 8";

/// One connection to the database for each thread of the server, for as long as the program runs.
sqlite3_stmt* statement(const char* sql) {
    thread_local sqlite3* database = nullptr;
    thread_local sqlite3_stmt* city = nullptr;
    thread_local sqlite3_stmt* search = nullptr;
    if (database == nullptr) {
        sqlite3_open_v2(database_file, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                        nullptr);
        sqlite3_prepare_v2(database, kCity, -1, &city, nullptr);
        sqlite3_prepare_v2(database, kSearch, -1, &search, nullptr);
    }
    return sql == kCity ? city : search;
}

std::string page(const char* sql, const std::string& wanted) {
    ctemplate::TemplateDictionary dictionary("page");
    dictionary.SetValue("CITY", wanted);
    sqlite3_stmt* const rows = statement(sql);
    sqlite3_bind_text(rows, 1, wanted.data(), static_cast<int>(wanted.size()), SQLITE_STATIC);
    constexpr const char* kColumns[] = {"NUMBER", "NAME", "UNIT", "MEMBERS"};
    while (sqlite3_step(rows) == SQLITE_ROW) {
        auto* const body = dictionary.AddSectionDictionary("BODY");
        for (int i = 0; i < 4; ++i) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(rows, i));
            body->SetValue(kColumns[i], text == nullptr ? "" : text);
        }
    }
    sqlite3_reset(rows);
    std::string html;
    ctemplate::ExpandTemplate("page", ctemplate::STRIP_WHITESPACE, &dictionary, &html);
    return html;
}

std::string upper(std::string_view text) {
    std::string made;
    for (const char letter : text) {
        made += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return made;
}

std::string answer_for(MHD_Connection* connection, std::string_view path) {
    const auto typed = [&](const char* name) {
        const char* value = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, name);
        return std::string(value == nullptr ? "" : value);
    };
    if (path == "/map") {
        const std::string place = typed("place");
        return page(kCity, upper(place.substr(0, place.find(','))));
    }
    return path == "/search/suggestions" ? page(kSearch, typed("q")) : "ok\n";
}

MHD_Result answer(void*, MHD_Connection* connection, const char* path, const char*, const char*,
                  const char*, std::size_t* body_bytes, void** state) {
    // An answer before the question is complete would end the connection after it.
    static int asked_before = 0;
    if (*state == nullptr) {
        *state = &asked_before;
        return MHD_YES;
    }
    if (*body_bytes > 0) {
        *body_bytes = 0;
        return MHD_YES;
    }
    const std::string body = answer_for(connection, path);
    MHD_Response* const response = MHD_create_response_from_buffer(
        body.size(), const_cast<char*>(body.data()), MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
    const MHD_Result queued = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return queued;
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 3) {
        std::fputs("usage: bench_spike REGISTER_DATABASE PORT\n", stderr);
        return 2;
    }
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    database_file = arguments[1];
    ctemplate::StringToTemplateCache("page", kPage, ctemplate::STRIP_WHITESPACE);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(arguments[2])));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    MHD_Daemon* const server = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, 0, nullptr, nullptr, answer, nullptr, MHD_OPTION_SOCK_ADDR,
        reinterpret_cast<sockaddr*>(&address), MHD_OPTION_THREAD_POOL_SIZE, kThreads,
        MHD_OPTION_CONNECTION_TIMEOUT, 10u, MHD_OPTION_END);
    if (server == nullptr) {
        std::fputs("bench_spike: cannot listen\n", stderr);
        return 70;
    }
    int received = 0;
    sigwait(&stop, &received);
    MHD_stop_daemon(server);
    return 0;
}
