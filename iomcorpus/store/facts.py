"""Facts in a store: mentions and persons of records, and which records they cover."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from iomcorpus.edtf import bounds
from iomcorpus.model import Mention, Named, Person, RecordFacts
from iomcorpus.store.ledger import note_covered
from iomcorpus.store.overtaken import State, must_stand, records_state
from iomcorpus.store.seals import seals_of_facts, seals_of_people, text_as_bytes
from iomcorpus.store.write import marks, transaction

STAGE = "extract"

# The columns of a mention that are its fields, under the same names.
PLAIN = (
    "line", "start", "end", "type", "surface", "rule", "confidence", "value", "kind", "relative", "doubt", "number",
    "low", "high", "unit", "of", "approx", "name", "who", "role", "org", "indirect", "organisation",
)  # fmt: skip
JSON = ("ratio", "phones", "emails")
plain_values, json_values = attrgetter(*PLAIN), attrgetter(*JSON)
COLUMNS = ("record", *PLAIN, *JSON, "first_day", "last_day")
QUOTED = ", ".join(f'"{name}"' for name in COLUMNS)  # "of" and "end" are words of SQL
INSERT = f"INSERT INTO mention ({QUOTED}) VALUES ({marks(COLUMNS)})"

FOUND_FROM = ("number", "id", "text", "first_line", "skip", "body_line", "published", "evidence", "date")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a record, for the store."""

    record: int  # its number in the store
    date: str | None  # by which its relative dates got their value
    facts: RecordFacts


def pending(connection: sqlite3.Connection, settings: str) -> list[tuple[int, int]]:
    """The records whose facts are not known, or not by these settings and the record's date: numbers and sizes.

    Those that share a text follow each other, so that it is read once.
    """
    statement = (
        "SELECT number, end_byte - start_byte FROM record LEFT JOIN finding ON finding.record = record.number "
        "LEFT JOIN record_text ON record_text.record = record.number "
        "WHERE finding.record IS NULL OR finding.settings <> ? OR finding.date IS NOT record.date "
        "ORDER BY min(number) OVER (PARTITION BY ifnull(record_text.text, -number)), number"
    )
    return connection.execute(statement, (settings,)).fetchall()


def records_to_read(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Row]:
    """Records as finders want them, with `order`: how the capture writes day and month."""
    columns = ", ".join(f"record.{name}" for name in FOUND_FROM)
    statement = (
        f"SELECT {columns}, summary ->> 'order' FROM json_each(?) CROSS JOIN record ON record.number = json_each.value "
        "CROSS JOIN capture ON capture.id = record.capture"
    )
    for values in connection.execute(statement, (json.dumps(list(numbers)),)):
        row = dict(zip((*FOUND_FROM, "order"), values, strict=True))
        row["skip"], row["evidence"] = json.loads(row["skip"]), json.loads(row["evidence"])
        yield row


def write_found(
    connection: sqlite3.Connection, found: Sequence[Found], settings: str, *, since: State | None = None
) -> None:
    """Keep what was found in some records, in place of what was known of them; records that are gone are left out.

    Nothing is kept where records are no more as they were `since` then: another may have the number of one by now.
    """
    with transaction(connection):
        if since is not None:
            must_stand(connection, records_state, since)
        numbers = json.dumps([one.record for one in found])
        for table in ("mention", "persona", "finding"):
            connection.execute(f"DELETE FROM {table} WHERE record IN (SELECT value FROM json_each(?))", (numbers,))
        statement = "SELECT number FROM record WHERE number IN (SELECT value FROM json_each(?))"
        there = {number for (number,) in connection.execute(statement, (numbers,))}
        known = [one for one in found if one.record in there]
        connection.executemany(INSERT, (_columns(one.record, m) for one in known for m in one.facts.mentions))
        connection.executemany(
            "INSERT INTO persona (record, who, names, roles, orgs, given, weak) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (_persona(one.record, named) for one in known for named in one.facts.people),
        )
        connection.executemany(
            "INSERT INTO finding (record, settings, date, seal) VALUES (?, ?, ?, x'')",
            ((one.record, settings, one.date) for one in known),
        )
        seals = seals_of_facts(connection, [one.record for one in known])
        connection.executemany("UPDATE finding SET seal = ?2 WHERE record = ?1", seals.items())


def _columns(record: int, mention: Mention) -> tuple[Any, ...]:
    return (record, *plain_values(mention), *map(_json, json_values(mention)), *(bounds(mention.value) or (None, None)))


def _persona(record: int, named: Named) -> tuple[Any, ...]:
    return (record, named.who, *map(_json, (named.names, named.roles, named.orgs)), named.given, named.weak)


def _json(value: object) -> str | None:
    return None if value is None else encode(value)


encode = json.JSONEncoder(ensure_ascii=False).encode  # made once: json.dumps() makes one for each value


@lru_cache(maxsize=1 << 14)  # most are empty, or said of somebody else too
def _parts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def personas(connection: sqlite3.Connection) -> Iterator[Named]:
    """The persons of all records, in an order that does not depend on when captures came."""
    statement = (
        "SELECT record.id, who, names, roles, orgs, given, weak FROM persona "
        "JOIN record ON record.number = persona.record ORDER BY record.id, who"
    )
    for id, who, names, roles, orgs, given, weak in connection.execute(statement):
        yield Named(id, who, _parts(names), _parts(roles), _parts(orgs), bool(given), bool(weak))


def write_people(
    connection: sqlite3.Connection,
    people: Mapping[tuple[str, int], Person],
    settings: str,
    covers: str,
    fold: Callable[[str], str],
) -> None:
    """Keep who is who, by record id and number in the record, and that this covers the store as it stands.

    `fold` makes of a name what people find it by.
    """
    names = {person.id: person.name for person in people.values()}
    with transaction(connection):
        # Most persons are known already. To delete them all would make SQLite look for what refers to each.
        connection.executemany(
            "INSERT INTO person (id, name) VALUES (?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
            names.items(),
        )
        connection.execute(
            "CREATE TEMP TABLE settled (id TEXT, who INTEGER, person TEXT, PRIMARY KEY (id, who)) WITHOUT ROWID"
        )
        connection.executemany(
            "INSERT INTO temp.settled VALUES (?, ?, ?)",
            ((record, who, person.id) for (record, who), person in people.items()),
        )
        connection.execute(
            "CREATE TEMP TABLE changed AS SELECT record, persona.who, settled.person FROM persona "
            "JOIN record ON record.number = persona.record "
            "LEFT JOIN temp.settled ON settled.id = record.id AND settled.who = persona.who "
            "WHERE persona.person IS NOT settled.person"
        )
        connection.execute(
            "UPDATE persona SET person = changed.person FROM temp.changed "
            "WHERE persona.record = changed.record AND persona.who = changed.who"
        )
        # A mention has no person yet where its record is new; a name becomes a person, or ceases to be one.
        connection.execute(
            "UPDATE mention SET person = changed.person, type = iif(mention.type IN ('person', 'name'), "
            "iif(changed.person IS NULL, 'name', 'person'), mention.type) FROM temp.changed WHERE "
            "mention.record = changed.record AND mention.who = changed.who"
        )
        _seal_people(connection)
        connection.execute("DELETE FROM person WHERE id NOT IN (SELECT person FROM temp.settled)")
        for table in ("settled", "changed"):
            connection.execute(f"DROP TABLE temp.{table}")
        connection.create_function("fold", 1, fold, deterministic=True)
        connection.execute("DELETE FROM person_name")
        connection.execute(
            "INSERT OR IGNORE INTO person_name (person, name) SELECT person, fold(name) FROM ("
            "SELECT id AS person, name FROM person UNION "
            "SELECT persona.person, json_each.value FROM persona, json_each(persona.names) "
            "WHERE persona.person IS NOT NULL)"
        )
        note_covered(connection, STAGE, settings, covers)


def _seal_people(connection: sqlite3.Connection) -> None:
    """Seal who is who in the records that have changed, as it was settled and not as it stands in the store."""
    statement = (
        "SELECT record, persona.who, settled.person FROM (SELECT DISTINCT record AS its FROM temp.changed) "
        "CROSS JOIN persona ON persona.record = its JOIN record ON record.number = its "
        "LEFT JOIN temp.settled ON settled.id = record.id AND settled.who = persona.who ORDER BY record"
    )
    with text_as_bytes(connection):
        seals = list(seals_of_people(connection.execute(statement)))
    connection.executemany("UPDATE finding SET people = ?2 WHERE record = ?1", seals)


def read_mention(values: Sequence[Any]) -> Mention:
    """A mention from its columns PLAIN and JSON, and the id and name of its person."""
    mention = Mention(**dict(zip(PLAIN, values, strict=False)))
    for name, text in zip(JSON, values[len(PLAIN) :], strict=False):
        if text is not None:
            setattr(mention, name, tuple(json.loads(text)))
    mention.person_id, mention.person = values[-2:]
    for name in ("relative", "indirect"):
        if getattr(mention, name) is not None:
            setattr(mention, name, bool(getattr(mention, name)))
    return mention
