// A named statement.
#pragma once

namespace db {

struct Query {
    const char* name;
    const char* sql;
};

}  // namespace db
