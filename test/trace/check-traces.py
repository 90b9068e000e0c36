#!/usr/bin/env python3
"""check-traces.py SCHEMA TRACE...: validates every line of the traces, then spoils lines of every
kind and expects the schema to refuse them."""

import json
import sys

import jsonschema


def spoil(record):
    """Yields copies of a record that no trace may hold, with what was done to them."""
    yield dict(record, surprise=1), 'an unknown member'
    for key, value in record.items():
        if key == 'record':
            continue
        yield dict(record, **{key: {'a': []}}), f'an odd "{key}"'
        if isinstance(value, dict):
            yield dict(record, **{key: dict(value, surprise=1)}), f'an unknown member in "{key}"'


def main():
    """Returns the exit status."""
    with open(sys.argv[1], encoding='utf-8') as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    samples = {}
    errors = []
    lines = 0
    for path in sys.argv[2:]:
        with open(path, encoding='utf-8') as file:
            for number, line in enumerate(file, 1):
                record = json.loads(line)
                lines += 1
                for error in validator.iter_errors(record):
                    where = '/'.join(str(part) for part in error.absolute_path)
                    errors.append(f'{path}:{number}: {where}: {error.message}')
                shape = (record['record'], record.get('kind'), record.get('event'))
                samples.setdefault(shape, record)

    kinds = set(schema['properties']['record']['enum'])
    for kind in sorted(kinds - {shape[0] for shape in samples}):
        errors.append(f'no trace holds a record "{kind}"')
    for shape, record in sorted(samples.items(), key=str):
        for spoiled, how in spoil(record):
            if validator.is_valid(spoiled):
                errors.append(f'the schema takes a record {shape} with {how}')
    print(f'{len(sys.argv) - 2} traces, {lines} lines, {len(samples)} shapes of records')
    for error in errors[:50]:
        print(error)
    return 1 if errors else 0


sys.exit(main())
