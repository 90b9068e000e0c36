#!/usr/bin/env bash
# tshark reads every PIM packet of some runs without a malformed frame or a wrong checksum, and sees in
# it what the trace of the same run says.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
if ! command -v tshark >/dev/null; then
    echo "SKIP tshark is not installed"
    exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# compare <trace> <capture> [router neighbor]: compares the two, on one link if the trace has several.
compare()
{
    local trace=$1 capture=$2
    shift 2
    if [ ! -s "$trace" ] || [ ! -s "$capture" ]; then
        echo "there is no trace $trace or no pcap file $capture"
        return 1
    fi
    tshark -r "$capture" -Y pim -T json --no-duplicate-keys >"$work/frames.json" 2>"$work/errors" || {
        cat "$work/errors"
        return 1
    }
    python3 "$source_dir/test/run/check-pim-frames.py" "$trace" "$work/frames.json" "$@"
}

# compare_suite <suite> <name> [router neighbor]: compares what a suite writes, name.jsonl and
# name-*.pcap.
compare_suite()
{
    local suite=$1 name=$2
    shift 2
    "$binary_dir/mgm-test-runner" "--suite=$suite" "--tempdir=$work" >"$work/log" 2>&1 || {
        cat "$work/log"
        return 1
    }
    compare "$(find "$work" -name "$name.jsonl")" "$(find "$work" -name "$name-*.pcap")" "$@"
}

# compare_run <scenario> <router neighbor>...: compares the links of a run.
compare_run()
{
    local scenario=$1 result=0
    shift
    "$binary_dir/mgm-run" "$scenario" --trace control --pcap all --quiet --out "$work/run" || return 1
    while [ $# -gt 0 ]; do
        compare "$work/run/trace.jsonl" "$work/run/$1-to-$2.pcap" "$1" "$2" || result=1
        shift 2
    done
    rm -rf "$work/run"
    return "$result"
}

status=0
# Messages of all types, with all their fields.
compare_suite mgm-pim-trace pim || status=1
# What dense mode sends on a LAN.
compare_suite mgm-pim-alerts pim-lan d1 LAN || status=1
# On LANs and point-to-point links, with changes of costs, links that fail, and a router that stops.
compare_run pim-lan-assert left lan origin left origin right || status=1
compare_run pim-asymmetric-costs north leaf leaf south || status=1
compare_run pim-backbone-failure KansasCity Denver KansasCity Houston Atlanta Houston || status=1
exit "$status"
