#!/usr/bin/env bash
# The launcher, tried on a toy repository: mgm's own launcher and build files, with three sources of a
# few lines, so that every run builds from nothing in seconds. The toy's path has spaces in it.
# apt-get, dpkg-query and sudo are stand-ins, so that nothing is installed and no network is asked.
set -u
source_dir=${MGM_SOURCE_DIR:?}
unset MGM_BUILD_DIR MGM_TOPOLOGIES MGM_FULLNESS MGM_WERROR MGM_NO_INSTALL MGM_DATA_DIR MGM_LAUNCHER
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work
toy="$work/a path with spaces/mgm"

# shellcheck source=test/main/checks.sh
. "$source_dir/test/main/checks.sh"
# shellcheck source=test/launcher/toy.sh
. "$source_dir/test/launcher/toy.sh"

# Runs a command; its output is then in $stdout and $stderr, its exit status in $status.
run()
{
    run_command "$@"
}

test_wrong_words()
{
    run "$toy/mgm" tset
    check "an unknown command gives status 2" exits 2
    check "a near command is suggested" contains "$stderr" "did you mean 'test'?"
    run "$toy/mgm" frobnicate
    check "a far command gives status 2" exits 2
    check "nothing is suggested for a far command" lacks "$stderr" "did you mean"
    run "$toy/mgm" help exmaple
    check "help for an unknown command suggests" contains "$stderr" "did you mean 'example'?"
    run "$toy/mgm" example frst-example
    check "an unknown example gives status 2" exits 2
    check "a near example is suggested" contains "$stderr" "did you mean 'first-example'?"
    run "$toy/mgm" test --verbos
    check "an unknown option gives status 2" exits 2
    check "a near option is suggested" contains "$stderr" "did you mean '--verbose'?"
    run "$toy/mgm" test --topologies "$work/nowhere"
    check "a missing folder gives status 2" exits 2
    run "$toy/mgm" test --suite
    check "a missing value gives status 2" exits 2
    run "$toy/mgm" test --fuzz 5m
    check "a time for fuzzers that is not in seconds gives status 2" exits 2
    check "and is told" contains "$stderr" "found '5m'; allowed: seconds"
    run "$toy/mgm" test --mutants 0
    check "no mutants at all give status 2" exits 2
    check "and that is told" contains "$stderr" "found '0'; allowed: a number from 1 to"
    check "nothing was built for wrong words" [ ! -e "$toy/build" ]
}

test_help()
{
    local name
    run "$toy/mgm" help
    check "help succeeds" exits 0
    for name in run explain diff why report bench test example doctor waf tree help version; do
        check "help lists $name" contains "$stdout" $'\n'"  $name "
        run "$toy/mgm" help "$name"
        check "help $name succeeds" exits 0
        check "help $name says something" [ -n "$stdout" ]
        run "$toy/mgm" "$name" --help
        check "$name --help succeeds" exits 0
        run "$toy/mgm" help
    done
    run "$toy/mgm" example
    check "the examples are listed with their first sentence" \
        contains "$stdout" "First example of the toy."
    check "nothing was built for help" [ ! -e "$toy/build" ]
}

test_tree()
{
    local tree="$work/a tree"
    run "$toy/mgm" tree
    check "no tree gives status 2" exits 2
    run "$toy/mgm" tree 3.43 --profil debug
    check "an unknown option of tree gives status 2" exits 2
    check "a near option of tree is suggested" contains "$stderr" "did you mean '--profile'?"
    run "$toy/mgm" tree 3.43 --profile fast
    check "an unknown profile gives status 2" exits 2
    run "$toy/mgm" tree "$work"
    check "a folder that is no ns-3 tree gives status 2" exits 2
    check "and is left as it was" [ ! -e "$work/contrib" ]
    mkdir -p "$tree/src/core" "$tree/contrib/mgm"
    echo 3.40 >"$tree/VERSION"
    touch "$tree/contrib/mgm/stale"
    mkdir -p "$tree/build/include/ns3"
    echo "#include \"$tree/contrib/mgm/stale.h\"" >"$tree/build/include/ns3/stale.h"
    echo "#include \"$tree/src/core/model/core.h\"" >"$tree/build/include/ns3/core.h"
    echo "#include \"$tree/contrib/mgm/sources.txt\"" >"$tree/build/include/ns3/present.h"
    run "$toy/mgm" tree "$tree" --fetch
    check "the module is put into a tree" exits 0
    check "where it says" [ "$stdout" = "$tree/contrib/mgm" ]
    check "with all its files" cmp "$toy/sources.txt" "$tree/contrib/mgm/sources.txt"
    check "and no other" [ ! -e "$tree/contrib/mgm/stale" ]
    local before="$work/before"
    touch --date="2 hours ago" "$tree/contrib/mgm/sources.txt"
    echo changed >"$tree/contrib/mgm/VERSION"
    touch --date="1 hour ago" "$before"
    touch --date="3 hours ago" "$toy/VERSION"
    run "$toy/mgm" tree "$tree" --fetch
    check "a file that is the same keeps its time" [ "$tree/contrib/mgm/sources.txt" -ot "$before" ]
    check "another is put in its place" cmp "$toy/VERSION" "$tree/contrib/mgm/VERSION"
    check "and has the time when it was" [ "$tree/contrib/mgm/VERSION" -nt "$before" ]
    check "a header that has moved is forgotten" [ "$(ls "$tree/build/include/ns3")" = $'core.h\npresent.h' ]
    check "nothing was built for a tree" [ ! -e "$toy/build" ]
}

test_unwritable()
{
    echo "in the way" >"$work/file"
    MGM_BUILD_DIR=$work/file/build run "$toy/mgm" run
    check "an unwritable build folder gives status 2" exits 2
    check "the folder is named" contains "$stderr" "$work/file/build"
    mkdir "$work/foreign"
    echo "not ours" >"$work/foreign/thesis.txt"
    MGM_BUILD_DIR=$work/foreign run "$toy/mgm" run
    check "a folder with other files gives status 2" exits 2
    check "the other files are still there, alone" \
        [ "$(ls -A "$work/foreign")" = thesis.txt ]
}

test_packages()
{
    toy_packages=none run "$toy/mgm" run
    check "missing packages without a network give status 2" exits 2
    check "the missing packages are named" contains "$stderr" "nlohmann-json3-dev"
    check "how to install them by hand is said" \
        contains "$stderr" "apt-get install --no-install-recommends"
    check "nothing was configured" [ ! -e "$toy/build/CMakeCache.txt" ]
    rm -rf "$toy/build"

    toy_packages=none toy_user=1000 run "$toy/mgm" run
    check "an ordinary user's apt-get runs through sudo" \
        grep -q "^sudo env DEBIAN_FRONTEND=noninteractive .*apt-get .* install" "$toy_log"
    rm -rf "$toy/build"

    : >"$toy_log"
    toy_packages=all-but-ninja toy_apt=works run "$toy/mgm" run one
    check "with a network, the program runs" [ "$stdout" = "toy run: <one>" ]
    check "only what was missing is installed" \
        grep -qx ".*install -y --no-install-recommends ninja-build" "$toy_log"
    check "the package lists are updated first" contains "$(<"$toy_log")" " update"
    check "the packages are announced" contains "$stderr" "ninja-build"
    rm -rf "$toy/build"
}

test_two_at_once()
{
    local first
    : >"$toy_log"
    export toy_packages=all-but-ninja toy_apt=works
    "$toy/mgm" run first >"$work/first" 2>"$work/first.err" &
    first=$!
    run "$toy/mgm" explain second
    wait "$first"
    toy_packages=all toy_apt=fails
    check "of two launchers at once, the first succeeds" \
        [ "$(<"$work/first")" = "toy run: <first>" ]
    check "of two launchers at once, the second succeeds" [ "$stdout" = "toy explain: <second>" ]
    check "of two launchers at once, one sets up and the other waits" \
        [ "$(grep -c ' update$' "$toy_log")" -eq 1 ]
}

# A launcher that is killed leaves CMake or Ninja at work; the next one waits for them.
test_killed()
{
    local launcher real
    real=$(command -v cmake)
    rm -rf "$toy/build"
    : >"$toy_log"
    cat >"$work/bin/cmake" <<END
#!/usr/bin/env bash
echo "cmake starts" >>"$toy_log"
sleep 2
exec "$real" "\$@"
END
    chmod +x "$work/bin/cmake"
    "$toy/mgm" run first >"$work/first" 2>&1 &
    launcher=$!
    until grep -q "cmake starts" "$toy_log"; do
        sleep 0.05
    done
    kill "$launcher"
    wait "$launcher" 2>/dev/null
    rm "$work/bin/cmake"
    hash -r
    run "$toy/mgm" run second
    check "after a launcher was killed, the next one waits" contains "$stderr" "waiting for another mgm"
    check "and then succeeds" [ "$stdout" = "toy run: <second>" ]
}

test_run()
{
    local start best=1000000 duration try
    ln -s "$toy/mgm" "$work/link"
    cd "$work" || exit 1
    run ./link run "two words" --set=a=b ''
    check "arguments reach the program unchanged" \
        [ "$stdout" = "toy run: <two words><--set=a=b><>" ]
    for try in 1 2 3; do
        start=${EPOCHREALTIME/[.,]/}
        run ./link run again
        duration=$((${EPOCHREALTIME/[.,]/} - start))
        ((duration < best)) && best=$duration
        check "a second run says nothing of its own (try $try)" [ -z "$stderr" ]
    done
    check "a second run starts in under a second (took $best microseconds)" [ "$best" -lt 1000000 ]
    run ./link run --status 7
    check "the program's exit status is passed on" exits 7
    run ./link run --launcher
    check "a program is told how the launcher was called" [ "$stdout" = "toy run: ./link" ]
    run "$toy/mgm" explain --launcher
    check "with its whole path, if so called" [ "$stdout" = "toy explain: $toy/mgm" ]
    run ./link example first-example x
    check "an example is built and run" [ "$stdout" = "first example: <x>" ]

    sed -i 's/toy run/changed run/' "$toy/tools/mgm-run.cc"
    run ./link run
    check "a changed source is built" [ "$stdout" = "changed run: " ]
    check "the build is announced" contains "$stderr" "building mgm-run"

    echo 'this is no C++' >>"$toy/tools/mgm-run.cc"
    run ./link run
    check "a source that does not compile gives status 1" exits 1
    check "the compiler's message is shown" contains "$stderr" "mgm-run.cc"
    sed -i '/no C++/d' "$toy/tools/mgm-run.cc"
}

test_moved()
{
    local moved="$work/another path"
    mkdir "$moved"
    mv "$toy" "$moved/"
    toy="$moved/mgm"
    run "$toy/mgm" run moved
    check "a moved repository is configured anew" [ "$stdout" = "changed run: <moved>" ]
    run "$toy/mgm" run moved
    check "and then as quiet as before" [ -z "$stderr" ]
}

test_test()
{
    run "$toy/mgm" test
    check "passing tests give status 0" exits 0
    check "the last line counts them" [ "${stdout##*$'\n'}" = "2 passed, 0 failed" ]
    run "$toy/mgm" test --list
    check "the tests are listed" [ "$stdout" = $'mgm-toy\nscript' ]
    run "$toy/mgm" test --suite mgm-toy
    check "one test runs alone" [ "${stdout##*$'\n'}" = "1 passed, 0 failed" ]
    run "$toy/mgm" test --suite mgm-tyo
    check "an unknown test gives status 2" exits 2
    check "a near test is suggested" contains "$stderr" "did you mean 'mgm-toy'?"

    TOY=fail run "$toy/mgm" test
    check "a failing test gives status 1" exits 1
    check "the last line counts it" [ "${stdout##*$'\n'}" = "1 passed, 1 failed" ]
    TOY=skip run "$toy/mgm" test
    check "skipped tests give status 0" exits 0
    check "the last line counts them as skipped" \
        [ "${stdout##*$'\n'}" = "0 passed, 0 failed, 2 skipped" ]
    check "the reason is given" contains "$stdout" "skipped mgm-toy: for the sake of the test"
    TOY=fail-and-skip run "$toy/mgm" test
    check "a test that fails and skips has failed" \
        [ "${stdout##*$'\n'}" = "0 passed, 1 failed, 1 skipped" ]
    run "$toy/mgm" test --topologies "$work" --verbose
    check "the folder of topologies reaches the tests" contains "$stdout" "topologies: $work"
}

test_sanitize()
{
    run "$toy/mgm" test --suite mgm-toy --sanitize
    check "with sanitizers, tests pass" [ "${stdout##*$'\n'}" = "1 passed, 0 failed" ]
    check "they are built in a folder of their own" [ -x "$toy/build-sanitize/mgm-test-runner" ]
    TOY=leak run "$toy/mgm" test --suite mgm-toy
    check "without sanitizers, a leak goes unnoticed" exits 0
    check "and nothing was built for that" [ -z "$stderr" ]
    TOY=leak run "$toy/mgm" test --suite mgm-toy --sanitize
    check "with sanitizers, a leak fails a test" exits 1
    check "and is told" contains "$stdout" "detected memory leaks"
}

test_coverage()
{
    run "$toy/mgm" test --sanitize --coverage
    check "sanitizers and coverage together give status 2" exits 2
    command -v gcovr >/dev/null || return
    run "$toy/mgm" test --suite mgm-toy --coverage
    check "with coverage, tests pass" [ "${stdout##*$'\n'}" = "1 passed, 0 failed" ]
    check "lines are counted" contains "$stdout" "lines: "
    check "and shown" [ -f "$toy/build-coverage/coverage/index.html" ]
}

test_mutants()
{
    run "$toy/mgm" test --mutants 40 --seed 7
    check "mutants succeed" exits 0
    check "a mutant that the suite notices is killed" contains "$stdout" "killed by mgm-toy  model/mgm-toy.cc:"
    check "a mutant that it does not notice survives" contains "$stdout" "SURVIVED  model/mgm-toy.cc:"
    check "survivors are shown" contains "$stdout" $'\n  + '
    check "the last line counts" grep -qE '^[1-9][0-9]* killed, [1-9][0-9]* survived$' \
        <<<"${stdout##*$'\n'}"
    check "results are kept" grep -q '"killed_by": "mgm-toy"' "$toy/build-mutants/mutants.jsonl"
    check "the sources are as they were" cmp -s "$toy/model/mgm-toy.cc" "$toy/build-mutants/model/mgm-toy.cc"
    local first=$stdout
    run "$toy/mgm" test --mutants 40 --seed 7
    check "one seed chooses the same mutants again" [ "$stdout" = "$first" ]
    run "$toy/mgm" test --mutants 3 --seed 8
    check "another seed chooses others" lacks "$first" "$(grep -m 1 '^ *1/' <<<"$stdout")"
    TOY=fail run "$toy/mgm" test --mutants 1
    check "a suite that fails without mutants gives status 1" exits 1
    check "and is named" contains "$stderr" "suite mgm-toy fails without a mutant"
}

test_tidy()
{
    run "$toy/mgm" test --tidy --fuzz 5
    check "clang-tidy and fuzzers together give status 2" exits 2
    toy_packages=all-but-clang-tidy run "$toy/mgm" test --tidy
    check "without clang-tidy and a network, --tidy gives status 2" exits 2
    check "and names the package" contains "$stderr" "clang-tidy"
    : >"$toy_log"
    export MGM_BUILD_DIR=$toy/build-tidy
    run "$toy/mgm" test --tidy
    check "with nothing found, --tidy gives status 0" exits 0
    check "the last line counts the files" [ "${stdout##*$'\n'}" = "6 passed, 0 failed" ]
    check "no finding is shown" lacks "$stdout" "warning"
    check "progress is shown" contains "$stderr" "[6/6]"
    check "every source file is read once" [ "$(sed -n 's/^clang-tidy .* //p' "$toy_log" | sort)" = \
        "$(grep '\.cc$' "$toy/sources.txt" | sort)" ]
    check "nothing is compiled for it" [ -z "$(find "$MGM_BUILD_DIR" -name '*.o' -path '*toy*')" ]
    toy_finding=model/mgm-toy.cc run "$toy/mgm" test --tidy
    check "a finding gives status 1" exits 1
    check "the last line counts its file" [ "${stdout##*$'\n'}" = "5 passed, 1 failed" ]
    check "it is shown" contains "$stdout" "mgm-toy.cc:1:1: warning: found"
    check "without the count of what is not shown" lacks "$stdout" "generated"
    unset MGM_BUILD_DIR
}

test_doctor()
{
    run "$toy/mgm" doctor
    check "doctor succeeds where everything is" exits 0
    check "doctor names ns-3" contains "$stdout" "ns-3"
    toy_packages=none run "$toy/mgm" doctor
    check "doctor gives status 1 where packages are missing" exits 1
    check "doctor names a missing package" contains "$stdout" "libboost-graph-dev"
    run "$toy/mgm" version
    check "version prints the version" contains "$stdout" "mgm $(<"$source_dir/VERSION") (ns-3 "
}

make_toy
test_wrong_words
test_help
test_tree
test_unwritable
test_packages
test_two_at_once
test_killed
test_run
test_moved
test_test
test_sanitize
test_coverage
test_mutants
test_tidy
test_doctor
finish
