#!/usr/bin/env bash
# An animation is XML with all nodes and packets, and a run is the same with and without it.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset MGM_LAUNCHER
cd "$work" || exit 1

# shellcheck source=test/main/checks.sh
. "$source_dir/test/main/checks.sh"

run_command "$binary_dir/mgm-run" pim-lan-assert --set outputs.netanim=true --out animated
if contains "$stderr" "without module netanim"; then
    echo "SKIP this ns-3 has no module netanim"
    exit 77
fi
check "an animated run" exits 0
check "names its file" contains "$stdout" ", netanim.xml"
check "and nothing else is said" [ -z "$stderr" ]
run_command "$binary_dir/mgm-run" pim-lan-assert --out plain
check "the same trace" cmp animated/trace.jsonl plain/trace.jsonl
check "the same numbers" diff <(grep -v netanim animated/summary.json) plain/summary.json
cat >check.py <<'END'
import xml.etree.ElementTree
root = xml.etree.ElementTree.parse("animated/netanim.xml").getroot()
names = {update.get("descr") for update in root.iter("nu") if update.get("descr")}
wanted = {"origin", "left", "right", "east", "west", "camera", "screen-east", "screen-west"}
packets = sum(1 for element in root if element.tag in ("p", "wp"))
places = {(node.get("locX"), node.get("locY")) for node in root.iter("node")}
print("names", names == wanted, "places", len(places), "packets", packets > 5000)
END
run_command python3 check.py
check "all nodes and packets" [ "$stdout" = "names True places 8 packets True" ]
finish
