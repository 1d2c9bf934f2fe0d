#include "platform/http/answering.hpp"

#include <exception>

#include "base/ensure.hpp"
#include "base/fault.hpp"
#include "platform/log/log.hpp"

namespace http {
namespace {

/// 503 where trying again may help by itself, 507 where somebody has to make room first.
int status_of(base::FaultKind kind) {
    switch (kind) {
        case base::FaultKind::Busy:
        case base::FaultKind::Unavailable:
            return 503;
        case base::FaultKind::DiskFull:
            return 507;
        case base::FaultKind::AddressTaken:
        case base::FaultKind::Other:
        case base::FaultKind::DamagedFile:
        case base::FaultKind::WrongSchema:
            return 500;
    }
    return 500;
}

std::string_view phrase(int status) {
    switch (status) {
        case 400:
            return "Bad Request";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 421:
            return "Misdirected Request";
        case 431:
            return "Request Header Fields Too Large";
        case 503:
            return "Service Unavailable";
        case 507:
            return "Insufficient Storage";
        default:
            return "Internal Server Error";
    }
}

}  // namespace

Response answer_by(const Route& route, Request& request, const ServerHooks& hooks) {
    try {
        return route.answer(request);
    } catch (...) {
        return page_for_exception(request, hooks);
    }
}

Response trouble_page(const Request& request, int status, std::string_view incident,
                      const ServerHooks& hooks) {
    Response page = bare_trouble(status);
    if (hooks.trouble) {
        try {
            page = hooks.trouble(request, status, incident);
        } catch (...) {
            logging::error("http.no_trouble_page", incident);
        }
    }
    page.status = status;
    page.cache = "no-store";
    page.etag.clear();
    if (status == 503) {
        page.with_header("Retry-After", "2");
    }
    return page;
}

Response bare_trouble(int status) {
    Response page = Response::text(
        std::to_string(status) + " " + std::string(phrase(status)) + "\n", status);
    page.cache = "no-store";
    return page;
}

Response page_for_exception(const Request& request, const ServerHooks& hooks) {
    const std::string incident = logging::new_incident();
    int status = 500;
    try {
        throw;
    } catch (const base::Fault& fault) {
        status = status_of(fault.kind());
        logging::error("http.fault", incident + " " + fault.what());
    } catch (const base::Bug& bug) {
        logging::error("http.bug", incident + " " + bug.what());
    } catch (const std::exception& unexpected) {
        logging::error("http.unexpected", incident + " " + unexpected.what());
    } catch (...) {
        logging::error("http.unexpected", incident);
    }
    return trouble_page(request, status, incident, hooks);
}

}  // namespace http
