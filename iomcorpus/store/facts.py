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
from iomcorpus.store.names import (
    SettledNames,
    SettledRow,
    drop_unused,
    drop_unused_of,
    forget_gone,
    forget_names,
    note_settled,
    write_names,
)
from iomcorpus.store.overtaken import State, must_stand, records_state
from iomcorpus.store.seals import seals_of_facts, seals_of_people, seals_of_persons, text_as_bytes
from iomcorpus.store.write import marks, note_covered, transaction

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
THESE = "record IN (SELECT value FROM json_each(?))"
# A name becomes a person, or ceases to be one.
MENTION_OF = (
    "UPDATE mention SET person = {0}.person, type = iif(mention.type IN ('person', 'name'), "
    "iif({0}.person IS NULL, 'name', 'person'), mention.type) "
    "FROM {0} WHERE mention.record = {0}.record AND mention.who = {0}.who AND mention.person IS NOT {0}.person"
)
KNOWN_PEOPLE = MENTION_OF.format("persona")
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
    # Which these are the indexes tell, so that no other record is touched.
    statement = (
        "WITH pending AS MATERIALIZED (SELECT number FROM record LEFT JOIN finding ON finding.record = record.number "
        "WHERE finding.record IS NULL OR finding.settings <> ? OR finding.date IS NOT record.date) "
        "SELECT number, end_byte - start_byte FROM pending CROSS JOIN record USING (number) "
        "LEFT JOIN record_text ON record_text.record = number "
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
        statement = "SELECT number FROM record WHERE number IN (SELECT value FROM json_each(?))"
        there = {number for (number,) in connection.execute(statement, (numbers,))}
        known = [one for one in found if one.record in there]
        personas = {one.record: {_persona(one.record, named) for named in one.facts.people} for one in known}
        staying = _staying(connection, personas)  # other dates change nothing of who is who
        people = dict(
            connection.execute(f"SELECT record, people FROM finding WHERE {THESE}", (json.dumps(list(staying)),))
        )
        for table, these in (("mention", there), ("finding", there), ("persona", there.difference(staying))):
            connection.execute(f"DELETE FROM {table} WHERE {THESE}", (json.dumps(list(these)),))
        connection.executemany(INSERT, (_columns(one.record, m) for one in known for m in one.facts.mentions))
        connection.execute(f"{KNOWN_PEOPLE} AND mention.{THESE}", (json.dumps(list(staying)),))
        connection.executemany(
            "INSERT INTO persona (record, who, names, roles, orgs, given, weak) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row for record in personas if record not in staying for row in sorted(personas[record])),
        )
        connection.executemany(
            "INSERT INTO finding (record, settings, date, seal, people) VALUES (?, ?, ?, x'', ?)",
            ((one.record, settings, one.date, people.get(one.record)) for one in known),
        )
        seals = seals_of_facts(connection, [one.record for one in known])
        connection.executemany("UPDATE finding SET seal = ?2 WHERE record = ?1", seals.items())


def _staying(connection: sqlite3.Connection, personas: Mapping[int, set[tuple[Any, ...]]]) -> dict[int, None]:
    """Those of some records whose persons are known already, just as they are."""
    before: dict[int, set[tuple[Any, ...]]] = {}
    columns = "record, who, names, roles, orgs, given, weak"
    for row in connection.execute(f"SELECT {columns} FROM persona WHERE {THESE}", (json.dumps(list(personas)),)):
        before.setdefault(row[0], set()).add(row)
    return {record: None for record, now in personas.items() if now and before.get(record) == now}


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
    names: SettledNames | None = None,
) -> None:
    """Keep who is who, by record id and number in the record, and that this covers the store as it stands.

    `fold` makes of a name what people find it by; `names` are those by which others are settled later.
    """
    with transaction(connection):
        connection.execute(
            "CREATE TEMP TABLE settled_now (record INTEGER, who INTEGER, person TEXT, name INTEGER, "
            "PRIMARY KEY (record, who)) WITHOUT ROWID"
        )
        forget_names(connection)
        ids = write_names(connection, names) if names else {}
        given = "SELECT record.number, record.id, who FROM persona JOIN record ON record.number = persona.record"
        keys = names.keys if names else {}
        connection.executemany(
            "INSERT INTO temp.settled_now VALUES (?, ?, ?, ?)",
            (
                (number, who, _id_of(people.get((id, who))), ids.get(keys.get((id, who), "")))
                for number, id, who in connection.execute(given).fetchall()
            ),
        )
        _write_settled(connection, {person.id: person.name for person in people.values()}, fold, "true")
        connection.execute("DELETE FROM settled")
        drop_unused(connection)
        forget_gone(connection)
        if names:
            note_settled(connection, names.version)
        note_covered(connection, STAGE, settings, covers)


def write_more_people(
    connection: sqlite3.Connection,
    people: Iterable[SettledRow],
    settings: str,
    covers: str,
    fold: Callable[[str], str],
    names: SettledNames,
) -> None:
    """Keep who some persons of records are; all others are who they were."""
    people = list(people)
    with transaction(connection):
        connection.execute(
            "CREATE TEMP TABLE settled_now (record INTEGER, who INTEGER, person TEXT, name INTEGER, "
            "PRIMARY KEY (record, who)) WITHOUT ROWID"
        )
        ids = write_names(connection, names)
        connection.executemany(
            "INSERT INTO temp.settled_now VALUES (?, ?, ?, ?)",
            (
                (number, who, _id_of(person), ids[name] if isinstance(name, str) else name)
                for number, who, person, name in people
            ),
        )
        touched = (
            "id IN (SELECT person FROM temp.settled_now UNION SELECT persona.person FROM temp.settled_now "
            "JOIN persona ON persona.record = settled_now.record AND persona.who = settled_now.who "
            "UNION SELECT person FROM gone)"
        )
        _write_settled(connection, {one.id: one.name for _, _, one, _ in people if one}, fold, touched)
        drop_unused_of(connection, names.left)
        forget_gone(connection)
        note_settled(connection, names.version)
        note_covered(connection, STAGE, settings, covers)


def _id_of(person: Person | None) -> str | None:
    return person.id if person else None


def _write_settled(
    connection: sqlite3.Connection, names: Mapping[str, str], fold: Callable[[str], str], touched: str
) -> None:
    """Write who is who as `settled_now` has it; `names` are those of persons by id, `touched` tells whose change."""
    connection.execute(f"CREATE TEMP TABLE touched AS SELECT id FROM person WHERE {touched}")
    # Most persons are known already. To delete them all would make SQLite look for what refers to each.
    connection.executemany(
        "INSERT INTO person (id, name, seal) VALUES (?, ?, x'') "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
        names.items(),
    )
    connection.executemany("INSERT INTO temp.touched VALUES (?)", ((id,) for id in names))
    connection.execute(
        "CREATE TEMP TABLE changed AS SELECT persona.record, persona.who, settled_now.person, settled_now.name "
        "FROM temp.settled_now CROSS JOIN persona "
        "ON persona.record = settled_now.record AND persona.who = settled_now.who "
        "WHERE persona.person IS NOT settled_now.person OR persona.name IS NOT settled_now.name"
    )
    connection.execute(
        "UPDATE persona SET person = changed.person, name = changed.name FROM temp.changed "
        "WHERE persona.record = changed.record AND persona.who = changed.who"
    )
    connection.execute(MENTION_OF.format("changed"))  # it has no person yet where its record is new
    _seal_people(connection)
    these = "IN (SELECT id FROM temp.touched)"
    connection.execute(
        f"DELETE FROM person WHERE id {these} AND NOT EXISTS (SELECT 1 FROM persona WHERE persona.person = person.id)"
    )
    connection.create_function("fold", 1, fold, deterministic=True)
    connection.execute(f"DELETE FROM person_name WHERE person {these}")
    connection.execute(
        "INSERT OR IGNORE INTO person_name (person, name) SELECT person, fold(name) FROM ("
        f"SELECT id AS person, name FROM person WHERE id {these} UNION "
        f"SELECT persona.person, json_each.value FROM persona, json_each(persona.names) WHERE persona.person {these})"
    )
    seals = [(seal, id.decode()) for id, seal in seals_of_persons(connection, f"person.id {these}")]
    connection.executemany("UPDATE person SET seal = ? WHERE id = ?", seals)
    for table in ("settled_now", "changed", "touched"):
        connection.execute(f"DROP TABLE temp.{table}")


def _seal_people(connection: sqlite3.Connection) -> None:
    """Seal who is who in the records that have changed, as it was settled and not as it stands in the store."""
    statement = (
        "SELECT its, persona.who, iif(settled_now.record IS NULL, persona.person, settled_now.person), "
        "iif(settled_now.record IS NULL, persona.name, settled_now.name) "
        "FROM (SELECT DISTINCT record AS its FROM temp.changed) CROSS JOIN persona ON persona.record = its "
        "LEFT JOIN temp.settled_now ON settled_now.record = its AND settled_now.who = persona.who ORDER BY its"
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
