#!/usr/bin/env bash
# Questions about runs, mgm-explain, mgm-show, mgm-why and mgm-diff, on every example scenario; and the
# same answers as JSON.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset MGM_LAUNCHER
cd "$work" || exit 1

# shellcheck source=test/main/checks.sh
. "$source_dir/test/main/checks.sh"

# ask <program> <argument...>: runs a program.
ask()
{
    local program=$1
    shift
    run_command "$binary_dir/mgm-$program" "$@"
}

# Whether standard output is JSON.
is_json()
{
    python3 -m json.tool <<<"$stdout" >/dev/null
}

# Prints member $1, a Python expression after "answer", of the JSON on standard output.
member()
{
    python3 -c "import json, sys; answer = json.load(sys.stdin); print(answer$1)" <<<"$stdout"
}

# What can be asked about router $2 of run $1, when data of source $3 to group $4 has arrived on interface
# $5 at $6 ns.
check_router()
{
    local run=$1 node=$2 source=$3 group=$4 arrival=$5 time=$6ns
    local -a packet=(--node "$node" --time "$time" --source "$source" --group "$group" --in "$arrival")
    ask why "$run" "${packet[@]}"
    check "$run: why" contains "$stdout" "WRONG_IF (0x01)"
    ask why "$run" "${packet[@]}" --json
    check "$run: why as JSON" [ "$(member "['reason']")" = wrong-interface ]
    ask show "$run" --node "$node" --time "$time" mroute
    check "$run: the entry is shown" contains "$stdout" "$group"
    ask show "$run" --node "$node" --time "$time" rpf "$source" --style ios
    check "$run: the route is shown" exits 0
    ask show "$run" --node "$node" --time "$time" mgm clients --json
    check "$run: clients as JSON" is_json
}

# All that can be asked about run $1.
check_run()
{
    local run=$1 alert node source group arrival first
    ask explain "$run" --top 3
    check "$run: a table" exits 0
    ask explain "$run" --json --top 1
    check "$run: the table as JSON" is_json
    alert=$(member "['alerts'][0]['alert']" 2>/dev/null)
    node=$(member "['rows'][0]['name']" 2>/dev/null)
    source=$(member "['rows'][0]['data'][1:-1].split(', ')[0]" 2>/dev/null)
    group=$(member "['rows'][0]['data'][1:-1].split(', ')[1]" 2>/dev/null)
    arrival=$(member "['rows'][0]['arrival']['index']" 2>/dev/null)
    first=$(member "['rows'][0]['first_ns']" 2>/dev/null)
    if [ -n "$alert" ]; then
        ask explain "$run" --alert "$alert"
        check "$run: a story" contains "$stdout" "Who caused what"
        ask explain "$run" "$alert" --json
        check "$run: the story as JSON" is_json
    fi
    if [ -n "$node" ]; then
        ask explain "$run" --node "$node" --source "$source" --group "$group"
        check "$run: the history of a router" contains "$stdout" "How it ended"
        ask explain "$run" --node "$node" --source "$source" --group "$group" --json
        check "$run: the history as JSON" is_json
        check_router "$run" "$node" "$source" "$group" "$arrival" "$first"
    fi
    ask diff "$run" "$run"
    check "$run: the same run" exits 0
}

# Questions about the two smallest examples are answered as they are written down in questions/. With
# MGM_UPDATE=1 the answers are written there instead.
check_golden()
{
    local name=$1 golden=$source_dir/test/run/questions/$1.txt
    shift
    ask "$@"
    stdout=$(sed -E 's/, ns-3 [^)]*//' <<<"$stdout")
    if [ -n "${MGM_UPDATE-}" ]; then
        printf '%s\n' "$stdout" >"$golden"
    fi
    check "golden answer $name" [ "$stdout" = "$(<"$golden")" ]
}

for scenario in "$source_dir"/examples/scenarios/*.json; do
    run=$(basename "$scenario" .json)
    "$binary_dir/mgm-run" "$scenario" --quiet --out "$run" >/dev/null 2>"$work/errors" || {
        cat "$work/errors"
        exit 1
    }
    check_run "$run"
done

ask run "$source_dir/examples/scenarios/limiter-hides-interface.json" --quiet --set forwarder.Limiter=none --out unlimited
ask diff limiter-hides-interface unlimited
check "another limiter makes another run" exits 1
check "the setting is named" contains "$stdout" "limiter: \"per-entry\" and \"none\""
check "the first divergence is told" contains "$stdout" "First divergence, at "
ask diff limiter-hides-interface unlimited --json
check "differences as JSON" is_json
check "and they say so" [ "$(member "['same']")" = False ]

packet=(--source 172.16.0.2 --group 239.1.1.1)
check_golden diff-limiter diff limiter-hides-interface unlimited
check_golden explain-limiter explain limiter-hides-interface 0:57
check_golden history-limiter explain limiter-hides-interface --node hub "${packet[@]}"
check_golden why-limiter why limiter-hides-interface --node hub --time 6.5 --in "from east" "${packet[@]}"
check_golden show-limiter show limiter-hides-interface --node hub --time 6.5 mroute --style linux
router=$(python3 -c 'import json
print(json.loads(open("asymmetric-costs/summary.json").read())["alerts"][0]["router"])')
packet=(--source 172.16.0.2 --group 239.3.3.3)
check_golden explain-costs explain asymmetric-costs
check_golden history-costs explain asymmetric-costs --node "$router" "${packet[@]}"
check_golden why-costs why asymmetric-costs --node "$router" --time 21 --in "from Princeton" "${packet[@]}"
check_golden show-costs show asymmetric-costs --node "$router" --time 21 rpf 172.16.0.2 --style frr

head -n 40 limiter-hides-interface/trace.jsonl | head -c -20 >cut.jsonl
ask explain cut.jsonl
check "a trace that is cut off is read up to there" exits 0
check "and it is said" contains "$stdout" "The trace is not complete"
sed '1s/"schema_version":[0-9]*/"schema_version":99/' limiter-hides-interface/trace.jsonl >new.jsonl
packet="--node hub --time 5 --source 172.16.0.2 --group 239.1.1.1 --in 4"
for question in "explain new.jsonl" "diff new.jsonl new.jsonl" "explain gone" "diff gone gone" \
    "show new.jsonl --node hub --time 5 mroute" "why new.jsonl $packet" "why gone $packet" \
    "why limiter-hides-interface ${packet/hub/hab}" "why limiter-hides-interface ${packet/5/13}"; do
    # shellcheck disable=SC2086
    ask $question
    check "status 2 for: $question" exits 2
    check "one problem for: $question" [ "$(grep -vc "^Try " <<<"$stderr")" = 1 ]
    check "nothing else for: $question" [ -z "$stdout" ]
done
finish
