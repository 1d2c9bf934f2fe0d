# Testing: every test program on SQLite and on a PostgreSQL of its own, the command line, the
# browser.
# Output of what passes goes to build/test-logs/; what fails is printed. The last line counts.

passed=0
failed=0
skipped=0
logs=build/test-logs
postgres_folder=
postgres_url=

# number PATTERN FILE: the number in the last line of FILE that matches, or 0.
number() {
    local found
    found=$(sed -nE "s/$1/\1/p" "$2" | tail -n 1)
    printf '%s' "${found:-0}"
}

# count PASSED FAILED SKIPPED CODE LOG: adds up; a program that ends badly without saying what
# failed counts as one failure. Shows the log of what failed.
count() {
    local good=$1 bad=$2 left_out=$3 code=$4 log=$5
    [ "$code" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left_out))
    printf '   %-40s %5d passed %3d failed %3d skipped\n' \
        "$(basename "$log" .log)" "$good" "$bad" "$left_out"
    if [ "$bad" -gt 0 ]; then
        tail -n 200 "$log"
    fi
}

# Which GoogleTest tests were skipped, and the reason each gives.
show_skips() {
    awk '/: Skipped$/ { inside = 1; reason = ""; next }
         inside && /^\[  SKIPPED \]/ { print "   skipped: " $4 ": " reason; inside = 0; next }
         inside && NF { reason = reason $0 " " }' "$1"
}

# run_program NAME ENGINE [FILTER]: one GoogleTest program.
run_program() {
    local name=$1 engine=$2 filter=${3:-*} log=$logs/$1.$2.log code=0
    build/"$name" --gtest_brief=0 --gtest_color=no "--gtest_filter=$filter" </dev/null \
        >"$log" 2>&1 || code=$?
    show_skips "$log"
    count "$(number '^\[  PASSED  \] ([0-9]+) tests?\.$' "$log")" \
        "$(number '^\[  FAILED  \] ([0-9]+) tests?, listed below:$' "$log")" \
        "$(number '^\[  SKIPPED \] ([0-9]+) tests?, listed below:$' "$log")" "$code" "$log"
}

# Only test support reads this variable, and it is linked in only where a test opens a database.
uses_database() {
    grep -q GROUNDWORK_TEST_DATABASE "build/$1"
}

# tests_named PROGRAM NAME: the filter for its tests whose name holds NAME, whatever the case.
tests_named() {
    build/"$1" --gtest_list_tests </dev/null |
        awk '/^[^ ]/ { suite = $1; next } { print suite $1 }' | grep -iF -- "$2" | paste -sd : -
}

# run_programs ENGINE [NAME]: all of them, or those that are named so or hold tests named so.
run_programs() {
    local engine=$1 name=${2:-} program filter
    while read -r program; do
        if [ "$engine" != sqlite ] && ! uses_database "$program"; then
            continue
        fi
        filter='*'
        case $program in
            *"$name"*) ;;
            *) filter=$(tests_named "$program" "$name") || continue ;;
        esac
        run_program "$program" "$engine" "$filter"
    done <build/tests.txt
}

# A throw-away server on a free port of this machine, until the end of this script.
start_postgres() {
    postgres_folder=$(mktemp -d)
    trap stop_postgres EXIT
    postgres_url=$(bash tests/support/postgres.sh start "$postgres_folder/cluster") ||
        die "PostgreSQL could not be started: the tests need it"
}

stop_postgres() {
    bash tests/support/postgres.sh stop "$postgres_folder/cluster" || true
    rm -rf "$postgres_folder"
}

run_on_postgres() {
    start_postgres
    GROUNDWORK_TEST_DATABASE=$postgres_url run_programs postgresql "$@"
}

run_command_line() {
    local log=$logs/command_line.log code=0
    bash tests/cli/run.sh build/groundwork "$@" >"$log" 2>&1 || code=$?
    sed -n 's/^skipped: /   &/p' "$log"
    count "$(number '^([0-9]+) passed, [0-9]+ failed$' "$log")" \
        "$(number '^[0-9]+ passed, ([0-9]+) failed$' "$log")" \
        "$(grep -c '^skipped: ' "$log" || true)" "$code" "$log"
}

# run_node TITLE FILE...: Node's own test runner over these files. They find the program in
# GROUNDWORK_PROGRAM and a PostgreSQL server in GROUNDWORK_TEST_DATABASE.
run_node() {
    local title=$1 log=$logs/$1.log code=0
    shift
    GROUNDWORK_PROGRAM=$PWD/build/groundwork GROUNDWORK_TEST_DATABASE=$postgres_url \
        node --test --test-reporter=tap "$@" </dev/null >"$log" 2>&1 || code=$?
    grep -E '^ *ok .* # SKIP' "$log" || true
    count "$(number '^# pass ([0-9]+)$' "$log")" "$(number '^# fail ([0-9]+)$' "$log")" \
        "$(number '^# skipped ([0-9]+)$' "$log")" "$code" "$log"
}

run_browser() {
    local name=${1:-} files
    command -v chromium >/dev/null || die "Chromium is missing: the browser tests need it"
    mapfile -t files < <(find tests/browser -name "*$name*.test.mjs" | sort)
    if [ ${#files[@]} -eq 0 ]; then
        [ -n "$name" ] || die "there are no browser tests"
        return 0
    fi
    run_node browser "${files[@]}"
}

# The PostgreSQL server stays until the end, so that browser tests can serve pages from it, too.
run_tests() {
    local accept='' name='' began=$SECONDS
    for word in "$@"; do
        case $word in
            --accept) accept=--accept ;;
            *) name=$word ;;
        esac
    done
    set_up run build test
    mkdir -p "$logs"
    step "build" build_release groundwork all_tests || return 1
    if [ -n "$accept" ]; then
        bash tests/cli/run.sh build/groundwork --accept "$name"
        return
    fi
    step "tests on SQLite" run_programs sqlite "$name"
    step "tests on PostgreSQL" run_on_postgres "$name"
    step "command line" run_command_line "$name"
    step "browser" run_browser "$name"
    printf '\nEverything took %d s.\n' $((SECONDS - began))
    if [ -n "$name" ] && [ $((passed + failed + skipped)) -eq 0 ]; then
        die "no test is named like $name"
    fi
    print_count
    [ "$failed" -eq 0 ]
}

print_count() {
    if [ "$skipped" -gt 0 ]; then
        printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    else
        printf '%d passed, %d failed\n' "$passed" "$failed"
    fi
}
