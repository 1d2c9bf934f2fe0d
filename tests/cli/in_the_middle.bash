# Shared by the tests of what happens in the middle of an import.

groundwork() { "$PROGRAM" "$@"; }

# large_register FOLDER: 18,000 bodies, the ordinary ones of the sample again and again under other
# file numbers; saving them takes long enough to be interrupted.
large_register() {
    mkdir -p "$1"
    awk -F'|' -v OFS='|' '
        NR == 1 { print }
        NR > 72 { row[++rows] = $0 }
        END {
            for (copy = 1; copy <= 76; ++copy)
                for (at = 1; at <= rows; ++at) {
                    $0 = row[at]
                    $3 += copy * 10000
                    print
                }
        }' "$REPOSITORY/src/community_map/sample/lm_data_data_2025.txt" \
        >"$1/lm_data_data_2025.txt"
}

# What the map says, in full: everything within reach of the sample's places.
map_of() { groundwork map "Port Halden, WA" --within 500 --json --data "$1"; }

fail() {
    printf '%s\n' "$*"
    exit 1
}

# same_map DATA FILE WHEN: fails where the map is not as FILE has it.
same_map() {
    map_of "$1" >now.json
    cmp -s "$2" now.json || fail "the map is not as before: $3"
}

# sound DATA: fails where SQLite finds the database damaged.
sound() {
    [ "$(sqlite3 "$1/groundwork.db" 'PRAGMA integrity_check')" = ok ] || fail "$1 is damaged"
}

# may_mount "$@": begins the test again where it may mount disks that nobody else sees; skips it where
# this machine lets nobody do so.
may_mount() {
    [ "${1:-}" != may_mount ] || return 0
    if ! unshare --map-root-user --mount true 2>/dev/null; then
        printf 'this machine lets nobody mount a disk of her own\n'
        exit 77
    fi
    exec unshare --map-root-user --mount bash -eu "$0" may_mount
}
