#include "platform/db/sqlite/sqlite_batch.hpp"

#include "base/ensure.hpp"
#include "platform/db/sqlite/sqlite_statement.hpp"

namespace db {
namespace {

std::string_view borrowed_by(const Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value.held())) {
        return *text;
    }
    if (const auto* blob = std::get_if<Blob>(&value.held())) {
        return {reinterpret_cast<const char*>(blob->data()), blob->size()};
    }
    return {};
}

/// The same value, reading its text or blob at `at`.
Value moved_to(const Value& value, std::string_view at) {
    if (std::holds_alternative<std::string_view>(value.held())) {
        return at;
    }
    return std::holds_alternative<Blob>(value.held()) ? Value(std::as_bytes(std::span(at))) : value;
}

}  // namespace

void SqliteBatch::Held::take(std::span<const Value> values) {
    values_.clear();
    bytes_.clear();
    for (const Value& value : values) {
        bytes_ += borrowed_by(value);
    }
    std::size_t at = 0;  // only now do the bytes stay where they are
    for (const Value& value : values) {
        const std::size_t size = borrowed_by(value).size();
        values_.push_back(moved_to(value, std::string_view(bytes_).substr(at, size)));
        at += size;
    }
}

void SqliteBatch::add(std::span<const Value> values) {
    if (many_ == nullptr) {
        bind_all(one_, values);
        changed_ += run_through(connection_, one_, name_);
        return;
    }
    ENSURE(static_cast<std::size_t>(sqlite3_bind_parameter_count(one_)) == values.size(),
           sqlite3_sql(one_));
    held_[held_count_++].take(values);
    if (held_count_ == kRowsAtOnce) {
        insert_all_held();
    }
}

void SqliteBatch::insert_all_held() {
    int first = 1;
    for (const Held& row : held_) {
        bind_from(many_, first, row.values());
        first += static_cast<int>(row.values().size());
    }
    held_count_ = 0;
    changed_ += run_through(connection_, many_, name_);
}

std::int64_t SqliteBatch::finish() {
    for (std::size_t at = 0; at < held_count_; ++at) {
        bind_all(one_, held_[at].values());
        changed_ += run_through(connection_, one_, name_);
    }
    held_count_ = 0;
    return changed_;
}

}  // namespace db
