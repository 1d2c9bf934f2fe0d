#include "tests/support/test_database.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "platform/db/connection.hpp"

namespace test_support {
namespace {

std::string wanted() {
    const char* address = std::getenv("GROUNDWORK_TEST_DATABASE");
    return address != nullptr && *address != '\0' ? address : "sqlite";
}

// The server itself, for making schemas and dropping them: one connection for the whole run.
db::Database& server() {
    static const std::unique_ptr<db::Database> only = db::Database::open(
        db::Address::postgres(wanted()));
    return *only;
}

void on_server(const std::string& sql) {
    server().alone([&](db::Connection& connection) { connection.script(sql); });
}

std::string new_schema() {
    static int count = 0;
    const std::string name = "test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
    on_server("CREATE SCHEMA " + name);
    return name;
}

std::string url_of(const std::string& schema) {
    const std::string url = wanted();
    return url + (url.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" +
           schema;
}

}  // namespace

db::Engine engine_under_test() {
    if (wanted() == "sqlite") {
        return db::Engine::Sqlite;
    }
    if (wanted().rfind("postgresql://", 0) == 0) {
        return db::Engine::Postgres;
    }
    throw std::runtime_error("GROUNDWORK_TEST_DATABASE is neither \"sqlite\" nor postgresql://...");
}

TestAddress::TestAddress() {
    if (engine_under_test() == db::Engine::Sqlite) {
        folder_ = std::make_unique<TemporaryFolder>();
        address_ = db::Address::sqlite(*folder_ / "test.db");
    } else {
        schema_ = new_schema();
        address_ = db::Address::postgres(url_of(schema_));
    }
}

TestAddress::~TestAddress() {
    if (!schema_.empty()) {
        on_server("DROP SCHEMA " + schema_ + " CASCADE");
    }
}

TestDatabase::TestDatabase(std::span<const db::Migration> migrations)
    : database_(db::Database::open(*address_)) {
    db::migrate(*database_, migrations, [] {});
}

}  // namespace test_support
