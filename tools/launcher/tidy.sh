# shellcheck shell=bash disable=SC2034,SC2154
# ./mgm test --tidy: clang-tidy reads every source file, with the checks of the file .clang-tidy.

# Checks source file $1, and prints what clang-tidy finds in it and in the headers it includes. Returns
# whether it found nothing.
check_source()
{
    local output status
    # What the fuzzers share is compiled for each of them, in a build of its own: here for one.
    output=$(cd "$mgm_root" && clang-tidy --quiet -p "$build_dir" --warnings-as-errors='*' \
        --extra-arg=-DMGM_FUZZ_ENTRY=FuzzIgmp "$1" 2>&1)
    status=$?
    if [ "$status" -ne 0 ]; then
        [ -t 2 ] && printf '\r\e[K' >&2
        # Warnings about the headers of others are counted there, and not shown.
        grep -vE '^[0-9]+ (warning|error)s?( and [0-9]+ errors?)? (generated|treated as errors?)' <<<"$output"
    fi
    return "$status"
}

# Shows that $1 of $2 files are checked, as show_apt_progress does.
show_tidy_progress()
{
    if [ -t 2 ]; then
        printf '\r\e[K[%d/%d] ' "$1" "$2" >&2
        [ "$1" -lt "$2" ] || printf '\r\e[K' >&2
    elif (($1 * 10 / $2 > ($1 - 1) * 10 / $2)); then
        printf '[%d/%d]\n' "$1" "$2" >&2
    fi
}

# Checks all source files, as many at once as there are jobs.
tidy()
{
    local -a files
    local file running=0 passed=0 failed=0
    build_groups=(build tidy)
    is_configured && need_packages tidy
    # clang-tidy needs to know how each file is compiled, but nothing compiled.
    build build.ninja
    mapfile -t files <<<"$(grep '\.cc$' "$mgm_root/sources.txt")"
    say "checking ${#files[@]} files with $(jobs) jobs"
    for file in "${files[@]}" ""; do
        # The empty name at the end waits for all.
        while ((running == $(jobs))) || { [ -z "$file" ] && ((running > 0)); }; do
            if wait -n; then
                passed=$((passed + 1))
            else
                failed=$((failed + 1))
            fi
            running=$((running - 1))
            show_tidy_progress "$((passed + failed))" "${#files[@]}"
        done
        if [ -n "$file" ]; then
            check_source "$file" &
            running=$((running + 1))
        fi
    done
    echo
    print_counts "$passed" "$failed" 0
    [ "$failed" -eq 0 ] || exit 1
}
