# Shared by the tests of a server at work beside other programs.

# start_server DATA: leaves $server and $address.
start_server() {
    local try
    "$PROGRAM" serve --listen localhost:0 --data "$1" >server.out 2>&1 &
    server=$!
    for try in $(seq 100); do
        address=$(grep -o 'http://localhost:[0-9]*' server.out | head -n 1) || true
        [ -z "$address" ] || return 0
        sleep 0.1
    done
    fail "the server did not start: $(cat server.out)"
}

# stop_server [SIGNAL]
stop_server() {
    kill "${1:--TERM}" "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
}

ask() { node "$REPOSITORY/tests/cli/ask.mjs" "$address$@"; }
