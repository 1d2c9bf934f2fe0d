#include "platform/db/sqlite/sqlite_statement.hpp"

#include "base/ensure.hpp"

namespace db {
namespace {

void bind(sqlite3_stmt* statement, int number, const Value& value) {
    const Value::Held& held = value.held();
    if (const auto* integer = std::get_if<std::int64_t>(&held)) {
        sqlite3_bind_int64(statement, number, *integer);
    } else if (const auto* text = std::get_if<std::string_view>(&held)) {
        // A null pointer would bind NULL in place of the empty text.
        sqlite3_bind_text64(statement, number, text->data() != nullptr ? text->data() : "",
                            text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<Blob>(&held)) {
        sqlite3_bind_blob64(statement, number,
                            blob->data() != nullptr ? static_cast<const void*>(blob->data()) : "",
                            blob->size(), SQLITE_STATIC);
    } else if (const auto* real = std::get_if<double>(&held)) {
        sqlite3_bind_double(statement, number, *real);
    } else {
        sqlite3_bind_null(statement, number);
    }
}

}  // namespace

void bind_from(sqlite3_stmt* statement, int first, std::span<const Value> values) {
    for (const Value& value : values) {
        bind(statement, first++, value);
    }
}

void bind_all(sqlite3_stmt* statement, std::span<const Value> values) {
    ENSURE(static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) == values.size(),
           sqlite3_sql(statement));
    bind_from(statement, 1, values);
}

std::int64_t run_through(SqliteConnection& connection, sqlite3_stmt* statement,
                         std::string_view name) {
    const Resetting resetting(statement);
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) {
        code = sqlite3_step(statement);
    }
    if (code != SQLITE_DONE) {
        connection.fail(code, name);
    }
    return sqlite3_stmt_readonly(statement) != 0 ? 0 : sqlite3_changes64(connection.handle());
}

}  // namespace db
