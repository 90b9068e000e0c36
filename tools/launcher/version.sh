# shellcheck shell=bash disable=SC2154
# ./mgm version

describe_version()
{
    cat <<'END'
usage: mgm version

Prints the versions of mgm and of the ns-3 it builds against.
END
}

# Prints the version of the installed ns-3 that CMake would take, or nothing.
ns3_version()
{
    local dir
    for dir in "$(sed -n 's/^ns3_DIR:PATH=//p' "$build_dir/CMakeCache.txt" 2>/dev/null)" \
        /usr/local/lib*/cmake/ns3 /usr/local/lib/*/cmake/ns3 /usr/lib*/cmake/ns3 \
        /usr/lib/*/cmake/ns3; do
        if [ -f "$dir/ns3ConfigVersion.cmake" ]; then
            sed -n 's/^set(PACKAGE_VERSION "\(.*\)")/\1/p' "$dir/ns3ConfigVersion.cmake"
            return
        fi
    done
}

command_version()
{
    local ns3
    ns3=$(ns3_version)
    echo "mgm $(<"$mgm_root/VERSION") (ns-3 ${ns3:-not found})"
}
