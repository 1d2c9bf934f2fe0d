// What only a SQLite file can suffer.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "platform/db/migration.hpp"
#include "platform/db/schema.hpp"
#include "platform/db/tests/notes.hpp"
#include "tests/support/temporary_folder.hpp"

namespace db_tests {
namespace {

using base::FaultKind;

class SqliteFile : public testing::Test {
protected:
    std::unique_ptr<db::Database> open() { return db::Database::open(db::Address::sqlite(file)); }
    std::unique_ptr<db::Database> open_migrated() {
        auto database = open();
        db::migrate(*database, kNotesMigrations, [] {});
        return database;
    }

    test_support::TemporaryFolder folder;
    std::filesystem::path file = folder / "groundwork.db";
};

void add_large_notes(db::Database& database, int first, int count) {
    database.write([&](db::Write& write) {
        const std::string body(10'000, 'x');
        db::Batch batch = write.batch(kAddNote);
        for (int number = first; number < first + count; ++number) {
            batch.add({number, body, {}, {}, {}});
        }
        batch.finish();
    });
}

std::int64_t count(db::Database& database) {
    return database.read([](db::Read& read) { return count_notes(read); });
}

template <typename Attempt>
void expect_fault(FaultKind kind, Attempt&& attempt) {
    try {
        attempt();
        ADD_FAILURE() << "nothing was wrong";
    } catch (const base::Fault& fault) {
        EXPECT_EQ(fault.kind(), kind) << fault.what();
    }
}

const db::Query kLimitPages{"db_tests.sqlite_limit_pages", "PRAGMA max_page_count = 100",
                            db::Dialect::SqliteAlone};

TEST_F(SqliteFile, a_full_database_is_a_full_disk_and_stays_as_it_was) {
    const auto database = open_migrated();
    add_large_notes(*database, 0, 3);
    database->write([](db::Write& write) { write.each(kLimitPages, {}, [](const db::Row&) {}); });
    expect_fault(FaultKind::DiskFull, [&] { add_large_notes(*database, 100, 1'000); });
    EXPECT_EQ(count(*database), 3);
    add_large_notes(*database, 100, 1);
    EXPECT_EQ(count(*database), 4);
}

// The operating system refuses to make any file longer than this, as a full disk would.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

TEST_F(SqliteFile, a_disk_that_fills_up_in_the_middle_of_a_write_loses_nothing_acknowledged) {
    const auto database = open_migrated();
    add_large_notes(*database, 0, 10);
    {
        const FileSizeLimit limit(2'000'000);
        expect_fault(FaultKind::DiskFull, [&] { add_large_notes(*database, 100, 5'000); });
        EXPECT_EQ(count(*database), 10);
    }
    add_large_notes(*database, 100, 1'000);
    EXPECT_EQ(count(*open()), 1'010);
}

TEST_F(SqliteFile, a_file_that_is_no_database_is_damaged) {
    std::ofstream(file) << std::string(5'000, 'x');
    expect_fault(FaultKind::DamagedFile, [&] { open(); });
    std::filesystem::resize_file(file, 0);
    std::ofstream(file) << "short";
    expect_fault(FaultKind::DamagedFile, [&] { open(); });
}

TEST_F(SqliteFile, overwritten_pages_are_damage) {
    add_large_notes(*open_migrated(), 0, 100);
    {
        std::fstream overwritten(file, std::ios::in | std::ios::out | std::ios::binary);
        overwritten.seekp(4'096);
        overwritten << std::string(1'000'000, 'x');
    }
    expect_fault(FaultKind::DamagedFile, [&] { (void)count(*open()); });
}

TEST_F(SqliteFile, a_folder_that_is_not_there_is_unavailable) {
    file = folder / "missing" / "groundwork.db";
    expect_fault(FaultKind::Unavailable, [&] { open(); });
}

TEST_F(SqliteFile, only_its_owner_may_read_it) {
    const auto database = open_migrated();
    for (const char* suffix : {"", "-wal", "-shm"}) {
        struct stat status {};
        ASSERT_EQ(stat((file.string() + suffix).c_str(), &status), 0) << suffix;
        EXPECT_EQ(status.st_mode & 0077u, 0u) << suffix;
    }
}

TEST_F(SqliteFile, deleted_words_leave_the_file) {
    const auto contents = [&] {
        std::ifstream stream(file, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(stream), {});
    };
    static const db::Query erase{"db_tests.sqlite_erase", "DELETE FROM notes"};
    open_migrated()->write([](db::Write& write) {
        write.run(kAddNote, {1, "whispered", {}, {}, {}});
    });
    EXPECT_NE(contents().find("whispered"), std::string::npos);
    open()->write([](db::Write& write) { write.run(erase); });
    EXPECT_EQ(contents().find("whispered"), std::string::npos);
}

// Writes and acknowledges in another process until it is killed; answers what was acknowledged.
int killed_while_writing(const std::filesystem::path& file) {
    int acknowledged[2];
    if (pipe(acknowledged) != 0) {
        throw std::runtime_error("no pipe");
    }
    const pid_t writer = fork();
    if (writer == 0) {
        const auto database = db::Database::open(db::Address::sqlite(file));
        for (int number = 0;; ++number) {
            add_large_notes(*database, 10 * number, 10);
            if (write(acknowledged[1], ".", 1) != 1) {
                _exit(1);
            }
        }
    }
    close(acknowledged[1]);
    int count = 0;
    char dot = 0;
    while (count < 20 && read(acknowledged[0], &dot, 1) == 1) {
        ++count;
    }
    kill(writer, SIGKILL);
    waitpid(writer, nullptr, 0);
    while (read(acknowledged[0], &dot, 1) == 1) {
        ++count;
    }
    close(acknowledged[0]);
    return count;
}

TEST_F(SqliteFile, a_killed_program_loses_nothing_acknowledged_and_leaves_nothing_half) {
    open_migrated().reset();  // no connection may be open across a fork
    const int acknowledged = killed_while_writing(file);
    ASSERT_GE(acknowledged, 20);
    const std::int64_t kept = count(*open());
    EXPECT_EQ(kept % 10, 0);
    EXPECT_GE(kept, 10 * acknowledged);
    EXPECT_LE(kept, 10 * acknowledged + 10);
}

TEST_F(SqliteFile, a_backup_taken_while_somebody_writes_shows_one_moment) {
    const auto database = open_migrated();
    add_large_notes(*database, 0, 200);
    const auto copy = folder / "copy.db";
    database->write([&](db::Write& write) {
        add_number(write, 1'000);
        EXPECT_TRUE(db::back_up(*database, copy));
    });
    EXPECT_EQ(count(*db::Database::open(db::Address::sqlite(copy))), 200);
    EXPECT_EQ(count(*database), 201);
    EXPECT_TRUE(db::back_up(*database, copy)) << "a copy takes the place of an earlier one";
    EXPECT_EQ(count(*db::Database::open(db::Address::sqlite(copy))), 201);
}

TEST_F(SqliteFile, a_backup_that_fails_leaves_no_file) {
    const auto database = open_migrated();
    add_large_notes(*database, 0, 500);
    {
        const FileSizeLimit limit(1'000'000);
        expect_fault(FaultKind::DiskFull, [&] { db::back_up(*database, folder / "copy.db"); });
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        EXPECT_EQ(entry.path().string().find("copy"), std::string::npos) << entry.path();
    }
}

TEST_F(SqliteFile, the_schema_is_written_down_table_by_table_with_its_comments) {
    const auto database = open();
    const std::vector<db::Migration> migrations = {
        {"202611230001_last", "CREATE TABLE z (a INTEGER) STRICT;\nCREATE INDEX z_by_a ON z (a);"},
        {"202611230002_first", "CREATE TABLE b (\n    a INTEGER    -- why it is there\n) STRICT;"},
    };
    db::migrate(*database, migrations, [] {});
    const std::string text = db::schema_text(*database);
    const std::size_t at = text.find("CREATE TABLE b");
    ASSERT_NE(at, std::string::npos) << text;
    EXPECT_EQ(text.substr(at),
              "CREATE TABLE b (\n    a INTEGER    -- why it is there\n) STRICT;\n\n"
              "CREATE TABLE z (a INTEGER) STRICT;\n\nCREATE INDEX z_by_a ON z (a);\n\n");
}

}  // namespace
}  // namespace db_tests
