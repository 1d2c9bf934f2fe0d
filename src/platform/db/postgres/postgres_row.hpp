// One row of PostgreSQL's answer, in binary.
#pragma once

#include <libpq-fe.h>

#include "platform/db/value.hpp"

namespace db {

class PostgresRow final : public Row {
public:
    PostgresRow(const PGresult* result, const char* sql) : result_(result), sql_(sql) {}

    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    Blob blob(int column) const override;

private:
    std::string_view bytes(int column) const;

    const PGresult* result_;
    const char* sql_;
};

}  // namespace db
