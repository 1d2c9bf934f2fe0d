# Building: two folders, build/ (g++, optimised) and build/sanitize/ (clang, sanitizers, fuzzers).

# Configures once; Ninja itself configures again when a CMake file changes.
configure() {
    local preset=$1 folder=$2
    [ -f "$folder/build.ninja" ] || cmake --preset "$preset" >"$folder/configure.log" 2>&1 || {
        cat "$folder/configure.log" >&2
        return 1
    }
}

build_release() {
    mkdir -p build
    configure release build && ninja -C build --quiet "$@"
}

build_sanitized() {
    mkdir -p build/sanitize
    configure sanitize build/sanitize && ninja -C build/sanitize --quiet "$@"
}

# The database as the migrations make it, read back from an empty one.
print_schema() {
    local folder code=0
    folder=$(mktemp -d)
    build_release groundwork >&2 && build/groundwork schema --data "$folder" || code=$?
    rm -rf "$folder"
    return "$code"
}

write_schema() {
    set_up run build
    print_schema >build/schema.sql
    cp build/schema.sql docs/schema.sql
    printf 'docs/schema.sql is written.\n'
}

new_slice() {
    [ $# -ge 1 ] || die "which name? For example: ./dev new-slice statements"
    set_up run build test
    build_release new_slice
    build/new_slice "$@"
    find "src/$1" -name '*.[ch]pp' -print0 | xargs -0 clang-format -i
}

run_bench() {
    set_up run build test
    step "build" build_release groundwork all_benches
    bash bench/run.sh "$@"
}
