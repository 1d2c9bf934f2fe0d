// The schema moves forward by named steps, each whole or not at all, however many servers start at
// once.
#include "platform/db/migration.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "platform/db/connection.hpp"
#include "platform/db/schema.hpp"
#include "platform/db/tests/notes.hpp"
#include "tests/support/expect_bug.hpp"
#include "tests/support/test_database.hpp"

namespace db_tests {
namespace {

using Names = std::vector<std::string>;

constexpr db::Migration kFirst{"202611230001_first", "CREATE TABLE first (a INTEGER) STRICT;\n"};
constexpr db::Migration kSecond{"202611230002_second", R"sql(
CREATE TABLE second (a TEXT) STRICT;
INSERT INTO second (a) VALUES ('one; two');
INSERT INTO first (a) VALUES (2);
)sql"};
constexpr db::Migration kBroken{"202611230003_broken", R"sql(
CREATE TABLE third (a INTEGER) STRICT;
INSERT INTO nowhere (a) VALUES (1);
)sql"};

class Migrating : public testing::Test {
protected:
    Names migrate(std::vector<db::Migration> known) {
        return db::migrate(*database, known, [this] { ++backups; });
    }
    db::SchemaState state(std::vector<db::Migration> known) {
        return db::schema_state(*database, known);
    }
    Names tables() {
        Names names;
        database->alone([&](db::Connection& connection) { names = connection.table_names(); });
        return names;
    }

    test_support::TestAddress address;
    std::unique_ptr<db::Database> database = db::Database::open(*address);
    int backups = 0;
};

TEST_F(Migrating, an_empty_database_is_behind_and_then_current) {
    EXPECT_EQ(state({kFirst, kSecond}), db::SchemaState::Behind);
    EXPECT_TRUE(tables().empty()) << "looking changes nothing";
    EXPECT_EQ(migrate({kSecond, kFirst}), (Names{"202611230001_first", "202611230002_second"}));
    EXPECT_EQ(state({kFirst, kSecond}), db::SchemaState::Current);
    EXPECT_EQ(tables(), (Names{"applied_migrations", "first", "second"}));
    EXPECT_EQ(backups, 0) << "there was nothing to back up";
}

TEST_F(Migrating, applying_twice_changes_nothing) {
    migrate({kFirst, kSecond});
    EXPECT_EQ(migrate({kFirst, kSecond}), Names{});
    EXPECT_EQ(backups, 0);
}

TEST_F(Migrating, a_database_with_data_is_backed_up_once_before_the_first_step) {
    migrate({kFirst});
    EXPECT_EQ(migrate({kFirst, kSecond}), Names{"202611230002_second"});
    EXPECT_EQ(backups, 1);
}

TEST_F(Migrating, a_step_that_sorts_before_an_applied_one_is_still_applied) {
    constexpr db::Migration earlier{"202611220001_earlier",
                                    "CREATE TABLE earlier (a INTEGER) STRICT;"};
    migrate({kFirst});
    EXPECT_EQ(state({earlier, kFirst}), db::SchemaState::Behind);
    EXPECT_EQ(migrate({earlier, kFirst}), Names{"202611220001_earlier"});
}

TEST_F(Migrating, a_backup_that_fails_leaves_everything_as_it_was) {
    migrate({kFirst});
    EXPECT_THROW(db::migrate(*database, std::vector{kFirst, kSecond},
                             [] { throw base::Fault(base::FaultKind::DiskFull, "no room"); }),
                 base::Fault);
    EXPECT_EQ(tables(), (Names{"applied_migrations", "first"}));
}

TEST_F(Migrating, a_broken_step_is_named_and_leaves_nothing_behind) {
    try {
        migrate({kFirst, kSecond, kBroken});
        ADD_FAILURE() << "a broken migration passed";
    } catch (const base::Fault& fault) {
        EXPECT_NE(std::string(fault.what()).find(kBroken.name), std::string::npos) << fault.what();
    }
    EXPECT_EQ(tables(), (Names{"applied_migrations", "first", "second"}));
    EXPECT_EQ(state({kFirst, kSecond}), db::SchemaState::Current);
}

TEST_F(Migrating, what_a_newer_program_wrote_is_refused) {
    migrate({kFirst, kSecond});
    EXPECT_EQ(state({kFirst}), db::SchemaState::Newer);
    EXPECT_EQ(state({kFirst, kBroken}), db::SchemaState::Newer);
    try {
        migrate({kFirst, kBroken});
        ADD_FAILURE() << "a newer database was changed";
    } catch (const base::Fault& fault) {
        EXPECT_EQ(fault.kind(), base::FaultKind::WrongSchema);
    }
    EXPECT_EQ(backups, 0);
}

TEST_F(Migrating, a_database_of_another_program_is_refused) {
    database->alone(
        [](db::Connection& connection) { connection.script("CREATE TABLE theirs (a TEXT)"); });
    for (const auto& attempt : {std::function<void()>([&] { migrate({kFirst}); }),
                                std::function<void()>([&] { (void)state({kFirst}); })}) {
        try {
            attempt();
            ADD_FAILURE() << "somebody else's database was taken for ours";
        } catch (const base::Fault& fault) {
            EXPECT_EQ(fault.kind(), base::FaultKind::WrongSchema);
        }
    }
    EXPECT_EQ(tables(), Names{"theirs"});
}

TEST_F(Migrating, two_of_one_name_are_a_bug) {
    EXPECT_BUG(migrate({kFirst, kFirst}));
}

TEST_F(Migrating, of_servers_that_start_at_once_each_step_is_applied_by_one) {
    std::vector<Names> applied(4);
    std::vector<std::thread> servers;
    for (Names& mine : applied) {
        servers.emplace_back([&] {
            const auto server = db::Database::open(*address);
            mine = db::migrate(*server, std::vector{kFirst, kSecond}, [] {});
        });
    }
    for (std::thread& server : servers) {
        server.join();
    }
    Names all;
    for (const Names& mine : applied) {
        all.insert(all.end(), mine.begin(), mine.end());
    }
    std::sort(all.begin(), all.end());
    EXPECT_EQ(all, (Names{"202611230001_first", "202611230002_second"}));
}

TEST(Schema, every_statement_is_prepared_and_the_misfit_is_named) {
    test_support::TestDatabase database{kNotesMigrations};
    EXPECT_NO_THROW(db::prepare_all(*database));
    static const db::Query misfit{"db_tests.misfit", "SELECT nothing FROM notes WHERE number = ?1"};
    try {
        db::prepare_all(*database);
        ADD_FAILURE() << "a statement that cannot run passed";
    } catch (const base::Fault& fault) {
        EXPECT_EQ(std::string(fault.what()).find("db_tests.misfit"), 0u) << fault.what();
    }
}

}  // namespace
}  // namespace db_tests
