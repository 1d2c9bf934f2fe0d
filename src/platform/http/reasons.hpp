// How the domain's refusals look in HTTP: one table of statuses, one shape of JSON.
#pragma once

#include <string_view>

#include "base/language.hpp"
#include "base/result.hpp"
#include "platform/http/response.hpp"
#include "platform/text/texts.hpp"

namespace http {

int status_of(base::Reason reason);

/// Stable lower-case word for scripts: "conflict".
std::string_view reason_word(base::Reason reason);

/// {"error":{"reason":"invalid","messages":[{"key":"...","text":"...","field":"members"}]}};
/// without "field" where a message belongs beside none.
Response refusal_json(const base::Refusal& refusal, base::Language language,
                      const text::Texts& texts);

/// The same shape for what no page answers for (an unknown address, a bug): reason "trouble", one
/// message with `key` and `text`, and "incident" where there is one.
Response trouble_json(int status, std::string_view key, std::string_view text,
                      std::string_view incident);

}  // namespace http
