#!/usr/bin/env bash
# The program mgm-annotate: every data packet of every example has a verdict, and tshark shows comments that
# add up to what summary.json says.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset MGM_LAUNCHER
cd "$work" || exit 1

# shellcheck source=test/main/checks.sh
. "$source_dir/test/main/checks.sh"

annotate()
{
    run_command "$binary_dir/mgm-annotate" "$@"
}

# Runs scenario $1 with all its packets kept, and annotates them.
annotate_example()
{
    rm -rf run
    "$binary_dir/mgm-run" "$1" --pcap all --trace packets --quiet --out run
    annotate run --json
    check "$1 is annotated" exits 0
}

# Prints files with data packets without a verdict, and with messages without a record if $1 is "messages".
list_lacking()
{
    python3 - "$1" <<'END'
import json, sys
for file in json.load(open("stdout"))["files"]:
    lacking = file["data_packets"] - file["data_packets_with_verdict"]
    if sys.argv[1] == "messages":
        lacking += file["control_messages"] - file["control_messages_with_record"]
    if lacking:
        print(file["file"], lacking)
END
}

# Every data packet has a verdict; and every control message has a record, if no router is stopped.
test_examples()
{
    local file
    for file in "$source_dir"/examples/scenarios/*.json; do
        annotate_example "$file"
        if [ "$(basename "$file")" = pim-limiter.json ]; then
            list_lacking messages
        else
            list_lacking data
        fi
    done >lacking.txt
    check "every packet is told of: $(head -n 5 lacking.txt)" [ ! -s lacking.txt ]
}

# check_router <router> <forwarded> <wrong>: comments of frames that came in add up to the numbers.
check_router()
{
    local file
    for file in run/"$1"-to-*.pcapng; do
        tshark -r "$file" -Y "frame.packet_flags_direction == 1" -T fields -e frame.comment 2>/dev/null
    done >comments.txt
    check "$1: wrong-interface packets" [ "$(grep -c 'wrong interface, expected' comments.txt)" -eq "$3" ]
    check "$1: forwarded packets" [ "$(grep -c 'forwarded to ' comments.txt)" -eq "$2" ]
}

# Comments add up to the numbers of the summary.
test_sums()
{
    local router forwarded wrong
    annotate_example pim-lan-assert
    while read -r router forwarded wrong; do
        check_router "$router" "$forwarded" "$wrong"
    done < <(python3 - <<'END'
import json
for router in json.load(open("run/summary.json"))["routers"]:
    print(router["name"], router["forwarded_packets"], router["wrong_interface"]["packets"])
END
    )
    annotate_example backbone-failure
    check_router Atlanta 484 89
    check "an alert is named" grep -q 'alerted.*, alert [0-9]*:[0-9]*' comments.txt
}

test_levels()
{
    "$binary_dir/mgm-run" limiter-hides-interface --pcap hub --trace alerts --quiet --out low
    annotate low
    check "a trace of level alerts" exits 0
    check "says what it lacks" contains "$stdout" "The trace has level alerts: it tells only of data"
    check "golden table" diff "$source_dir/test/run/annotate-table.txt" - <<<"$stdout"
    annotate low --output elsewhere
    check "another folder" [ -s elsewhere/hub-to-west.pcapng ]
    "$binary_dir/mgm-run" limiter-hides-interface --quiet --out low
    check "annotated files go with their run" [ ! -e low/hub-to-west.pcapng ]
}

# refused <message> <argument...>: exit status 2, one line with the message, and nothing written.
refused()
{
    local message=$1
    shift
    annotate "$@"
    check "status 2 for: $*" exits 2
    check "the message for: $*" contains "$stderr" "$message"
    check "in one line for: $*" [ "$(grep -vc '^Try ' <<<"$stderr")" -eq 1 ]
    check "nothing on standard output for: $*" [ -z "$stdout" ]
    check "nothing written for: $*" [ ! -e new ]
}

test_errors()
{
    refused 'RUN' --output new
    refused 'nowhere' nowhere --output new
    refused '(did you mean "--output"?)' low --outputs=new
    refused 'the run has no pcap files' low --output new
    "$binary_dir/mgm-run" limiter-hides-interface --pcap hub --quiet --out bad
    cp bad/hub-to-west.pcap whole.pcap
    head -c 1000 whole.pcap >bad/hub-to-west.pcap
    refused 'bad/hub-to-west.pcap: frame ' bad --output new
    echo nonsense of some length, for a pcap file >bad/hub-to-west.pcap
    refused 'bad/hub-to-west.pcap: is no pcap file' bad --output new
    rm bad/hub-to-west.pcap
    refused 'bad/hub-to-west.pcap: is empty, or cannot be read' bad --output new
    cp whole.pcap bad/hub-to-west.pcap
    sed -i '3s/,/;/' bad/trace.jsonl
    refused 'bad/trace.jsonl:3:' bad --output new
    annotate --help
    check "--help explains" contains "$stdout" "usage: mgm-annotate RUN"
}

test_levels
test_errors
test_examples
if command -v tshark >/dev/null; then
    test_sums
else
    echo "SKIP tshark is not installed"
fi
finish
