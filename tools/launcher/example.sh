# shellcheck shell=bash disable=SC2154
# ./mgm example [NAME [OPTION...]]

describe_example()
{
    cat <<'END'
usage: mgm example [NAME [OPTION...]]

Builds the C++ example NAME and runs it with the options given; --help after the name lists them.
Without a name, lists the examples. Their sources are in examples/.
END
}

# Prints the names of all examples.
example_names()
{
    sed -n 's|^examples/.*\.cc$|&|p' "$mgm_root/sources.txt" | sed 's|.*/||; s|\.cc$||'
}

# Prints each example with the first sentence of the comment that opens its source.
list_examples()
{
    local file name
    while IFS= read -r file; do
        name=${file##*/}
        printf '  %-32s %s\n' "${name%.cc}" "$(first_sentence "$mgm_root/$file")"
    done < <(grep '^examples/.*\.cc$' "$mgm_root/sources.txt")
}

# Prints the first sentence of file $1's opening comment, past the license line.
first_sentence()
{
    sed -n '1,/\*\//s|^[ /*]*||p' "$1" | grep -v -e SPDX -e '^$' | tr '\n' ' ' |
        sed 's/\(\.\) .*/\1/; s/  *---.*//; s/ *$//'
}

command_example()
{
    local name=${1-}
    if [ -z "$name" ]; then
        list_examples
        return
    fi
    shift
    if ! example_names | grep -qxF -- "$name"; then
        unknown example "$name" "$(example_names)" "'./mgm example' lists the examples"
    fi
    run_program "$name" "$@"
}
