#!/usr/bin/env bash
# The C++ examples run, in a few seconds, and those that exist as scenario files as well give the same
# numbers in both forms.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
status=0

# Receiver, received, lost and duplicates from the table of a scenario run.
scenario_receivers()
{
    awk '/^Receiver/ {table = 1; next} /^$/ {table = 0} table {print $1, $4, $5, $6}' "$1"
}

# The same from the table of an example.
example_receivers()
{
    awk '/^receiver/ {table = 1; next} /^$/ {table = 0} table {print $1, $2, $3, $4}' "$1"
}

# Router, wrong-interface packets and some verdicts from the table of a scenario run.
scenario_routers()
{
    awk '/^Wrong interface at/ {table = 1; next} /^$/ {table = 0} table {print $1, $2, $3, $4, $5}' "$1"
}

# The same from the table of an example.
example_routers()
{
    awk '/^wrong interface at/ {table = 1; next} /^$/ {table = 0} table {print $1, $2, $3, $4, $5}' "$1"
}

# Reports a difference between $2 and $3, which should be the same.
same()
{
    if [ "$2" != "$3" ] || [ -z "$2" ]; then
        printf '%s\nscenario file:\n%s\nC++:\n%s\n\n' "$1" "$2" "$3"
        status=1
    fi
}

for file in "$source_dir"/examples/*.cc; do
    name=$(basename "$file" .cc)
    if ! timeout 60 "$binary_dir/$name" >"$name.txt" 2>&1 || [ ! -s "$name.txt" ]; then
        echo "$name fails:"
        cat "$name.txt"
        status=1
    fi
    scenario=$source_dir/examples/scenarios/${name#mgm-}.json
    if [ -f "$scenario" ]; then
        "$binary_dir/mgm-run" "$scenario" --out out >scenario.txt || status=1
        same "$name: receivers differ" "$(scenario_receivers scenario.txt)" \
            "$(example_receivers "$name.txt")"
    fi
done
"$binary_dir/mgm-run" --out out >scenario.txt
same "mgm-backbone-failure: routers differ" "$(scenario_routers scenario.txt)" \
    "$(example_routers mgm-backbone-failure.txt)"
"$binary_dir/mgm-run" limiter-hides-interface --out out >scenario.txt
same "mgm-limiter-hides-interface: verdicts differ" \
    "$(scenario_routers scenario.txt | awk '{print $2, $3, $4}')" \
    "$(awk '/^hub/ {p += $3; a += $4; s += $5} END {print p, a, s}' mgm-limiter-hides-interface.txt)"

"$binary_dir/mgm-backbone-failure" --trace=story.jsonl >story.txt || status=1
alert=$(sed -n 's/.*: alert \([0-9:]*\), retarget.*/\1/p' story.txt | head -n 1)
if ! "$binary_dir/mgm-explain" story.jsonl "$alert" | grep -q 'decided: retarget'; then
    echo "mgm-explain does not tell the story of alert $alert of mgm-backbone-failure"
    status=1
fi
exit "$status"
