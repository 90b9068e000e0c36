# shellcheck shell=bash disable=SC2034,SC2154
# ./mgm test --fuzz: the fuzzers are built with clang and run one after the other.

# Refuses $1 unless it says how long each fuzzer runs.
check_fuzz_seconds()
{
    [[ $1 =~ ^[1-9][0-9]{0,6}$ ]] ||
        refuse "--fuzz: found '$1'; allowed: seconds for each fuzzer, from 1 to 9999999"
}

# Prints the last value of line "stat::$1:" of log $2.
fuzz_statistic()
{
    sed -n "s/^stat::$1: *//p" "$2" | tail -n 1
}

# Runs the fuzzer of format $1 for $2 seconds, from what earlier runs kept; prints a line of results.
run_fuzzer()
{
    local format=$1 seconds=$2 kept=$build_dir/corpus/$1 found=$build_dir/findings/$1
    local log=$build_dir/$1.log program=$build_dir/mgm-fuzz-$1 seeds=$mgm_root/test/fuzz/$1
    local -a limits=(-max_len=1024)
    case $format in
    igmp | pim) limits=(-max_len=256) ;;
    esac
    mkdir -p "$kept" "$found"
    (cd "$found" && ASAN_OPTIONS=quarantine_size_mb=4 "$program" "${limits[@]}" -timeout=60 \
        -max_total_time="$seconds" -dict="$seeds.dict" -print_final_stats=1 "$kept" \
        "$seeds-corpus") >"$log" 2>&1
    local status=$?
    printf '%-18s  %12s executions  %s\n' "$format" "$(fuzz_statistic number_of_executed_units "$log")" \
        "$(grep -ao 'cov: [0-9]* ft: [0-9]*' "$log" | tail -n 1)"
    if [ "$status" -ne 0 ]; then
        say "found something: $log says what, and the input is in $found"
    fi
    return "$status"
}

# Builds all fuzzers and lets each run for $1 seconds.
fuzz()
{
    local seconds=$1 program failed=0 passed=0
    build_dir+=-fuzz
    fuzz=ON
    build_groups=(build fuzz)
    is_configured && need_packages fuzz
    build mgm-fuzzers
    for program in "$build_dir"/mgm-fuzz-*; do
        if run_fuzzer "${program##*/mgm-fuzz-}" "$seconds"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
        fi
    done
    echo
    print_counts "$passed" "$failed" 0
    [ "$failed" -eq 0 ] || exit 1
}
