#!/usr/bin/env bash
# tshark reads every IGMP packet of a run without a malformed frame or a wrong checksum, and sees in it
# what the trace of the same run says.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
if ! command -v tshark >/dev/null; then
    echo "SKIP tshark is not installed"
    exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

status=0

# Compares trace $1 with the captures that follow.
compare()
{
    local trace=$1 capture
    local frames=()
    shift
    for capture in "$@"; do
        tshark -r "$capture" -Y igmp -T json --no-duplicate-keys -o ip.check_checksum:TRUE \
            >"$capture.json" 2>"$work/errors" || {
            cat "$work/errors"
            status=1
        }
        frames+=("$capture.json")
    done
    python3 "$source_dir/test/run/check-igmp-frames.py" "$trace" "${frames[@]}" || status=1
}

# This suite writes a trace and a pcap file: hosts, and messages of a router that nobody would send.
"$binary_dir/mgm-test-runner" --suite=mgm-igmp-trace "--tempdir=$work" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
trace=$(find "$work" -name 'igmp.jsonl')
capture=$(find "$work" -name 'igmp-*.pcap')
if [ -z "$trace" ] || [ -z "$capture" ]; then
    echo "the suite wrote no trace or no pcap file"
    exit 1
fi
compare "$trace" "$capture"

# Routers, a proxy and hosts of all versions.
"$binary_dir/mgm-run" "$source_dir/test/data/scenarios/igmp-messages.json" --out "$work/run" \
    >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
compare "$work/run/trace.jsonl" "$work"/run/*.pcap
exit "$status"
