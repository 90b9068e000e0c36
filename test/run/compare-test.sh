#!/usr/bin/env bash
# The program mgm-compare from outside: its files, errors, interruption; and that each of its runs is the
# one that mgm-run makes with the same settings.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset MGM_LAUNCHER
cd "$work" || exit 1

# shellcheck source=test/main/checks.sh
. "$source_dir/test/main/checks.sh"

compare()
{
    run_command "$binary_dir/mgm-compare" "$@"
}

# Summary $1 without the names of files, which differ between the two programs.
numbers()
{
    sed '/^  "files": \[/,/^  \]/d' "$1"
}

# The runs of a comparison are those of mgm-run, whatever runs beside or before them.
test_same_runs()
{
    local number=0 limiter cost
    compare pim-limiter --vary forwarder.limiter=per-entry,none --vary seed=1,7 --jobs 3 --out both
    check "a comparison" exits 0
    for limiter in per-entry none; do
        for cost in 1 7; do
            number=$((number + 1))
            "$binary_dir/mgm-run" pim-limiter --set forwarder.Limiter=$limiter --set seed=$cost \
                --trace off --quiet --out single
            check "run $number is that of mgm-run" \
                [ "$(numbers both/summary-000$number.json)" = "$(numbers single/summary.json)" ]
        done
    done
    compare pim-limiter --vary forwarder.limiter=per-entry,none --vary seed=1,7 --jobs 1 --out again
    check "the same bytes with one run at a time" diff -r both again
}

test_table()
{
    compare limiter-hides-interface --vary forwarder.limiter=per-entry,per-entry-and-interface,none
    check "the table" exits 0
    check "golden table" diff "$source_dir/test/run/compare-table.txt" - <<<"$(sed \
        's/, plot.svg//; /^No plot/d' "$work/stdout")"
    check "the folder" [ -s out/limiter-hides-interface-compare/compare.json ]
    if command -v gnuplot >/dev/null; then
        check "the plot" grep -q '<svg' out/limiter-hides-interface-compare/plot.svg
    fi
    compare limiter-hides-interface --vary forwarder.limiter=none --quiet
    check "nothing is printed" [ -z "$stdout$stderr" ]
    check "files of an earlier comparison go" \
        [ ! -e out/limiter-hides-interface-compare/summary-0002.json ]
    compare igmp-source-filter --vary igmp.RobustnessVariable=2,3 --runs 3 --json --out means
    check "means" contains "$stdout" '"run": 3'
    check "of all runs" [ "$(find means -name 'summary-*' | wc -l)" -eq 6 ]
    PATH=/nowhere compare limiter-hides-interface --vary seed=1,2 --out plain
    check "without gnuplot there is a table all the same" exits 0
    check "and a line about it" contains "$stdout" "No plot: neither gnuplot nor matplotlib"
    check "and no picture" [ ! -e plain/plot.svg ]
}

test_examples()
{
    local file name
    for file in "$source_dir"/examples/scenarios/*.json; do
        name=$(basename "$file" .json)
        compare "$name" --vary forwarder.limiter=per-entry,none --out examples
        check "a comparison of $name" exits 0
    done
    rm -r examples
}

# refused <message> <argument...>: exit status 2, the message, and nothing written.
refused()
{
    local message=$1
    shift
    compare "$@"
    check "status 2 for: $*" exits 2
    check "the message for: $*" contains "$stderr" "$message"
    check "nothing on standard output for: $*" [ -z "$stdout" ]
    check "nothing written for: $*" [ ! -e out ]
}

test_errors()
{
    rm -rf out
    refused 'SCENARIO' --vary seed=1,2
    refused '--vary NAME=VALUE,VALUE,... is missing' pim-limiter
    refused '(did you mean "pim-limiter"?)' pim-limitr --vary seed=1,2
    refused '--vary: found "seed"; allowed: NAME=VALUE,VALUE,...' pim-limiter --vary seed
    refused 'with an empty value' pim-limiter --vary seed=1,,2
    refused 'with "1" twice' pim-limiter --vary seed=1,1
    refused '--vary: found "seed" twice' pim-limiter --vary seed=1 --vary seed=2
    refused '--set: found "seed"' pim-limiter --vary run=1 --set seed
    refused '(did you mean "--vary"?)' pim-limiter --vari seed=1
    refused '--vary seed=0: found 0; allowed:' pim-limiter --vary seed=0,1
    refused '--vary forwarder.limiter=nine: found "nine"; allowed: one of "per-entry"' \
        pim-limiter --vary forwarder.limiter=none,nine
    refused '--vary forwarder.limitr=none: found "limitr", which is no attribute of' \
        pim-limiter --vary forwarder.limitr=none
    refused '--runs: found "0"' pim-limiter --vary seed=1 --runs 0
    refused 'found 40 combinations, each with 26 runs; allowed: 1000 runs in all' \
        pim-limiter --vary "seed=$(seq -s, 40)" --runs 26
    refused '--vary seed=0' pim-limiter --vary seed=0 --set run=x
    check "all problems at once" contains "$stderr" '--set run=x'
    compare pim-limiter --vary seed=1 --out /proc/mgm
    check "a folder that cannot be made" exits 2
    check "is named" contains "$stderr" "mgm-compare: cannot make folder /proc/mgm: "
    compare --help
    check "--help explains" contains "$stdout" "usage: mgm-compare SCENARIO"
}

# interrupted <signal> <status>: a comparison that would take long is ended after a moment.
interrupted()
{
    timeout --preserve-status -s "$1" 1.5 "$binary_dir/mgm-compare" backbone-failure \
        --set sources.uw.rate=20Mb/s --vary seed=1,2,3 --out cut >"$work/stdout" 2>"$work/stderr"
    status=$?
    check "$1 gives status $2" exits "$2"
    check "nothing is left after $1" [ ! -e cut ]
    check "and nobody" [ -z "$(pgrep -f "mgm-compare backbone-failure.*--out cut")" ]
}

test_same_runs
test_table
test_examples
test_errors
interrupted INT 130
interrupted TERM 143
finish
