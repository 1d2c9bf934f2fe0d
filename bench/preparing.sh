# What is measured on: registers of any size made out of a real one, and the servers.

# The partial register of 2021 in the folder of real data, or else the fictional sample.
find_real_register() {
    local real=${GROUNDWORK_REAL_DATA:-../shared/data}/olms/2021-partial/lm_data_data_2021.txt.gz
    local samples=(src/community_map/sample/lm_data_data_*.txt)
    register=$real
    if [ ! -f "$real" ]; then
        register=${samples[0]}
        printf 'The real register is not there (%s): made out of the sample instead.\n' "$real"
    fi
}

# make_register REPORTS YEARS FOLDER: once in a run.
make_register() {
    [ -d "$work/$3" ] || "$programs/make_register" "$register" "$1" "$2" "$work/$3"
}

# flat_import FILE DATABASE: what SQLite itself does with the file: a row a line, every field text,
# quotes plain characters. `.import` makes the table out of the first file's header.
flat_import() {
    local first="$1" database=$2
    sqlite3 "$database" '.mode ascii' '.separator | \n' ".import $first register"
}

# The server's data: 25 years, about 33,000 bodies. Its baseline has the same number in one table.
prepare_server_data() {
    local folder=$work/years_data
    make_register 33000 1 bodies
    flat_file=$(echo "$work"/bodies/*.txt)
    flat_import "$flat_file" "$work/flat.db"
    sqlite3 "$work/flat.db" 'create index by_city on register (CITY)'
    if [ ! -d "$folder" ]; then
        make_register 600000 25 years
        "$groundwork" import olms "$work/years" --data "$folder" --yes >"$work/import.log" 2>&1 ||
            { cat "$work/import.log" >&2 && die "the import for the server failed"; }
    fi
    server_data=$folder
    prepare_paths
}

# city_paths: the twelve cities with the most bodies, Chicago first where it is among them.
city_paths() {
    awk -F'|' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
               { bodies[$at["CITY"] ", " $at["STATE"]]++ }
               END { for (city in bodies) print bodies[city] "\t" city }' "$flat_file" |
        sort -k1,1nr -k2 | awk -F'\t' 'NR <= 12 { print $2 }' |
        awk '/^CHICAGO, IL$/ { print; next } { rest = rest $0 "\n" } END { printf "%s", rest }' |
        sed 's/,/%2C/g; s/ /%20/g; s|^|/map?place=|'
}

# typed_paths: every beginning of what people type, from the second letter on.
typed_paths() {
    awk '{ for (i = 2; i <= length($0); i++) print substr($0, 1, i) }' bench/typed.txt |
        sed 's/ /%20/g; s|^|/search/suggestions?q=|'
}

prepare_paths() {
    city_paths >"$work/cities.txt"
    head -n 1 "$work/cities.txt" >"$work/city.txt"
    typed_paths >"$work/typed.txt"
    city=$(sed 's|.*place=||; s/%2C/,/g; s/%20/ /g' "$work/city.txt")
}

# A port of this machine on which nobody listens.
free_port() {
    local port
    for _ in $(seq 100); do
        port=$((20000 + RANDOM % 10000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { printf '%s' "$port" && return; }
    done
    die "found no free port"
}

# start_server COMMAND...: with {port} replaced; leaves $server and $port.
start_server() {
    port=$(free_port)
    "${@//\{port\}/$port}" >"$work/server.log" 2>&1 &
    server=$!
    for _ in $(seq 200); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return
        kill -0 "$server" 2>/dev/null || break
        sleep 0.05
    done
    cat "$work/server.log" >&2
    die "the server did not start: $1"
}

stop_server() {
    [ -n "$server" ] || return 0
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}

start_groundwork() {
    start_server "$groundwork" serve --data "$server_data" --listen "127.0.0.1:{port}"
}

start_spike() {
    start_server "$programs/bench_spike" "$work/flat.db" "{port}"
}

# answer_bytes PATH [HEADER]: the length of the answer's body as it is sent.
answer_bytes() {
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%s\r\n' \
        "$1" "${2:+$2$'\r\n'}" >&3
    tr -d '\r' <&3 | awk '/^Content-Length: / { print $2 } /^$/ { exit }' || true
    exec 3>&-
}
