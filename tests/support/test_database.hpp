// An empty, migrated database for each test, on the engine under test.
//
// The environment variable GROUNDWORK_TEST_DATABASE names it: "sqlite" (or nothing) for a file in a
// temporary folder, "postgresql://..." for a schema of the test's own on that server. Every suite
// runs twice, once with each; a server that was named and is not there fails.
#pragma once

#include <memory>
#include <span>

#include "platform/db/migration.hpp"
#include "tests/support/migrations.hpp"
#include "tests/support/temporary_folder.hpp"

namespace test_support {

db::Engine engine_under_test();

/// Where one test keeps its data: an empty database without any table, which goes when the test
/// ends.
class TestAddress {
public:
    TestAddress();
    ~TestAddress();
    TestAddress(const TestAddress&) = delete;
    TestAddress& operator=(const TestAddress&) = delete;

    const db::Address& operator*() const { return address_; }
    db::Address* operator->() { return &address_; }

private:
    std::unique_ptr<TemporaryFolder> folder_;
    std::string schema_;
    db::Address address_;
};

class TestDatabase {
public:
    explicit TestDatabase(std::span<const db::Migration> migrations);

    db::Database& operator*() { return *database_; }
    db::Database* operator->() { return database_.get(); }
    const db::Address& address() const { return *address_; }

    /// The same data as another server, or a program beside the server, has it open.
    std::unique_ptr<db::Database> opened_again() const { return db::Database::open(*address_); }

private:
    TestAddress address_;
    std::unique_ptr<db::Database> database_;
};

}  // namespace test_support
