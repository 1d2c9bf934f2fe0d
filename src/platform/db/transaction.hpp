// Reading and writing. What may write takes `Write&`; what only reads takes `Read&`: one look at a
// signature tells what a function can do.
//
// Both live inside Database::read / Database::write, never longer. Nothing else may touch the
// outside world there, since on PostgreSQL a whole write may run again after a serialization
// conflict.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "platform/db/query.hpp"
#include "platform/db/value.hpp"

namespace db {

class Connection;     // the driver's side, see connection.hpp
class PreparedBatch;  // likewise

/// One consistent view of the data.
class Read {
public:
    explicit Read(Connection& connection) : connection_(connection) {}
    Read(const Read&) = delete;
    Read& operator=(const Read&) = delete;

    using RowFunction = std::function<void(const Row&)>;

    /// Calls `each_row` for every row of the answer, streaming: the answer is never held whole. No
    /// other statement of this transaction runs meanwhile.
    void each(const Query& query, Values values, const RowFunction& each_row);

    /// The same for a query that holds one `(?*)`, which stands for all of `list`. However long the
    /// list, few statements are prepared: it is padded to a power of two and split at 16,384. So it
    /// serves `IN (?*)`, where repeating a value changes nothing, and the answers of the parts
    /// follow one another.
    void each_in(const Query& query, Values values, std::span<const Value> list,
                 const RowFunction& each_row);

    /// What `make` makes of the first row, or nothing where there is none.
    template <typename Make>
    auto one(const Query& query, Values values, Make&& make) {
        std::optional<std::invoke_result_t<Make&, const Row&>> found;
        each(query, values, [&](const Row& row) {
            if (!found) {
                found.emplace(make(row));
            }
        });
        return found;
    }

    /// What `make` makes of every row.
    template <typename Make>
    auto all(const Query& query, Values values, Make&& make) {
        std::vector<std::invoke_result_t<Make&, const Row&>> found;
        each(query, values, [&](const Row& row) { found.push_back(make(row)); });
        return found;
    }

protected:
    Connection& connection_;
};

/// Many runs of one statement with other values, sent together: on SQLite the cached statement
/// again and again, on PostgreSQL a pipeline. Everything is carried out when `finish` returns; a
/// Batch that is destroyed unfinished finishes nothing more, and the transaction must not be
/// committed then.
class Batch {
public:
    explicit Batch(std::unique_ptr<PreparedBatch> prepared);
    Batch(Batch&&) noexcept;
    ~Batch();

    /// Throws UniqueViolation where a unique constraint refuses; on PostgreSQL that may come later,
    /// from another `add` or from `finish`.
    void add(Values values);
    /// Rows changed by all of them.
    std::int64_t finish();

private:
    std::unique_ptr<PreparedBatch> prepared_;
};

/// The one transaction that writes.
class Write : public Read {
public:
    using Read::Read;

    /// Rows changed. Throws UniqueViolation where a unique constraint refuses.
    std::int64_t run(const Query& query, Values values = {});
    /// One batch is open at a time; no other statement runs until it is finished.
    Batch batch(const Query& query);
};

/// A unique constraint said no. Verbs catch it and answer Conflict; after it only a rollback is
/// possible.
class UniqueViolation : public std::exception {
public:
    explicit UniqueViolation(std::string constraint) : constraint_(std::move(constraint)) {}
    /// The constraint or, on SQLite, the columns, as the engine names them.
    const std::string& constraint() const { return constraint_; }
    const char* what() const noexcept override { return "unique constraint"; }

private:
    std::string constraint_;
};

}  // namespace db
