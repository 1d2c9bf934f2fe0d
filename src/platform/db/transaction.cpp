#include "platform/db/transaction.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <iterator>

#include "base/ensure.hpp"
#include "platform/db/connection.hpp"

namespace db {
namespace {

// One statement's share of a long list. PostgreSQL takes at most 65,535 parameters, SQLite 32,766.
constexpr std::size_t kListPartMax = 16'384;

constexpr std::string_view kListMark = "(?*)";

// Of ?1, ?2 and so on.
std::size_t highest_parameter(std::string_view sql) {
    std::size_t highest = 0;
    for (std::size_t mark = sql.find('?'); mark != std::string_view::npos;
         mark = sql.find('?', mark + 1)) {
        std::size_t number = 0;
        std::from_chars(sql.data() + mark + 1, sql.data() + sql.size(), number);
        highest = std::max(highest, number);
    }
    return highest;
}

// Holds the connection occupied for as long as the batch is open.
class OccupyingBatch final : public PreparedBatch {
public:
    OccupyingBatch(Connection& connection, const Query& query)
        : connection_(connection), occupied_(connection), inner_(connection.batch(query)) {}
    ~OccupyingBatch() override {
        if (!finished_) {
            connection_.spoil();
        }
    }

    void add(std::span<const Value> values) override { inner_->add(values); }
    std::int64_t finish() override {
        const std::int64_t changed = inner_->finish();
        finished_ = true;
        return changed;
    }

private:
    Connection& connection_;
    Connection::Occupied occupied_;
    std::unique_ptr<PreparedBatch> inner_;
    bool finished_ = false;
};

}  // namespace

void Read::each(const Query& query, Values values, const RowFunction& each_row) {
    const Connection::Occupied occupied(connection_);
    connection_.each(query, 0, values, each_row);
}

void Read::each_in(const Query& query, Values values, std::span<const Value> list,
                   const RowFunction& each_row) {
    const Connection::Occupied occupied(connection_);
    std::vector<Value> bound(values);
    while (!list.empty()) {
        const std::span<const Value> part = list.first(std::min(list.size(), kListPartMax));
        const std::size_t padded = std::bit_ceil(part.size());
        bound.resize(values.size());
        bound.insert(bound.end(), part.begin(), part.end());
        bound.insert(bound.end(), padded - part.size(), part.back());
        connection_.each(query, padded, bound, each_row);
        list = list.subspan(part.size());
    }
}

Batch::Batch(std::unique_ptr<PreparedBatch> prepared) : prepared_(std::move(prepared)) {}
Batch::Batch(Batch&&) noexcept = default;
Batch::~Batch() = default;

void Batch::add(Values values) {
    prepared_->add(values);
}

std::int64_t Batch::finish() {
    const std::int64_t changed = prepared_->finish();
    prepared_.reset();
    return changed;
}

std::int64_t Write::run(const Query& query, Values values) {
    const Connection::Occupied occupied(connection_);
    return connection_.run(query, values);
}

Batch Write::batch(const Query& query) {
    return Batch(std::make_unique<OccupyingBatch>(connection_, query));
}

Connection::Occupied::Occupied(Connection& connection) : connection_(connection) {
    ENSURE(!connection.occupied_,
           "a statement ran while the rows of another were handed out or a batch was open");
    connection.occupied_ = true;
}

void read_on(Connection& connection, const std::function<void(Read&)>& work) {
    Read read(connection);
    try {
        work(read);
    } catch (...) {
        connection.rollback();
        throw;
    }
    connection.rollback();  // nothing was written: the cheaper of the two ways to end
}

void write_on(Connection& connection, const std::function<bool(Write&)>& work) {
    connection.start_clean();
    Write write(connection);
    try {
        if (work(write)) {
            ENSURE(!connection.spoiled(),
                   "a write answered success after a statement of it failed or a batch stayed "
                   "unfinished");
            connection.commit();
            return;
        }
    } catch (...) {
        connection.rollback();
        throw;
    }
    connection.rollback();
}

bool has_list(std::string_view sql) {
    return sql.find(kListMark) != std::string_view::npos;
}

std::string expand_list(std::string_view sql, std::size_t count) {
    const std::size_t at = sql.find(kListMark);
    ENSURE(at != std::string_view::npos, "a query run with a list holds (?*)");
    ENSURE(sql.find(kListMark, at + 1) == std::string_view::npos, "a query holds (?*) once");
    std::string expanded(sql.substr(0, at));
    expanded += "(?" + std::to_string(highest_parameter(sql) + 1);
    for (std::size_t more = 1; more < count; ++more) {
        expanded += ",?";
    }
    expanded += ')';
    expanded += sql.substr(at + kListMark.size());
    return expanded;
}

std::optional<std::string> repeat_row(std::string_view sql, std::size_t rows) {
    constexpr std::string_view kValues = "VALUES ";
    const std::size_t at = sql.rfind(kValues);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view given = sql.substr(at + kValues.size());
    std::string numbered = "(?1";
    std::string row = "(?";
    for (std::size_t number = 2; number <= highest_parameter(sql); ++number) {
        numbered += ",?" + std::to_string(number);
        row += ",?";
    }
    std::string compact;
    std::copy_if(given.begin(), given.end(), std::back_inserter(compact),
                 [](char letter) { return letter != ' ' && letter != '\n'; });
    if (compact != numbered + ")") {
        return std::nullopt;
    }
    row += ')';
    std::string repeated(sql.substr(0, at + kValues.size()));
    for (std::size_t count = 0; count < rows; ++count) {
        repeated += count == 0 ? row : "," + row;
    }
    return repeated;
}

}  // namespace db
