#!/usr/bin/env bash
# Every line of real traces fits doc/schema/trace.schema.json, and lines that are wrong do not.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
if ! python3 -c 'import jsonschema' 2>/dev/null; then
    echo "SKIP python3-jsonschema is not installed"
    exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# These suites write the traces that they look at to files.
for suite in mgm-trace-header mgm-trace-writer mgm-trace-network mgm-igmp-trace mgm-pim-trace \
    mgm-pim-alerts; do
    "$binary_dir/mgm-test-runner" "--suite=$suite" "--tempdir=$work" >"$work/log" 2>&1 || {
        cat "$work/log"
        exit 1
    }
done
# Routers, a proxy and hosts with IGMP of all versions.
"$binary_dir/mgm-run" "$source_dir/test/data/scenarios/igmp-messages.json" --trace packets \
    --out "$work/igmp" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
status=0
find "$work" "$source_dir/test/trace" -name '*.jsonl' -print0 | sort -z |
    xargs -0 python3 "$source_dir/test/trace/check-traces.py" \
        "$source_dir/doc/schema/trace.schema.json" || status=1
exit "$status"
