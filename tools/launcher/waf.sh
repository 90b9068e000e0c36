# shellcheck shell=bash disable=SC2154
# ./mgm waf: the second build system. Debian has no package of waf itself, but package xmds2 carries a
# copy; it is downloaded and unpacked, not installed, since it has many dependencies.

waf_dir=$mgm_root/.waf
waf_lib_parent=$waf_dir/usr/lib/python3/dist-packages/xpdeint/waf

describe_waf()
{
    cat <<'END'
usage: mgm waf COMMAND... [OPTION...]

Runs waf on the file wscript; the commands are

  configure   find the compiler, ns-3 and the libraries (done by itself when needed)
  build       build library, programs, examples and test runner in build-waf/
  test        build, then run all tests; ends with "N passed, N failed"
  install     install below the prefix given to configure (--prefix=DIR)
  uninstall   remove what install copied
  clean       remove the object files; distclean removes all of build-waf/

and --help after the command lists waf's options, for example 'mgm waf build --help'.
END
}

# Prints the version of the unpacked waf, or nothing.
waf_version()
{
    sed -n 's/^WAFVERSION *= *"\(.*\)"/\1/p' "$waf_lib_parent/waflib/Context.py" 2>/dev/null
}

# Downloads and unpacks waf if it is not there.
need_waf()
{
    [ -n "$(waf_version)" ] && return
    say "fetching waf out of Debian's package xmds2"
    unpack_package xmds2 "$waf_dir" ||
        refuse "waf could not be fetched: 'apt-get download xmds2' failed; is there a network?"
}

command_waf()
{
    if [ $# -eq 0 ]; then
        describe_waf
        return
    fi
    need_packages waf
    need_waf
    cd "$mgm_root" || exit 1
    PYTHONPATH=$waf_lib_parent PYTHONDONTWRITEBYTECODE=1 exec python3 -c '
import os, sys
from waflib import Context, Scripting
Scripting.waf_entry_point(os.getcwd(), Context.WAFVERSION, os.environ["PYTHONPATH"])
' "$@"
}
