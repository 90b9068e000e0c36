# shellcheck shell=bash disable=SC2034,SC2154
# ./mgm test: everything is built, then CTest runs each suite and each test script.
# shellcheck source=tools/launcher/fuzz.sh
. "$launcher/fuzz.sh"
# shellcheck source=tools/launcher/mutants.sh
. "$launcher/mutants.sh"
# shellcheck source=tools/launcher/tidy.sh
. "$launcher/tidy.sh"

describe_test()
{
    cat <<'END'
usage: mgm test [OPTION...]

Builds everything, runs the tests and ends with the line "N passed, N failed" (", N skipped" where
tests were). The exit status is 0 if none failed.

  --suite NAME      run this test only; may be given several times
  --list            list the tests instead of running them
  --verbose         show the output of all tests, not only of those that failed
  --sanitize        build with the compiler's sanitizers (memory errors, leaks, undefined behavior) in
                    a folder of its own, build-sanitize/, and test that; takes minutes
  --coverage        build in a folder of its own, build-coverage/, so that lines and branches are
                    counted, test that, and make a report of what no test ran; takes minutes
  --fuzz SECONDS    instead of the tests, build the fuzzers of all parsers in a folder of their own,
                    build-fuzz/, and run each for so long; what they learn is kept there and used again
  --mutants COUNT   instead of the tests, change COUNT lines of model/, one at a time in a copy of the
                    sources, build-mutants/, and say for each which suite notices; takes about 10 s each
  --seed N          other lines and changes for --mutants (default: 1)
  --tidy            instead of the tests, let clang-tidy read every source file, with the checks of ns-3
                    (file .clang-tidy); takes minutes
  --full            also run the test cases that take minutes
  --topologies DIR  folder with the topology files that are not part of mgm: zoo/ (Internet Topology
                    Zoo, GraphML) and ns3-samples/ (Inet, Orbis, Rocketfuel). Without it, the tests
                    that read them are skipped. The environment variable MGM_TOPOLOGIES does the same.
  --kernel          compare the forwarder with the Linux kernel that runs here, by ten times as many
                    random scripts as usual; needs root. Alone it runs no other test.
  --tools           first install the programs without which single tests are skipped (tshark)
END
}

# Prints the names of all tests.
test_names()
{
    (cd "$build_dir" && ctest -N) | sed -n 's/^ *Test *#[0-9]*: *//p'
}

# Sets the variables of command_test from its arguments.
read_test_options()
{
    while [ $# -gt 0 ]; do
        case $1 in
        --suite=* | --topologies=* | --fuzz=* | --mutants=* | --seed=*)
            set -- "${1%%=*}" "${1#*=}" "${@:2}"
            continue
            ;;
        --suite | --topologies | --fuzz | --mutants | --seed)
            [ $# -gt 1 ] || refuse "option $1 needs a value" "'./mgm help test' lists the options"
            if [ "$1" = --suite ]; then
                suites+=("$2")
            elif [ "$1" = --fuzz ]; then
                check_fuzz_seconds "$2"
                fuzz_seconds=$2
            elif [ "$1" = --mutants ]; then
                check_mutants_number "$1" "$2" 1
                mutant_count=$2
            elif [ "$1" = --seed ]; then
                check_mutants_number "$1" "$2" 0
                mutant_seed=$2
            else
                [ -d "$2" ] || refuse "--topologies: there is no folder $2"
                MGM_TOPOLOGIES=$(cd "$2" && pwd)
                export MGM_TOPOLOGIES
            fi
            shift
            ;;
        --list) list=yes ;;
        --verbose) verbosity=--verbose ;;
        --sanitize) sanitize=ON ;;
        --coverage)
            coverage=ON
            groups+=(coverage)
            ;;
        --tidy) tidy=yes ;;
        --full) export MGM_FULLNESS=TAKES_FOREVER ;;
        --kernel)
            suites+=(kernel)
            smcroute=wanted
            export MGM_KERNEL_SEEDS=500
            verbosity=--verbose
            ;;
        --tools)
            groups+=(tools)
            smcroute=wanted
            browser=wanted
            ;;
        *)
            unknown option "$1" $'--suite\n--list\n--verbose\n--sanitize\n--coverage\n--fuzz\n--mutants\n--seed\n--tidy\n--full\n--kernel\n--topologies\n--tools' \
                "'./mgm help test' lists the options"
            ;;
        esac
        shift
    done
}

# Prints the reasons that the skipped tests gave, from CTest's log.
skip_reasons()
{
    awk '/^[0-9]+\/[0-9]+ Testing: / { name = $3 }
         /^SKIP/ { sub(/^SKIP:? */, ""); print "skipped " name ": " $0 }' \
        "$build_dir/Testing/Temporary/LastTest.log" 2>/dev/null
}

# Prints the number in attribute $1 of CTest's report in JUnit form, file $2.
report_count()
{
    sed -n "s/^.*[[:space:]]$1=\"\([0-9]*\)\".*$/\1/p" "$2" | head -n 1
}

# Finds a smcrouted for the test that compares with it, or fetches one. It is not installed: Debian's
# package would start it, and it would take the machine's multicast routing.
need_smcrouted()
{
    local folder=$mgm_root/.smcroute
    PATH=$PATH:/usr/sbin command -v smcrouted >/dev/null && return
    if [ ! -x "$folder/usr/sbin/smcrouted" ]; then
        say "fetching smcrouted out of Debian's package smcroute"
        unpack_package smcroute "$folder" || return
    fi
    export MGM_SMCROUTED=$folder/usr/sbin/smcrouted
}

# Fetches playwright-core from the npm registry, with which the test of reports steers Chromium. It has
# no browser of its own.
need_playwright()
{
    local folder=$mgm_root/test/report
    [ -d "$folder/node_modules/playwright-core" ] && return
    command -v npm >/dev/null || return
    say "fetching playwright-core with npm"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1) ||
        say "npm could not fetch it; the test of reports will be skipped"
}

# Sums up what the tests ran of the library, as a table and as pages with each line.
report_coverage()
{
    local folder=$build_dir/coverage
    mkdir -p "$folder"
    say "counting lines and branches"
    gcovr --root "$mgm_root" --object-directory "$build_dir" --filter "$mgm_root/model/" \
        --filter "$mgm_root/helper/" --exclude-throw-branches --exclude-unreachable-branches \
        -j "$(jobs)" --print-summary --txt "$folder/lines.txt" --html-details "$folder/index.html" \
        "$build_dir" || exit 1
    say "each line: $folder/index.html"
}

command_test()
{
    local -a suites=() groups=(test) select=()
    local smcroute=no browser=no list=no verbosity=--output-on-failure suite names pattern report status
    local all failed skipped fuzz_seconds=0 mutant_count=0 mutant_seed=1 tidy=no
    read_test_options "$@"
    if [ "$tidy" = yes ] && ((fuzz_seconds + mutant_count > 0)); then
        refuse "--tidy runs no tests, neither on mutants nor with fuzzers" "Give one of them."
    fi
    if [ "$tidy" = yes ]; then
        tidy
        return
    fi
    if [ "$fuzz_seconds" -gt 0 ]; then
        fuzz "$fuzz_seconds"
        return
    fi
    if [ "$mutant_count" -gt 0 ]; then
        mutants "$mutant_count" "$mutant_seed"
    fi
    if [ "$sanitize" = ON ] && [ "$coverage" = ON ]; then
        refuse "--sanitize and --coverage are two builds" "Give one of them."
    fi
    [ "$sanitize" = ON ] && build_dir+=-sanitize
    [ "$coverage" = ON ] && build_dir+=-coverage

    build_groups=(build "${groups[@]}")
    is_configured && need_packages "${groups[@]}"
    build
    [ "$smcroute" = wanted ] && need_smcrouted
    [ "$browser" = wanted ] && need_playwright
    names=$(test_names)
    if [ "$list" = yes ]; then
        printf '%s\n' "$names"
        return
    fi
    for suite in ${suites[@]+"${suites[@]}"}; do
        grep -qxF -- "$suite" <<<"$names" ||
            unknown test "$suite" "$names" "'./mgm test --list' lists the tests"
        pattern+=${pattern:+|}$suite
    done
    [ -n "${pattern-}" ] && select=(--tests-regex "^(${pattern//./\\.})\$")

    [ "$coverage" = ON ] && find "$build_dir" -name '*.gcda' -delete
    report=$build_dir/Testing/mgm-report.xml
    rm -f "$report"
    (cd "$build_dir" && ctest --parallel "$(jobs)" --no-tests=error "$verbosity" \
        --output-junit "$report" ${select[@]+"${select[@]}"} </dev/null)
    status=$?
    skip_reasons
    [ -f "$report" ] || exit 1
    all=$(report_count tests "$report")
    failed=$(report_count failures "$report")
    skipped=$(($(report_count skipped "$report") + $(report_count disabled "$report")))
    [ "$coverage" = ON ] && report_coverage
    echo
    print_counts "$((all - failed - skipped))" "$failed" "$skipped"
    [ "$status" -eq 0 ] || exit 1
}

# Prints the closing line.
print_counts()
{
    if [ "$3" -gt 0 ]; then
        echo "$1 passed, $2 failed, $3 skipped"
    else
        echo "$1 passed, $2 failed"
    fi
}
