#!/usr/bin/env bash
# tshark reads every pcap file of runs with point-to-point links, a LAN, injected packets, several
# sizes and fragments, without a malformed frame.
set -u
binary_dir=${MGM_BINARY_DIR:?}
if ! command -v tshark >/dev/null; then
    echo "SKIP tshark is not installed"
    exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
status=0
files=0
frames=0

# Severity of "error" in the fields that tshark prints; notes and warnings are below it.
error_severity=8388608

# Reads all files in folder $1, which are of run $2, and reports malformed frames.
check_folder()
{
    local file
    for file in "$1"/*.pcap; do
        if ! tshark -r "$file" -T fields -E occurrence=a -e frame.number -e _ws.malformed \
            -e _ws.expert.severity >fields.txt 2>errors.txt; then
            printf '%s, %s cannot be read:\n' "$2" "$file"
            cat errors.txt
            status=1
        fi
        if awk -F '\t' -v error="$error_severity" '
            { n = split($3, severities, ","); bad = $2 != "" }
            { for (i = 1; i <= n; i++) if (severities[i] >= error) bad = 1 }
            bad { print "frame " $1; found = 1 }
            END { exit !found }' fields.txt >bad.txt; then
            printf '%s, %s has malformed frames:\n' "$2" "$file"
            cat bad.txt
            status=1
        fi
        files=$((files + 1))
        frames=$((frames + $(wc -l <fields.txt)))
    done
}

# captured <argument...>: runs mgm-run and checks its pcap files.
captured()
{
    "$binary_dir/mgm-run" "$@" --trace off --quiet --out caps || status=1
    check_folder caps "$*"
    rm -rf caps
}

captured backbone-failure --pcap Denver --pcap KansasCity --pcap Atlanta
captured spoofed-source --pcap Vienna --pcap Budapest:Bratislava
captured scoped-boundary --pcap all
captured parallel-forwarders --pcap all
captured parallel-forwarders --set sources.camera.size_bytes=3000 --pcap left:lan --pcap origin:camera
captured router-restart --pcap r0:camera
echo "$files files, $frames frames"
if [ "$files" -lt 30 ] || [ "$frames" -lt 8000 ]; then
    echo "there should be more of them"
    status=1
fi

# The packets are what they should be: the stream on the first link, until it fails and after it is
# back, with one hop behind it.
"$binary_dir/mgm-run" --pcap Seattle:Denver --trace off --quiet --out caps || status=1
sent=$(tshark -r caps/Seattle-to-Denver.pcap \
    -Y 'ip.dst == 239.1.1.1 && udp.length == 208 && ip.ttl == 63' 2>/dev/null | wc -l)
if [ "$sent" -lt 350 ]; then
    echo "only $sent packets of the stream on the link from Seattle to Denver"
    status=1
fi
exit "$status"
