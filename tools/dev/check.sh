# Checking what a test cannot: layout, the project's own style, types, common mistakes, memory
# errors. Every check runs, even after one has failed; the last line says which failed.

clang_tidy_seconds=300
smoke_seconds=10
failures=()

# Keeps what a check prints: of one that failed, the end is printed again after all the others.
check() {
    local log
    log=build/checks/${1//[^a-z]/_}.log
    mkdir -p build/checks
    step "$@" > >(tee "$log") 2>&1 || failures+=("$1")
    wait $!
}

tell_failures() {
    local name
    for name in "${failures[@]}"; do
        printf '\n== once more: %s\n' "$name"
        tail -n 40 "build/checks/${name//[^a-z]/_}.log"
    done
    printf '\nFAILED: %s\n' "$(printf '%s; ' "${failures[@]}")"
}

cpp_files() {
    find src tools tests bench -name '*.[ch]pp' -not -path 'tools/tidy/snippets/*'
}

format_sources() {
    cpp_files | xargs clang-format -i
}

check_layout() {
    cpp_files | xargs clang-format --dry-run --Werror
}

check_shell() {
    local file
    for file in dev .ci/run tools/dev/*.sh tests/cli/*.sh tests/cli/*.bash tests/support/*.sh \
        bench/*.sh; do
        [ ! -f "$file" ] || bash -n "$file" || return 1
    done
}

check_style() {
    build_release tidy && build/tidy --self-test tools/tidy/snippets && build/tidy .
}

check_packages() {
    node tools/dev/engines.mjs
}

check_types() {
    node_modules/.bin/tsc --noEmit
}

check_schema() {
    print_schema >build/schema.sql
    diff -u docs/schema.sql build/schema.sql || {
        printf 'The migrations make another schema than docs/schema.sql says: run ./dev schema\n'
        return 1
    }
}

# Files that differ from the commit before this one, or from $GROUNDWORK_CHANGED_SINCE; of a header,
# the source beside it. Everything where there is no such commit.
changed_sources() {
    local since=${GROUNDWORK_CHANGED_SINCE:-HEAD~1} file
    if ! git rev-parse --quiet --verify "$since" >/dev/null 2>&1; then
        cpp_files | grep '\.cpp$'
        return
    fi
    { git diff --name-only "$since" && git ls-files --others --exclude-standard; } |
        sed -n 's/\.hpp$/.cpp/p; /\.cpp$/p' | sort -u | while read -r file; do
        [ ! -f "$file" ] || printf '%s\n' "$file"
    done
}

# Only files the sanitizer build compiles: clang-tidy needs to know how.
with_known_commands() {
    local file commands=build/sanitize/compile_commands.json
    while read -r file; do
        ! grep -q "\"file\": \"$PWD/$file\"" "$commands" || printf '%s\n' "$file"
    done
}

# clang_tidy SECONDS: reads file names, looks at as many as the time allows, and says how many were
# left.
clang_tidy() {
    local code=0 left=build/clang-tidy-left.txt
    : >"$left"
    deadline=$(($(date +%s) + $1)) left=$left xargs -r -P 2 -n 1 bash -c '
        if [ "$(date +%s)" -ge "$deadline" ]; then echo "$0" >>"$left"; exit 0; fi
        clang-tidy --quiet -p build/sanitize "$0" 2>/dev/null' || code=1
    [ ! -s "$left" ] ||
        printf 'Not looked at within %d s: %d files. ./dev check --long looks at all.\n' \
            "$1" "$(wc -l <"$left")"
    return "$code"
}

check_changed_sources() {
    changed_sources | with_known_commands | clang_tidy "$clang_tidy_seconds"
}

check_all_sources() {
    cpp_files | grep '\.cpp$' | with_known_commands | clang_tidy 36000
}

build_for_checks() {
    build_sanitized groundwork all_tests all_fuzzers
}

# The unit tests again, with every memory error, leak and undefined operation made fatal.
sanitized_tests() {
    local program log code=0
    mkdir -p build/sanitize/logs
    export LSAN_OPTIONS=suppressions=$PWD/tools/dev/leaks.txt:print_suppressions=0
    while read -r program; do
        log=build/sanitize/logs/$program.log
        if build/sanitize/"$program" --gtest_brief=1 </dev/null >"$log" 2>&1; then
            printf '   %-28s %s\n' "$program" "$(grep '^\[  PASSED' "$log")"
        else
            printf '   %-28s FAILED\n' "$program"
            tail -n 100 "$log"
            code=1
        fi
    done <build/sanitize/tests.txt
    return "$code"
}

# fuzz_one PROGRAM SECONDS [SEED]: from the corpus in fuzz/corpus/<name without _fuzz>; what it
# finds that is worth keeping stays in build/fuzz/, and so does the input that broke something.
fuzz_one() {
    local program=$1 seconds=$2 seed=${3:-0} own=build/fuzz/$1 seeds=fuzz/corpus/${1%_fuzz}
    mkdir -p "$own"
    local corpus=("$own")
    [ ! -d "$seeds" ] || corpus+=("$seeds")
    build/sanitize/"$program" -max_total_time="$seconds" -seed="$seed" -rss_limit_mb=2048 \
        -timeout=10 -print_final_stats=1 -artifact_prefix="$own/broke-" "${corpus[@]}" \
        </dev/null >"$own.log" 2>&1 || {
        tail -n 60 "$own.log"
        return 1
    }
    printf '   %-28s %s runs\n' "$program" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$own.log")"
}

# fuzz_all SECONDS: two at a time.
fuzz_all() {
    local seconds=$1 code=0 one two first second
    while read -r one; do
        fuzz_one "$one" "$seconds" &
        first=$!
        if read -r two; then
            fuzz_one "$two" "$seconds" &
            second=$!
            wait "$second" || code=1
        fi
        wait "$first" || code=1
    done <build/sanitize/fuzzers.txt
    return "$code"
}

run_fuzz() {
    local name=${1:-} seconds=${2:-60} seed=${3:-0}
    set_up run build test
    step "build" build_sanitized all_fuzzers
    if [ -z "$name" ]; then
        fuzz_all "$seconds"
    else
        name=${name%_fuzz}_fuzz
        grep -qx "$name" build/sanitize/fuzzers.txt ||
            die "there is no fuzzer $name, only: $(tr '\n' ' ' <build/sanitize/fuzzers.txt)"
        fuzz_one "$name" "$seconds" "$seed"
    fi
}

run_checks() {
    local long=${1:-}
    set_up run build test
    check "layout" check_layout
    check "shell" check_shell
    check "style" check_style
    check "types" check_types
    check "npm packages" check_packages
    check "schema" check_schema
    check "build with sanitizers" build_for_checks
    check "tests with sanitizers" sanitized_tests
    check "fuzz, ${smoke_seconds} s each" fuzz_all "$smoke_seconds"
    if [ "$long" = --long ]; then
        check "mistakes in all sources" check_all_sources
    else
        check "mistakes in changed sources" check_changed_sources
    fi
    if [ ${#failures[@]} -gt 0 ]; then
        tell_failures
        return 1
    fi
    printf '\nEvery check passed.\n'
}
