// One SQLite connection with its prepared statements.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <unordered_map>

#include "platform/db/connection.hpp"
#include "platform/db/database.hpp"

namespace db {

enum class SqliteRole {
    Writer,  ///< the one that may change anything
    Reader,  ///< refuses every change
};

class SqliteConnection final : public Connection {
public:
    /// Opens the file, and makes it where there is none, readable by its owner alone. Throws
    /// base::Fault.
    SqliteConnection(const Address& address, SqliteRole role);

    void begin_read() override;
    void begin_write() override;
    void commit() override;
    void rollback() noexcept override;

    void each(const Query& query, std::size_t list_size, std::span<const Value> values,
              const Read::RowFunction& each_row) override;
    std::int64_t run(const Query& query, std::span<const Value> values) override;
    std::unique_ptr<PreparedBatch> batch(const Query& query) override;
    void prepare(const Query& query) override;
    void script(std::string_view sql) override;
    std::vector<std::string> table_names() override;

    sqlite3* handle() const { return handle_.get(); }

    /// Throws what `code` means and notes that the transaction is lost.
    [[noreturn]] void fail(int code, std::string_view doing);

private:
    struct Closing {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Closing>;

    void execute(const char* sql);
    Statement compile(std::string_view sql, std::string_view name);
    sqlite3_stmt* cached(const Query& query);
    /// The statement for many rows at once, or none where the query inserts no rows.
    sqlite3_stmt* with_rows(const Query& query);
    sqlite3_stmt* with_list(const Query& query, std::size_t list_size, Statement& too_long_to_keep);

    std::unique_ptr<sqlite3, Closing> handle_;
    std::unordered_map<const Query*, Statement> statements_;
    std::unordered_map<const Query*, Statement> with_rows_;
    // For each query with a list, one statement for each power of two.
    std::unordered_map<const Query*, std::unordered_map<std::size_t, Statement>> with_lists_;
    Statement begin_read_;
    Statement begin_write_;
    Statement commit_;
    Statement rollback_;
};

}  // namespace db
