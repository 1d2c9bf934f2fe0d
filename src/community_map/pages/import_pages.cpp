// A register file's way onto the map in the browser: dropped, read with a progress bar, looked at,
// saved, undone.

#include <map>
#include <set>

#include "community_map/import_life.hpp"
#include "community_map/pages/parts.hpp"
#include "community_map/sample.hpp"
#include "community_map/settling.hpp"
#include "community_map/store.hpp"
#include "platform/http/json.hpp"

namespace community_map::pages {
namespace {

using base::Language;

constexpr std::uint64_t kUploadBytesMax = 1024ULL * 1024 * 1024;
constexpr std::int64_t kFindingsShown = 200;
constexpr int kProgressEveryMs = 400;

html::Url url_of(const Import& import, std::string_view step = {}) {
    return html::Url::path("/imports/" + import.id.text() + std::string(step));
}

/// What to show of a step that a job carries out.
jobs::Progress progress_of(const Rooms& rooms, db::Read& read, const Import& import) {
    if (!import.job) {
        return {};
    }
    if (const auto live = rooms.machine.live_progress.of(*import.job)) {
        return *live;
    }
    return jobs::progress(read, *import.job).value_or(jobs::Progress{});
}

bool is_running(const Import& import, const jobs::Progress& progress) {
    const bool long_step = import.state == ImportState::Reading ||
                           import.state == ImportState::Saving;
    return long_step && progress.state != jobs::JobState::Failed;
}

std::string step_text(const Rooms& rooms, Language language, const Import& import,
                      const jobs::Progress& progress) {
    if (!progress.step.empty()) {
        return rooms.say(language, progress.step);
    }
    return rooms.say(language, import.state == ImportState::Saving ? "community_map.saving"
                                                                   : "community_map.reading");
}

void fill_count(const Rooms& rooms, Language language, html::Slots& slots, const char* key,
                std::int64_t count) {
    html::Slots counted = slots.add("COUNT");
    counted.set("NUMBER", text::number(language, count));
    counted.set("WHAT", rooms.say(language, {.key = key, .values = {{"count", count}}}));
}

void fill_counts(const Rooms& rooms, Language language, html::Slots& slots, const Import& import) {
    fill_count(rooms, language, slots, "community_map.count_new", import.counts.bodies_new);
    fill_count(rooms, language, slots, "community_map.count_changed", import.counts.bodies_changed);
    fill_count(rooms, language, slots, "community_map.count_unchanged",
               import.counts.bodies_unchanged);
    fill_count(rooms, language, slots, "community_map.count_look", import.counts.needs_look);
}

/// A body that is on the map: where its page is, under what name.
struct Known {
    OrgId id;
    std::string title;
};
using KnownBodies = std::map<std::int64_t, Known>;  ///< by file number

/// The bodies that findings name, as far as they are on the map.
KnownBodies bodies_of(db::Read& read, std::span<const Finding> findings) {
    std::set<std::int64_t> named;
    for (const Finding& finding : findings) {
        if (finding.file_number != 0) {
            named.insert(finding.file_number);
        }
    }
    KnownBodies known;
    if (named.empty()) {
        return known;
    }
    const std::vector<std::int64_t> numbers(named.begin(), named.end());
    for (const auto& body : store::known_by_file_number(read, numbers)) {
        const Org org = settle(body.id, body.file_number, body.facts);
        known.emplace(body.file_number.value_or(0), Known{.id = body.id, .title = title_of(org)});
    }
    return known;
}

void fill_findings(const Rooms& rooms, Language language, html::Slots& slots,
                   std::span<const Finding> findings, const KnownBodies& known) {
    if (findings.empty()) {
        return;
    }
    html::Slots list = slots.add("FINDINGS");
    for (const Finding& finding : findings) {
        html::Slots row = list.add("FINDING");
        row.set("KIND",
                rooms.say(language, "community_map.finding_" + std::string(word_of(finding.kind))));
        row.set("WHERE", finding.line == 0
                             ? finding.file
                             : rooms.say(language, {.key = "community_map.line_of",
                                                    .values = {{"line", finding.line},
                                                               {"file", finding.file}}}));
        row.set("WHY", rooms.say(language, finding.message));
        if (const auto body = known.find(finding.file_number); body != known.end()) {
            html::Slots on_map = row.add("ON_MAP");
            on_map.set("TITLE", body->second.title);
            on_map.set("ORG_URL", html::Url::path("/orgs/" + body->second.id.text()));
        }
        if (!finding.excerpt.empty()) {
            row.add("LINE").set("EXCERPT", finding.excerpt);
        }
    }
}

struct Shown {
    std::optional<Import> import;
    jobs::Progress progress;
    std::vector<Finding> findings;
    KnownBodies known;
};

void fill_import(const Rooms& rooms, const http::Request& request, html::Slots& slots,
                 const Shown& shown) {
    const Import& import = *shown.import;
    const jobs::Progress& progress = shown.progress;
    const Language language = request.language;
    slots.set("NUMBER", import.number);
    slots.set("FILES", import.file_names);
    if (!import.last_period.empty()) {
        slots.add("HAS_YEARS").set("YEARS", years_of(import));
    }
    const bool stuck = !is_running(import, progress) && (import.state == ImportState::Reading ||
                                                         import.state == ImportState::Saving);
    if (is_running(import, progress)) {
        html::Slots running = slots.add("RUNNING");
        running.set("STEP", step_text(rooms, language, import, progress));
        running.set("DONE", progress.done);
        running.set("TOTAL", std::max<std::int64_t>(progress.total, 1));
        running.set("EVENTS_URL", url_of(import, "/events"));
        running.set("NEXT_URL", url_of(import));
    }
    if (stuck) {
        slots.add("STUCK").set(
            "WHY",
            rooms.say(language, progress.failure.empty() ? "jobs.failed" : progress.failure));
    }
    const bool counted = import.state == ImportState::Ready ||
                         import.state == ImportState::Committed;
    if (counted) {
        html::Slots counts = slots.add("COUNTS");
        fill_counts(rooms, language, counts, import);
        fill_findings(rooms, language, slots, shown.findings, shown.known);
        slots.show_if(import.partial, "PARTIAL");
    }
    const bool nothing_to_add = import.counts.bodies_new + import.counts.bodies_changed == 0;
    if (import.state == ImportState::Ready) {
        html::Slots ready = slots.add(nothing_to_add ? "READY_NOTHING" : "READY");
        ready.set("SAVE_URL", url_of(import, "/saving"));
    }
    if (import.state == ImportState::Saving && stuck) {
        slots.add("AGAIN").set("SAVE_URL", url_of(import, "/saving"));
    }
    if (after(import.state, ImportTransition::Discard)) {
        slots.add("DISCARD").set("DISCARD_URL", url_of(import, "/discarding"));
    }
    if (import.state == ImportState::Committed) {
        html::Slots committed = slots.add("COMMITTED");
        committed.set("UNDO_URL", url_of(import, "/undoing"));
        committed.set("SHOW_URL",
                      import.file_names == kSampleFileName
                          ? html::Url::path("/map", {{"place", std::string(kSamplePlace)}})
                          : html::Url::path("/"));
    }
    slots.show_if(import.state == ImportState::Undone, "UNDONE");
    slots.show_if(import.state == ImportState::Discarded, "DISCARDED");
    if (import.state == ImportState::Failed) {
        slots.add("FAILED").set("WHY", rooms.say(language, import.failure));
    }
}

Shown read_shown(const Rooms& rooms, const ImportId& id) {
    return rooms.machine.database.read([&](db::Read& read) {
        Shown shown{.import = store::import_by_id(read, id)};
        if (shown.import) {
            shown.progress = progress_of(rooms, read, *shown.import);
            shown.findings = store::findings(read, id, kFindingsShown);
            shown.known = bodies_of(read, shown.findings);
        }
        return shown;
    });
}

http::Response import_page(const Rooms& rooms, const http::Request& request) {
    const auto id = captured_import(request);
    const Shown shown = id ? read_shown(rooms, *id) : Shown{};
    if (!shown.import) {
        return missing(rooms, request, "community_map.no_such_import");
    }
    const Sheet sheet{.title = rooms.say(request.language, "community_map.import_title"),
                      .content = "community_map/import",
                      .current = "web.nav_import",
                      .follows_a_job = is_running(*shown.import, shown.progress)};
    return show(rooms, request, sheet,
                [&](html::Slots& slots) { fill_import(rooms, request, slots, shown); });
}

/// One event for the progress bar; a state of "done" sends the page on to what follows.
http::Response events(const Rooms& rooms, const http::Request& request) {
    const auto id = captured_import(request);
    const Shown shown = id ? read_shown(rooms, *id) : Shown{};
    if (!shown.import) {
        return missing(rooms, request, "community_map.no_such_import");
    }
    const bool running = is_running(*shown.import, shown.progress);
    const bool counted = shown.progress.total > 0;
    http::JsonWriter json;
    json.begin_object();
    json.key("state").value(running ? "running" : "done");
    json.key("words").value(step_text(rooms, request.language, *shown.import, shown.progress));
    json.key("done").value(shown.progress.done);
    json.key("total").value(shown.progress.total);
    json.key("count").value(
        counted ? std::to_string(shown.progress.done * 100 / shown.progress.total) + " %" : "");
    json.end_object();
    return http::Response::event("progress", json.take(), kProgressEveryMs);
}

http::Response list_page(const Rooms& rooms, const http::Request& request) {
    const auto imports = rooms.machine.database.read(store::imports);
    const Sheet sheet{.title = rooms.say(request.language, "community_map.imports_title"),
                      .content = "community_map/imports",
                      .current = "web.nav_import"};
    return show(rooms, request, sheet, [&](html::Slots& slots) {
        slots.show_if(!imports.empty(), "SOME");
        for (const Import& import : imports) {
            html::Slots row = slots.add("IMPORT");
            row.set("NUMBER", import.number);
            row.set("FILES", import.file_names);
            row.set("IMPORT_URL", url_of(import));
            if (!import.last_period.empty()) {
                row.add("HAS_YEARS").set("YEARS", years_of(import));
            }
            row.set("STATE", rooms.say(request.language, "community_map.state_" +
                                                             std::string(word_of(import.state))));
            row.set("ON", text::long_date(request.language,
                                          base::Date::of_utc(import.created_at).text()));
        }
        slots.show_if(imports.empty(), "NONE");
    });
}

http::Response begin(const Rooms& rooms, const http::Request& request, const Upload& upload) {
    const Import import = rooms.machine.database.write(
        [&](db::Write& write) { return begin_import(write, rooms.act(request), upload); });
    rooms.machine.wake_jobs();
    return http::Response::see_other(url_of(import).text());
}

/// Moves the uploaded file to where the job will find it, so that the server no longer deletes it.
http::Response take_upload(const Rooms& rooms, const http::Request& request) {
    if (request.files.empty() || request.files.front().size == 0) {
        return refused(rooms, request,
                       base::refuse_field("register", "community_map.no_file_chosen"));
    }
    const http::UploadedFile& file = request.files.front();
    auto kept = file.at;
    kept += ".register";
    std::filesystem::rename(file.at, kept);
    return begin(rooms, request,
                 {.file_names = file.name, .at = kept, .instance = rooms.machine.instance});
}

http::Response take_sample(const Rooms& rooms, const http::Request& request) {
    const auto at = write_sample(rooms.machine.uploads, rooms.machine.random);
    return begin(
        rooms, request,
        {.file_names = std::string(kSampleFileName), .at = at, .instance = rooms.machine.instance});
}

using Verb = base::Result<Import> (*)(db::Write&, const Act&, const ImportId&);

/// An import that is going onto the map holds the database until it is there: whoever wants to
/// leave it alone or take it off meanwhile is told so, rather than kept waiting.
bool is_going_onto_the_map(const Rooms& rooms, const ImportId& id) {
    const Shown shown = read_shown(rooms, id);
    return shown.import && shown.import->state == ImportState::Saving &&
           is_running(*shown.import, shown.progress);
}

http::Response act_on(const Rooms& rooms, const http::Request& request, Verb verb) {
    const auto id = captured_import(request);
    if (!id) {
        return missing(rooms, request, "community_map.no_such_import");
    }
    if (verb != ask_to_save && is_going_onto_the_map(rooms, *id)) {
        return refused(rooms, request,
                       base::refuse(base::Reason::Conflict, "community_map.import_is_saving"),
                       "/imports/" + id->text());
    }
    const auto done = rooms.machine.database.write(
        [&](db::Write& write) { return verb(write, rooms.act(request), *id); });
    if (!done) {
        return refused(rooms, request, done.error(), "/imports/" + id->text());
    }
    rooms.machine.wake_jobs();
    return http::Response::see_other(url_of(*done).text());
}

void add_act(http::Routes& routes, const Rooms& rooms, std::string pattern, Verb verb) {
    routes.add(
        {.method = http::Method::Post,
         .pattern = std::move(pattern),
         .answer = [rooms, verb](http::Request& request) { return act_on(rooms, request, verb); },
         .lane = http::Lane::Slow});
}

}  // namespace

void add_import_pages(http::Routes& routes, const Rooms& rooms) {
    routes.add({.pattern = "/imports",
                .answer = [rooms](http::Request& request) { return list_page(rooms, request); }});
    routes.add({.method = http::Method::Post,
                .pattern = "/imports",
                .answer = [rooms](http::Request& request) { return take_upload(rooms, request); },
                .lane = http::Lane::Slow,
                .files_max = kUploadBytesMax});
    routes.add({.method = http::Method::Post,
                .pattern = "/imports/sample",
                .answer = [rooms](http::Request& request) { return take_sample(rooms, request); },
                .lane = http::Lane::Slow});
    routes.add({.pattern = "/imports/{id}",
                .answer = [rooms](http::Request& request) { return import_page(rooms, request); }});
    routes.add({.pattern = "/imports/{id}/events",
                .answer = [rooms](http::Request& request) { return events(rooms, request); }});
    add_act(routes, rooms, "/imports/{id}/saving", ask_to_save);
    add_act(routes, rooms, "/imports/{id}/undoing", undo_import);
    add_act(routes, rooms, "/imports/{id}/discarding", discard_import);
}

}  // namespace community_map::pages
