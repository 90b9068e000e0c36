# shellcheck shell=bash disable=SC2154
# What the launcher says about itself: always on standard error, so that the output of the programs
# it runs stays clean.

# Exit status of a wrong command line and of a machine on which the command cannot run at all.
readonly exit_usage=2

say()
{
    printf 'mgm: %s\n' "$*" >&2
}

# Says all arguments, one a line, and ends with exit status 2.
refuse()
{
    local line
    say "$1"
    shift
    for line in "$@"; do
        printf '     %s\n' "$line" >&2
    done
    exit "$exit_usage"
}

# Prints the number of single-letter changes (replace, insert, delete) that turn word $1 into $2.
edit_distance()
{
    local a=$1 b=$2 i j cost best
    local -a before now
    for ((j = 0; j <= ${#b}; j++)); do
        before[j]=$j
    done
    for ((i = 1; i <= ${#a}; i++)); do
        now[0]=$i
        for ((j = 1; j <= ${#b}; j++)); do
            cost=1
            [ "${a:i-1:1}" = "${b:j-1:1}" ] && cost=0
            best=$((before[j - 1] + cost))
            ((before[j] + 1 < best)) && best=$((before[j] + 1))
            ((now[j - 1] + 1 < best)) && best=$((now[j - 1] + 1))
            now[j]=$best
        done
        before=("${now[@]}")
    done
    printf '%s\n' "${before[${#b}]}"
}

# Prints the line of $2 that looks most like $1: one that begins with it, or the nearest one if no
# more than a third of its letters (at least two) differ.
nearest()
{
    local wanted=$1 candidate distance limit best="" best_distance=1000
    [ -n "$wanted" ] || return
    while IFS= read -r candidate; do
        if [[ $candidate == "$wanted"* ]]; then
            printf '%s\n' "$candidate"
            return
        fi
        distance=$(edit_distance "$wanted" "$candidate")
        limit=$((${#candidate} / 3))
        ((limit < 2)) && limit=2
        if ((distance <= limit && distance < ${#candidate} && distance < best_distance)); then
            best=$candidate
            best_distance=$distance
        fi
    done <<<"$2"
    printf '%s\n' "$best"
}

# Refuses a word of the command line: unknown <kind> <word> <allowed words, one a line> <what lists them>
unknown()
{
    local near
    near=$(nearest "$2" "$3")
    if [ -n "$near" ]; then
        refuse "unknown $1 '$2'; did you mean '$near'?" "$4"
    fi
    refuse "unknown $1 '$2'" "$4"
}
