# Importing the Labor Department's register, beside what SQLite needs for the same file.

# median: of the numbers that come in, one a line.
median() {
    sort -n | awk '{ number[NR] = $1 } END { print number[int((NR + 1) / 2)] }'
}

# three_costs COMMAND...: the median of three runs, in milliseconds of processor time. {run} in an
# argument is a number that no other run has.
three_costs() {
    local run
    for run in 1 2 3; do
        "$programs/bench_cost" "${@//\{run\}/$run}" 2>"$work/cost.log" || {
            cat "$work/cost.log" >&2
            return 1
        }
    done | median
}

measure_import() {
    local file flat ours
    make_register 24000 1 year
    file=$(echo "$work"/year/*.txt)
    flat=$(three_costs sqlite3 "$work/flat{run}.db" '.mode ascii' '.separator | \n' \
        ".import $file register")
    ours=$(three_costs "$groundwork" import olms "$file" --data "$work/year{run}" --yes)
    row "import of a year, 24,000 reports: CPU" "3 x baseline" \
        "sqlite3 .import $(calculate '%.2f s' "$flat / 1000")" \
        "$(calculate '%.2f s, %.1f x' "$ours / 1000, $ours / $flat")" "$(is "$ours <= 3 * $flat")"
}

measure_years() {
    local file flat ours memory commands=()
    make_register 600000 25 years
    for file in "$work"/years/*.txt; do
        commands+=(".import ${commands:+--skip 1 }$file register")
    done
    read -r flat _ < <("$programs/bench_cost" sqlite3 "$work/years.db" '.mode ascii' \
        '.separator | \n' "${commands[@]}" 2>"$work/cost.log")
    rm -f "$work/years.db"
    read -r ours memory < <("$programs/bench_cost" "$groundwork" import olms "$work/years" \
        --data "$work/years_data" --yes 2>"$work/cost.log")
    [ -n "$ours" ] || die "the import of 25 years failed"
    row "import of 25 years, 600,000 reports: CPU" "25 s" \
        "sqlite3 .import $(calculate '%.1f s' "$flat / 1000")" \
        "$(calculate '%.1f s' "$ours / 1000")" "$(is "$ours <= 25000")"
    row "the same: peak memory" "200 MB" "size of the files $(megabytes_of "$work/years")" \
        "$(calculate '%.0f MB' "$memory * 1024 / 1e6")" "$(is "$memory * 1024 <= 200e6")"
}

megabytes_of() {
    du -sb "$1" | awk '{ printf "%.0f MB", $1 / 1e6 }'
}
