# shellcheck shell=bash disable=SC2034
# What the test scripts that try programs from outside share: run a command, look at what it said, count
# the failures. The script sets $work, a folder of its own, before.
failures=0

# Runs a command; its output is then in $stdout and $stderr, its exit status in $status.
run_command()
{
    "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
    status=$?
    stdout=$(<"$work/stdout")
    stderr=$(<"$work/stderr")
}

# check <what is expected> <command...>: the command has to succeed.
check()
{
    local what=$1
    shift
    if ! "$@"; then
        failures=$((failures + 1))
        printf 'FAILED: %s\nexit status %s\nstandard output:\n%s\nstandard error:\n%s\n\n' \
            "$what" "$status" "$stdout" "$stderr"
    fi
}

# Whether text $1 contains text $2.
contains()
{
    [[ $1 == *"$2"* ]]
}

lacks()
{
    ! contains "$@"
}

# Whether the exit status is $1.
exits()
{
    [ "$status" -eq "$1" ]
}

# Ends the script: how many checks failed.
finish()
{
    [ "$failures" -eq 0 ] || echo "$failures checks failed"
    exit $((failures > 0))
}
