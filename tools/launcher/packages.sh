# shellcheck shell=bash disable=SC2154
# The Debian packages that mgm uses: the one list of them, the check of what is missing, and apt.

# group|package|what it is for, or what is lost without it
#   build  needed to build and run
#   test   needed by `./mgm test`
#   tools  used by single tests, which are skipped without it
#   waf    needed by `./mgm waf`
package_list='
build|g++|compiler (C++17)
build|cmake|main build
build|ninja-build|main build
build|libns3-dev|ns-3: libraries and headers
build|ns3|ns-3: files that its CMake package insists on
build|libgsl-dev|ns-3: its CMake package links to the GNU Scientific Library
build|libsqlite3-dev|ns-3: its CMake package links to SQLite
build|libxml2-dev|ns-3: its CMake package links to libxml2
build|libboost-graph-dev|Boost.Graph, for topologies
build|nlohmann-json3-dev|JSON, for scenarios and traces
test|pkgconf|the test that compiles a program against the installed library
tools|tshark|without it, the tests that let Wireshark read the pcap files are skipped
waf|g++|compiler (C++17)
waf|libns3-dev|ns-3: libraries and headers
waf|libboost-graph-dev|Boost.Graph, for topologies
waf|nlohmann-json3-dev|JSON, for scenarios and traces
waf|pkgconf|the test that compiles a program against the installed library
waf|python3|runs waf, which is taken out of package xmds2 without installing that
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

# Prints those packages of the groups named that are not installed; nothing on a system without dpkg.
missing_packages()
{
    local -a wanted
    command -v dpkg-query >/dev/null || return 0
    mapfile -t wanted < <(packages_of "$@")
    comm -23 <(printf '%s\n' "${wanted[@]}") \
        <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
            sed -n 's/ installed$//p' | sort -u)
}

# Runs apt-get as root, with its output on standard error and no questions asked.
apt_get()
{
    local -a as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null >&2
}

# Installs what is missing of the groups named, or explains what to do and ends with exit status 2.
# With MGM_NO_INSTALL=1 nothing is checked: ns-3 may then come from anywhere that CMake finds it.
need_packages()
{
    local -a missing
    local by_hand
    [ "${MGM_NO_INSTALL:-0}" = 1 ] && return
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return
    by_hand="apt-get install --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        refuse "these Debian packages are missing: ${missing[*]}" \
            "Only root can install them, and there is no sudo. As root, run:" "  $by_hand"
    fi
    say "installing ${#missing[@]} Debian packages and what they depend on: ${missing[*]}"
    # Without a network the package lists may still be here, and the packages in apt's cache.
    apt_get update || say "the package lists could not be updated"
    if ! apt_get install -y --no-install-recommends "${missing[@]}"; then
        refuse "these Debian packages are missing and could not be installed: ${missing[*]}" \
            "apt-get says why above; is there a network?  To install them by hand, run as root:" \
            "  $by_hand"
    fi
}
