#include "platform/db/query.hpp"

namespace db {
namespace {

// Filled while the program's constants are made, before main; a function's own constant, so that it
// exists whichever file's constants come first.
std::vector<const Query*>& registered() {
    static std::vector<const Query*> queries;
    return queries;
}

}  // namespace

Query::Query(std::string_view name, std::string_view sql, Dialect dialect)
    : name_(name), sql_(sql), dialect_(dialect) {
    registered().push_back(this);
}

const std::vector<const Query*>& Query::all() {
    return registered();
}

}  // namespace db
