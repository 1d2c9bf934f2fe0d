#!/usr/bin/env bash
# A server and the terminal on one data folder at the same time: each sees what the other one did,
# and nothing that was acknowledged is lost when the server is killed.
# shellcheck source=tests/cli/in_the_middle.bash
. "$REPOSITORY/tests/cli/in_the_middle.bash"
# shellcheck source=tests/cli/serving.bash
. "$REPOSITORY/tests/cli/serving.bash"
trap 'stop_server -9' EXIT

log_is_there() {
    ! ls -l "/proc/$server/fd" | grep -q '(deleted)' ||
        fail "the server writes into a file that is gone, after $1"
}

groundwork import olms "$REPOSITORY/src/community_map/sample" --yes --data data
start_server data
# Several at once, so that the server has several connections to the database.
for question in 1 2 3 4; do
    ask "/map?place=Port+Halden,+WA&within=$question" >/dev/null &
done
wait $(jobs -p | grep -v "^$server\$")
log_is_there "the first pages"

groundwork import list --data data >/dev/null
log_is_there "a list in the terminal"
sqlite3 data/groundwork.db ".backup copy.db"
log_is_there "a backup"

ask /orgs name="Beside Us" kind=local city="Port Halden" state=WA source_kind=news \
    source_ref="Herald" confidence=2 | grep -q '^303' || fail "adding by hand was refused"
map_of data | grep -q '"Beside Us"' || fail "the terminal does not see what the browser added"

large_register large
groundwork import olms large --yes --data data >/dev/null
log_is_there "an import in the terminal"
ask / | grep -q '18,' || fail "the browser does not see what the terminal brought in"
groundwork import undo 2 --data data
ask / | grep -q '18,' && fail "the browser does not see what the terminal took back"

stop_server -9
map_of data | grep -q '"Beside Us"' || fail "what was acknowledged is lost"
sound data
