// What only a PostgreSQL server can do. Run with GROUNDWORK_TEST_DATABASE=postgresql://...
#include <gtest/gtest.h>

#include "platform/db/migration.hpp"
#include "platform/db/tests/notes.hpp"
#include "tests/support/test_database.hpp"

namespace db_tests {
namespace {

class PostgresServer : public testing::Test {
protected:
    void SetUp() override {
        if (test_support::engine_under_test() != db::Engine::Postgres) {
            GTEST_SKIP() << "about PostgreSQL alone";
        }
        database = std::make_unique<test_support::TestDatabase>(kNotesMigrations);
    }

    std::unique_ptr<test_support::TestDatabase> database;
};

TEST_F(PostgresServer, a_write_is_run_again_until_nobody_is_in_its_way) {
    const auto other = database->opened_again();
    int runs = 0;
    (*database)->write([&](db::Write& write) {
        const std::int64_t seen = balance(write, "left");
        if (++runs <= 3) {
            other->write([](db::Write& theirs) { theirs.run(kMove, {"left", 10}); });
        }
        write.run(kMove, {"left", seen});
    });
    EXPECT_EQ(runs, 4);
    EXPECT_EQ((*database)->read([](db::Read& read) { return balance(read, "left"); }), 2 * 130);
}

TEST_F(PostgresServer, a_write_that_always_meets_another_gives_up_as_busy) {
    const auto other = database->opened_again();
    int runs = 0;
    try {
        (*database)->write([&](db::Write& write) {
            ++runs;
            const std::int64_t seen = balance(write, "left");
            other->write([](db::Write& theirs) { theirs.run(kMove, {"left", 10}); });
            write.run(kMove, {"left", seen});
        });
        ADD_FAILURE() << "the server let both pass";
    } catch (const base::Fault& fault) {
        EXPECT_EQ(fault.kind(), base::FaultKind::Busy);
    }
    EXPECT_EQ(runs, 6) << "once, and five times again";
}

TEST_F(PostgresServer, a_conflict_in_the_middle_of_a_batch_runs_the_write_again) {
    const auto other = database->opened_again();
    int runs = 0;
    (*database)->write([&](db::Write& write) {
        (void)balance(write, "left");
        if (++runs == 1) {
            other->write([](db::Write& theirs) { theirs.run(kMove, {"left", 10}); });
        }
        db::Batch batch = write.batch(kMove);
        for (int count = 0; count < 1'000; ++count) {
            batch.add({"left", 1});
        }
        batch.finish();
    });
    EXPECT_EQ(runs, 2);
    EXPECT_EQ((*database)->read([](db::Read& read) { return balance(read, "left"); }), 1'110);
}

const db::Query kEndOthers{"db_tests.postgres_end_others", R"sql(
SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND application_name = ?1)sql",
                           db::Dialect::PostgresAlone};

// Ends every connection of `victim` as a restart of the server would.
class Named {
public:
    explicit Named(const db::Address& address, const std::string& name) : name_(name) {
        db::Address named = address;
        named.url += "&application_name=" + name;
        database = db::Database::open(named);
    }

    void lose_connections(db::Database& other) {
        other.write(
            [&](db::Write& write) { write.each(kEndOthers, {name_}, [](const db::Row&) {}); });
    }

    std::unique_ptr<db::Database> database;

private:
    std::string name_;
};

TEST_F(PostgresServer, connections_lost_while_idle_are_replaced_without_anybody_noticing) {
    Named victim(database->address(), "victim_idle");
    victim.database->write([](db::Write& write) { add_number(write, 1); });
    victim.lose_connections(**database);
    EXPECT_EQ(victim.database->read([](db::Read& read) { return count_notes(read); }), 1);
    victim.lose_connections(**database);
    victim.database->write([](db::Write& write) { add_number(write, 2); });
    EXPECT_EQ(victim.database->read([](db::Read& read) { return count_notes(read); }), 2);
}

TEST_F(PostgresServer, a_connection_lost_in_a_write_is_a_fault_and_nothing_is_written) {
    Named victim(database->address(), "victim_writing");
    for (const bool in_batch : {false, true}) {
        try {
            victim.database->write([&](db::Write& write) {
                add_number(write, 1);
                victim.lose_connections(**database);
                if (in_batch) {
                    db::Batch batch = write.batch(kAddNote);
                    batch.add({2, {}, {}, {}, {}});
                    batch.finish();
                } else {
                    add_number(write, 2);
                }
            });
            ADD_FAILURE() << "a lost connection went unnoticed";
        } catch (const base::Fault& fault) {
            EXPECT_EQ(fault.kind(), base::FaultKind::Unavailable) << fault.what();
        }
    }
    EXPECT_EQ(victim.database->read([](db::Read& read) { return count_notes(read); }), 0);
}

TEST(PostgresAddress, a_server_that_is_not_there_is_unavailable) {
    try {
        db::Database::open(db::Address::postgres("postgresql://nobody:secret@127.0.0.1:1/none"));
        ADD_FAILURE() << "somebody answered";
    } catch (const base::Fault& fault) {
        EXPECT_EQ(fault.kind(), base::FaultKind::Unavailable);
        EXPECT_EQ(std::string(fault.what()).find("secret"), std::string::npos)
            << "the password is told";
    }
}

const db::Query kPrepared{"db_tests.postgres_prepared", R"sql(
SELECT COUNT(*) FROM pg_prepared_statements
WHERE statement LIKE 'SELECT number FROM notes WHERE number IN%')sql",
                          db::Dialect::PostgresAlone};
const db::Query kAmong{"db_tests.among", "SELECT number FROM notes WHERE number IN (?*)"};

TEST_F(PostgresServer, lists_of_similar_lengths_share_a_statement) {
    (*database)->read([](db::Read& read) {
        for (std::size_t length = 5; length <= 8; ++length) {
            const std::vector<db::Value> list(length, db::Value(1));
            read.each_in(kAmong, {}, list, [](const db::Row&) {});
        }
        EXPECT_EQ(read.one(kPrepared, {}, first_integer), 1);
    });
}

TEST_F(PostgresServer, a_backup_is_left_to_the_server) {
    test_support::TemporaryFolder folder;
    EXPECT_FALSE(db::back_up(**database, folder / "copy.db"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace db_tests
