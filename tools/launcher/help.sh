# shellcheck shell=bash disable=SC2154
# ./mgm help [COMMAND]

command_help()
{
    local name=${1-} line how
    if [ -z "$name" ]; then
        list_commands
        return
    fi
    if ! line=$(find_command "$name"); then
        unknown command "$name" "$(command_names)" "'./mgm help' lists the commands"
    fi
    how=${line#*|}
    how=${how%%|*}
    case $how in
    script)
        # shellcheck source=/dev/null
        . "$launcher/$name.sh"
        "describe_$name"
        ;;
    *)
        describe_program "$name" "${line##*|}" "${how#program }"
        ;;
    esac
}

list_commands()
{
    local name how what
    echo "usage: mgm COMMAND [OPTION...]"
    echo
    while IFS='|' read -r name how what; do
        [ -n "$name" ] && printf '  %-9s %s\n' "$name" "$what"
    done <<<"$commands"
    cat <<'END'

'mgm help COMMAND' and 'mgm COMMAND --help' describe one command. Every command installs the Debian
packages it misses and builds what has changed. Environment:

  MGM_BUILD_DIR   build folder of the CMake build (default: build/ in the repository)
  MGM_JOBS        number of compilers and tests at work at once (default: all cores)
  MGM_NO_INSTALL  1: never install packages, take ns-3 from wherever CMake finds it
  MGM_WERROR      1: compiler warnings are errors
  MGM_TREES       where 'mgm tree' keeps ns-3 trees (default: build-trees/ in the repository)
END
}

# The options of a program are the program's own; it lists them itself once it is built.
describe_program()
{
    echo "usage: mgm $1 [OPTION...]"
    echo
    echo "$2."
    echo
    if [ -x "$build_dir/$3" ]; then
        "$build_dir/$3" --help
    else
        echo "All options go to the program $3, which is not built yet; 'mgm help $1' lists them"
        echo "once it is."
    fi
}

describe_help()
{
    list_commands
}
