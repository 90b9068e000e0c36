#!/usr/bin/env bash
# tshark reads every PIM packet of a run without a malformed frame or a wrong checksum, and sees in it
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

# This suite writes a trace and a pcap file.
"$binary_dir/mgm-test-runner" --suite=mgm-pim-trace "--tempdir=$work" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
trace=$(find "$work" -name 'pim.jsonl')
capture=$(find "$work" -name 'pim-*.pcap')
if [ -z "$trace" ] || [ -z "$capture" ]; then
    echo "the suite wrote no trace or no pcap file"
    exit 1
fi
tshark -r "$capture" -Y pim -T json --no-duplicate-keys -o ip.check_checksum:TRUE >"$work/frames.json" 2>"$work/errors" || {
    cat "$work/errors"
    exit 1
}
python3 "$source_dir/test/run/check-pim-frames.py" "$trace" "$work/frames.json"
