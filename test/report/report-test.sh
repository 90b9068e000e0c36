#!/usr/bin/env bash
# Reports of runs, looked at in headless Chromium: a small one, one whose names try to break out of
# the page, and one of 1,000 routers and 100,000 records, which has to stay responsive.
# With MGM_SCREENSHOTS=DIR the pictures of the pages are kept there.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
driver=$source_dir/test/report
if [ ! -f "$binary_dir/report-page.html" ]; then
    echo "SKIP d3 (Debian: node-d3) was not there when the page was to be built"
    exit 0
fi
browser=$(command -v chromium || command -v chromium-browser)
if [ -z "$browser" ] || ! command -v node >/dev/null; then
    echo "SKIP Chromium or Node.js is not installed ('./mgm test --tools' installs them)"
    exit 0
fi
if ! (cd "$driver" && node -e 'require("playwright-core")') 2>/dev/null; then
    echo "SKIP playwright-core is not installed ('./mgm test --tools' fetches it)"
    exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
pictures=${MGM_SCREENSHOTS:-$work/pictures}
mkdir -p "$pictures"

# Runs a command that has to succeed.
need()
{
    "$@" >"$work/log" 2>&1 && return
    echo "FAILED: $*"
    cat "$work/log"
    exit 1
}

need "$binary_dir/mgm-run" backbone-failure --trace packets --out "$work/small"
need "$binary_dir/mgm-report" "$work/small"
"$binary_dir/mgm-explain" --json "$work/small" >"$work/small/ranking.json" || exit 1
for alert in $(sed -n 's/^{"id":"\([0-9:]*\)","time_ns":[0-9]*,"record":"alert".*/\1/p' "$work/small/trace.jsonl"); do
    "$binary_dir/mgm-explain" "$work/small" "$alert" >"$work/small/${alert/:/-}.txt" || exit 1
done

# Names that are code, wherever names stand.
mkdir "$work/hostile"
hostile='<img src=x onerror=document.title=1></script><script>document.title=1</script>'
sed "s|KansasCity|$hostile|g" "$work/small/trace.jsonl" >"$work/hostile/trace.jsonl"
need "$binary_dir/mgm-report" "$work/hostile"

# All examples, and what the lower levels leave of a run.
for scenario in "$source_dir"/examples/scenarios/*.json; do
    name=$(basename "$scenario" .json)
    need "$binary_dir/mgm-run" "$scenario" --trace state --quiet --out "$work/examples/$name"
    need "$binary_dir/mgm-report" "$work/examples/$name"
done
for level in alerts control; do
    need "$binary_dir/mgm-run" pim-backbone-failure --trace "$level" --quiet --out "$work/examples/$level"
    need "$binary_dir/mgm-report" "$work/examples/$level"
done
# A run that was interrupted in the middle of a line.
mkdir "$work/examples/interrupted"
head -c 400000 "$work/small/trace.jsonl" >"$work/examples/interrupted/trace.jsonl"
need "$binary_dir/mgm-report" "$work/examples/interrupted"

mkdir "$work/large"
version=$(sed -n '1s/.*"schema_version":\([0-9]*\).*/\1/p' "$work/small/trace.jsonl")
node "$driver/large-run.js" 1000 100000 "$version" >"$work/large/trace.jsonl" || exit 1
need "$binary_dir/mgm-report" "$work/large"

node "$driver/report-test.js" "$browser" "$work" "$pictures"
