#!/usr/bin/env bash
# kill -9 at three moments of a large import: the map is as before, or whole; then the same import
# works. What was read and waits for a yes can be left alone.
# shellcheck source=tests/cli/in_the_middle.bash
. "$REPOSITORY/tests/cli/in_the_middle.bash"

large_register large
groundwork import olms "$REPOSITORY/src/community_map/sample" --yes --data data
map_of data >before.json
cp -r data whole
began=$(date +%s%N)
groundwork import olms large --yes --data whole
took_ms=$((($(date +%s%N) - began) / 1000000))
bodies() { sqlite3 "$1/groundwork.db" 'SELECT count(*) FROM orgs WHERE file_number IS NOT NULL'; }

state_of() { sqlite3 killed/groundwork.db "SELECT state FROM imports WHERE number = $1"; }

interrupted=0
left_alone=0
for tenths in 4 6 8; do
    rm -rf killed
    cp -r data killed
    "$PROGRAM" import olms large --yes --data killed >killed.out 2>&1 &
    import=$!
    sleep "$(printf '%d.%03d' $((took_ms * tenths / 10000)) $((took_ms * tenths / 10 % 1000)))"
    ! kill -9 "$import" 2>/dev/null || interrupted=$((interrupted + 1))
    wait "$import" 2>/dev/null || true
    sound killed
    case $(bodies killed) in
        300) same_map killed before.json "killed after $tenths tenths" ;;
        "$(bodies whole)") ;;
        *) fail "killed after $tenths tenths, there are $(bodies killed) bodies" ;;
    esac
    if [ "$(state_of 2)" = ready ]; then
        groundwork import discard 2 --data killed
        [ "$(state_of 2)" = discarded ] || fail "the import is $(state_of 2) after being left alone"
        same_map killed before.json "the import was left alone"
        left_alone=$((left_alone + 1))
    fi
done
[ "$interrupted" -gt 0 ] || fail "no import was under way when it was to be killed"
[ "$left_alone" -gt 0 ] || fail "no killed import was left waiting for a yes"
groundwork import olms large --yes --data killed
[ "$(bodies killed)" = "$(bodies whole)" ] || fail "after the kill, the import is not whole"
