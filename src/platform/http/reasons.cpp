#include "platform/http/reasons.hpp"

#include "base/ensure.hpp"
#include "platform/http/json.hpp"

namespace http {
namespace {

struct Row {
    base::Reason reason;
    int status;
    std::string_view word;
};

constexpr std::array kTable = {
    Row{base::Reason::Invalid, 422, "invalid"},
    Row{base::Reason::NotFound, 404, "not_found"},
    Row{base::Reason::NotAllowed, 403, "not_allowed"},
    Row{base::Reason::Conflict, 409, "conflict"},
    Row{base::Reason::TooMany, 429, "too_many"},
    Row{base::Reason::NeedsReason, 409, "needs_reason"},
};

const Row& row_of(base::Reason reason) {
    for (const Row& row : kTable) {
        if (row.reason == reason) {
            return row;
        }
    }
    ENSURE(false, "a reason has no row in the table");
    return kTable.front();
}

}  // namespace

int status_of(base::Reason reason) {
    return row_of(reason).status;
}

std::string_view reason_word(base::Reason reason) {
    return row_of(reason).word;
}

Response refusal_json(const base::Refusal& refusal, base::Language language,
                      const text::Texts& texts) {
    JsonWriter json;
    json.begin_object().key("error").begin_object();
    json.key("reason").value(reason_word(refusal.reason));
    json.key("messages").begin_array();
    for (const base::Message& message : refusal.messages) {
        json.begin_object();
        json.key("key").value(message.key);
        json.key("text").value(texts.say(language, message));
        if (!message.field.empty()) {
            json.key("field").value(message.field);
        }
        json.end_object();
    }
    json.end_array().end_object().end_object();
    return Response::json(json.take(), status_of(refusal.reason));
}

Response trouble_json(int status, std::string_view key, std::string_view text,
                      std::string_view incident) {
    JsonWriter json;
    json.begin_object().key("error").begin_object();
    json.key("reason").value("trouble");
    json.key("messages").begin_array().begin_object();
    json.key("key").value(key);
    json.key("text").value(text);
    json.end_object().end_array();
    if (!incident.empty()) {
        json.key("incident").value(incident);
    }
    json.end_object().end_object();
    return Response::json(json.take(), status);
}

}  // namespace http
