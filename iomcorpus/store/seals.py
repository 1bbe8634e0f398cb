"""Seals: digests of what a stage has written, by which `verify` notices that any of it has changed since.

A seal is written in the transaction that writes what it covers, never made anew of what was there before: that would
make damage right. Records and furniture have digests of their own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import groupby
from marshal import dumps
from operator import itemgetter
from typing import Any
from zlib import crc32

SIZE = 8  # bytes: against accidents, not against people
FORM = 2  # of marshal: the last that writes equal values always alike. It takes a tenth of the time of repr

# Of a mention, but for its person, which is settled later and makes a person of a name, or a name of a person.
MENTION = (
    "line, start, \"end\", iif(type = 'name', 'person', type), surface, rule, confidence, value, kind, relative, "
    'doubt, first_day, last_day, number, low, high, ratio, unit, "of", approx, name, who, role, org, indirect, phones, '
    "emails, organisation"
)
PERSONA = "who, names, roles, orgs, given, weak"

Rows = Iterable[Sequence[Any]]


def seal_of(rows: Rows) -> bytes:
    """The seal of rows, whatever their order. Text comes as bytes, since damaged text may be no UTF-8 any more.

    >>> seal_of([(1, b"a"), (2, None)]) == seal_of([(2, None), (1, b"a")]) != seal_of([(1, b"a"), (2, 0)])
    True
    """
    total = blake2b(digest_size=SIZE)
    for row in sorted([dumps(tuple(row), FORM) for row in rows]):
        total.update(row)
    return total.digest()


def sealed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row to be written, with its seal behind it.

    >>> sealed((1, "a"))[-1] == seal_of([(1, b"a")])  # of one row there is nothing to sort: it takes two thirds of that
    True
    """
    stored = tuple([value.encode() if isinstance(value, str) else value for value in row])
    return (*row, blake2b(dumps(stored, FORM), digest_size=SIZE).digest())


@contextmanager
def text_as_bytes(connection: sqlite3.Connection) -> Iterator[None]:
    """Rows whose text comes as bytes."""
    before, connection.text_factory = connection.text_factory, bytes
    try:
        yield
    finally:
        connection.text_factory = before


def seals_of_facts(connection: sqlite3.Connection, records: Sequence[int]) -> dict[int, bytes]:
    """The seals by record of what was found in some records: by which settings, mentions and persons.

    It takes three statements for all of them, so these should be some hundreds at most.
    """
    rows: dict[int, list[tuple[Any, ...]]] = {record: [] for record in records}
    these = (json.dumps(list(records)),)
    with text_as_bytes(connection):
        for table, columns in (("finding", "settings, date"), ("mention", MENTION), ("persona", PERSONA)):
            statement = f"SELECT record, {columns} FROM {table} WHERE record IN (SELECT value FROM json_each(?))"
            for record, *row in connection.execute(statement, these):
                rows[record].append((table, *row))
    return {record: seal_of(found) for record, found in rows.items()}


def seal_of_people(people: Iterable[tuple[Any, Any, Any]]) -> bytes | None:
    """The seal of who the persons of a record are: (number in the record, id, name); None where nobody is known."""
    known = [(who, id, name) for who, id, name in people if id is not None or name is not None]
    return seal_of(known) if known else None


def seals_of_people(rows: Iterable[tuple[int, int, bytes | None, int | None]]) -> Iterator[tuple[int, bytes | None]]:
    """The same by record, from (record, number in the record, id, name) in order of records."""
    for record, known in groupby(rows, itemgetter(0)):
        yield record, seal_of_people((who, id, name) for _, who, id, name in known)


def seals_of_persons(connection: sqlite3.Connection, chosen: str = "true") -> Iterator[tuple[Any, bytes]]:
    """The seals by id of persons and all forms of their names: of those that a condition chooses."""
    statement = (
        "SELECT id, person.name, person_name.name FROM person LEFT JOIN person_name ON person_name.person = person.id "
        f"WHERE {chosen} ORDER BY id"
    )
    with text_as_bytes(connection):
        for id, rows in groupby(connection.execute(statement), itemgetter(0)):
            yield id, seal_of(rows)


def checksum(*numbers: int) -> int:
    """A short seal of numbers, where there are so many rows that a long one would be felt."""
    return crc32(repr(numbers).encode())


def seal_of_stage(name: str, settings: str, covers: str) -> bytes:
    """The seal of what the ledger says of a stage."""
    return seal_of([(name.encode(), settings.encode(), covers.encode())])


def seals_of_copies(connection: sqlite3.Connection, records: str) -> Iterator[tuple[int, bytes]]:
    """The seals by record of what some records (a list in JSON) are to their copies, and of what they take of them."""
    statement = (
        "SELECT number, filled, copy.* FROM json_each(?) CROSS JOIN record ON record.number = json_each.value "
        "LEFT JOIN copy ON copy.record = record.number"
    )
    with text_as_bytes(connection):
        for number, *row in connection.execute(statement, (records,)):
            yield number, seal_of([row])
