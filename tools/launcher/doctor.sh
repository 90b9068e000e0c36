# shellcheck shell=bash disable=SC2154
# ./mgm doctor

describe_doctor()
{
    cat <<'END'
usage: mgm doctor

Prints what mgm needs and uses, what of it was found here, and what each missing thing costs. The
exit status is 0 if mgm can be built and run, else 1. Nothing is installed or changed.
END
}

# Prints one line: finding <name> <version or nothing> <what it is for, or what is lost without it>
finding()
{
    if [ -n "$2" ]; then
        printf '  %-18s %-12s %s\n' "$1" "$2" "$3"
    else
        printf '  %-18s %-12s %s\n' "$1" "MISSING" "$3"
    fi
}

# The same for a thing without which nothing runs.
essential()
{
    [ -n "$2" ] || essentials_missing=yes
    finding "$@"
}

# Prints the first thing that looks like a version number in the output of a command.
version_of()
{
    command -v "$1" >/dev/null && "$@" 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+[0-9a-z.-]*' | head -n 1
}

# Prints what macro expression $2 of header $1 expands to, quotes and spaces removed.
header_macro()
{
    printf '#include <%s>\nmgm_version %s\n' "$1" "$2" | "${CXX:-g++}" -E -P -x c++ - 2>/dev/null |
        sed -n '/^mgm_version/,$ { s/^mgm_version//; p }' | tr -d '" \n' | tr _ .
}

boost_version()
{
    local version
    version=$(header_macro boost/version.hpp BOOST_LIB_VERSION)
    # The headers of other parts of Boost do not help, and reading GraphML takes the library.
    if [ -n "$(header_macro boost/graph/graphml.hpp BOOST_LIB_VERSION)" ] &&
        [[ $("${CXX:-g++}" -print-file-name=libboost_graph.so) == /* ]]; then
        printf '%s\n' "$version"
    fi
}

json_version()
{
    header_macro nlohmann/json.hpp \
        'NLOHMANN_JSON_VERSION_MAJOR.NLOHMANN_JSON_VERSION_MINOR.NLOHMANN_JSON_VERSION_PATCH'
}

d3_version()
{
    sed -n '1s/.* v\([0-9.]*\) .*/\1/p' /usr/share/nodejs/d3/dist/d3.min.js 2>/dev/null
}

command_doctor()
{
    local essentials_missing=no package
    local -a missing
    [ $# -eq 0 ] || unknown option "$1" "" "'./mgm help doctor' describes this command"
    # shellcheck source=tools/launcher/version.sh
    . "$launcher/version.sh"
    # shellcheck source=tools/launcher/waf.sh
    . "$launcher/waf.sh"

    echo "Needed to build and run:"
    essential ns-3 "$(ns3_version)" "the simulator; written for 3.35 to 3.48, README.md says what was tried"
    essential Boost.Graph "$(boost_version)" "topologies"
    essential nlohmann/json "$(json_version)" "scenarios and traces"
    essential compiler "$(version_of "${CXX:-g++}" --version)" "C++17 (g++ 8, clang++ 7 or newer)"
    essential CMake "$(version_of cmake --version)" "main build (3.21 or newer)"
    essential Ninja "$(version_of ninja --version)" "main build"
    echo "Useful:"
    finding ccache "$(version_of ccache --version)" "without it, every clean build compiles everything"
    finding pkg-config "$(version_of pkg-config --version)" "without it, one test of the installed library fails"
    finding d3 "$(d3_version)" "without it, './mgm report' installs it before it makes a report"
    finding tshark "$(version_of tshark --version)" "without it, the tests of pcap files are skipped"
    finding python3 "$(version_of python3 --version)" "without it, './mgm waf' cannot run"
    finding waf "$(waf_version)" "'./mgm waf' downloads it when it is first needed"

    mapfile -t missing < <(missing_packages build)
    if [ ${#missing[@]} -gt 0 ]; then
        essentials_missing=yes
        echo "Debian packages that are missing; './mgm run' and './mgm test' install them:"
        for package in "${missing[@]}"; do
            finding "$package" "" "$(package_purpose build "$package")"
        done
    fi
    [ "$essentials_missing" = no ]
}
