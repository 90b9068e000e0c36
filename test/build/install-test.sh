#!/usr/bin/env bash
# Installs below a prefix with a space in its name, and builds and runs the program of
# doc/own-program/ there, as somebody who only has the installed files would: with pkg-config, and
# with find_package where CMake installed.
set -eu
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
expected='1 s (10.0.1.2, 239.1.1.1)'

fail()
{
    printf '%s\n' "$@"
    exit 1
}

if ! command -v pkg-config >/dev/null; then
    echo "SKIP pkg-config is not installed"
    exit 0
fi

if [ "${MGM_BUILD:?}" = cmake ] && grep -qx 'MGM_SANITIZE:BOOL=ON' "$binary_dir/CMakeCache.txt"; then
    echo "SKIP a library built with sanitizers is not for other people's programs"
    exit 0
fi

destination="$work/my prefix"
case $MGM_BUILD in
cmake) install=(cmake --install "$binary_dir" --prefix "$destination") ;;
waf) install=("$source_dir/mgm" waf install "--destdir=$destination") ;;
esac
"${install[@]}" >"$work/log" 2>&1 || fail "$(<"$work/log")"
pc=$(find "$destination" -name ns3-mgm.pc)
header=$(find "$destination" -name mgm-module.h)
if [ -z "$pc" ] || [ -z "$header" ]; then
    fail "installed were only:" "$(find "$destination")"
fi
prefix=${header%/include/ns3/mgm-module.h}
export PKG_CONFIG_PATH=${pc%/*}
libdir=${PKG_CONFIG_PATH%/pkgconfig}

[ "$(pkg-config --modversion ns3-mgm)" = "$(<"$source_dir/VERSION")" ] ||
    fail "ns3-mgm.pc has version $(pkg-config --modversion ns3-mgm)"

# The headers that a user sees need ns-3 and nothing else, and those of the source tree stay out.
cp -r "$source_dir/doc/own-program" "$work/own program"
cd "$work/own program"
eval "g++ -M own-program.cc $(pkg-config --cflags ns3-mgm)" | tr ' ' '\n' >"$work/headers"
! grep -E '/(boost|nlohmann)/' "$work/headers" ||
    fail "mgm-module.h needs headers of other libraries"
! grep -F "$source_dir/" "$work/headers" || fail "an installed header includes the source tree"

make >"$work/log" 2>&1 || fail "$(<"$work/log")"
output=$(LD_LIBRARY_PATH=$libdir ./own-program)
[ "$output" = "$expected" ] || fail "built with pkg-config, the program prints: $output"

# The installed program finds the installed page of reports.
if [ -f "$binary_dir/report-page.html" ]; then
    "$prefix/bin/mgm-report" "$source_dir/test/trace/four-cities.jsonl" --output "$work/report.html" \
        >"$work/log" 2>&1 || fail "$(<"$work/log")"
    grep -q 'id="mgm-alerts"' "$work/report.html" || fail "the installed mgm-report writes no report"
fi

if [ "$MGM_BUILD" = cmake ]; then
    { cmake -S . -B build "-DCMAKE_PREFIX_PATH=$prefix" && cmake --build build; } \
        >"$work/log" 2>&1 || fail "$(<"$work/log")"
    output=$(build/own-program)
    [ "$output" = "$expected" ] || fail "built with CMake, the program prints: $output"
fi

# The installed programs find the installed library by themselves.
sed -n 's|^tools/\([^/]*\)\.cc$|\1|p' "$source_dir/sources.txt" | while IFS= read -r tool; do
    ldd "$prefix/bin/$tool" | grep -qF "libns3-mgm.so" || fail "$tool is not linked to libns3-mgm"
    ! ldd "$prefix/bin/$tool" | grep 'not found' || fail "$tool misses a library"
done

# mgm-run finds its scenario, the networks and the schemas among the installed files.
for folder in examples/scenarios examples/networks doc/schema; do
    diff <(cd "$source_dir" && ls $folder/*.json) <(cd "$prefix/share/mgm" && ls $folder/*.json) ||
        fail "the data files of $folder are not installed"
done
diff <(cd "$source_dir/doc/lessons" && find . -type f | LC_ALL=C sort) \
    <(cd "$prefix/share/mgm/doc/lessons" && find . -type f | LC_ALL=C sort) ||
    fail "the lessons are not installed"
(cd "$work" && "$prefix/bin/mgm-lesson" 1) >"$work/log" 2>&1 || fail "$(<"$work/log")"
"$prefix/bin/mgm-run" --out "$work/out" >"$work/log" 2>&1 || fail "$(<"$work/log")"
[ -s "$work/out/summary.json" ] || fail "the installed mgm-run writes no summary" "$(<"$work/log")"
