# shellcheck shell=bash disable=SC2034,SC2154
# ./mgm bench: what mgm costs, beside what the same costs with ns-3's own parts.

describe_bench()
{
    cat <<'END'
usage: mgm bench [OPTION...] [NAME...]

Measures what mgm costs and prints a table; with names, only those rows. All rows together take four to
six minutes of one core. Instructions are counted by Valgrind's callgrind, so that they are the same on
a busy machine; a row with a limit is the ratio of two numbers of the same run.

  --check   exit status 1 if a value is above its limit
  --json    print JSON instead of a table: name, value, unit, limit, met and text of each row
  --list    list the rows instead of measuring them
  --quick   small networks, for a first look; the limits are meant for those of full size
END
}

# One line a row: name|limit|unit|value|less|divisor|what it is. What is shown is (value - less) / divisor.
# Each of them names a workload and one of the things that it measures; the last two may be empty.
bench_rows='
hop-chain|0.80|x|chain-mgm/hops||chain-static/hops|a hop on a chain, to the same with Ipv4StaticRouting
hop-chain-no-queue|0.75|x|chain-mgm-no-queue/hops||chain-static-no-queue/hops|the same without queue discs
hop-tree|0.80|x|tree-mgm/hops||tree-static/hops|a hop on a binary tree, to the same with Ipv4StaticRouting
hop-tree-no-queue|0.75|x|tree-mgm-no-queue/hops||tree-static-no-queue/hops|the same without queue discs
hop-tree-hosts||x|tree-hosts-mgm/hops||tree-hosts-static/hops|a hop on the tree with a receiving host at each leaf
hop-bypass|0.60|x|chain-mgm-bypass/hops||chain-static/hops|a hop on a chain that bypasses traffic control
hop-10000-entries|1.05|x|many-mgm/hops||few-mgm/hops|a hop with 10,000 entries in use by turns, to one with 1
static-10000-entries||x|many-static/hops||few-static/hops|the same with Ipv4StaticRouting
cost-static||instructions|chain-static/hops|||a hop on the chain with Ipv4StaticRouting
cost-mgm||instructions|chain-mgm/hops|||a hop on the chain with mgm
cost-tree-no-ip||instructions|tree-devices/hops|||a hop on the tree from device to device, with no IP
wrong-interface|1.00|x|wrong/hops||right/hops|a wrong-interface packet, to one that is forwarded
alert||instructions|alerts/hops|||a wrong-interface packet that raises an alert, handled by the owner
alert-traced||instructions|alerts-traced/hops|||the same with its records traced to disk
alert-record||instructions|alerts-traced/hops|alerts/hops|alerts-traced/records|what each of these records adds
trace-record||instructions|trace-small/record|||writing a record of a trace of level packets
trace-rate||records/s|trace-large/record-rate|||records written in a second of CPU time
trace-explain|10|s|trace-large/explain-second|||CPU time of explain --top 20 on a trace of 1,000,000 records
trace-show|10|s|trace-large/show-second|||CPU time of show at the end of the same trace
trace-explain-memory|0.50|x|trace-large/explain-kilobyte||trace-large/file-kilobyte|memory that it takes, to the size of the trace
rpf|1.00|x|rpf-graph/routers||rpf-global/routers|CPU time of RPF for 10,000 routers, to global routing for 400
build-instructions|1.50|x|build-mgm/routers||build-stack/routers|building routers, to the internet stack alone
build-memory|1.50|x|memory-mgm/kilobytes||memory-stack/kilobytes|memory of 10,000 routers, to the same
entry-add|1.20|x|entries-many/entry-add||entries-few/entry-add|adding one of 100,000 entries, to one of 1,000
entry-delete|1.20|x|entries-many/entry-delete||entries-few/entry-delete|deleting one
entry-alert|1.20|x|alerts-many/alert||alerts-few/alert|an alert among as many entries
membership-add|1.20|x|members-many/membership-add||members-few/membership-add|adding one of as many memberships
membership-delete|1.20|x|members-many/membership-delete||members-few/membership-delete|deleting one
igmp-delivery|1.05|x|lan-big/delivery||lan-small/delivery|a report delivered on a LAN of 1,000 hosts, to one of 100
igmp-events|1.05|x|lan-large/delivery-event||lan-medium/delivery-event|events of it when all of 1,000 hosts join 10 groups, to 100
igmp-member-events||events|lan-large/event|||events per membership there: two reports to 1,000 nodes
igmp-member-memory||bytes|lan-large/byte|||memory per membership there
igmp-source-add|1.20|x|sources-many/source-add||sources-few/source-add|a report of a new source to a router with 10,000, to one with 1,000
igmp-source-refresh|1.20|x|sources-many/source-refresh||sources-few/source-refresh|a report of a source that the router knows
igmp-source-memory||bytes|sources-memory/byte|||memory of a source record
pim-grid|1.10|x|pim-grid-medium/link||pim-grid-small/link|flood and prune by PIM-DM, for each link of a grid of 1,000 routers, to 100
pim-grid-events|1.10|x|pim-grid-large/event||pim-grid-small/event|its events for each link with 5,000 routers, to 100
pim-grid-messages-100||messages|pim-grid-first/message|||PIM messages for each link, grid of 100 routers
pim-grid-messages-1000||messages|pim-grid-second/message|||the same, 1,000 routers
pim-grid-messages-5000||messages|pim-grid-large/message|||the same, 5,000 routers
pim-grid-wrong-100||packets|pim-grid-first/wrong-packet|||wrong-interface packets for each link, grid of 100 routers
pim-grid-wrong-1000||packets|pim-grid-second/wrong-packet|||the same, 1,000 routers
pim-grid-wrong-5000||packets|pim-grid-large/wrong-packet|||the same, 5,000 routers
pim-grid-memory-100||bytes|pim-grid-first/byte|||memory of a router, grid of 100 routers
pim-grid-memory-1000||bytes|pim-grid-second/byte|||the same, 1,000 routers
pim-grid-memory-5000||bytes|pim-grid-large/byte|||the same, 5,000 routers
pim-grid-seconds-100||s|pim-grid-first/second|||CPU time of 20 simulated seconds, grid of 100 routers
pim-grid-seconds-1000||s|pim-grid-second/second|||the same, 1,000 routers
pim-grid-seconds-5000||s|pim-grid-large/second|||the same, 5,000 routers
pim-grid-rate-100||events/s|pim-grid-first/event-rate|||events in a second of CPU time, 100 routers
pim-grid-rate-1000||events/s|pim-grid-second/event-rate|||the same, 1,000 routers
pim-grid-rate-5000||events/s|pim-grid-large/event-rate|||the same, 5,000 routers
pim-power|1.10|x|pim-power-medium/link||pim-power-small/link|flood and prune by PIM-DM, for each link of a power-law network of 1,000 routers, to 100
pim-power-events|1.10|x|pim-power-large/event||pim-power-small/event|its events for each link with 5,000 routers, to 100
pim-power-messages-100||messages|pim-power-first/message|||PIM messages for each link, power-law network of 100 routers
pim-power-messages-1000||messages|pim-power-second/message|||the same, 1,000 routers
pim-power-messages-5000||messages|pim-power-large/message|||the same, 5,000 routers
pim-power-wrong-100||packets|pim-power-first/wrong-packet|||wrong-interface packets for each link, power-law network of 100 routers
pim-power-wrong-1000||packets|pim-power-second/wrong-packet|||the same, 1,000 routers
pim-power-wrong-5000||packets|pim-power-large/wrong-packet|||the same, 5,000 routers
pim-power-memory-100||bytes|pim-power-first/byte|||memory of a router, power-law network of 100 routers
pim-power-memory-1000||bytes|pim-power-second/byte|||the same, 1,000 routers
pim-power-memory-5000||bytes|pim-power-large/byte|||the same, 5,000 routers
pim-power-seconds-100||s|pim-power-first/second|||CPU time of 20 simulated seconds, power-law network of 100 routers
pim-power-seconds-1000||s|pim-power-second/second|||the same, 1,000 routers
pim-power-seconds-5000||s|pim-power-large/second|||the same, 5,000 routers
pim-power-rate-100||events/s|pim-power-first/event-rate|||events in a second of CPU time, 100 routers
pim-power-rate-1000||events/s|pim-power-second/event-rate|||the same, 1,000 routers
pim-power-rate-5000||events/s|pim-power-large/event-rate|||the same, 5,000 routers
'

# The workloads, one a line: name|how it is measured|program and options. Either the instructions of each
# operation are counted, or the program itself says how much CPU time or memory it took.
bench_workloads()
{
    local few_records=20000 records=1000000
    local chain=20 depth=10 packets=100 tree_packets=4 short=4 many=10000
    local rpf=10000 global=400 build=1000 memory=10000 few=1000 entries=100000 interfaces=1000
    local hosts=1000 less_hosts=100 sources=10000 pim_small=100 pim_medium=1000 pim_large=5000
    if [ "$quick" = yes ]; then
        few_records=1000 records=20000
        chain=3 depth=3 packets=20 short=2 many=100
        rpf=500 global=50 build=30 memory=300 few=100 entries=1000 interfaces=20
        hosts=50 less_hosts=20 sources=1000 pim_small=20 pim_medium=40 pim_large=60
    fi
    cat <<END
chain-mgm|instructions|hop --size=$chain --packets=$packets
chain-static|instructions|hop --size=$chain --packets=$packets --stack=static
chain-mgm-no-queue|instructions|hop --size=$chain --packets=$packets --queue-discs=0
chain-static-no-queue|instructions|hop --size=$chain --packets=$packets --queue-discs=0 --stack=static
chain-mgm-bypass|instructions|hop --size=$chain --packets=$packets --bypass=1
tree-mgm|instructions|hop --network=tree --receivers=0 --size=$depth --packets=$tree_packets
tree-static|instructions|hop --network=tree --receivers=0 --size=$depth --packets=$tree_packets --stack=static
tree-mgm-no-queue|instructions|hop --network=tree --receivers=0 --size=$depth --packets=$tree_packets --queue-discs=0
tree-static-no-queue|instructions|hop --network=tree --receivers=0 --size=$depth --packets=$tree_packets --queue-discs=0 --stack=static
tree-hosts-mgm|instructions|hop --network=tree --size=$depth --packets=$tree_packets
tree-hosts-static|instructions|hop --network=tree --size=$depth --packets=$tree_packets --stack=static
tree-devices|instructions|hop --network=tree --receivers=0 --size=$depth --packets=$tree_packets --stack=devices
few-mgm|instructions|hop --size=$short --packets=$packets --queue-discs=0
many-mgm|instructions|hop --size=$short --packets=$packets --queue-discs=0 --entries=$many --groups=$packets
few-static|instructions|hop --size=$short --packets=$packets --queue-discs=0 --stack=static
many-static|instructions|hop --size=$short --packets=$packets --queue-discs=0 --entries=$many --groups=$packets --stack=static
right|instructions|hop --size=1 --packets=$packets
wrong|instructions|hop --size=1 --packets=$packets --wrong=1
alerts|instructions|hop --size=1 --packets=$packets --wrong=1 --alert-all=1
alerts-traced|instructions|hop --size=1 --packets=$packets --wrong=1 --alert-all=1 --trace=alerts.jsonl
trace-small|instructions|trace --records=$few_records
trace-large|said|trace --records=$records
rpf-graph|said|rpf --routers=$rpf
rpf-global|said|rpf --routers=$global --global=1
build-mgm|instructions|build --routers=$build
build-stack|instructions|build --routers=$build --mgm=0
memory-mgm|said|build --routers=$memory
memory-stack|said|build --routers=$memory --mgm=0
entries-few|instructions|table --interfaces=$interfaces --entries=$few
entries-many|instructions|table --interfaces=$interfaces --entries=$entries
alerts-few|instructions|table --interfaces=$interfaces --entries=$few --table=alerts
alerts-many|instructions|table --interfaces=$interfaces --entries=$entries --table=alerts
members-few|instructions|table --interfaces=$interfaces --entries=$few --table=memberships
members-many|instructions|table --interfaces=$interfaces --entries=$entries --table=memberships
lan-big|instructions|igmp --hosts=$hosts --joining=1
lan-small|instructions|igmp --hosts=$less_hosts --joining=$((hosts / less_hosts))
lan-large|said|igmp --hosts=$hosts
lan-medium|said|igmp --hosts=$less_hosts
sources-few|instructions|igmp --sources=$few
sources-many|instructions|igmp --sources=$sources
sources-memory|said|igmp --sources=$sources
pim-grid-small|instructions|pim --network=grid --routers=$pim_small
pim-grid-medium|instructions|pim --network=grid --routers=$pim_medium
pim-grid-first|said|pim --network=grid --routers=$pim_small
pim-grid-second|said|pim --network=grid --routers=$pim_medium
pim-grid-large|said|pim --network=grid --routers=$pim_large
pim-power-small|instructions|pim --network=power-law --routers=$pim_small
pim-power-medium|instructions|pim --network=power-law --routers=$pim_medium
pim-power-first|said|pim --network=power-law --routers=$pim_small
pim-power-second|said|pim --network=power-law --routers=$pim_medium
pim-power-large|said|pim --network=power-law --routers=$pim_large
END
}

# Prints the names of all rows.
bench_names()
{
    cut -d'|' -f1 <<<"$bench_rows" | grep .
}

# Sets the variables of command_bench from its arguments.
read_bench_options()
{
    local names
    names=$(bench_names)
    while [ $# -gt 0 ]; do
        case $1 in
        --check) check=yes ;;
        --json) json=yes ;;
        --list) list=yes ;;
        --quick) quick=yes ;;
        -*)
            unknown option "$1" $'--check\n--json\n--list\n--quick' \
                "'./mgm help bench' lists the options"
            ;;
        *)
            grep -qxF -- "$1" <<<"$names" ||
                unknown row "$1" "$names" "'./mgm bench --list' lists the rows"
            wanted+=("$1")
            ;;
        esac
        shift
    done
}

# Prints the lines of the rows that are wanted.
selected_rows()
{
    local name rest
    while IFS='|' read -r name rest; do
        if [ -n "$name" ] && [[ ${#wanted[@]} -eq 0 || " ${wanted[*]} " == *" $name "* ]]; then
            printf '%s|%s\n' "$name" "$rest"
        fi
    done <<<"$bench_rows"
}

# Prints the number of workloads that the rows wanted need.
count_workloads()
{
    selected_rows | cut -d'|' -f4-6 | tr '|' '\n' | sed -n 's,/.*,,p' | sort -u | wc -l
}

# Runs workload $1, and puts what it measures into the array results under <workload>/<what>.
run_workload()
{
    local how command what count value dump=0
    local -a words
    IFS='|' read -r how command < <(bench_workloads | sed -n "s/^$1|//p")
    read -r -a words <<<"$command"
    begun=$((begun + 1))
    say "measuring $1 ($begun of $workload_count)"
    rm -f "$bench_dir"/callgrind.*
    local -a run=("$build_dir/mgm-bench-${words[0]}" "${words[@]:1}")
    if [ "$how" = instructions ]; then
        # With larger caches of freed memory it does not matter where earlier objects happen to lie.
        run=(env GLIBC_TUNABLES=glibc.malloc.tcache_count=1000
            valgrind --tool=callgrind --log-file="$bench_dir/log"
            --callgrind-out-file="$bench_dir/callgrind"
            --instr-atstart=no "${run[@]}")
    fi
    if ! (cd "$bench_dir" && exec "${run[@]}") >"$bench_dir/output" 2>"$bench_dir/errors" </dev/null; then
        say "this failed: ${run[*]}"
        cat "$bench_dir/errors" >&2
        exit 1
    fi
    if [ "$how" = instructions ] && [ ! -f "$bench_dir/callgrind.1" ]; then
        refuse "Valgrind's header (Debian: package valgrind) was missing when mgm-bench-${words[0]} was built"
    fi
    # Each line of the output is one thing that was measured. The next dump belongs to it, if there is
    # one: what the program says of its memory or its records is not measured by callgrind.
    while read -r what count value; do
        dump=$((dump + 1))
        if [ -f "$bench_dir/callgrind.$dump" ]; then
            value=$(awk -v count="$count" '/^summary:/ { printf "%.0f\n", $2 / count }' \
                "$bench_dir/callgrind.$dump")
        fi
        results[$1/$what]=$value
    done <"$bench_dir/output"
}

# Makes sure that the array results holds $1, that is <workload>/<what>.
measure()
{
    [ -n "${results[$1]-}" ] || run_workload "${1%/*}"
}

# Measures the rows that are wanted, into the array measured: name|value|unit|limit|met|text.
measure_rows()
{
    local name limit unit value less divisor text number met
    while IFS='|' read -r name limit unit value less divisor text <&3; do
        measure "$value"
        number=${results[$value]}
        if [ -n "$less" ]; then
            measure "$less"
            number=$((number - results[$less]))
        fi
        if [ -n "$divisor" ]; then
            measure "$divisor"
            number=$(awk -v a="$number" -v b="${results[$divisor]}" 'BEGIN { printf "%.3f", a / b }')
        fi
        [ "$unit" = x ] || number=$(awk -v a="$number" 'BEGIN { printf a < 100 ? "%.1f" : "%.0f", a }')
        met=""
        if [ -n "$limit" ]; then
            met=$(awk -v a="$number" -v b="$limit" 'BEGIN { print (a <= b ? "yes" : "no") }')
        fi
        [ "$met" != no ] || all_met=no
        measured+=("$name|$number|$unit|$limit|$met|$text")
    done 3< <(selected_rows)
}

print_bench_table()
{
    local row name number unit limit met text
    printf '%-23s %8s %-12s %5s  %-3s  %s\n' name value unit limit met "what it is"
    for row in "${measured[@]}"; do
        IFS='|' read -r name number unit limit met text <<<"$row"
        printf '%-23s %8s %-12s %5s  %-3s  %s\n' \
            "$name" "$number" "$unit" "${limit:--}" "${met:--}" "$text"
    done
}

print_bench_json()
{
    local row name number unit limit met text comma=""
    echo "["
    for row in "${measured[@]}"; do
        IFS='|' read -r name number unit limit met text <<<"$row"
        case $met in
        yes) met=true ;;
        no) met=false ;;
        *) met=null ;;
        esac
        printf '%s  {"name": "%s", "value": %s, "unit": "%s", "limit": %s, "met": %s, "text": "%s"}' \
            "$comma" "$name" "$number" "$unit" "${limit:-null}" "$met" "$text"
        comma=$',\n'
    done
    printf '\n]\n'
}

command_bench()
{
    local check=no json=no list=no quick=no all_met=yes bench_dir workload_count begun=0
    local -a wanted=() measured=()
    local -A results=()
    read_bench_options "$@"
    if [ "$list" = yes ]; then
        selected_rows | awk -F'|' '{ printf "  %-23s %s\n", $1, $7 }'
        return
    fi

    build_groups=(build bench)
    is_configured && need_packages bench
    # Programs that were configured before Valgrind was installed do not know its header.
    if grep -qs '^MGM_CALLGRIND_DIR:.*-NOTFOUND$' "$build_dir/CMakeCache.txt"; then
        rm -f "$build_dir/mgm-configuration"
    fi
    build mgm-bench-build mgm-bench-hop mgm-bench-igmp mgm-bench-pim mgm-bench-rpf mgm-bench-table \
        mgm-bench-trace
    command -v valgrind >/dev/null || refuse "there is no valgrind, which counts instructions"
    bench_dir=$(mktemp -d) || exit 1
    # shellcheck disable=SC2064
    trap "rm -rf '$bench_dir'" EXIT
    workload_count=$(count_workloads)
    measure_rows
    if [ "$json" = yes ]; then
        print_bench_json
    else
        print_bench_table
    fi
    [ "$check" = no ] || [ "$all_met" = yes ] || exit 1
}
