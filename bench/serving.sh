# The server at work on 33,000 bodies, beside the bare spike on the same two cores.

# Processor time that the server has used, in milliseconds.
server_cpu_ms() {
    awk -v ticks="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1000 / ticks }' "/proc/$server/stat"
}

server_memory_bytes() {
    awk '/^VmRSS:/ { print $2 * 1024 }' "/proc/$server/status"
}

# under_load PATHS: as many questions as two cores answer while they also run wrk. Prints pages a
# second and microseconds of the server's processor time a page.
under_load() {
    local before after answers microseconds bad
    before=$(server_cpu_ms)
    read -r _ answers microseconds bad < <(PATHS=$1 wrk -t2 -c16 -d5s -s bench/mix.lua \
        "http://127.0.0.1:$port" | grep '^answers ')
    after=$(server_cpu_ms)
    [ "$answers" -gt 0 ] && [ "$bad" -eq 0 ] ||
        die "$bad of $answers answers were not good: $(head -n 1 "$1") and so on"
    calculate '%.0f %.0f' "$answers * 1e6 / $microseconds, ($after - $before) * 1000 / $answers"
}

# paced PER_SECOND SECONDS PATHS: the 99th percentile in microseconds.
paced() {
    local median slow longest
    read -r median slow longest < <("$programs/bench_paced_load" "$port" "$@" 2>"$work/paced.log")
    [ ! -s "$work/paced.log" ] || { cat "$work/paced.log" >&2 && die "the server did not answer"; }
    printf '%s\n' "$slow"
}

measure_city() {
    local base_rate base_cpu base_slow one_rate one_cpu rate cpu slow bytes
    start_spike
    read -r base_rate base_cpu < <(under_load "$work/cities.txt")
    base_slow=$(paced 200 5 "$work/cities.txt")
    stop_server
    start_groundwork
    answer_bytes "$(cat "$work/city.txt")" >/dev/null
    read -r one_rate one_cpu < <(under_load "$work/city.txt")
    read -r rate cpu < <(under_load "$work/cities.txt")
    slow=$(paced 200 10 "$work/cities.txt")
    bytes=$(while read -r path; do answer_bytes "$path"; done <"$work/cities.txt" |
        sort -n | tail -n 1)
    stop_server
    row "city page of $city: CPU" "600 us" "spike, 12 cities $base_cpu us" "$one_cpu us" \
        "$(is "$one_cpu <= 600")"
    row "city pages of 12 cities in turn: CPU" "600 us" "spike, 12 cities $base_cpu us" "$cpu us" \
        "$(is "$cpu <= 600")"
    row "city page of $city: rate" "2,500 a second" "spike, 12 cities $base_rate a second" \
        "$one_rate a second" "$(is "$one_rate >= 2500")"
    row "city pages of 12 cities in turn: rate" "2,500 a second" \
        "spike, 12 cities $base_rate a second" "$rate a second" "$(is "$rate >= 2500")"
    row "city pages, 200 a second: p99" "under 10 ms" \
        "spike $(calculate '%.1f ms' "$base_slow / 1000")" \
        "$(calculate '%.1f ms' "$slow / 1000")" "$(is "$slow < 10000")"
    row "city pages: largest HTML" "under 60 KB" "-" \
        "$(calculate '%.1f KB' "$bytes / 1000")" "$(is "$bytes < 60000")"
}

measure_search() {
    local base slow
    start_spike
    base=$(paced 100 5 "$work/typed.txt")
    stop_server
    start_groundwork
    answer_bytes "$(head -n 1 "$work/typed.txt")" >/dev/null
    slow=$(paced 100 10 "$work/typed.txt")
    stop_server
    row "search as you type, 100 a second: p99" "under 5 ms" \
        "spike, LIKE: $(calculate '%.1f ms' "$base / 1000")" \
        "$(calculate '%.1f ms' "$slow / 1000")" "$(is "$slow < 5000")"
}

# Medians of five starts.
first_answer() {
    local path=$1 run
    shift
    for run in 1 2 3 4 5; do
        port=$(free_port)
        "$programs/bench_first_answer" "$port" "$path" "${@//\{port\}/$port}" \
            2>"$work/start.log" || { cat "$work/start.log" >&2 && return 1; }
    done | median
}

measure_start() {
    local path base ours
    for path in /healthz / "$(cat "$work/city.txt")"; do
        base=$(first_answer "$path" "$programs/bench_spike" "$work/flat.db" "{port}")
        ours=$(first_answer "$path" "$groundwork" serve --data "$server_data" \
            --listen "127.0.0.1:{port}")
        row "start to first answer: ${path%%\?*}" "under 300 ms" "spike $base ms" "$ours ms" \
            "$(is "$ours < 300")"
    done
}

measure_memory() {
    local base started path
    start_spike
    answer_bytes "$(cat "$work/city.txt")" >/dev/null
    base=$(server_memory_bytes)
    stop_server
    start_groundwork
    sleep 1
    started=$(server_memory_bytes)
    path=$(sed 's|^/map|/map/bodies.json|' "$work/city.txt")
    for path in / "$(cat "$work/city.txt")" "$path" "$(head -n 1 "$work/typed.txt")"; do
        answer_bytes "$path" >/dev/null
    done
    sleep 1
    row_memory "memory after start" "$base" "$started"
    row_memory "memory after the first pages" "$base" "$(server_memory_bytes)"
    stop_server
}

row_memory() {
    row "$1" "under 40 MB" "spike after a page $(calculate '%.1f MB' "$2 / 1e6")" \
        "$(calculate '%.1f MB' "$3 / 1e6")" "$(is "$3 < 40e6")"
}

measure_map() {
    local packed bytes
    packed=$(gzip -6 -c "$flat_file" | wc -c)
    start_groundwork
    bytes=$(answer_bytes /map/bodies.json "Accept-Encoding: gzip")
    stop_server
    row "map of all bodies: compressed data" "under 1 MB" \
        "gzip of the register $(calculate '%.2f MB' "$packed / 1e6")" \
        "$(calculate '%.3f MB' "$bytes / 1e6")" "$(is "$bytes < 1e6")"
}

# drip: prints what bench_slow_clients found, with "-" for moments that never came.
drip() {
    "$programs/bench_slow_clients" "$port" 200 14 | sed 's/ 0 0$/ - -/'
}

measure_slow_clients() {
    local base_left left longest unanswered first last
    start_spike
    read -r _ _ base_left _ < <(drip)
    stop_server
    start_groundwork
    read -r longest unanswered left first last < <(drip)
    stop_server
    row "200 slow clients: longest wait of a probe" "50 ms" "-" \
        "$(calculate '%.1f ms' "$longest / 1000")" \
        "$(is "$longest <= 50000 && $unanswered == 0")"
    row "200 slow clients: still there after 14 s" "0" "spike $base_left" "$left" \
        "$(is "$left == 0")"
    row "200 slow clients: cut after" "10 s, give 1 s" "-" "$first-$last ms" \
        "$(is "\"$first\" != \"-\" && $first >= 9000 && $last <= 11000")"
}
