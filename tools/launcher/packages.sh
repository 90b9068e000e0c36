# shellcheck shell=bash disable=SC2154
# The Debian packages that mgm uses: the one list of them, the check of what is missing, and apt.

# group|package|what it is for, or what is lost without it
#   build  needed to build and run
#   test   needed by `./mgm test`
#   bench  needed by `./mgm bench`
#   report needed by `./mgm report`
#   tools  used by single tests, which are skipped without it
#   doc    needed by `./mgm doc`
#   waf    needed by `./mgm waf`
#   tree   needed by `./mgm tree`
#   coverage  needed by `./mgm test --coverage`
#   fuzz   needed by `./mgm test --fuzz`
#   mutants  needed by `./mgm test --mutants`
#   tidy   needed by `./mgm test --tidy`
package_list='
build|g++|compiler (C++17)
build|cmake|main build
build|ninja-build|main build
build|libns3-dev|ns-3: libraries and headers
build|ns3|ns-3: programs that its CMake package insists on
build|libboost-graph-dev|Boost.Graph, for topologies
build|nlohmann-json3-dev|JSON, for scenarios and traces
test|pkgconf|the test that compiles a program against the installed library
test|make|the same test
test|python3-jsonschema|the test that checks traces against their JSON Schema
test|node-d3|draws the reports of runs
report|node-d3|draws the reports of runs
bench|valgrind|counts the instructions that `./mgm bench` compares
tools|tshark|without it, the tests that let Wireshark read the pcap files are skipped
tools|gnuplot-nox|without it, and without matplotlib, `./mgm compare` draws no plot
tools|iproute2|without it, the test that compares with the Linux kernel is skipped
tools|chromium|without it, the test that looks at a report in a browser is skipped
tools|npm|installs what that test steers the browser with
tools|python3-sphinx|without it, the test that makes the manual is skipped
tools|python3-myst-parser|the same test
tools|doxygen|without it, the test that makes the reference of all classes is skipped
doc|python3-sphinx|makes the manual
doc|python3-myst-parser|for its pages in Markdown
doc|doxygen|makes the reference of all classes
waf|g++|compiler (C++17)
waf|libns3-dev|ns-3: libraries and headers
waf|libboost-graph-dev|Boost.Graph, for topologies
waf|nlohmann-json3-dev|JSON, for scenarios and traces
waf|node-d3|draws the reports of runs
waf|pkgconf|the test that compiles a program against the installed library
waf|make|the same test
waf|python3-jsonschema|the test that checks traces against their JSON Schema
waf|python3|runs waf, which is taken out of package xmds2 without installing that
coverage|gcovr|sums up which lines and branches the tests ran
fuzz|clang|compiler with libFuzzer
fuzz|libclang-rt-dev|the library that its fuzzers and sanitizers need
mutants|python3|chooses the mutants and runs the suites on them
mutants|lld|links them in a tenth of the time
tidy|clang-tidy|reads the sources
tree|dpkg-dev|unpacks the source package of ns-3
tree|g++|compiler (C++17)
tree|cmake|build of newer ns-3 trees
tree|ninja-build|the same
tree|python3|runs the programs ns3, waf and test.py of a tree
tree|libboost-graph-dev|Boost.Graph, for topologies
tree|nlohmann-json3-dev|JSON, for scenarios and traces
'

# Prints the packages of the groups named, one a line.
packages_of()
{
    local group package rest wanted=" $* "
    while IFS='|' read -r group package rest; do
        if [ -n "$group" ] && [[ $wanted == *" $group "* ]]; then
            printf '%s\n' "$package"
        fi
    done <<<"$package_list" | sort -u
}

# Prints what package $2 of group $1 is for.
package_purpose()
{
    awk -F'|' -v group="$1" -v package="$2" '$1 == group && $2 == package { print $3 }' \
        <<<"$package_list"
}

# Prints those packages of the groups named that are not installed; nothing on a system without dpkg.
missing_packages()
{
    local -a wanted
    command -v dpkg-query >/dev/null || return 0
    mapfile -t wanted < <(packages_of "$@")
    comm -23 <(printf '%s\n' "${wanted[@]}") \
        <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
            sed -n 's/ installed$//p' | sort -u) |
        # Node.js of other places brings npm with it, and Debian's cannot stand beside that.
        if command -v npm >/dev/null; then sed '/^npm$/d'; else cat; fi
}

# Shows the progress that apt-get reports on standard input, as one line that changes on a terminal and
# as a line every ten percent elsewhere; writes all else that it says to file $1.
show_apt_progress()
{
    local line phase="" shown=0
    while IFS= read -r line; do
        if [[ $line =~ ^(dl|pm)status:.*:([0-9]+)\.[0-9]+:(.*)$ ]]; then
            if [ -t 2 ]; then
                printf '\r\e[K%3d %%  %.70s' "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}" >&2
            elif [ "${BASH_REMATCH[1]}" != "$phase" ] || ((BASH_REMATCH[2] >= shown + 10)); then
                printf '%3d %%  %s\n' "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}" >&2
                shown=$((BASH_REMATCH[2] / 10 * 10))
                phase=${BASH_REMATCH[1]}
            fi
        else
            printf '%s\n' "$line" >>"$1"
        fi
    done
    [ -t 2 ] && printf '\r\e[K' >&2
}

# apt_get <log> <arguments>: runs apt-get as root; it asks no questions.
apt_get()
{
    local log=$1
    local -a as_root=()
    shift
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        apt-get -q -o DPkg::Lock::Timeout=300 -o APT::Status-Fd=1 "$@" </dev/null 2>&1 |
        show_apt_progress "$log"
    return "${PIPESTATUS[0]}"
}

# Installs what is missing of the groups named, or explains what to do and ends with exit status 2.
# With MGM_NO_INSTALL=1 nothing is checked: ns-3 may then come from anywhere that CMake finds it.
need_packages()
{
    local -a missing errors
    local by_hand log
    [ "${MGM_NO_INSTALL:-0}" = 1 ] && return
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return
    by_hand="apt-get install --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        refuse "these Debian packages are missing: ${missing[*]}" \
            "Only root can install them, and there is no sudo. As root, run:" "  $by_hand"
    fi
    say "installing Debian packages, and what they depend on: ${missing[*]}"
    log=$(mktemp) || exit 1
    # Without a network the lists of packages may be here all the same, and the packages in apt's cache.
    apt_get "$log" update
    if ! apt_get "$log" install -y --no-install-recommends "${missing[@]}"; then
        mapfile -t errors < <(grep '^E: ' "$log" | tail -n 2)
        refuse "these Debian packages are missing and could not be installed: ${missing[*]}" \
            "${errors[@]}" "(all that apt-get said is in $log)" \
            "Is there a network?  To install them by hand, run as root:" "  $by_hand"
    fi
    rm -f "$log"
}

# Puts the files of Debian package $1 into folder $2, without installing it; replaces the folder.
unpack_package()
{
    local package=$1 folder=$2 fresh=$2.new status
    rm -rf "$fresh"
    mkdir -p "$fresh" || refuse "cannot write to $mgm_root"
    (cd "$fresh" && download_package "$package" && dpkg-deb -x "$package"_*.deb .) >&2
    status=$?
    if [ "$status" -eq 0 ]; then
        rm -f "$fresh/$package"_*.deb
        rm -rf "$folder"
        mv "$fresh" "$folder"
    else
        rm -rf "$fresh"
    fi
    return "$status"
}

download_package()
{
    # A fresh Debian has no package lists yet.
    apt-get -q -o APT::Sandbox::User=root download "$1" 2>/dev/null ||
        { apt-get update && apt-get -q -o APT::Sandbox::User=root download "$1"; }
}
