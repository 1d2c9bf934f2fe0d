// The driver's side of Read, Write and Batch: what SQLite and PostgreSQL each do in their own way.
//
// A connection is used by one thread at a time, lent out by its Database for one transaction. It
// does one thing at a time: while rows are handed out or a batch is open, no other statement runs
// on it. SQLite could do otherwise, PostgreSQL not, so both refuse. Once a statement has failed,
// nothing is committed any more.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/transaction.hpp"

namespace db {

/// A statement that is being run many times.
class PreparedBatch {
public:
    virtual ~PreparedBatch() = default;
    virtual void add(std::span<const Value> values) = 0;
    /// Rows changed by all of them.
    virtual std::int64_t finish() = 0;
};

class Connection {
public:
    virtual ~Connection() = default;

    virtual void begin_read() = 0;
    virtual void begin_write() = 0;
    virtual void commit() = 0;
    /// Best effort and silent: it runs while another failure is on its way up.
    virtual void rollback() noexcept = 0;

    /// `list_size` of the last `values` stand for `(?*)`; 0 where the query has none.
    virtual void each(const Query& query, std::size_t list_size, std::span<const Value> values,
                      const Read::RowFunction& each_row) = 0;
    virtual std::int64_t run(const Query& query, std::span<const Value> values) = 0;
    virtual std::unique_ptr<PreparedBatch> batch(const Query& query) = 0;

    /// Has the engine judge the statement without running it. Throws base::Fault where it says no.
    virtual void prepare(const Query& query) = 0;
    /// Several statements without parameters, in the shared dialect: migrations.
    virtual void script(std::string_view sql) = 0;
    /// Ours, without the engine's own.
    virtual std::vector<std::string> table_names() = 0;

    /// Something is under way on this connection until the Occupied is destroyed.
    class Occupied {
    public:
        explicit Occupied(Connection& connection);
        ~Occupied() { connection_.occupied_ = false; }
        Occupied(const Occupied&) = delete;
        Occupied& operator=(const Occupied&) = delete;

    private:
        Connection& connection_;
    };

    /// A statement failed or a batch was left unfinished: the transaction can only be rolled back.
    void spoil() { spoiled_ = true; }
    bool spoiled() const { return spoiled_; }
    void start_clean() { spoiled_ = false; }

private:
    bool occupied_ = false;
    bool spoiled_ = false;
};

/// Runs `work` between begin_read (done by the caller) and the end of the transaction.
void read_on(Connection& connection, const std::function<void(Read&)>& work);

/// Runs `work` after begin_write (done by the caller): commits when it answers true, else rolls
/// back.
void write_on(Connection& connection, const std::function<bool(Write&)>& work);

bool has_list(std::string_view sql);

/// `sql` with its one `(?*)` written out for `count` values, numbered after all other parameters.
/// Only the first shows its number: SQLite reads a long list of numbered ones in quadratic time.
std::string expand_list(std::string_view sql, std::size_t count);

/// The same INSERT for `rows` rows, whose parameters follow one another; nothing where `sql` does
/// not end in "VALUES (?1, ?2, ...)" with each parameter once and in order.
std::optional<std::string> repeat_row(std::string_view sql, std::size_t rows);

}  // namespace db
