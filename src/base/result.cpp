#include "base/result.hpp"

namespace base {

Refusal refuse(Reason reason, std::string key) {
    return refuse(reason, Message{.key = std::move(key)});
}

Refusal refuse(Reason reason, Message message) {
    return Refusal{.reason = reason, .messages = {std::move(message)}};
}

Refusal refuse_field(std::string field, std::string key) {
    return refuse(Reason::Invalid, Message{.key = std::move(key), .field = std::move(field)});
}

Refusal concern(Message message) {
    return refuse(Reason::NeedsReason, std::move(message));
}

}  // namespace base
