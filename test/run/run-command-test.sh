#!/usr/bin/env bash
# The program mgm-run from outside: options, errors, files, interruption.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset MGM_LAUNCHER
cd "$work" || exit 1

# shellcheck source=test/main/checks.sh
. "$source_dir/test/main/checks.sh"

run()
{
    run_command "$binary_dir/mgm-run" "$@"
}

# Whether there is no such file or folder.
absent()
{
    [ ! -e "$1" ]
}

# Whether the files in folder $1 are exactly the others.
holds()
{
    local folder=$1
    shift
    [ "$(cd "$folder" && find . -type f -printf '%P\n' | LC_ALL=C sort)" = \
        "$(printf '%s\n' "$@" | LC_ALL=C sort)" ]
}

# Whether a trace is complete and says with how many records.
complete()
{
    local lines
    lines=$(wc -l <"$1")
    tail -n 1 "$1" | grep -q "^{\"record\":\"end\",.*\"records\":$((lines - 2))}\$"
}

test_standard_run()
{
    run
    check "the standard scenario runs" exits 0
    check "receivers are listed" contains "$stdout" "columbia"
    check "routers are listed" contains "$stdout" "KansasCity"
    check "the files are named" contains "$stdout" "Files in out/backbone-failure: trace.jsonl ("
    check "there are these files" holds out/backbone-failure summary.json trace.jsonl
    check "the trace is complete" complete out/backbone-failure/trace.jsonl
    local next
    next=$(sed -n 's/^Next: mgm-explain //p' "$work/stdout")
    check "the next command is named" [ -n "$next" ]
    # shellcheck disable=SC2086
    "$binary_dir/mgm-explain" $next >"$work/story" 2>&1
    check "and works" grep -q "wrong interface" "$work/story"
    MGM_LAUNCHER=./mgm run --out launched
    check "the launcher is named as it was called" contains "$stdout" "Next: ./mgm explain launched "
    MGM_LAUNCHER="/my tools/mgm" run --out "Ann's run"
    check "names with spaces and quotes can be typed as they are printed" \
        contains "$stdout" "Next: '/my tools/mgm' explain 'Ann'\\''s run' "
}

test_same_bytes()
{
    run --out one --pcap all --seed 5 --run 2
    run --out two --pcap all --seed 5 --run 2
    check "runs with pcap" exits 0
    check "there are pcap files" [ -s one/Denver-to-KansasCity.pcap ]
    check "the same seed gives the same bytes" diff -r one two
    run parallel-forwarders --out three
    run parallel-forwarders --out four
    check "on a LAN too" diff -r three four
}

test_options()
{
    run --help
    check "--help explains" contains "$stdout" "usage: mgm-run"
    check "--help is no error" exits 0
    check "the examples are listed" contains "$stdout" "asymmetric-costs, backbone-failure"
    run --list-attributes
    check "attributes are listed" contains "$stdout" "forwarder.Limiter = per-entry"
    run --quiet --out quiet
    check "--quiet says nothing" [ -z "$stdout$stderr" ]
    run --check limiter-hides-interface
    check "--check finds nothing" exits 0
    run limiter-hides-interface --set forwarder.Limiter=none --trace off --out none
    check "attributes can be set" contains "$stdout" "20       20           0"
    check "no trace is written" holds none summary.json
    run limiter-hides-interface --set duration_s=3 --out short
    check "events after the end are refused" exits 2
    run limiter-hides-interface --set 'events=[]' --set sources.camera.stop_s=2 \
        --set duration_s=3 --out 'a folder/with spaces'
    check "folders are made" holds 'a folder/with spaces' summary.json trace.jsonl
    run limiter-hides-interface --set 'events=[{"at_s":1,"type":"print-tables"}]' \
        --set sources.camera.stop_s=2 --set duration_s=3 --out tables
    check "tables are a file of the run" holds tables summary.json tables.txt trace.jsonl
    check "that is named" contains "$stdout" "tables.txt, summary.json"
    check "and holds them" grep -q "Group manager of node .* at +1s" tables/tables.txt
    run "$source_dir/examples/scenarios/router-restart.json" --pcap r1 --pcap r3:screen --out caps
    check "pcap files are as asked for" holds caps summary.json trace.jsonl r1-to-r0.pcap \
        r1-to-r2.pcap r3-to-screen.pcap
    run "$source_dir/examples/scenarios/router-restart.json" --trace off --out caps
    check "files of an earlier run go" holds caps summary.json
    touch caps/notes.txt
    run router-restart --trace off --out caps
    check "other files stay" holds caps summary.json notes.txt
}

# refused <message> <argument...>: exit status 2, the message, and nothing written.
refused()
{
    local message=$1
    shift
    run "$@"
    check "status 2 for: $*" exits 2
    check "the message for: $*" contains "$stderr" "$message"
    check "nothing on standard output for: $*" [ -z "$stdout" ]
    check "nothing written for: $*" absent out
}

test_errors()
{
    rm -rf out
    refused 'found "--sed"; allowed: one of' --sed 5
    refused '(did you mean "--seed"?)' --sede 5
    refused '--seed needs a value' --seed
    refused '--quiet takes no value' --quiet=yes
    refused 'found a second file, "b.json"' a.json b.json
    refused '"nowhere.json": no such file' nowhere.json
    refused '"no/where.json": no such file' no/where.json
    refused '(did you mean "pim-lan-assert"?)' pim-lan-asert
    refused '(did you mean "pim-lan-assert"?)' pim-lan-asert.json
    refused 'found "Limiter"; allowed: NAME=VALUE' --set Limiter
    refused '--set forwarder.Limitr=none: found "Limitr", which is no attribute of' \
        --set forwarder.Limitr=none
    refused '(did you mean "Limiter"?)' --set forwarder.Limitr=none
    refused '--set forwarder.Limiter=nine: found "nine"; allowed: one of "per-entry"' \
        --set forwarder.Limiter=nine
    refused '--set duraton_s=5: found an unknown member' --set duraton_s=5
    refused '--set ns3::Nothing::X=1: found "ns3::Nothing", which is no type of ns-3' \
        --set ns3::Nothing::X=1
    refused '--seed 0: found 0; allowed: a whole number from 1' --seed 0
    refused '--trace everything: found "everything"; allowed: one of "off"' --trace everything
    refused '--pcap: found "Dever", which is neither' --pcap Dever
    refused 'mgm-run: 2 problems; nothing was run' --seed 0 --trace none
}

test_unwritable()
{
    echo "a file" >file
    run --out file/below
    check "a file is no folder" exits 2
    check "and the message says so" contains "$stderr" "mgm-run: cannot make folder file: "
    check "in one line" [ "$(wc -l <"$work/stderr")" -eq 1 ]
    run --out /proc/mgm
    check "a folder that cannot be made" exits 2
    check "is named" contains "$stderr" "mgm-run: cannot make folder /proc/mgm: "
    if [ "$(id -u)" -ne 0 ]; then
        mkdir locked && chmod 500 locked
        run --out locked
        check "a folder without permission" exits 2
        check "and nothing in it" holds locked
    fi
}

# From now on no file gets longer than 16 KiB. Programs that count what they run would cut off their
# counts, too, so these go where nobody reads them.
limit_files()
{
    export GCOV_PREFIX=$work/counts GCOV_ERROR_FILE=/dev/null
    trap '' XFSZ
    ulimit -f 16
}

# A file of limited size fails like one on a full disk, but with another reason.
test_full_disk()
{
    local kept
    run --out disk
    kept=$(cksum disk/*)
    (
        limit_files
        run --trace packets --out disk
        exit "$status"
    )
    status=$?
    stderr=$(<"$work/stderr")
    check "a full disk is an error" exits 2
    check "that is named" contains "$stderr" "mgm-run: cannot write disk/trace.jsonl: File too large"
    check "in one line" [ "$(wc -l <"$work/stderr")" -eq 1 ]
    check "files of the earlier run stay" [ "$(cksum disk/*)" = "$kept" ]
    check "and nothing else" holds disk summary.json trace.jsonl
    (
        limit_files
        run --trace packets --out newdisk
        exit "$status"
    )
    check "a folder made for nothing goes again" absent newdisk
    (
        limit_files
        run --trace off --pcap Seattle --set sources.uw.rate=1Mb/s --out capdisk
        exit "$status"
    )
    status=$?
    check "pcap files are watched too" exits 2
    check "and go" absent capdisk
}

# interrupted <signal> <status>: a run that would take long is ended after a moment.
interrupted()
{
    rm -rf cut
    timeout --preserve-status -s "$1" 1.5 "$binary_dir/mgm-run" \
        --set sources.uw.rate=20Mb/s --trace alerts --pcap Denver --out cut \
        >"$work/stdout" 2>"$work/stderr" </dev/null
    status=$?
    stdout=$(<"$work/stdout")
    stderr=$(<"$work/stderr")
    check "$1 gives status $2" exits "$2"
    check "all files are there after $1" holds cut summary.json trace.jsonl \
        Denver-to-{KansasCity,Seattle,Sunnyvale}.pcap
    check "the trace is complete after $1" complete cut/trace.jsonl
    check "the summary says so after $1" grep -q '"interrupted": true' cut/summary.json
    check "the tables say so after $1" contains "$stdout" "of 60 s (interrupted)"
}

test_standard_run
test_same_bytes
test_options
test_errors
test_unwritable
test_full_disk
interrupted INT 130
interrupted TERM 143
finish
