# Measures Groundwork and prints one table: what is measured, the target, a named baseline of the
# same run, ours, and whether the target is met. Ends with 1 when one is missed.
#
#   bash bench/run.sh [import|years|start|memory|city|search|map|slow]
#
# What each measure means: docs/performance.md. GROUNDWORK_PROGRAM names another program than
# build/groundwork, GROUNDWORK_BENCH_PROGRAMS another folder of the measuring programs than build/.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
export LC_ALL=C.UTF-8

groundwork=$(readlink -f "${GROUNDWORK_PROGRAM:-build/groundwork}")
programs=$(readlink -f "${GROUNDWORK_BENCH_PROGRAMS:-build}")
only=${1:-}
work=
server=
missed=0
measured=0

# shellcheck source=bench/preparing.sh
. bench/preparing.sh
# shellcheck source=bench/importing.sh
. bench/importing.sh
# shellcheck source=bench/serving.sh
. bench/serving.sh

die() {
    printf 'bench: %s\n' "$*" >&2
    exit 1
}

clean_up() {
    stop_server
    [ -z "$work" ] || rm -rf "$work"
}

# row MEASURE TARGET BASELINE OURS IS_MET: one line of the table. IS_MET is "true" or anything else.
row() {
    local verdict=yes
    measured=$((measured + 1))
    [ "$5" = true ] || { verdict=MISSED && missed=$((missed + 1)); }
    printf '%-48s | %-16s | %-36s | %-14s | %s\n' "$1" "$2" "$3" "$4" "$verdict"
}

heading() {
    printf '%-48s | %-16s | %-36s | %-14s | %s\n' measure target "baseline of this run" ours "ok?"
    printf '%s\n' "------------------------------------------------ | ---------------- | \
------------------------------------ | -------------- | ------"
}

# is EXPRESSION: "true" when awk finds it so; fractions are welcome.
is() {
    awk "BEGIN { print ($1) ? \"true\" : \"false\" }"
}

# calculate FORMAT EXPRESSION
calculate() {
    awk "BEGIN { printf \"$1\n\", $2 }"
}

# Others at work on this machine lengthen every wait, and shorten none.
say_how_busy() {
    local load cores
    read -r load _ </proc/loadavg
    cores=$(nproc)
    printf 'Cores: %s. Load before the run: %s.\n' "$cores" "$load"
    [ "$(is "$load > $cores / 2")" != true ] ||
        printf 'The machine is busy: processor time is still true, waits and rates are not.\n'
}

wants() {
    [ -z "$only" ] || [ "$only" = "$1" ]
}

wants_a_server() {
    case $only in "" | start | memory | city | search | map | slow) true ;; *) false ;; esac
}

measure_all() {
    ! wants import || measure_import
    ! wants years || measure_years
    if wants_a_server; then
        prepare_server_data
        ! wants start || measure_start
        ! wants memory || measure_memory
        ! wants map || measure_map
        ! wants city || measure_city
        ! wants search || measure_search
        ! wants slow || measure_slow_clients
    fi
}

case $only in
    "" | import | years | start | memory | city | search | map | slow) ;;
    *) die "no such measure: $only (import, years, start, memory, city, search, map, slow)" ;;
esac
[ -x "$groundwork" ] || die "there is no program: run ./dev build"
trap clean_up EXIT
mkdir -p build
work=$(mktemp -d "$PWD/build/bench.XXXXXX")
find_real_register
say_how_busy
printf '\n'
heading
measure_all
printf '\n%d measured, %d missed\n' "$measured" "$missed"
[ "$missed" -eq 0 ]
