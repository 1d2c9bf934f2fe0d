#!/usr/bin/env bash
# Runs the golden files of the command line: commands and what they print.
#
#   bash tests/cli/run.sh PROGRAM [--accept] [NAME]
#
# A golden file tests/cli/<what>.txt holds lines "$ command" and below each what it prints, on both
# outputs together; a last line "[exit N]" where it ends with another code than 0. Lines before the
# first command explain. All commands of a file run in one shell, in an empty folder, with
#
#   groundwork      the program under test
#   $DATA           a data folder that does not exist yet
#   $REPOSITORY     this repository
#
# Ids differ each time, so they are shown as <id>. The shell does the rest, as in
# "$ groundwork map Chicago | head -3".
# With --accept the files are rewritten as the program prints: review the difference.
set -euo pipefail

# run_commands FILE: prints FILE as it should be by what the program does. Runs in the folder of the
# test.
run_commands() {
    local line code command
    sed '/^\$ /,$d' "$1"
    while IFS= read -r line <&3; do
        case $line in
            '$ '*)
                printf '%s\n' "$line"
                command=${line#'$ '}
                code=0
                { eval "$command"; } >"$out" 2>&1 </dev/null 3<&- || code=$?
                as_golden <"$out"
                [ "$code" -eq 0 ] || printf '[exit %d]\n' "$code"
                ;;
        esac
    done 3<"$1"
}

# Replaces what differs from run to run, and ends the last line.
as_golden() {
    sed -E 's/\b[0-9a-f]{32}\b/<id>/g' | awk 1
}

# run_file FILE: the same in a folder of its own, which is removed afterwards.
run_file() (
    folder=$(mktemp -d)
    out=$folder.out
    trap 'rm -rf "$folder" "$out"' EXIT
    cd "$folder"
    export TZ=UTC LANG=C.UTF-8 LC_ALL=C.UTF-8 HOME="$folder" DATA=data REPOSITORY="$repository"
    unset LANGUAGE GROUNDWORK_TEST_DATABASE
    groundwork() { "$program" "$@"; }
    set +e +o pipefail
    run_commands "$1"
)

program=$(realpath "$1")
shift
repository=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
accept=
name=
for word in "$@"; do
    case $word in
        --accept) accept=yes ;;
        *) name=$word ;;
    esac
done

passed=0
failed=0
for file in "$repository"/tests/cli/*"$name"*.txt; do
    [ -f "$file" ] || continue
    actual=$(mktemp)
    run_file "$file" >"$actual"
    if [ -n "$accept" ]; then
        cmp -s "$file" "$actual" || { cp "$actual" "$file" && printf 'rewritten: %s\n' "$file"; }
    elif diff -u --label "$(basename "$file"): expected" --label "printed" "$file" "$actual"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
    rm -f "$actual"
done
[ -n "$accept" ] || printf '%d passed, %d failed\n' "$passed" "$failed"
if [ -z "$accept$name" ] && [ $((passed + failed)) -eq 0 ]; then
    printf 'there are no golden files\n' >&2
    exit 1
fi
[ "$failed" -eq 0 ]
