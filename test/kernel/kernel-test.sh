#!/usr/bin/env bash
# The Linux kernel that runs this test and the forwarder in profile "linux" do the same with the scripts
# in scripts/ and with random ones. MGM_KERNEL_SEEDS says with how many of these (50). A smcrouted and a
# StaticMulticast do the same with the configurations in smcroute/. Each program makes network namespaces
# of its own, which end with it and lead nowhere else.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
compare=${MGM_BINARY_DIR:?}/mgm-kernel-compare
seeds=${MGM_KERNEL_SEEDS:-50}
if [ ! -x "$compare" ] || [ "$(uname -s)" != Linux ]; then
    echo "SKIP no Linux kernel to compare with: this is $(uname -s)"
    exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "SKIP no Linux kernel to compare with: only root can make network namespaces"
    exit 0
fi
if ! command -v ip >/dev/null; then
    echo "SKIP no Linux kernel to compare with: ip(8) of Debian's package iproute2 is not installed"
    exit 0
fi

work=$(mktemp -d) || exit 1
# shellcheck disable=SC2046
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

# The harness is no good if it sees nothing: Windows compares TTLs with thresholds in another way.
"$compare" windows "$here/scripts/k4-thresholds.script" >"$work/windows" 2>&1
case $? in
1) ;;
77)
    cat "$work/windows"
    exit 0
    ;;
*)
    echo "profile windows does not differ from the kernel:"
    cat "$work/windows"
    exit 1
    ;;
esac
if [ "$(grep -c '^  0 ' "$work/windows")" -gt 4 ]; then
    echo "the script that shows a difference was not shortened:"
    cat "$work/windows"
    exit 1
fi

# Most of them mainly wait, so all run at the same time.
names=()
running=()
start()
{
    names+=("$1")
    "$compare" linux "${@:2}" >"$work/$1" 2>&1 &
    running+=($!)
}
for script in "$here"/scripts/*.script; do
    start "$(basename "$script")" "$script"
done
start random --random 1 "$seeds"
start random-slow-1 --random-slow 1 1
start random-slow-2 --random-slow 2 1
MGM_SMCROUTED=${MGM_SMCROUTED:-$(PATH=$PATH:/usr/sbin command -v smcrouted)}
export MGM_SMCROUTED
if [ -n "$MGM_SMCROUTED" ]; then
    for configuration in "$here"/smcroute/*.conf; do
        start "$(basename "$configuration")" --smcroute "$configuration" 1 "$seeds"
    done
else
    echo "not compared with smcrouted, which is not installed (Debian's package smcroute)"
fi

status=0
for i in "${!running[@]}"; do
    wait "${running[i]}"
    case $? in
    0 | 77) ;; # 77: smcrouted cannot run here, and the program says why
    *) status=1 ;;
    esac
    echo "${names[i]}: $(<"$work/${names[i]}")"
done
exit "$status"
