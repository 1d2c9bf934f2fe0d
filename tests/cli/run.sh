#!/usr/bin/env bash
# Runs the golden files of the command line: commands and what they print.
#
#   bash tests/cli/run.sh PROGRAM [--accept] [NAME]
#
# A golden file tests/cli/<what>.txt holds lines "$ command" and below each what it prints, on
# both outputs together; a last line "[exit N]" where it ends with another code than 0. Lines
# before the first command explain, and so does "$ # some words" between them. All commands of a
# file run in one shell, in an empty folder, with
#
#   groundwork      the program under test
#   make_zip        make_zip.mjs, which packs good zips and bad ones
#   $DATA           a data folder that does not exist yet
#   $REPOSITORY     this repository
#
# What differs each time is masked: ids as <id>, the day of the test as <today>, times of the log
# as <time>, incident numbers as <incident>. The shell does the rest, as in "$ groundwork map
# Chicago | head -3".
#
# What golden files cannot say (killed, out of room, two at once) is in tests/cli/*_test.sh: a
# script that finds the program in $PROGRAM and this repository in $REPOSITORY, runs in an empty
# folder of its own, and passes by ending with 0; with 77 it was skipped, and its last line says
# why.
#
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

# Replaces what differs from run to run, and ends the last line. The day is the one that the file's
# commands began on or the present one, should it be midnight.
as_golden() {
    local day masks=(-e 's/\b[0-9a-f]{32}\b/<id>/g'
        -e 's/(\.fault |: )[0-9A-Z]{4}-[0-9A-Z]{4}\b/\1<incident>/'
        -e 's/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z /<time> /')
    for day in "$today" "$(date -u +%F)"; do
        masks+=(-e "s/\\b$day\\b/<today>/g"
            -e "s/\\b$(date -u -d "$day" '+%B %-d, %Y')\\b/<today>/g"
            -e "s/\\b$(spanish_day "$day")\\b/<today>/g")
    done
    sed -E "${masks[@]}" | awk 1
}

# spanish_day DAY: "23 de noviembre de 2026", whatever locales the machine has.
spanish_day() {
    local months=(enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre)
    printf '%s de %s de %s' "$(date -u -d "$1" +%-d)" \
        "${months[$(date -u -d "$1" +%-m) - 1]}" "$(date -u -d "$1" +%Y)"
}

# run_file FILE: the same in a folder of its own, which is removed afterwards.
run_file() (
    folder=$(mktemp -d)
    out=$folder.out
    trap 'rm -rf "$folder" "$out"' EXIT
    cd "$folder"
    export TZ=UTC LANG=C.UTF-8 LC_ALL=C.UTF-8 HOME="$folder" DATA=data REPOSITORY="$repository"
    unset LANGUAGE GROUNDWORK_TEST_DATABASE
    today=$(date -u +%F)
    # shellcheck disable=SC2317  # called by the golden files
    groundwork() { "$program" "$@"; }
    # shellcheck disable=SC2317
    make_zip() { node "$repository/tests/cli/make_zip.mjs" "$@"; }
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
skipped=0
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
# run_script FILE: the same for a script; prints what it says only where it did not pass.
run_script() (
    folder=$(mktemp -d)
    trap 'rm -rf "$folder" "$folder.out"' EXIT
    cd "$folder"
    code=0
    env -u LANGUAGE -u GROUNDWORK_TEST_DATABASE TZ=UTC LANG=C.UTF-8 LC_ALL=C.UTF-8 HOME="$folder" \
        PROGRAM="$program" REPOSITORY="$repository" timeout -k 5 60 bash -eu "$1" \
        >"$folder.out" 2>&1 </dev/null || code=$?
    case $code in
        0) ;;
        77) printf 'skipped: %s: %s\n' "$(basename "$1")" "$(tail -n 1 "$folder.out")" ;;
        *) printf '%s ended with %d:\n' "$(basename "$1")" "$code" && cat "$folder.out" ;;
    esac
    exit "$code"
)

for file in "$repository"/tests/cli/*"$name"*_test.sh; do
    if [ ! -f "$file" ] || [ -n "$accept" ]; then
        continue
    fi
    code=0
    run_script "$file" || code=$?
    case $code in
        0) passed=$((passed + 1)) ;;
        77) skipped=$((skipped + 1)) ;;
        *) failed=$((failed + 1)) ;;
    esac
done

[ -n "$accept" ] || printf '%d passed, %d failed\n' "$passed" "$failed"
if [ -z "$accept$name" ] && [ $((passed + failed)) -eq 0 ]; then
    printf 'there are no golden files\n' >&2
    exit 1
fi
[ "$failed" -eq 0 ]
