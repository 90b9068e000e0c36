#!/bin/sh
# Makes the page that `mgm-report` puts a run into, from the files beside this script.
#   make-page.sh <output> <d3.min.js> <licence of d3>
# The page loads nothing: styles, scripts and the drawing library stand in it.
set -eu
output=$1
d3=$2
licence=$3
sources=$(dirname "$0")

# In this order: each uses those before it.
scripts='data network layout elements signs drawing timeline scene panels tables main'

# Prints file $1; a line "<!-- include NAME -->" becomes what NAME stands for.
expand()
{
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        *'<!-- include '*' -->')
            name=${line#*'<!-- include '}
            include "${name%' -->'}"
            ;;
        *)
            printf '%s\n' "$line"
            ;;
        esac
    done <"$1"
}

include()
{
    case $1 in
    d3)
        cat "$d3"
        ;;
    licence)
        # Text in a page.
        sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' "$licence"
        ;;
    scripts)
        echo '(() => {'
        echo '"use strict";'
        for script in $scripts; do
            cat "$sources/$script.js"
        done
        echo '})();'
        ;;
    *.html)
        expand "$sources/$1"
        ;;
    *)
        cat "$sources/$1"
        ;;
    esac
}

trap 'rm -f "$output.new"' EXIT
expand "$sources/template.html" >"$output.new"
mv "$output.new" "$output"
