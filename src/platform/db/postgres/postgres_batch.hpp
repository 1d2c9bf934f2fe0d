// Many runs of one statement in libpq's pipeline mode: sent one after another, answered together.
#pragma once

#include "platform/db/postgres/postgres_connection.hpp"

namespace db {

class PostgresBatch final : public PreparedBatch {
public:
    PostgresBatch(PostgresConnection& connection, const PostgresConnection::Statement& statement,
                  std::string_view name);
    ~PostgresBatch() override;

    void add(std::span<const Value> values) override;
    std::int64_t finish() override;

private:
    /// Reads the answers to everything sent so far. Throws for the first that failed.
    void settle();

    PostgresConnection& connection_;
    const PostgresConnection::Statement& statement_;
    std::string_view name_;
    int unanswered_ = 0;
    std::int64_t changed_ = 0;
};

}  // namespace db
