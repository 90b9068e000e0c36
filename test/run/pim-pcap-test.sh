#!/usr/bin/env bash
# tshark reads every PIM packet of two runs without a malformed frame or a wrong checksum, and sees in
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

# compare <suite> <name> [router interface]: runs a suite, which writes name.jsonl and name-*.pcap, and
# compares the two, on the link of an interface if there are several.
compare()
{
    local suite=$1 name=$2 trace capture
    shift 2
    "$binary_dir/mgm-test-runner" "--suite=$suite" "--tempdir=$work" >"$work/log" 2>&1 || {
        cat "$work/log"
        return 1
    }
    trace=$(find "$work" -name "$name.jsonl")
    capture=$(find "$work" -name "$name-*.pcap")
    if [ -z "$trace" ] || [ -z "$capture" ]; then
        echo "the suite $suite wrote no trace or no pcap file"
        return 1
    fi
    tshark -r "$capture" -Y pim -T json --no-duplicate-keys >"$work/frames.json" 2>"$work/errors" || {
        cat "$work/errors"
        return 1
    }
    python3 "$source_dir/test/run/check-pim-frames.py" "$trace" "$work/frames.json" "$@"
}

status=0
# Messages of all types, with all their fields.
compare mgm-pim-trace pim || status=1
# What dense mode sends on a LAN.
compare mgm-pim-alerts pim-lan d1 1 || status=1
exit "$status"
