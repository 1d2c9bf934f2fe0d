#!/usr/bin/env bash
# Two imports of one register into one data folder at once: each succeeds or says that somebody
# else is saving, and afterwards there is one body for each file number.
# shellcheck source=tests/cli/in_the_middle.bash
. "$REPOSITORY/tests/cli/in_the_middle.bash"

large_register large
groundwork import list --data data
"$PROGRAM" import olms large --yes --data data >first 2>&1 &
first=$!
"$PROGRAM" import olms large --yes --data data >second 2>&1 &
second=$!

succeeded=0
for one in "$first first" "$second second"; do
    code=0
    wait "${one% *}" || code=$?
    case $code in
        0) succeeded=$((succeeded + 1)) ;;
        70) grep -q '^Somebody else is saving just now' "${one#* }" || fail "$(cat "${one#* }")" ;;
        *) fail "ended with $code: $(cat "${one#* }")" ;;
    esac
done
[ "$succeeded" -gt 0 ] || fail "neither of them succeeded"

counts=$(sqlite3 data/groundwork.db \
    'SELECT count(*), count(DISTINCT file_number), count(DISTINCT id) FROM orgs')
numbers=$(awk -F'|' 'NR > 1 { print $3 }' large/lm_data_data_2025.txt | sort -u | wc -l)
[ "$counts" = "$numbers|$numbers|$numbers" ] || fail "$counts bodies, of $numbers file numbers"
twice=$(sqlite3 data/groundwork.db "SELECT count(*) FROM (SELECT org FROM org_facts
    WHERE field = 'member_count' GROUP BY org, as_of, source_ref HAVING count(*) > 1)")
[ "$twice" -eq 0 ] || fail "$twice bodies have the same size recorded twice"
sound data
