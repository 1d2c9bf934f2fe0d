#!/usr/bin/env bash
# A file of 3 gigabytes that is no register is refused within seconds, with what to do.
groundwork() { "$PROGRAM" "$@"; }

truncate -s 3G lm_data_data_2025.txt
cp --sparse=always lm_data_data_2025.txt year.zip
for file in lm_data_data_2025.txt year.zip; do
    code=0
    timeout 10 "$PROGRAM" import olms "$file" --yes --data data >out 2>&1 || code=$?
    [ "$code" -eq 2 ] || { printf '%s ended with %s: %s\n' "$file" "$code" "$(cat out)"; exit 1; }
    grep -q 'Choose the' out || { cat out; exit 1; }
done
[ "$(groundwork import list --data data)" = 'No register was brought in yet.' ]
