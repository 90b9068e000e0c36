#!/usr/bin/env bash
# sources.txt, which both builds read, names exactly the source files that there are, once each and in
# order; and neither build has a list of its own beside it.
set -u
cd "${MGM_SOURCE_DIR:?}" || exit 1
export LC_ALL=C
status=0

# Prints what is wrong, under a heading; nothing if there is nothing.
report()
{
    if [ -n "$2" ]; then
        printf '%s\n%s\n' "$1" "$2"
        status=1
    fi
}

listed=$(grep -v '^#' sources.txt)
present=$(find model helper test tools examples \( -name '*.cc' -o -name '*.h' -o -name '*-test.sh' \) \
    -type f 2>/dev/null | sort)

report "in sources.txt, but there is no such file:" \
    "$(comm -23 <(sort -u <<<"$listed") <(printf '%s\n' "$present"))"
report "not in sources.txt:" "$(comm -13 <(sort -u <<<"$listed") <(printf '%s\n' "$present"))"
report "more than once in sources.txt:" "$(sort <<<"$listed" | uniq -d)"
report "not in alphabetical order in sources.txt (LC_ALL=C sort), from here:" \
    "$(sort -c <<<"$listed" 2>&1)"

# A header is installed as ns3/<file>, a program is called as its file: neither may meet its like.
report "two headers of one name:" \
    "$(grep '^\(model\|helper\)/.*\.h$' <<<"$listed" | sed 's|.*/||' | sort | uniq -d)"
report "two programs of one name:" \
    "$(grep '^\(tools\|examples\)/.*\.cc$' <<<"$listed" | sed 's|.*/||' | sort | uniq -d)"

report "a build file names source files itself:" \
    "$(grep -nE '(model|helper|test|tools|examples)/[a-z0-9/-]*[a-z0-9]\.(cc|h)\b' \
        CMakeLists.txt cmake/*.cmake wscript)"

# ns-3's test.py runs the examples that this file names, and only reads it as text.
report "test/examples-to-run.py and sources.txt differ in the examples:" \
    "$(diff <(sed -n 's/^ *("\([a-z0-9-]*\).*/\1/p' test/examples-to-run.py | sort) \
        <(sed -n 's|^examples/\(.*\)\.cc$|\1|p' <<<"$listed" | sed 's|.*/||' | sort))"
exit "$status"
