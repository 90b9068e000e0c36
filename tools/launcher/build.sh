# shellcheck shell=bash disable=SC2154
# Configures and builds with CMake and Ninja, as little as possible and one launcher at a time.

build_dir=${MGM_BUILD_DIR:-$mgm_root/build}
[[ $build_dir == /* ]] || build_dir=$PWD/$build_dir

# ON: build with the compiler's sanitizers.
sanitize=OFF
# ON: build so that it counts which lines and branches run.
coverage=OFF
# ON: build the fuzzers instead of all else.
fuzz=OFF

# Number of compilers at work at once.
jobs()
{
    printf '%s\n' "${MGM_JOBS:-$(nproc)}"
}

# What the configuration depends on; when it differs from what the build folder says, configure again.
configuration()
{
    printf '%s\n' "$mgm_root" "MGM_WERROR=${MGM_WERROR:-0}" "MGM_SANITIZE=$sanitize" \
        "MGM_COVERAGE=$coverage" \
        "MGM_FUZZ=$fuzz" \
        "d3=$([ -e /usr/share/nodejs/d3/dist/d3.min.js ] && echo found)" \
        "$package_list"
}

is_configured()
{
    [ -f "$build_dir/CMakeCache.txt" ] && [ -f "$build_dir/build.ninja" ] &&
        [ -f "$build_dir/mgm-configuration" ] &&
        [ "$(<"$build_dir/mgm-configuration")" = "$(configuration)" ]
}

# Whether ninja has nothing to do for the targets given (none: for all); changes nothing.
is_up_to_date()
{
    [[ $(ninja -C "$build_dir" -n "$@" 2>&1) == *"no work to do"* ]]
}

# Makes the build folder and takes the lock in it; refuses a folder that is not ours to fill. CMake and
# Ninja inherit the lock, so that it outlives a launcher that is killed for as long as they work on.
lock_build_dir()
{
    # The lock is the first file that a launcher makes, so it is looked for after the others.
    if [ -n "$(ls -A "$build_dir" 2>/dev/null)" ] && [ ! -f "$build_dir/.mgm-lock" ] &&
        [ ! -f "$build_dir/CMakeCache.txt" ]; then
        refuse "the build folder $build_dir holds other files" \
            "Name an empty or a new folder in MGM_BUILD_DIR, or leave it out."
    fi
    if ! mkdir -p "$build_dir" 2>/dev/null || ! : 2>/dev/null >>"$build_dir/.mgm-lock"; then
        refuse "cannot write to the build folder $build_dir" \
            "Set MGM_BUILD_DIR to a folder that you may write to."
    fi
    exec {build_lock}>>"$build_dir/.mgm-lock"
    if ! flock -n "$build_lock"; then
        say "waiting for another mgm that builds in $build_dir"
        flock "$build_lock"
    fi
}

unlock_build_dir()
{
    exec {build_lock}>&-
}

configure()
{
    local cache=$build_dir/CMakeCache.txt werror=OFF
    local -a compiler=()
    [ "$fuzz" = ON ] && compiler=(-D CMAKE_CXX_COMPILER=clang++)
    [ "${MGM_WERROR:-0}" = 1 ] && werror=ON
    # A cache of another place (the repository was moved) or of another generator is of no use.
    if ! { [ -f "$cache" ] && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$mgm_root" "$cache" &&
        grep -qx 'CMAKE_GENERATOR:INTERNAL=Ninja' "$cache"; }; then
        rm -rf "$cache" "$build_dir/CMakeFiles" "$build_dir/build.ninja"
    fi
    say "configuring in $build_dir"
    if ! cmake -S "$mgm_root" -B "$build_dir" -G Ninja "-DMGM_WERROR=$werror" \
        "-DMGM_SANITIZE=$sanitize" "-DMGM_COVERAGE=$coverage" "-DMGM_FUZZ=$fuzz" \
        ${compiler[@]+"${compiler[@]}"} >&2; then
        say "CMake could not configure; it says why above.  './mgm doctor' tells what is missing."
        exit 1
    fi
    configuration >"$build_dir/mgm-configuration"
}

# Builds the targets given, with progress on standard error.
run_ninja()
{
    NINJA_STATUS='[%f/%t] ' ninja -C "$build_dir" -j "$(jobs)" "$@" >&2
}

# Brings the targets given (none: everything) up to date; says nothing when they are. Packages of the
# groups in array build_groups are installed on the way, if the build has to be configured.
build_groups=(build)

build()
{
    local checked=no
    if is_configured && is_up_to_date "$@"; then
        return
    fi
    lock_build_dir
    if ! is_configured; then
        need_packages "${build_groups[@]}"
        configure
        checked=yes
    fi
    if ! is_up_to_date "$@"; then
        say "building ${*:-everything} with $(jobs) jobs"
        if ! run_ninja "$@"; then
            # A package that was removed after the last configuration is worth one more try.
            if [ "$checked" = yes ] || [ -z "$(missing_packages "${build_groups[@]}")" ]; then
                say "the build failed; the compiler's messages are above"
                exit 1
            fi
            need_packages "${build_groups[@]}"
            configure
            run_ninja "$@" || exit 1
        fi
    fi
    unlock_build_dir
}

# Builds program $1 and becomes it.
run_program()
{
    local program=$1
    shift
    build "$program"
    exec "$build_dir/$program" "$@"
}
