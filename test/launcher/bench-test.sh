#!/usr/bin/env bash
# ./mgm bench: its command with stand-ins for valgrind and for the benchmark programs, so that it takes
# no time; then the real programs, on the smallest networks.
# shellcheck disable=SC2034
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=test/main/checks.sh
. "$source_dir/test/main/checks.sh"

# Stand-ins: a program says what the real one would, and valgrind writes a dump for each line that it
# would count. A hop costs what is in file hop, and 600 more with a trace; everything else costs 100.
mkdir "$work/bin"
cat >"$work/bin/mgm-bench-hop" <<'END'
#!/usr/bin/env bash
echo "hops 10 0.5"
[[ $* != *--trace=* ]] || echo "records 10 3"
END
cat >"$work/bin/mgm-bench-rpf" <<'END'
#!/usr/bin/env bash
echo "routers 10 0.5"
END
cat >"$work/bin/mgm-bench-build" <<'END'
#!/usr/bin/env bash
echo "routers 10 0.5"
echo "kilobytes 10 4000"
END
cat >"$work/bin/mgm-bench-table" <<'END'
#!/usr/bin/env bash
case $* in
*memberships*) echo "membership-add 10 0.5"; echo "membership-delete 10 0.5" ;;
*alerts*) echo "alert 10 0.5" ;;
*) echo "entry-add 10 0.5"; echo "entry-delete 10 0.5" ;;
esac
END
cat >"$work/bin/mgm-bench-igmp" <<'END'
#!/usr/bin/env bash
case $* in
*sources*) echo "source-add 10 0.5"; echo "source-refresh 10 0.5"; echo "byte 10 400" ;;
*) echo "delivery 10 0.5"; echo "event 10 7"; echo "delivery-event 10 3"; echo "byte 10 400.6" ;;
esac
END
cat >"$work/bin/mgm-bench-pim" <<'END'
#!/usr/bin/env bash
echo "link 10 0.5"
for what in second event event-rate byte message wrong-packet; do
    echo "$what 10 4.3"
done
END
cat >"$work/bin/mgm-bench-trace" <<'END'
#!/usr/bin/env bash
echo "record 10 0.5"
echo "record-rate 1 20"
echo "explain-second 1 0.5"
echo "show-second 1 0.5"
echo "explain-kilobyte 1 10"
echo "file-kilobyte 1 100"
END
cat >"$work/bin/valgrind" <<'END'
#!/usr/bin/env bash
work=${0%/bin/*}
for option; do
    case $option in
    --callgrind-out-file=*) out=${option#*=} ;;
    -*) ;;
    *) break ;;
    esac
    shift
done
[ ! -f "$work/fails" ] || exit 1
echo "$*" >>"$work/runs"
dump=0
"$@" | while read -r what count seconds; do
    cost=100
    [[ $what != hops || $* == *static* ]] || cost=$(<"$work/hop")
    [[ $* != *--trace=* ]] || cost=$((cost + 600))
    if [ ! -f "$work/no-header" ] && [[ $what == @(hops|record|routers|entry-*|membership-*|alert|delivery|source-*|link) ]]; then
        dump=$((dump + 1))
        echo "summary: $((cost * count))" >"$out.$dump"
    fi
    echo "$what $count $seconds"
done
END
chmod +x "$work/bin/"*
PATH=$work/bin:$PATH

# Runs the command; its output is then in $stdout and $stderr, its exit status in $status.
bench()
{
    (
        launcher=$source_dir/tools/launcher
        build_dir=$work/bin
        # shellcheck source=tools/launcher/messages.sh
        . "$launcher/messages.sh"
        # shellcheck source=tools/launcher/bench.sh
        . "$launcher/bench.sh"
        # shellcheck disable=SC2317
        is_configured() { false; }
        # shellcheck disable=SC2317
        build() { :; }
        command_bench "$@"
    ) >"$work/stdout" 2>"$work/stderr" </dev/null
    status=$?
    stdout=$(<"$work/stdout")
    stderr=$(<"$work/stderr")
}

test_rows()
{
    local names name
    echo 50 >"$work/hop"
    bench --list
    names=$(awk '{ print $1 }' <<<"$stdout")
    check "the rows are listed" [ "$(wc -l <<<"$names")" -ge 20 ]
    bench --quick
    check "all rows together succeed" exits 0
    check "the table has all rows" \
        [ "$(awk 'NR > 1 { print $1 }' <<<"$stdout")" = "$names" ]
    check "a ratio is printed with its limit" \
        grep -qE '^hop-chain +0\.500 x +0\.80 +yes ' "$work/stdout"
    check "a value without limit is printed" \
        grep -qE '^cost-static +100 instructions +- +- ' "$work/stdout"
    check "the cost of a record is what the trace adds" \
        grep -qE '^alert-record +200 instructions +- +- ' "$work/stdout"
    check "what a program says is rounded" \
        grep -qE '^igmp-member-memory +401 bytes +- +- ' "$work/stdout"
    check "to one decimal if it is small" \
        grep -qE '^pim-grid-messages-5000 +4\.3 messages +- +- ' "$work/stdout"
    check "each workload runs once" [ -z "$(sort "$work/runs" | uniq -d)" ]
    bench --json
    check "the JSON is valid" python3 -m json.tool "$work/stdout" /dev/null
    for name in $names; do
        check "the JSON has row $name" contains "$stdout" "\"name\": \"$name\""
    done
    check "a row has all of its members" contains "$stdout" \
        '"name": "hop-chain", "value": 0.500, "unit": "x", "limit": 0.80, "met": true'
    check "a row without limit has none" contains "$stdout" '"limit": null, "met": null'
    : >"$work/runs"
    bench wrong-interface
    check "one row alone is measured" [ "$(wc -l <<<"$stdout")" -eq 2 ]
    check "progress is shown" contains "$stderr" "measuring right (2 of 2)"
    check "with the workloads that it needs" [ "$(wc -l <"$work/runs")" -eq 2 ]
}

test_check()
{
    echo 50 >"$work/hop"
    bench --check hop-chain
    check "limits that are met give status 0" exits 0
    echo 90 >"$work/hop"
    bench --check hop-chain
    check "one that is not met gives status 1" exits 1
    check "and is shown" grep -qE '^hop-chain +0\.900 x +0\.80 +no ' "$work/stdout"
    bench --check cost-mgm wrong-interface
    check "only the rows that are named count" exits 0
    bench hop-chain
    check "without --check the status is 0" exits 0
    : >"$work/fails"
    bench hop-chain
    check "a program that fails gives status 1" exits 1
    check "and is named" contains "$stderr" "mgm-bench-hop"
    rm "$work/fails"
    : >"$work/no-header"
    bench hop-chain
    check "programs that callgrind cannot count give status 2" exits 2
    check "and what they lack is named" contains "$stderr" "Valgrind's header"
    rm "$work/no-header"
}

test_wrong_words()
{
    bench --chekc
    check "an unknown option gives status 2" exits 2
    check "a near option is suggested" contains "$stderr" "did you mean '--check'?"
    bench hop-chian
    check "an unknown row gives status 2" exits 2
    check "a near row is suggested" contains "$stderr" "did you mean 'hop-chain'?"
}

# Whether all lines of $stdout are a match of pattern $1 and a number.
lacks_other_lines()
{
    [ -n "$stdout" ] && ! grep -qvE "^($1) [0-9.]+$" <<<"$stdout"
}

# real <what it prints, as a pattern> <program and options>
real()
{
    local pattern=$1
    shift
    run_command "$binary_dir/$1" "${@:2}"
    check "$1 succeeds with ${*:2}" exits 0
    check "$1 prints what was measured with ${*:2}" lacks_other_lines "$pattern"
}

test_programs()
{
    local stack
    for stack in mgm static devices; do
        real "hops 6" mgm-bench-hop --network=chain --size=2 --packets=3 --stack=$stack
        real "hops 42" mgm-bench-hop --network=tree --size=3 --packets=3 --stack=$stack
    done
    real "hops 3" mgm-bench-hop --size=1 --packets=3 --queue-discs=0 --bypass=1 --entries=4 --groups=2
    real "(hops|records) 3" mgm-bench-hop --size=1 --packets=3 --wrong=1 --alert-all=1 --trace="$work/trace"
    check "alerts are traced" [ "$(grep -c '"verdict":"alerted"' "$work/trace")" -eq 3 ]
    real "(record|record-rate|explain-second|explain-kilobyte|show-second|file-kilobyte) [0-9]+" \
        mgm-bench-trace --records=20 --file="$work/trace"
    real "routers 20" mgm-bench-rpf --routers=20
    real "routers 20" mgm-bench-rpf --routers=20 --global=1
    real "(routers|kilobytes) 5" mgm-bench-build --routers=5
    real "(routers|kilobytes) 5" mgm-bench-build --routers=5 --mgm=0
    real "entry-(add|delete) 5" mgm-bench-table --interfaces=3 --entries=10 --operations=5
    real "alert 5" mgm-bench-table --interfaces=3 --entries=10 --operations=5 --table=alerts
    real "membership-(add|delete) 5" mgm-bench-table --interfaces=3 --entries=10 --operations=5 \
        --table=memberships
    real "(delivery|delivery-event) 60|(event|byte) 10" mgm-bench-igmp --hosts=3 --groups=10 --joining=1
    real "(second|event-rate) 1|(link|event|message|wrong-packet) [0-9]+|byte 20" \
        mgm-bench-pim --network=power-law --routers=20
    real "(second|event-rate) 1|(link|event|message|wrong-packet) 31|byte 20" mgm-bench-pim --routers=20
    real "(source-add|source-refresh) 5|byte 10" mgm-bench-igmp --sources=10 --operations=5
}

test_rows
test_check
test_wrong_words
test_programs
finish
