#!/usr/bin/env bash
# The manual and the reference of all classes are made without a warning, and the links of the
# Markdown pages lead to files that are there.
set -u
source_dir=${MGM_SOURCE_DIR:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0

fail()
{
    printf 'FAILED: %s\n' "$1"
    status=1
}

# Prints the links of Markdown file $1 that lead to files: no web addresses, no anchors.
file_links()
{
    grep -oE '\]\([^)#]+' "$1" | sed 's/^](//' | grep -vE '^[a-z]+:'
}

check_links()
{
    local page link
    for page in "$source_dir"/*.md "$source_dir"/doc/*.md; do
        while IFS= read -r link; do
            [ -e "$(dirname "$page")/$link" ] || fail "$page: there is no $link"
        done < <(file_links "$page")
    done
}

# Whether Sphinx is here, with the extension that the pages need; it may have a Python of its own.
has_sphinx()
{
    local program python
    program=$(command -v sphinx-build) || return
    python=$(sed -n '1s/^#! *//p' "$program")
    ${python:-python3} -c 'import sphinx, myst_parser' 2>/dev/null
}

check_manual()
{
    has_sphinx || {
        echo "SKIP: the manual: python3-sphinx or python3-myst-parser is missing"
        return
    }
    sphinx-build -q -W --keep-going -d "$work/doctrees" "$source_dir/doc" "$work/manual" ||
        fail "the manual has warnings"
    [ -s "$work/manual/mgm.html" ] || fail "the manual was not made"
}

# Functions that ns-3 declares are described there.
check_reference()
{
    local warnings
    command -v doxygen >/dev/null || {
        echo "SKIP: the reference: doxygen is missing"
        return
    }
    warnings=$(cd "$source_dir" &&
        { cat doc/Doxyfile && echo "OUTPUT_DIRECTORY = $work"; } | doxygen - 2>&1 >/dev/null |
        grep -v 'override (function) of class .* is not documented')
    [ -z "$warnings" ] || fail "the reference has warnings:"$'\n'"$warnings"
    [ -s "$work/html/index.html" ] || fail "the reference was not made"
}

check_links
check_manual
check_reference
exit "$status"
