# shellcheck shell=bash disable=SC2154
# ./mgm doc: the manual with Sphinx, the reference of all classes with Doxygen.

describe_doc()
{
    cat <<'END'
usage: mgm doc

Makes the manual (doc/mgm.rst and the tables beside it) and the reference of all classes as HTML in
build-doc/, and prints where to begin. The exit status is 1 if one of them has a warning.
END
}

# Makes the HTML pages of the manual; quiet unless something is wrong.
make_manual()
{
    sphinx-build -q -W --keep-going -d "$mgm_root/build-doc/.doctrees" \
        "$mgm_root/doc" "$mgm_root/build-doc/manual"
}

# Makes the reference. Doxygen goes on after warnings, so what it says decides; functions that ns-3
# declares are described there.
make_reference()
{
    local warnings
    mkdir -p "$mgm_root/build-doc"
    warnings=$(cd "$mgm_root" && doxygen doc/Doxyfile 2>&1 >/dev/null |
        grep -v 'override (function) of class .* is not documented')
    [ -z "$warnings" ] || printf '%s\n' "$warnings" >&2
    [ -z "$warnings" ]
}

command_doc()
{
    local status=0
    [ $# -eq 0 ] || unknown option "$1" "" "'./mgm help doc' describes this command"
    need_packages doc
    say "making the manual"
    make_manual || status=1
    say "making the reference of all classes"
    make_reference || status=1
    echo "$mgm_root/build-doc/manual/index.html"
    echo "$mgm_root/build-doc/reference/html/index.html"
    exit "$status"
}
