#!/usr/bin/env bash
# No room left in the middle of an import: a sentence that says so, and the map as it was. The
# disk is a small one in memory, which only this test sees.
# shellcheck source=tests/cli/in_the_middle.bash
. "$REPOSITORY/tests/cli/in_the_middle.bash"

may_mount "$@"

large_register large
mkdir small
mount -t tmpfs -o size=6m tmpfs small
groundwork import olms "$REPOSITORY/src/community_map/sample" --yes --data small/data
map_of small/data >before.json

code=0
groundwork import olms large --yes --data small/data >out 2>&1 || code=$?
[ "$code" -eq 70 ] || fail "ended with $code: $(cat out)"
grep -q '^The disk is full. Nothing was changed.' out || fail "said: $(cat out)"
same_map small/data before.json "the disk is full"
sound small/data

mount -o remount,size=200m small
groundwork import olms large --yes --data small/data
[ "$(map_of small/data | grep -o '"file_number"' | wc -l)" -gt 15000 ] ||
    fail "with room again, the register is not on the map"
