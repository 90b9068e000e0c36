# shellcheck shell=bash disable=SC2154
# ./mgm tree: builds and tests the module inside an ns-3 source tree, where most people use it. The tree
# comes out of Debian's source packages, through lists and settings of apt that are kept apart from the
# machine's own, or is one that is there already.

# Debian's releases that are searched for the version.
tree_suites='bookworm trixie sid'

describe_tree()
{
    cat <<'END'
usage: mgm tree VERSION|DIR [OPTION...]

Gets the source tree of an ns-3 release out of Debian's packages (3.37, 3.43, 3.48; newer ones as Debian
has them), or takes the tree in folder DIR; puts this module into its contrib/, replacing what is there
under that name; configures no more of ns-3 than the module needs; builds; runs the module's suites with
the tree's test.py, and two examples. Ends with the line "N passed, N failed". Trees of 3.36 and newer are
built with CMake, older ones with their own waf. It takes from ten minutes to an hour.

  --profile NAME  debug (the default: with asserts and logs) or optimized
  --module NAME   folder of the module in contrib/ (default mgm)
  --fetch         only get the tree and put the module into it

Trees are kept in build-trees/ (or in the folder that MGM_TREES names), so that a second run builds only
what has changed since.
END
}

# apt-get or apt-cache ($1) with lists of its own in folder $2, for Debian's source packages only.
tree_apt()
{
    local program=$1 private=$2
    shift 2
    "$program" -q -o "Dir::State::Lists=$private/lists" -o "Dir::Etc::SourceList=$private/sources.list" \
        -o Dir::Etc::SourceParts=- -o "Dir::Cache=$private/cache" -o APT::Sandbox::User=root "$@"
}

# Prints where this machine gets Debian's packages.
debian_archive()
{
    # shellcheck disable=SC2016 # the words with $( ) are apt's
    apt-get indextargets --format '$(REPO_URI) $(LABEL) $(CREATED_BY) $(COMPONENT)' 2>/dev/null |
        awk '$2 == "Debian" && $3 == "Packages" && $4 == "main" { print $1; exit }'
}

# Fills folder $1 with lists of Debian's source packages, unless it has those of today.
need_source_lists()
{
    local private=$1 archive suite keys=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -n "$(find "$private/lists" -name '*Sources*' -mtime -1 2>/dev/null)" ] && return
    archive=$(debian_archive)
    [ -n "$archive" ] || refuse "apt knows no Debian archive here, so there are no source packages" \
        "Give the folder of an ns-3 tree instead of a version."
    mkdir -p "$private/lists/partial" "$private/cache/archives/partial" ||
        refuse "cannot write to $private"
    for suite in $tree_suites; do
        echo "deb-src [signed-by=$keys] $archive $suite main"
    done >"$private/sources.list"
    say "reading the lists of Debian's source packages ($tree_suites)"
    tree_apt apt-get "$private" update >"$private/update.log" 2>&1 ||
        refuse "the lists of Debian's source packages could not be read; is there a network?" \
            "(all that apt-get said is in $private/update.log)"
}

# Unpacks ns-3 $1 from Debian's source package to folder $2, unless it is there.
fetch_tree()
{
    local version=$1 tree=$2 private=$trees_dir/apt found
    [ -d "$tree" ] && return
    need_source_lists "$private"
    found=$(tree_apt apt-cache "$private" showsrc --only-source ns3 | sed -n 's/^Version: //p')
    grep -qE "^${version//./\\.}([+-]|\$)" <<<"$found" ||
        refuse "Debian has no source package of ns-3 $version" \
            "It has: $(tr '\n' ' ' <<<"$found")" "Give the folder of such a tree instead, if you have one."
    found=$(grep -E "^${version//./\\.}([+-]|\$)" <<<"$found" | tail -n 1)
    say "fetching the sources of ns-3 $found (about 40 MB)"
    mkdir -p "$private/source"
    if ! (cd "$private/source" && tree_apt apt-get "$private" source --download-only "ns3=$found") \
        >"$private/source.log" 2>&1 ||
        ! dpkg-source --extract "$private/source/ns3_$found.dsc" "$tree.part" >>"$private/source.log" 2>&1; then
        rm -rf "$tree.part"
        refuse "the sources of ns-3 $found could not be fetched" \
            "(all that apt-get and dpkg-source said is in $private/source.log)" \
            "Give the folder of such a tree instead, if you have one."
    fi
    mv "$tree.part" "$tree"
}

# Puts the files of this module, as they are now, into folder $1. Files that are the same keep their times,
# so that a second build compiles what has changed, all of it and no more.
place_module()
{
    local target=$1 fresh=.mgm-fresh file
    rm -rf "$fresh"
    mkdir -p "$fresh" "$target" || refuse "cannot write to $PWD/$target"
    if git -C "$mgm_root" rev-parse --git-dir >/dev/null 2>&1; then
        (cd "$mgm_root" && git ls-files -z --cached --others --exclude-standard --deduplicate |
            while IFS= read -r -d '' file; do [ -e "$file" ] && printf '%s\0' "$file"; done |
            tar --create --null --files-from=-)
    else
        tar --create --directory="$mgm_root" --exclude='./build*' --exclude=./out .
    fi | tar --extract --touch --directory="$fresh"
    while IFS= read -r -d '' file; do
        cmp -s "$target/$file" "$fresh/$file" && touch --reference="$target/$file" "$fresh/$file"
    done < <(cd "$fresh" && find . -type f -print0)
    rm -rf "$target"
    mv "$fresh" "$target"
}

# Removes the tree's pointers to headers of module $1 that are not where they were: ns-3 leaves a pointer
# as it is, once it has written it.
forget_moved_headers()
{
    local pointer
    for pointer in build/include/ns3/*.h; do
        if [[ $(head -n 1 "$pointer" 2>/dev/null) =~ ^\#include\ \"(.*/contrib/$1/.*)\"$ ]] &&
            ! [ -e "${BASH_REMATCH[1]}" ]; then
            rm "$pointer"
        fi
    done
}

# Configures, builds and tests the tree in the current folder with CMake.
run_cmake_tree()
{
    local module=$1 profile=$2
    tree_step configure ./ns3 configure --build-profile="$profile" --enable-tests --enable-examples \
        --enable-modules="$module" --filter-module-examples-and-tests="$module" &&
        tree_step build cmake --build cmake-cache --parallel "$(jobs)" # ./ns3 build leaves a core idle
}

# The same with the waf of an older tree. Such a tree is not free of warnings of today's compilers, so that
# they are no errors; those about the module are counted.
run_waf_tree()
{
    local module=$1 profile=$2
    tree_step configure ./waf configure --build-profile="$profile" --enable-tests --enable-examples \
        --enable-modules="$module" --disable-werror &&
        tree_step build ./waf build --jobs="$(jobs)"
}

# Runs one step, with all that it prints in a log.
tree_step()
{
    local name=$1
    shift
    say "$name: $*"
    if ! "$@" >"$tree_logs/$name.log" 2>&1; then
        say "$name failed; the end of $tree_logs/$name.log:"
        tail -n 25 "$tree_logs/$name.log" >&2
        return 1
    fi
}

# Prints the number of lines of the build's log that are compiler warnings about the module $1.
count_warnings()
{
    grep -cE "contrib/$1/.*warning:" "$tree_logs/build.log"
}

# Runs test.py and two examples in the current folder; sets passed and failed.
test_tree()
{
    local module=$1 example counts
    # -n is --no-build, or --nowaf of older trees, whose programs do not know where their libraries are.
    local -x LD_LIBRARY_PATH=$PWD/build/lib
    tree_step test ./test.py -n --nocolor
    counts=$(grep -E '^[0-9]+ of [0-9]+ tests passed' "$tree_logs/test.log")
    passed=$(sed -n 's/^\([0-9]*\) of .*/\1/p' <<<"$counts")
    failed=$(sed -n 's/.*, \([0-9]*\) failed,.*/\1/p' <<<"$counts")
    crashed=$(sed -n 's/.*, \([0-9]*\) crashed.*/\1/p' <<<"$counts")
    [ -n "$counts" ] || { failed=1; say "test.py gave no result"; }
    failed=$((failed + ${crashed:-0}))
    for example in mgm-first-tree mgm-pim-lan-assert; do
        if tree_step "$example" "$(find build -name "*$example*" -type f -perm -u+x | head -n 1)"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
        fi
    done
}

# Sets the variables of command_tree from its arguments.
read_tree_options()
{
    while [ $# -gt 0 ]; do
        case $1 in
        --profile=* | --module=*)
            set -- "${1%%=*}" "${1#*=}" "${@:2}"
            continue
            ;;
        --profile | --module)
            [ $# -gt 1 ] || refuse "option $1 needs a value" "'./mgm help tree' lists the options"
            if [ "$1" = --module ]; then
                module=$2
            else
                profile=$2
            fi
            shift
            ;;
        --fetch) fetch_only=yes ;;
        -*) unknown option "$1" $'--profile\n--module\n--fetch' "'./mgm help tree' lists the options" ;;
        *)
            [ -z "$where" ] || refuse "one tree at a time: '$where' or '$1'?"
            where=$1
            ;;
        esac
        shift
    done
    [ -n "$where" ] || refuse "which tree?  A version, such as 3.43, or the folder of a tree" \
        "'./mgm help tree' says more"
    [[ $profile =~ ^(debug|optimized)$ ]] || unknown profile "$profile" $'debug\noptimized' "there are: debug, optimized"
    [[ $module =~ ^[a-z][a-z0-9_-]*$ ]] || refuse "--module: '$module' cannot be a folder in contrib/"
}

command_tree()
{
    local where="" profile=debug module=mgm fetch_only=no tree passed=0 failed=0 crashed warnings
    local trees_dir=${MGM_TREES:-$mgm_root/build-trees} tree_logs
    read_tree_options "$@"
    need_packages tree
    if [[ $where =~ ^[0-9]+\.[0-9]+(\.[0-9]+)?$ ]]; then
        tree=$trees_dir/ns-$where
        fetch_tree "$where" "$tree"
    else
        tree=$where
    fi
    if ! [ -f "$tree/VERSION" ] || ! [ -d "$tree/src/core" ]; then
        refuse "there is no ns-3 tree in $tree"
    fi
    cd "$tree" || exit 1
    [ "$PWD" != "$mgm_root" ] || refuse "$tree is this module, not ns-3"
    place_module "contrib/$module"
    forget_moved_headers "$module"
    [ "$fetch_only" = yes ] && { echo "$PWD/contrib/$module"; return; }

    tree_logs=$PWD/build-logs
    mkdir -p "$tree_logs"
    if [ -f ns3 ]; then
        run_cmake_tree "$module" "$profile" || exit 1
    else
        run_waf_tree "$module" "$profile" || exit 1
    fi
    warnings=$(count_warnings "$module")
    test_tree "$module"
    echo "ns-$(<VERSION), $profile, $([ -f ns3 ] && echo CMake || echo waf): $warnings warnings in what was compiled now; logs in $tree_logs"
    [ "$warnings" -eq 0 ] || failed=$((failed + 1))
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
