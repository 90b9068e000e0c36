#!/usr/bin/env bash
# Runs one test and passes its output on:
#   run-one.sh suite <test runner> <suite> <folder for temporary files>
#   run-one.sh script <file>
# A test that passes without having tested anything gives exit status 77, "skipped":
#   - a line that starts with SKIP says that something the test needs is not there;
#   - ns-3's runner passes a suite whose cases all take longer than the chosen fullness allows.
# MGM_FULLNESS chooses QUICK, EXTENSIVE or TAKES_FOREVER.
set -o pipefail
fullness=${MGM_FULLNESS:-EXTENSIVE}
# For programs built with sanitizers.
export LSAN_OPTIONS="suppressions='$(dirname "$(realpath "$0")")/leaks.supp':print_suppressions=0"
export UBSAN_OPTIONS=print_stacktrace=1
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

case $1 in
suite)
    # What an earlier run left there is none of this one's business.
    rm -rf -- "${4:?}"
    "$2" "--suite=$3" "--tempdir=$4" "--fullness=$fullness" --verbose 2>&1 | tee "$log"
    status=$?
    if [ "$status" -eq 0 ] && ! grep -q '^ \+PASS' "$log"; then
        echo "SKIP every case of this suite takes longer than $fullness"
        exit 77
    fi
    ;;
script)
    bash "$2" 2>&1 | tee "$log"
    status=$?
    ;;
*)
    echo "run-one.sh: suite or script, not '$1'" >&2
    exit 2
    ;;
esac
if [ "$status" -eq 0 ] && grep -q '^SKIP' "$log"; then
    exit 77
fi
exit "$status"
