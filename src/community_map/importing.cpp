#include "community_map/importing.hpp"

#include "community_map/import_life.hpp"
#include "community_map/saving.hpp"
#include "community_map/store.hpp"
#include "platform/jobs/queue.hpp"

namespace community_map {
namespace {

using base::Message;
using base::Reason;

/// The Import, moved by `transition` but not yet written; refuses where its life does not allow it.
base::Result<Import> moved(db::Read& read, const ImportId& id, ImportTransition transition) {
    auto import = store::import_by_id(read, id);
    if (!import) {
        return base::refuse(Reason::NotFound, "community_map.no_such_import");
    }
    const auto next = after(import->state, transition);
    if (!next) {
        return base::refuse(Reason::Conflict,
                            "community_map.import_is_" + std::string(word_of(import->state)));
    }
    import->state = *next;
    return *import;
}

jobs::JobId enqueue(db::Write& write, const Act& act, std::string kind, std::string payload,
                    std::string instance) {
    return jobs::enqueue(
        write, act.random, act.at,
        {.kind = std::move(kind), .payload = std::move(payload), .instance = std::move(instance)});
}

}  // namespace

Import begin_import(db::Write& write, const Act& act, const Upload& upload) {
    Import import{.id = ImportId::make(act.random)};
    import.file_names = upload.file_names;
    import.created_at = act.at;
    import.job = enqueue(write, act, "community_map.read_register",
                         import.id.text() + upload.at.string(), upload.instance);
    store::insert_import(write, import);
    return import;
}

Import begin_import(db::Write& write, const Act& act, std::string file_names) {
    Import import{.id = ImportId::make(act.random)};
    import.file_names = std::move(file_names);
    import.created_at = act.at;
    store::insert_import(write, import);
    return import;
}

base::Result<Import> record_reading(db::Write& write, const Act& act, const ImportId& id,
                                    const RegisterDigest& digest) {
    auto import = moved(write, id, ImportTransition::WasRead);
    if (!import) {
        return import.error();
    }
    import->first_period = digest.first_period;
    import->last_period = digest.last_period;
    import->last_received = digest.last_received;
    import->partial = digest.partial;
    import->lines_read = digest.lines_read;
    import->lines_set_aside = digest.lines_set_aside;
    import->lines_repaired = digest.lines_repaired;
    import->reports_superseded = digest.reports_superseded;
    import->counts = count_changes(write, digest, id);
    store::insert_digest(write, id, digest.pack());
    store::insert_findings(write, id, digest.findings);
    store::move_import(write, *import, ImportState::Reading, act.actor, act.at);
    return import;
}

base::Result<Import> record_failure(db::Write& write, const Act& act, const ImportId& id,
                                    const base::Refusal& why) {
    const auto before = store::import_by_id(write, id);
    auto import = moved(write, id, ImportTransition::Fail);
    if (!import) {
        return import.error();
    }
    import->failure = why.messages.empty() ? Message{"jobs.failed"} : why.messages.front();
    store::move_import(write, *import, before->state, act.actor, act.at);
    return import;
}

base::Result<Import> ask_to_save(db::Write& write, const Act& act, const ImportId& id) {
    const auto before = store::import_by_id(write, id);
    if (before && before->state == ImportState::Saving && before->job) {
        const auto progress = jobs::progress(write, *before->job);
        if (progress && progress->state != jobs::JobState::Failed) {
            return *before;  // asked twice: it is being saved
        }
    }
    const bool again = before && before->state == ImportState::Saving;
    auto import = again ? base::Result<Import>(*before) : moved(write, id, ImportTransition::Save);
    if (!import) {
        return import.error();
    }
    import->job = enqueue(write, act, "community_map.save_import", id.text(), "");
    store::move_import(write, *import, before->state, act.actor, act.at);
    return import;
}

base::Result<Import> save_import(db::Write& write, const Act& act, const ImportId& id,
                                 const SavingProgress& progress) {
    const auto before = store::import_by_id(write, id);
    const bool by_job = before && before->state == ImportState::Saving;
    auto import = moved(write, id,
                        by_job ? ImportTransition::WasSaved : ImportTransition::SaveHere);
    if (!import) {
        return import.error();
    }
    const auto digest = RegisterDigest::unpack(store::digest(write, id));
    if (!digest) {
        return base::refuse(Reason::Conflict, "community_map.import_was_lost");
    }
    import->counts = save_digest(write, act, id, *digest, progress);
    import->committed_seq = store::count_change(write);
    store::delete_digest(write, id);
    store::move_import(write, *import, before->state, act.actor, act.at);
    return import;
}

base::Result<Import> discard_import(db::Write& write, const Act& act, const ImportId& id) {
    const auto before = store::import_by_id(write, id);
    auto import = moved(write, id, ImportTransition::Discard);
    if (!import) {
        return import.error();
    }
    store::delete_digest(write, id);
    store::move_import(write, *import, before->state, act.actor, act.at);
    return import;
}

base::Result<Import> undo_import(db::Write& write, const Act& act, const ImportId& id) {
    auto import = moved(write, id, ImportTransition::Undo);
    if (!import) {
        return import.error();
    }
    const auto last = store::last_committed(write);
    if (last && last->id != id) {
        return base::refuse(Reason::Conflict,
                            Message{.key = "community_map.undo_later_import_first",
                                    .values = {{"number", last->number}}});
    }
    remove_imported(write, id);
    store::count_change(write);
    store::move_import(write, *import, ImportState::Committed, act.actor, act.at);
    return import;
}

}  // namespace community_map
