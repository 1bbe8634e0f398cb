"""Names in a store: by which persons of records that come are settled beside those alone who may be the same."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from iomcorpus.model import Named, Person
from iomcorpus.store.seals import checksum, sealed

AFTER_BLANK = "!"  # the sign that follows the blank


@dataclass(slots=True)
class SettledNames:
    """The names of persons of records that are settled."""

    version: int  # of the rules
    keys: dict[tuple[str, int], str] = field(default_factory=dict)  # by record and number in it
    texts: dict[str, str | None] = field(default_factory=dict)  # by key: as it is written; None where it is not full
    blocks: dict[str, set[int]] = field(default_factory=dict)  # by key, of full names
    lost: dict[str, set[int]] = field(default_factory=dict)  # by key: blocks that names are in no more
    left: set[str] = field(default_factory=set)  # keys of names that some bear no more, perhaps nobody


SettledRow = tuple[int, int, Person | None, int | str]  # record, number in it, who it is, name: the id, else the key


class Settled(NamedTuple):
    """A person of a record, and who it is as far as it was settled."""

    number: int  # of the record
    one: Named
    person: str | None
    name: int | None  # None where it was not settled yet


def settled_by(connection: sqlite3.Connection) -> int | None:
    """The version of the rules by which all persons of records were settled, but for those that came or went since.

    None where people decided who is who, or it is not known who went.
    """
    row = connection.execute("SELECT version, personas FROM settled").fetchone()
    if not row:
        return None
    statement = "SELECT (SELECT count(*) FROM persona WHERE name IS NOT NULL) + (SELECT count(*) FROM gone)"
    (known,) = connection.execute(statement).fetchone()
    return row[0] if known == row[1] else None


def note_settled(connection: sqlite3.Connection, version: int) -> None:
    """Say that all persons of records are settled."""
    (number,) = connection.execute("SELECT count(*) FROM persona WHERE name IS NOT NULL").fetchone()
    connection.execute("DELETE FROM settled")
    connection.execute("INSERT INTO settled VALUES (?, ?, ?)", sealed((version, number)))


def forget_gone(connection: sqlite3.Connection) -> None:
    """Forget who is there no more: those are settled whom that concerns."""
    connection.execute("DELETE FROM gone")


def write_names(connection: sqlite3.Connection, names: SettledNames) -> dict[str, int]:
    """Keep names and their blocks, in place of what was known of them; gives their ids by key."""
    connection.executemany(
        "DELETE FROM name_block WHERE block = ? AND name = (SELECT id FROM name WHERE key = ?)",
        sorted((block, key) for key, blocks in names.lost.items() for block in blocks),
    )
    keys = sorted(names.texts)
    statement = "SELECT key, id FROM name WHERE key IN (SELECT value FROM json_each(?))"
    ids: dict[str, int] = dict(connection.execute(statement, (json.dumps(keys),)))
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM name").fetchone()
    ids.update(zip((key for key in keys if key not in ids), count(last + 1)))
    connection.executemany(
        "INSERT INTO name (id, key, text, seal) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET text = excluded.text, seal = excluded.seal",
        (sealed((ids[key], key, names.texts[key])) for key in keys),
    )
    pairs = sorted((block, ids[key]) for key, blocks in names.blocks.items() for block in blocks)
    rows = ((block, id, checksum(block, id)) for block, id in pairs)
    connection.executemany("INSERT OR IGNORE INTO name_block VALUES (?, ?, ?)", rows)
    return ids


def forget_names(connection: sqlite3.Connection) -> None:
    """Forget what is known of names, but for their ids."""
    connection.execute("DELETE FROM name_block")
    connection.execute("UPDATE name SET text = NULL WHERE text IS NOT NULL")


UNUSED = "DELETE FROM name WHERE NOT EXISTS (SELECT 1 FROM persona WHERE persona.name = name.id)"


def drop_unused(connection: sqlite3.Connection) -> None:
    """Forget names that nobody has."""
    connection.execute(UNUSED)


def drop_unused_of(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Forget those of some names that nobody has; they are in no block any more."""
    connection.execute(f"{UNUSED} AND key IN (SELECT value FROM json_each(?))", (json.dumps(sorted(keys)),))


def how_many_settled(connection: sqlite3.Connection) -> int:
    """How many persons of records are settled."""
    return int(connection.execute("SELECT personas FROM settled").fetchone()[0])


def in_blocks(connection: sqlite3.Connection, blocks: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    """The full names that some blocks hold: block, key, text."""
    statement = (
        "SELECT block, name.key, text FROM json_each(?) CROSS JOIN name_block ON block = json_each.value "
        "CROSS JOIN name ON name.id = name_block.name WHERE text IS NOT NULL"
    )
    return connection.execute(statement, (json.dumps(list(blocks)),))


def with_unit(connection: sqlite3.Connection, block: int) -> list[str]:
    """The keys of names without evidence that a block holds."""
    statement = "SELECT key FROM name_block CROSS JOIN name ON name.id = name_block.name WHERE block = ?"
    return [key for (key,) in connection.execute(statement, (block,))]


def names_of(connection: sqlite3.Connection, persons: Iterable[str]) -> list[str]:
    """The names of some persons."""
    statement = "SELECT person.name FROM json_each(?) CROSS JOIN person ON person.id = json_each.value"
    return [name for (name,) in connection.execute(statement, (json.dumps(sorted(persons)),))]


def known_keys(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, str | None]:
    """Those of some names that are known, with how they are written in full."""
    statement = "SELECT name.key, text FROM json_each(?) CROSS JOIN name ON name.key = json_each.value"
    return dict(connection.execute(statement, (json.dumps(list(keys)),)))


def with_first_unit(connection: sqlite3.Connection, unit: str) -> Iterator[str]:
    """The keys of full names that begin with a unit."""
    statement = "SELECT key FROM name WHERE key > ? AND key < ? AND text IS NOT NULL"
    return (key for (key,) in connection.execute(statement, (f"{unit} ", f"{unit}{AFTER_BLANK}")))


PERSONA = "persona.record, record.id, who, persona.names, roles, orgs, given, weak, person, persona.name"
PERSONAS = f"SELECT {PERSONA} FROM"
OF_RECORD = "JOIN record ON record.number = persona.record"


def not_settled(connection: sqlite3.Connection) -> list[Settled]:
    """The persons of records that nobody has settled yet."""
    return _read(connection, f"{PERSONAS} persona {OF_RECORD} WHERE persona.name IS NULL", ())


def gone(connection: sqlite3.Connection) -> list[Settled]:
    """The persons of records that were settled and are there no more; their records are not known."""
    return _read(connection, "SELECT 0, '', 0, names, roles, orgs, given, weak, person, 0 FROM gone", ())


def called(connection: sqlite3.Connection, keys: Iterable[str]) -> Iterator[tuple[str, Settled]]:
    """The persons of records whose fullest names these are, as far as they are settled, with the name."""
    statement = (
        f"SELECT name.key, {PERSONA} FROM json_each(?) CROSS JOIN name ON name.key = json_each.value "
        f"CROSS JOIN persona ON persona.name = name.id {OF_RECORD}"
    )
    for key, *row in connection.execute(statement, (json.dumps(list(keys)),)):
        yield key, _settled(row)


def in_record(connection: sqlite3.Connection, record: str) -> list[Settled]:
    """The persons of records with an id."""
    return _read(connection, f"{PERSONAS} persona {OF_RECORD} WHERE record.id = ?", (record,))


def are(connection: sqlite3.Connection, person: str) -> list[tuple[int, str, int, int]]:
    """The persons of records that are a person: number and id of the record, number in it, name."""
    statement = f"SELECT persona.record, record.id, who, persona.name FROM persona {OF_RECORD} WHERE person = ?"
    found = connection.execute(statement, (person,)).fetchall()
    if not found:
        raise sqlite3.DatabaseError(f"nobody is {person}")
    return found


def are_all(connection: sqlite3.Connection, persons: Iterable[str]) -> list[Settled]:
    """The persons of records that some persons are."""
    statement = f"{PERSONAS} json_each(?) CROSS JOIN persona ON persona.person = json_each.value {OF_RECORD}"
    return _read(connection, statement, (json.dumps(list(persons)),))


def borne_by(connection: sqlite3.Connection, persons: Iterable[str]) -> list[str]:
    """The keys of the fullest names that records have of some persons."""
    statement = (
        "SELECT DISTINCT name.key FROM json_each(?) CROSS JOIN persona ON persona.person = json_each.value "
        "CROSS JOIN name ON name.id = persona.name"
    )
    return [key for (key,) in connection.execute(statement, (json.dumps(list(persons)),))]


def with_ids_from(connection: sqlite3.Connection, slug: str) -> list[tuple[str, str]]:
    """Persons whose ids begin so: ids and names."""
    statement = "SELECT id, name FROM person WHERE id >= ? AND id < ?"
    return connection.execute(statement, (slug, f"{slug}.")).fetchall()  # "." follows "-"


def _read(connection: sqlite3.Connection, statement: str, values: Sequence[str]) -> list[Settled]:
    return [_settled(row) for row in connection.execute(statement, values)]


def _settled(row: Sequence[object]) -> Settled:
    number, id, who, names, roles, orgs, given, weak, person, name = row
    one = Named(str(id), int(str(who)), _parts(names), _parts(roles), _parts(orgs), bool(given), bool(weak))
    return Settled(
        int(str(number)), one, None if person is None else str(person), None if name is None else int(str(name))
    )


@lru_cache(maxsize=1 << 12)
def _parts(text: object) -> tuple[str, ...]:
    return tuple(json.loads(str(text)))
