#!/usr/bin/env bash
# No room left while the browser's import is saved: its page says so instead of waiting for ever,
# and saving again works once there is room. The disk is a small one in memory, which only this
# test sees.
# shellcheck source=tests/cli/in_the_middle.bash
. "$REPOSITORY/tests/cli/in_the_middle.bash"
# shellcheck source=tests/cli/serving.bash
. "$REPOSITORY/tests/cli/serving.bash"

may_mount "$@"
trap 'stop_server -9' EXIT

# page_says WORDS: waits until the page of the import says so.
page_says() {
    local try
    for try in $(seq 150); do
        ask "$import" >page
        ! grep -q "$1" page || return 0
        sleep 0.2
    done
    fail "the page does not say “$1”: $(sed 's/<[^>]*>//g' page | grep . | head -n 40)"
}

large_register large
mkdir small
mount -t tmpfs -o size=14m tmpfs small
start_server small/data
import=$(ask /imports register=@large/lm_data_data_2025.txt | sed -n 's/^303 //p')
[ -n "$import" ] || fail "the file was not taken"
page_says '/saving"'
fallocate -l "$(($(df --output=avail -B1 small | tail -n 1) - 500000))" small/filler
ask "$import/saving" x= >/dev/null
page_says 'The disk is full'

rm small/filler
mount -o remount,size=200m small
ask "$import/saving" x= >/dev/null
page_says '/undoing"\|undo'
[ "$(map_of small/data | grep -o '"file_number"' | wc -l)" -gt 15000 ] ||
    fail "with room again, the register is not on the map"
