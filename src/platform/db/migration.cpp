#include "platform/db/migration.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "platform/db/connection.hpp"

namespace db {
namespace {

using base::Fault;
using base::FaultKind;

constexpr std::string_view kRecord = "applied_migrations";

// The order of application is that of the names, so the table needs no time and no number.
constexpr std::string_view kCreateRecord = R"sql(
CREATE TABLE IF NOT EXISTS applied_migrations (
    name TEXT PRIMARY KEY NOT NULL    -- as its file, without ".sql"
) STRICT;
)sql";

const Query kAppliedNames{"db.applied_names", "SELECT name FROM applied_migrations ORDER BY name"};
const Query kIsApplied{"db.is_applied", "SELECT name FROM applied_migrations WHERE name = ?1"};
const Query kRecordApplied{"db.record_applied",
                           "INSERT INTO applied_migrations (name) VALUES (?1)"};

// Nothing where the database has no record of migrations.
std::optional<std::vector<std::string>> applied_names(Connection& connection) {
    const std::vector<std::string> tables = connection.table_names();
    if (std::find(tables.begin(), tables.end(), kRecord) == tables.end()) {
        if (!tables.empty()) {
            throw Fault(FaultKind::WrongSchema,
                        "this database belongs to another program: it holds " + tables.front() +
                            ", and no " + std::string(kRecord));
        }
        return std::nullopt;
    }
    std::vector<std::string> names;
    connection.each(kAppliedNames, 0, {}, [&](const Row& row) { names.push_back(row.string(0)); });
    return names;
}

bool knows(std::span<const Migration> known, std::string_view name) {
    return std::any_of(known.begin(), known.end(),
                       [&](const Migration& migration) { return migration.name == name; });
}

SchemaState state_of(const std::optional<std::vector<std::string>>& applied,
                     std::span<const Migration> known) {
    if (!applied) {
        return SchemaState::Behind;
    }
    for (const std::string& name : *applied) {
        if (!knows(known, name)) {
            return SchemaState::Newer;
        }
    }
    return applied->size() < known.size() ? SchemaState::Behind : SchemaState::Current;
}

// True where this call applied it, false where another server had done so meanwhile.
bool apply(Connection& connection, const Migration& migration) {
    bool applied_here = false;
    connection.begin_write();
    write_on(connection, [&](Write& write) {
        if (write.one(kIsApplied, {migration.name}, [](const Row&) { return true; })) {
            return false;
        }
        try {
            connection.script(migration.sql);
        } catch (const Fault& fault) {
            throw Fault(fault.kind(),
                        "migration " + std::string(migration.name) + ": " + fault.what());
        }
        write.run(kRecordApplied, {migration.name});
        applied_here = true;
        return true;
    });
    return applied_here;
}

std::vector<Migration> in_order(std::span<const Migration> known) {
    std::vector<Migration> sorted(known.begin(), known.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const Migration& left, const Migration& right) { return left.name < right.name; });
    for (std::size_t at = 1; at < sorted.size(); ++at) {
        ENSURE(sorted[at - 1].name != sorted[at].name, "two migrations have one name");
    }
    return sorted;
}

// The record is made like any other change, so that two servers may try it at once.
void make_record(Connection& connection) {
    connection.begin_write();
    write_on(connection, [&](Write&) {
        connection.script(kCreateRecord);
        return true;
    });
}

}  // namespace

SchemaState schema_state(Database& database, std::span<const Migration> known) {
    SchemaState state = SchemaState::Behind;
    database.alone(
        [&](Connection& connection) { state = state_of(applied_names(connection), known); });
    return state;
}

std::vector<std::string> migrate(Database& database, std::span<const Migration> known,
                                 const std::function<void()>& backup_first) {
    const std::vector<Migration> sorted = in_order(known);
    std::vector<std::string> names;
    database.alone([&](Connection& connection) {
        const auto applied = applied_names(connection);
        switch (state_of(applied, known)) {
            case SchemaState::Current:
                return;
            case SchemaState::Newer:
                throw Fault(FaultKind::WrongSchema, "the database was written by a newer program");
            case SchemaState::Behind:
                break;
        }
        if (applied && !applied->empty()) {
            backup_first();
        }
        make_record(connection);
        for (const Migration& migration : sorted) {
            if (apply(connection, migration)) {
                names.emplace_back(migration.name);
            }
        }
    });
    return names;
}

}  // namespace db
