#include "platform/http/body.hpp"

#include "platform/http/form.hpp"
#include "platform/http/words.hpp"
#include "platform/text/unicode.hpp"

namespace http {

Body::Body(std::string_view content_type, BodyLimits limits, std::filesystem::path uploads)
    : limits_(limits), uploads_(std::move(uploads)) {
    std::string_view rest = content_type;
    const std::string_view type = trimmed(take_until(rest, ';'));
    is_form_ = same_word(type, "application/x-www-form-urlencoded");
    if (!same_word(type, "multipart/form-data")) {
        return;
    }
    const auto boundary = read_boundary(content_type);
    if (!boundary) {
        state_ = BodyState::Malformed;
        return;
    }
    multipart_.emplace(*boundary,
                       PartEvents{.begin = [this](PartHead head) { begin_part(std::move(head)); },
                                  .bytes = [this](std::string_view bytes) { take_part(bytes); },
                                  .end = [this] { end_part(); }});
}

std::uint64_t Body::bytes_max() const {
    return limits_.fields_max + (multipart_ ? limits_.files_max : 0);
}

BodyState Body::feed(std::string_view bytes) {
    if (state_ != BodyState::Fine) {
        return state_;
    }
    seen_ += bytes.size();
    if (seen_ > bytes_max()) {
        fall(BodyState::TooLarge);
    } else if (!multipart_) {
        text_.append(bytes);
    } else if (!multipart_->feed(bytes)) {
        fall(BodyState::Malformed);
    } else if (seen_ - file_bytes_ > limits_.fields_max) {
        fall(BodyState::TooLarge);
    }
    return state_;
}

BodyState Body::finish(Request& request) {
    if (multipart_ && !multipart_->finish()) {
        fall(BodyState::Malformed);
    }
    if (state_ != BodyState::Fine) {
        return state_;
    }
    if (multipart_) {
        request.form = std::move(form_);
        request.files = std::move(files_);
    } else if (is_form_) {
        auto form = read_form(text_);
        if (!form) {
            fall(BodyState::Malformed);
            return state_;
        }
        request.form = std::move(*form);
    } else {
        request.body = std::move(text_);
    }
    return state_;
}

void Body::begin_part(PartHead head) {
    if (state_ != BodyState::Fine) {
        return;
    }
    ++parts_;
    part_ = std::move(head);
    part_text_.clear();
    if (parts_ > kFieldsMax || !text::is_storable(part_.name)) {
        fall(BodyState::Malformed);
    } else if (part_.file_name && !part_.file_name->empty()) {
        if (limits_.files_max == 0) {
            fall(BodyState::TooLarge);
            return;
        }
        kept_.emplace_back(uploads_);
    }
}

void Body::take_part(std::string_view bytes) {
    if (state_ != BodyState::Fine) {
        return;
    }
    if (!part_.file_name) {
        part_text_.append(bytes);  // bounded: feed() compares the fields with their limit
    } else if (part_.file_name->empty()) {
        fall(BodyState::Malformed);  // content, but nothing was chosen
    } else {
        take_file_bytes(bytes);
    }
}

void Body::take_file_bytes(std::string_view bytes) {
    file_bytes_ += bytes.size();
    if (file_bytes_ > limits_.files_max) {
        fall(BodyState::TooLarge);
        return;
    }
    kept_.back().write(bytes);
}

void Body::end_part() {
    if (state_ != BodyState::Fine) {
        return;
    }
    if (!part_.file_name) {
        if (!text::is_storable(part_text_)) {
            fall(BodyState::Malformed);
            return;
        }
        form_.add(std::move(part_.name), std::move(part_text_));
    } else if (!part_.file_name->empty()) {
        IncomingFile& file = kept_.back();
        file.close();
        files_.push_back({.field = std::move(part_.name),
                          .name = text::utf8_or_windows_1252(*part_.file_name),
                          .at = file.at(),
                          .size = file.size()});
    }
}

// Nobody will ask for what came until here: its files go at once, while the rest is still coming.
void Body::fall(BodyState state) {
    if (state_ == BodyState::Fine) {
        state_ = state;
    }
    kept_.clear();
    files_.clear();
    text_.clear();
    part_text_.clear();
}

}  // namespace http
