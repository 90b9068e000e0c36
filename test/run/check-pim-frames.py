#!/usr/bin/env python3
"""check-pim-frames.py TRACE FRAMES [ROUTER NEIGHBOR]: compares the PIM messages that a trace says were
sent on a link with what tshark (-T json --no-duplicate-keys) read in a capture of the whole link. The
link leads from a router to a neighbor, or to a LAN, the only one of the router; without them there is
one link."""

import json
import sys

TYPES = {'hello': 0, 'join-prune': 3, 'assert': 5, 'graft': 6, 'graft-ack': 7, 'state-refresh': 9}


def as_list(value):
    """Returns the values of a field that may occur any number of times."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def expected_hello(record):
    """Returns the options of a Hello in the trace."""
    options = []
    if 'holdtime_s' in record:
        options.append((1, record['holdtime_s']))
    if 'lan_prune_delay' in record:
        delay = record['lan_prune_delay']
        options.append((2, int(delay['tracking']), delay['propagation_delay_ms'],
                        delay['override_interval_ms']))
    if 'dr_priority' in record:
        options.append((19, record['dr_priority']))
    if 'generation_id' in record:
        options.append((20, record['generation_id']))
    if 'state_refresh_capable' in record:
        capable = record['state_refresh_capable']
        options.append((21, capable['version'], capable['interval_s']))
    if 'secondary_addresses' in record:
        options.append((24,) + tuple(record['secondary_addresses']))
    options += [(option['type'],) for option in record.get('unknown_options', [])]
    return options


def seen_hello(content):
    """Returns the options of a Hello that tshark saw."""
    fields = {1: ['holdtime'], 2: ['t', 'propagation_delay', 'override_interval'],
              19: ['dr_priority'], 20: ['generation_id'],
              21: ['state_refresh_version', 'state_refresh_interval']}
    options = []
    for option in content.values() if isinstance(content, dict) else []:
        number = int(option['pim.optiontype'])
        values = [int(option['pim.' + field]) for field in fields.get(number, [])]
        if number == 24:
            values = as_list(option['Address List (24)']['pim.address_list'])
        options.append((number,) + tuple(values))
    return options


def expected_groups(record):
    """Returns the group sets of a message in the trace."""
    return [(group['group'], group.get('group_flags', ''),
             [(source['source'], source.get('flags', '')) for source in group['joins']],
             [(source['source'], source.get('flags', '')) for source in group['prunes']])
            for group in record['groups']]


def flags(field, names):
    """Returns the flags that are set, as the trace has them."""
    prefix = 'pim.source_addr.flags' if names == 'SWR' else 'pim.group_addr.flags'
    tree = field[prefix + '_tree']
    return ''.join(name for name in names if tree[f'{prefix}.{name.lower()}'] == '1')


def seen_sources(group, kind):
    """Returns the joined or pruned sources of a group set that tshark saw."""
    tree = group.get(f'pim.num{kind}s_tree', {})
    found = as_list(tree.get(f'pim.{kind}_ip_tree'))
    for source in found:
        assert source['pim.mask_len'] == '32', source
    return [(source['pim.source'], flags(source, 'SWR')) for source in found]


def seen_groups(content):
    """Returns the group sets that tshark saw."""
    return [(group['pim.group'], flags(group['pim.group_tree'], 'BZ'),
             seen_sources(group, 'join'), seen_sources(group, 'prune'))
            for group in as_list(content.get('pim.group_set_tree'))]


def expected(record):
    """Returns what tshark should see of a message in the trace."""
    fields = {'source': record['ip_source'], 'destination': record['ip_destination'],
              'ttl': record['ttl'], 'tos': record['tos'], 'size': record['size_bytes'],
              'type': TYPES[record['type']]}
    if record['type'] == 'hello':
        fields['options'] = expected_hello(record)
    elif 'groups' in record:
        fields['content'] = (record['upstream_neighbor'], record['holdtime_s'])
        fields['groups'] = expected_groups(record)
    else:
        fields['content'] = (record['source'], record['group'], record.get('group_flags', ''),
                             int(record['rpt']), record['preference'], record['metric'])
    if record['type'] == 'state-refresh':
        fields['refresh'] = (record['originator'], record['mask_length'], record['refresh_ttl'],
                             int(record['prune_indicator']), int(record['prune_now']),
                             int(record['assert_override']), record['interval_s'])
    return fields


def seen(frame):
    """Returns what tshark saw."""
    ip, pim = frame['ip'], frame['pim']
    content = pim.get('pim.option', {})
    fields = {'source': ip['ip.src'], 'destination': ip['ip.dst'], 'ttl': int(ip['ip.ttl']),
              'tos': int(ip['ip.dsfield'], 0), 'size': int(ip['ip.len']) - int(ip['ip.hdr_len']),
              'type': int(pim['pim.type'])}
    if fields['type'] == TYPES['hello']:
        fields['options'] = seen_hello(content)
    elif 'pim.numgroups' in content:
        fields['content'] = (content['pim.upstream_neighbor'], int(content['pim.holdtime']))
        fields['groups'] = seen_groups(content)
    else:
        fields['content'] = (content['pim.source'], content['pim.group'],
                             flags(content['pim.group_tree'], 'BZ'), int(content['pim.rpt']),
                             int(content['pim.metric_pref']), int(content['pim.metric']))
    if fields['type'] == TYPES['state-refresh']:
        names = ('mask_len', 'ttl', 'prune_indicator', 'prune_now', 'assert_override', 'interval')
        fields['refresh'] = ((content['pim.originator'],) +
                             tuple(int(content['pim.' + name]) for name in names))
    return fields


def get_place(record):
    """Returns where a message was sent or came in."""
    return record['name'], record['interface']['index']


def find_link(messages, place):
    """Returns the interfaces on the link of an interface: who hears whom."""
    senders = {message['id']: message for message in messages if message['event'] == 'sent'}
    link = {place}
    for message in messages:
        sender = senders.get(message.get('cause'))
        if message['event'] != 'sent' and sender:
            ends = {get_place(message), get_place(sender)}
            link |= ends if place in ends else set()
    return link


def find_place(messages, router, neighbor):
    """Returns the interface of a router that leads to a neighbor, or to its LAN."""
    for message in messages:
        name = message['interface'].get('name', '')
        if message['name'] == router and (name == f'{router}->{neighbor}' or
                                          name.startswith(router + '->{')):
            return get_place(message)
    raise SystemExit(f'the trace has no PIM message at {router} from or to {neighbor}')


def choose(records, link):
    """Returns the messages of a trace that were sent on the link of a router and its neighbor."""
    messages = [record for record in records if record['record'] == 'pim-message']
    sent = [message for message in messages if message['event'] == 'sent']
    if not link:
        return sent
    places = find_link(messages, find_place(messages, *link))
    return [message for message in sent if get_place(message) in places]


def main():
    """Returns the exit status."""
    with open(sys.argv[1], encoding='utf-8') as file:
        records = [json.loads(line) for line in file]
    with open(sys.argv[2], encoding='utf-8') as file:
        frames = [frame['_source']['layers'] for frame in json.load(file)]
    errors = [f'frame {number} is malformed, or has a wrong version or checksum'
              for number, frame in enumerate(frames, 1)
              if '_ws.malformed' in frame or frame['pim']['pim.version'] != '2' or
              frame['pim']['pim.cksum.status'] != '1']
    # Frames may wait for the link or for ARP, so that their order need not be that of the trace.
    traced = sorted((expected(record) for record in choose(records, sys.argv[3:5])), key=str)
    found = sorted((seen(frame) for frame in frames), key=str)
    errors += [f'only in the trace: {fields}' for fields in traced if fields not in found]
    errors += [f'only in the capture: {fields}' for fields in found if fields not in traced]
    if len(traced) != len(found) or not found:
        errors.append(f'{len(traced)} messages in the trace, {len(found)} in the capture')
    kinds = sorted({fields['type'] for fields in found})
    print(f'{len(found)} messages of types {kinds}')
    for error in errors[:20]:
        print(error)
    return 1 if errors else 0


sys.exit(main())
