#!/usr/bin/env bash
# A second server on one port does not start, and says what to do; the first goes on.
# shellcheck source=tests/cli/in_the_middle.bash
. "$REPOSITORY/tests/cli/in_the_middle.bash"
# shellcheck source=tests/cli/serving.bash
. "$REPOSITORY/tests/cli/serving.bash"
trap stop_server EXIT

start_server data
code=0
timeout 10 "$PROGRAM" serve --listen "${address#http://}" --data other >other.out 2>&1 || code=$?
[ "$code" = 70 ] || fail "a second server on one port ended with $code"
grep -q 'Something else already listens there' other.out || fail "it said: $(cat other.out)"
ask / | grep -q '^200' || fail "the first server does not answer any more"
