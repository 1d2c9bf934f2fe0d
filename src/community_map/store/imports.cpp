#include <algorithm>
#include <charconv>

#include "base/ensure.hpp"
#include "community_map/store.hpp"

namespace community_map::store {
namespace {

/// "key", then for each value a line "name=i12" or "name=tword": the sentence is made when it is
/// read, in the reader's language.
std::string pack_message(const base::Message& message) {
    std::string packed = message.key;
    for (const auto& [name, value] : message.values) {
        packed += "\n" + name + "=";
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            packed += "i" + std::to_string(*number);
        } else {
            std::string text = std::get<std::string>(value);
            std::replace(text.begin(), text.end(), '\n', ' ');
            packed += "t" + text;
        }
    }
    return packed;
}

base::MessageValue unpack_value(std::string_view typed) {
    if (typed.starts_with('i')) {
        std::int64_t number = 0;
        std::from_chars(typed.data() + 1, typed.data() + typed.size(), number);
        return number;
    }
    return std::string(typed.substr(1));
}

base::Message unpack_message(std::string_view packed) {
    base::Message message;
    std::size_t end = packed.find('\n');
    message.key = packed.substr(0, end);
    while (end != std::string_view::npos) {
        packed.remove_prefix(end + 1);
        end = packed.find('\n');
        const std::string_view line = packed.substr(0, end);
        const auto equals = line.find('=');
        ENSURE(equals != std::string_view::npos && equals + 1 < line.size(),
               "a packed message holds name=value lines");
        message.values.emplace_back(line.substr(0, equals), unpack_value(line.substr(equals + 1)));
    }
    return message;
}

constexpr std::string_view kSelectImport =
    "SELECT id, number, state, file_names, first_period, last_period, last_received,"
    " partial, lines_read, lines_set_aside, lines_repaired, reports_superseded, bodies_new,"
    " bodies_changed, bodies_unchanged, needs_look, failure, job, created_at, committed_seq"
    " FROM imports";

Import read_import(const db::Row& row) {
    return Import{
        .id = row.id<ImportId>(0),
        .number = row.integer(1),
        .state = import_state_of(row.text(2)),
        .file_names = row.string(3),
        .first_period = row.string(4),
        .last_period = row.string(5),
        .last_received = row.string(6),
        .partial = row.flag(7),
        .lines_read = row.integer(8),
        .lines_set_aside = row.integer(9),
        .lines_repaired = row.integer(10),
        .reports_superseded = row.integer(11),
        .counts = {.bodies_new = row.integer(12),
                   .bodies_changed = row.integer(13),
                   .bodies_unchanged = row.integer(14),
                   .needs_look = row.integer(15)},
        .failure = unpack_message(row.text(16)),
        .job = row.maybe_id<jobs::JobId>(17),
        .created_at = row.integer(18),
        .committed_seq = row.maybe_integer(19),
    };
}

constexpr std::string_view kById = " WHERE id = ?1";
const db::Query kImport{"community_map.import", db::joined<kSelectImport, kById>};

constexpr std::string_view kByNumber = " WHERE number = ?1";
const db::Query kImportNumbered{"community_map.import_numbered",
                                db::joined<kSelectImport, kByNumber>};

constexpr std::string_view kLatestFirst = " ORDER BY number DESC";
const db::Query kImports{"community_map.imports", db::joined<kSelectImport, kLatestFirst>};

constexpr std::string_view kLastSaved =
    " WHERE state = 'committed' ORDER BY committed_seq DESC LIMIT 1";
const db::Query kLastCommitted{"community_map.last_committed",
                               db::joined<kSelectImport, kLastSaved>};

}  // namespace

std::optional<Import> import_by_id(db::Read& read, const ImportId& id) {
    return read.one(kImport, {id}, read_import);
}

std::optional<Import> import_numbered(db::Read& read, std::int64_t number) {
    return read.one(kImportNumbered, {number}, read_import);
}

std::vector<Import> imports(db::Read& read) {
    return read.all(kImports, {}, read_import);
}

std::optional<Import> last_committed(db::Read& read) {
    return read.one(kLastCommitted, {}, read_import);
}

namespace {

const db::Query kHighestNumber{"community_map.highest_import_number",
                               "SELECT CAST(COALESCE(MAX(number), 0) AS INTEGER) FROM imports"};

const db::Query kInsertImport{
    "community_map.insert_import",
    "INSERT INTO imports (id, number, state, file_names, first_period, last_period,"
    " last_received, partial, lines_read, lines_set_aside, lines_repaired, reports_superseded,"
    " bodies_new, bodies_changed, bodies_unchanged, needs_look, failure, job, created_at,"
    " committed_seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
    " ?16, ?17, ?18, ?19, ?20)"};

const db::Query kUpdateImport{
    "community_map.update_import",
    "UPDATE imports SET state = ?2, file_names = ?3, first_period = ?4, last_period = ?5,"
    " last_received = ?6, partial = ?7, lines_read = ?8, lines_set_aside = ?9,"
    " lines_repaired = ?10, reports_superseded = ?11, bodies_new = ?12, bodies_changed = ?13,"
    " bodies_unchanged = ?14, needs_look = ?15, failure = ?16, job = ?17, committed_seq = ?18"
    " WHERE id = ?1"};

const db::Query kInsertTransition{
    "community_map.insert_import_transition",
    "INSERT INTO import_transitions (import, seq, from_state, to_state, at, actor)"
    " SELECT ?1, COALESCE(MAX(seq), 0) + 1, ?2, ?3, ?4, ?5 FROM import_transitions"
    " WHERE import = ?1"};

}  // namespace

void insert_import(db::Write& write, Import& import) {
    const auto highest = write.one(kHighestNumber, {},
                                   [](const db::Row& row) { return row.integer(0); });
    import.number = highest.value_or(0) + 1;
    const std::string failure = pack_message(import.failure);
    write.run(kInsertImport, {import.id,
                              import.number,
                              word_of(import.state),
                              import.file_names,
                              import.first_period,
                              import.last_period,
                              import.last_received,
                              import.partial,
                              import.lines_read,
                              import.lines_set_aside,
                              import.lines_repaired,
                              import.reports_superseded,
                              import.counts.bodies_new,
                              import.counts.bodies_changed,
                              import.counts.bodies_unchanged,
                              import.counts.needs_look,
                              failure,
                              import.job,
                              import.created_at,
                              import.committed_seq});
}

void move_import(db::Write& write, const Import& import, ImportState from, base::Actor actor,
                 base::Instant at) {
    const std::string failure = pack_message(import.failure);
    write.run(
        kUpdateImport,
        {import.id, word_of(import.state), import.file_names, import.first_period,
         import.last_period, import.last_received, import.partial, import.lines_read,
         import.lines_set_aside, import.lines_repaired, import.reports_superseded,
         import.counts.bodies_new, import.counts.bodies_changed, import.counts.bodies_unchanged,
         import.counts.needs_look, failure, import.job, import.committed_seq});
    write.run(kInsertTransition,
              {import.id, word_of(from), word_of(import.state), at, base::actor_word(actor.kind)});
}

namespace {

const db::Query kInsertFinding{
    "community_map.insert_finding",
    "INSERT INTO import_findings (import, seq, kind, file, line, file_number, message, excerpt)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"};

const db::Query kFindings{
    "community_map.findings",
    "SELECT kind, file, line, file_number, message, excerpt FROM import_findings"
    " WHERE import = ?1 ORDER BY seq LIMIT ?2"};

}  // namespace

void insert_findings(db::Write& write, const ImportId& id, std::span<const Finding> findings) {
    db::Batch batch = write.batch(kInsertFinding);
    std::int64_t seq = 0;
    for (const Finding& finding : findings) {
        const std::optional<std::int64_t> file_number = finding.file_number == 0
                                                            ? std::nullopt
                                                            : std::optional(finding.file_number);
        const std::string message = pack_message(finding.message);
        batch.add({id, ++seq, word_of(finding.kind), finding.file, finding.line, file_number,
                   message, finding.excerpt});
    }
    batch.finish();
}

std::vector<Finding> findings(db::Read& read, const ImportId& id, std::int64_t at_most) {
    return read.all(kFindings, {id, at_most}, [](const db::Row& row) {
        return Finding{.kind = finding_kind_of(row.text(0)),
                       .file = row.string(1),
                       .line = row.integer(2),
                       .file_number = row.maybe_integer(3).value_or(0),
                       .message = unpack_message(row.text(4)),
                       .excerpt = row.string(5)};
    });
}

namespace {

const db::Query kInsertChunk{"community_map.insert_import_chunk",
                             "INSERT INTO import_chunks (import, seq, bytes) VALUES (?1, ?2, ?3)"};

const db::Query kChunks{"community_map.import_chunks",
                        "SELECT bytes FROM import_chunks WHERE import = ?1 ORDER BY seq"};

const db::Query kDeleteChunks{"community_map.delete_import_chunks",
                              "DELETE FROM import_chunks WHERE import = ?1"};

constexpr std::size_t kChunkBytes = 65'536;

}  // namespace

void insert_digest(db::Write& write, const ImportId& id, std::string_view packed) {
    db::Batch batch = write.batch(kInsertChunk);
    for (std::size_t at = 0, seq = 1; at < packed.size(); at += kChunkBytes, ++seq) {
        batch.add({id, seq, std::as_bytes(std::span(packed.substr(at, kChunkBytes)))});
    }
    batch.finish();
}

std::string digest(db::Read& read, const ImportId& id) {
    std::string packed;
    read.each(kChunks, {id}, [&](const db::Row& row) {
        const db::Blob bytes = row.blob(0);
        packed.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    });
    return packed;
}

void delete_digest(db::Write& write, const ImportId& id) {
    write.run(kDeleteChunks, {id});
}

}  // namespace community_map::store
