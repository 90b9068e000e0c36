#!/usr/bin/env python3
"""check-igmp-frames.py TRACE FRAMES...: compares the IGMP messages that a trace says were sent with what
tshark (-T json --no-duplicate-keys) read in captures of whole links, one file each."""

import json
import sys

TYPES = {'query': 0x11, 'v1-report': 0x12, 'v2-report': 0x16, 'v2-leave': 0x17, 'v3-report': 0x22}


def as_list(value):
    """Returns the values of a field that may occur any number of times."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def expected(record):
    """Returns what tshark should see of a message in the trace."""
    fields = {
        'ip.src': record['ip_source'],
        'ip.dst': record['ip_destination'],
        'ip.ttl': record['ttl'],
        'ip.dsfield': record['tos'],
        'router alert': record['router_alert'],
        'size': record['size_bytes'],
        'igmp.type': TYPES[record['type']],
        'igmp.version': record['version'],
    }
    if record['router_alert']:
        fields['ip.id'] = record['identification']
    if record['type'] == 'v3-report':
        fields['records'] = [(group['type_number'], group['group'], tuple(group['sources']))
                             for group in record['records']]
    else:
        fields['igmp.maddr'] = record.get('group', '0.0.0.0')
    if record['type'] == 'query' and record['version'] > 1:
        # tshark shows the decoded time.
        fields['igmp.max_resp'] = record['max_resp_time_ns'] // 10**8
    if record['type'] == 'query' and record['version'] == 3:
        fields['igmp.s'] = int(record['suppress'])
        fields['igmp.qrv'] = record['robustness']
        fields['igmp.qqic'] = record['query_interval_code']
        fields['sources'] = tuple(record['sources'])
    return fields


def seen(ip, igmp, fields):
    """Returns what tshark saw, for the fields that are asked for."""
    result = {}
    for name in fields:
        if name == 'router alert':
            result[name] = any('ip.options.routeralert' in value for value in ip.values()
                               if isinstance(value, dict))
        elif name == 'size':
            result[name] = int(ip['ip.len']) - int(ip['ip.hdr_len'])
        elif name == 'sources':
            result[name] = tuple(as_list(igmp.get('igmp.saddr')))
        elif name == 'records':
            groups = [group for key, value in igmp.items() if key.startswith('Group Record')
                      for group in as_list(value)]
            result[name] = [(int(group['igmp.record_type']), group['igmp.maddr'],
                             tuple(as_list(group.get('igmp.saddr')))) for group in groups]
        else:
            value = (ip if name.startswith('ip.') else igmp).get(name)
            result[name] = value if name in ('ip.src', 'ip.dst', 'igmp.maddr') else int(value, 0)
    return result


def compare(number, record, frame):
    """Yields what is wrong with one message."""
    ip, igmp = frame['ip'], frame['igmp']
    if '_ws.malformed' in frame or igmp['igmp.checksum.status'] != '1':
        yield f'message {number} is malformed or has a wrong checksum'
    # ns-3 itself leaves the checksums of IP headers out unless it is told otherwise.
    if record['router_alert'] and ip['ip.checksum.status'] != '1':
        yield f'message {number} has a wrong IP checksum'
    fields = expected(record)
    found = seen(ip, igmp, fields)
    if found != fields:
        yield f'message {number}: trace {fields}, tshark {found}'


def main():
    """Returns the exit status."""
    with open(sys.argv[1], encoding='utf-8') as file:
        records = [json.loads(line) for line in file]
    sent = [record for record in records
            if record['record'] == 'igmp-message' and record['event'] == 'sent']
    errors = []
    total = 0
    for path in sys.argv[2:]:
        with open(path, encoding='utf-8') as file:
            frames = [frame['_source']['layers'] for frame in json.load(file)]
        # Those of one sender are captured in the order of sending.
        for sender in sorted({frame['ip']['ip.src'] for frame in frames}):
            messages = [record for record in sent if record['ip_source'] == sender]
            captured = [frame for frame in frames if frame['ip']['ip.src'] == sender]
            if len(messages) != len(captured):
                errors.append(f'{sender}: {len(messages)} messages in the trace, {len(captured)} in '
                              f'{path}')
            for number, (record, frame) in enumerate(zip(messages, captured), 1):
                errors.extend(compare(f'{sender} {number}', record, frame))
        total += len(frames)
    kinds = {(record['type'], record['version']) for record in sent}
    if len(kinds) < 7 or total < 20:
        errors.append(f'only {total} messages, of the kinds {sorted(kinds)}')
    print(f'{total} messages, {len(kinds)} kinds')
    for error in errors:
        print(error)
    return 1 if errors else 0


sys.exit(main())
