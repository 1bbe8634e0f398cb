"""Proving a store: the file, its index, each row's digest, that captures are whole, and are as they were.

SQLite's own checks find almost no flipped bit in a text (measured: 1 of 60), the digests do.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError
from iomcorpus.splitting.across import Cut, Shown
from iomcorpus.splitting.survey import Survey
from iomcorpus.store.ledger import is_fresh
from iomcorpus.store.lists import wrong_lists
from iomcorpus.store.open import FAILURES, SCHEMA, Store
from iomcorpus.store.seals import (
    checksum,
    seal_of,
    seal_of_stage,
    seals_of_copies,
    seals_of_facts,
    seals_of_people,
    seals_of_persons,
)
from iomcorpus.store.write import CAPTURE, DATED, FURNITURE_OWN, METADATA, RECORD_OWN, dated, digest_of, seal_of_capture
from iomcorpus.text.packed import is_swollen

DAMAGE, CHANGED, NOTE = "damage", "changed", "note"
SPLIT_AGAIN = "iomcorpus split {}"
EXTRACT_AGAIN = "remove the store and run: iomcorpus split CAPTURE..., iomcorpus extract"
DEDUPE_AGAIN = "remove the store and run: iomcorpus split CAPTURE..., iomcorpus dedupe"
START_AGAIN = "remove the store and run: iomcorpus split CAPTURE..."
STUMBLES = (ValueError, TypeError, LookupError, ArithmeticError)  # of our own checks, over values that are none
RELATIONS = ("kept", "exact", "near", "revised", "contained", "contains", "composite")
INDEX = "record_fts"  # before the names of the tables that FTS5 makes by itself
TOGETHER = 500  # records whose facts are looked at together
SWOLLEN = "is packed, and longer than its lines allow"
SHOWN = 20  # of SQLite's own complaints


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    severity: str  # damage; changed: the file is not what was split; note: something could not be checked
    where: str  # the store, a capture, or a record in it
    what: str
    mend: str  # the command that puts it right, or what to do


def is_damaged(connection: sqlite3.Connection) -> bool:
    """Whether a store is not what was written, whatever its captures are by now."""
    return any(finding.severity == DAMAGE for finding in verify(connection, lambda name: None))


def verify(connection: sqlite3.Connection, find_capture: Callable[[str], str | None]) -> Iterator[Finding]:
    """All that is wrong with a store. `find_capture` gives the path of a capture's file by its name, or None."""
    text_factory = connection.text_factory
    # Bytes, since damaged text may be no UTF-8 any more.
    connection.text_factory = bytes
    try:
        for check in (
            _file,
            _schema,
            _index,
            _lists,
            _digests,
            _captures,
            _tiling,
            _ledger,
            _persons,
            _facts,
            _meanings,
            _copies,
            _alike,
        ):
            try:
                yield from check(connection)
            except (*FAILURES, *STUMBLES) as error:
                yield Finding(DAMAGE, "the store", f"cannot be read: {error}", START_AGAIN)
        try:
            names = connection.execute("SELECT name, digest FROM capture ORDER BY name").fetchall()
            for name, digest in names:
                yield from _capture(connection, _text(name), _text(digest), find_capture)
        except FAILURES as error:
            yield Finding(DAMAGE, "the store", f"cannot be read: {error}", START_AGAIN)
    finally:
        connection.text_factory = text_factory


def _text(value: Any) -> str:
    """A text column; a flipped bit can make a number of it."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _file(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (message,) in connection.execute(f"PRAGMA integrity_check({SHOWN})"):
        if message != b"ok":
            yield Finding(DAMAGE, "the store", _text(message), START_AGAIN)
    for table, number, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(DAMAGE, f"{_text(table)} {number}", f"belongs to no {_text(other)}", START_AGAIN)


def _schema(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether tables and indexes are defined as they were, but for comments; those of FTS5 itself follow from that."""
    with closing(sqlite3.connect(":memory:")) as fresh, open(SCHEMA, encoding="utf-8") as file:
        fresh.executescript(file.read())
        expected = _definitions(fresh)
    defined = _definitions(connection)
    for name, definition in expected.items():
        if defined.get(name) != definition:
            yield Finding(DAMAGE, name, "it is not defined as it should be", START_AGAIN)


def _definitions(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """What defines each table and index, by name."""
    rows = connection.execute("SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    told = ((_text(name), *map(_text, row)) for name, *row in rows)
    return {name: [kind, table, *_code(sql)] for name, kind, table, sql in told if not name.startswith(f"{INDEX}_")}


def _code(sql: str) -> list[str]:
    """The words of a definition without its comments.

    >>> _code("CREATE TABLE a (  -- of b\\n    c TEXT\\n)")
    ['CREATE', 'TABLE', 'a', '(', 'c', 'TEXT', ')']
    """
    return re.sub("--.*", "", sql).split()


def _index(connection: sqlite3.Connection) -> Iterator[Finding]:
    """FTS5 compares its index with the records, which it does in the form of a write (and writes nothing)."""
    path = connection.path if isinstance(connection, Store) else ""
    writer = sqlite3.connect(path, isolation_level=None, timeout=30) if path else connection
    try:
        writer.execute("BEGIN")
        writer.execute("INSERT INTO record_fts (record_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:
        if "malformed" in str(error):
            yield Finding(DAMAGE, "the search index", str(error), START_AGAIN)
        else:
            yield Finding(
                NOTE, "the search index", f"not checked: {error}", "copy the store to where it can be written"
            )
    except FAILURES as error:
        yield Finding(DAMAGE, "the search index", f"does not fit the records ({error})", START_AGAIN)
    finally:
        if writer.in_transaction:
            writer.execute("ROLLBACK")
        if writer is not connection:
            writer.close()


def _lists(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether the lists of common words are what follows from the index."""
    text_factory, connection.text_factory = connection.text_factory, str
    try:
        for word in wrong_lists(connection):
            yield Finding(DAMAGE, f"the list of {word!r}", "does not fit the search index", START_AGAIN)
    finally:
        connection.text_factory = text_factory


def _digests(connection: sqlite3.Connection) -> Iterator[Finding]:
    columns = ", ".join(f"record.{column}" for column in (*RECORD_OWN, *DATED, "filled", "digest"))
    own = len(RECORD_OWN)
    for name, *row in connection.execute(
        f"SELECT capture.name, {columns} FROM capture JOIN record ON record.capture = capture.id "
        "ORDER BY name, first_line"
    ):
        capture, id, first_line = _text(name), _text(row[0]), row[1]
        place = f"{capture}: record {id} (line {first_line})"
        if digest_of(row[:own]) != row[-1]:
            yield Finding(DAMAGE, place, "its digest does not fit what is stored", START_AGAIN)
        elif not _dates_fit(row):
            yield Finding(DAMAGE, place, "its date is not the one that follows from its fields", START_AGAIN)
    columns = ", ".join(f"furniture.{column}" for column in (*FURNITURE_OWN, "digest"))
    for name, *row in connection.execute(
        f"SELECT capture.name, {columns} FROM capture JOIN furniture ON furniture.capture = capture.id "
        "ORDER BY name, first_line"
    ):
        if digest_of(row[:-1]) != row[-1]:
            capture = _text(name)
            yield Finding(
                DAMAGE, f"{capture}: furniture at line {row[0]}", "its digest does not fit what is stored", START_AGAIN
            )


def _dates_fit(row: list[Any]) -> bool:
    """Whether the columns by which dates are searched follow from published, filled and inferred."""

    def field(column: str) -> str | None:
        value = row[RECORD_OWN.index(column)]
        return None if value is None else _text(value)

    stored = row[len(RECORD_OWN) : len(RECORD_OWN) + len(DATED)]
    try:
        filled = json.loads(row[-2]) if row[-2] else None
        expected = dated(field("published"), filled, field("inferred"))
    except (ValueError, AttributeError):
        return False
    return [None if value is None else value.encode() for value in expected] == stored


def _captures(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether captures are told as they were: their names, what the first pass saw of them, their prints."""
    columns = ", ".join((*CAPTURE, *METADATA))
    for number, seal, *row in connection.execute(f"SELECT id, seal, {columns} FROM capture ORDER BY name"):
        prints = [one for (one,) in connection.execute("SELECT print FROM print WHERE capture = ?", (number,))]
        if seal_of_capture(row, prints) != seal:
            yield Finding(DAMAGE, _text(row[0]), "what the store says of this capture has changed", START_AGAIN)
        if is_swollen(row[CAPTURE.index("survey")], Survey.longest(row[CAPTURE.index("lines")])):
            yield Finding(DAMAGE, _text(row[0]), f"what the first pass saw of it {SWOLLEN}", START_AGAIN)
    for table, kind in (("cut", Cut), ("shown", Shown)):
        statement = f"SELECT name, lines, {table} FROM {table} JOIN capture ON capture.id = {table}.capture ORDER BY id"
        for name, lines, data in connection.execute(statement):
            if is_swollen(data, kind.longest(lines)):
                what = f"what is kept beside it, to decide borders again, {SWOLLEN}"
                yield Finding(DAMAGE, _text(name), what, START_AGAIN)
        for *row, seal in connection.execute(f"SELECT * FROM {table} ORDER BY capture"):
            if seal_of([row]) != seal:
                what = "what is kept beside it, to decide borders again, has changed"
                yield Finding(DAMAGE, f"capture {row[0]}", what, START_AGAIN)


def _tiling(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Records and furniture of a capture hold each of its lines once and all of its bytes."""
    for number, name, lines, size in connection.execute(
        "SELECT id, name, lines, size FROM capture ORDER BY name"
    ).fetchall():
        line, byte = 1, 0
        capture = _text(name)
        runs = connection.execute(
            "SELECT first_line, last_line, start_byte, end_byte, text FROM record WHERE capture = ?1 UNION ALL "
            "SELECT first_line, last_line, start_byte, end_byte, text FROM furniture WHERE capture = ?1 ORDER BY 1",
            (number,),
        )
        for first, last, start, end, text in runs:
            if not all(isinstance(place, int) for place in (first, last, start, end)):
                yield Finding(DAMAGE, f"{capture}: line {line}", "its lines and bytes are no numbers", START_AGAIN)
                return
            if first != line:
                what = f"lines {line} to {first - 1} are missing" if first > line else f"line {first} is there twice"
                yield Finding(DAMAGE, f"{capture}: line {first}", what, START_AGAIN)
            elif start != byte:
                yield Finding(DAMAGE, f"{capture}: line {first}", f"begins at byte {start}, not {byte}", START_AGAIN)
            if last < first or end < start or _text(text).count("\n") != last - first:
                yield Finding(
                    DAMAGE, f"{capture}: line {first}", "its text has not the lines that it should have", START_AGAIN
                )
            line, byte = last + 1, end
        if line != lines + 1 or byte != size:
            yield Finding(
                DAMAGE,
                capture,
                f"ends at line {line - 1}, byte {byte}; the capture has {lines} lines, {size} bytes",
                START_AGAIN,
            )


def _ledger(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether stages and persons are as they were written."""
    for name, settings, covers, seal in connection.execute("SELECT name, settings, covers, seal FROM stage").fetchall():
        if seal_of_stage(_text(name), _text(settings), _text(covers)) != seal:
            what = "the ledger is not as it was written"
            yield Finding(DAMAGE, f"stage {_text(name)}", what, EXTRACT_AGAIN if name == b"extract" else START_AGAIN)


def _persons(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether persons and names are as they were settled."""
    persons = dict(seals_of_persons(connection))
    for id, seal in connection.execute("SELECT id, seal FROM person ORDER BY id").fetchall():
        if persons.get(id) != seal:
            yield Finding(
                DAMAGE, f"person {_text(id)}", "what the store says of this person has changed", EXTRACT_AGAIN
            )
    for table, what in (("name", "a name"), ("settled", "what is settled")):
        for *row, seal in connection.execute(f"SELECT * FROM {table}"):
            if seal_of([row]) != seal:
                yield Finding(DAMAGE, "stage extract", f"{what} has changed", EXTRACT_AGAIN)
    for block, name, seal in connection.execute("SELECT * FROM name_block"):
        if checksum(block, name) != seal:
            yield Finding(DAMAGE, "stage extract", "what names have in common has changed", EXTRACT_AGAIN)
    yield from _gone(connection)
    for (id,) in connection.execute(
        "SELECT DISTINCT person FROM person_name WHERE person NOT IN (SELECT id FROM person)"
    ):
        yield Finding(DAMAGE, f"person {_text(id)}", "it has names, but is not there", EXTRACT_AGAIN)


def _gone(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether those are noted who were settled and are there no more."""
    statement = "SELECT count(*) FROM gone WHERE again IS NOT json_array(names, roles, orgs, given, weak, person)"
    changed = connection.execute(statement).fetchone()[0]
    known = "(SELECT count(*) FROM persona WHERE name IS NOT NULL) + (SELECT count(*) FROM gone)"
    missing = connection.execute(f"SELECT count(*) FROM settled WHERE personas <> {known}").fetchone()[0]
    if changed or missing:
        yield Finding(DAMAGE, "stage extract", "who was settled and is there no more has changed", EXTRACT_AGAIN)


def _facts(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether facts are as they were found, and every mention leads back to its characters in the record."""
    found = connection.execute("SELECT record, seal, people FROM finding ORDER BY record")
    while rows := found.fetchmany(TOGETHER):
        records = [record for record, *_ in rows]
        seals, people = seals_of_facts(connection, records), dict(_people(connection, records))
        for record, seal, known in rows:
            if seals[record] != seal:
                yield Finding(DAMAGE, f"record {record}", "its facts are not those that were found", EXTRACT_AGAIN)
            elif people.get(record) != known:
                yield Finding(DAMAGE, f"record {record}", "its persons are not those that were settled", EXTRACT_AGAIN)
    yield from _names(connection)
    yield from _places(connection)


def _people(connection: sqlite3.Connection, records: list[int]) -> Iterator[tuple[int, bytes | None]]:
    """The seals of who is who in some records."""
    marks = ", ".join("?" * len(records))
    statement = f"SELECT record, who, person, name FROM persona WHERE record IN ({marks}) ORDER BY record, who"
    return seals_of_people(connection.execute(statement, records))


def _names(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether mentions are of the persons that their records have, and are called so."""
    statement = (
        "SELECT DISTINCT mention.record, line FROM mention "
        "LEFT JOIN persona ON persona.record = mention.record AND persona.who = mention.who "
        "WHERE mention.person IS NOT persona.person "
        "OR (type = 'name' AND mention.person IS NOT NULL) ORDER BY mention.record, line"
    )
    for record, line in connection.execute(statement):
        what = "it is not of the person that its record has"
        yield Finding(DAMAGE, f"record {record}: mention at line {line}", what, EXTRACT_AGAIN)


def _places(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether every mention leads back to its characters in the record."""
    number, lines, first_line = None, [""], 1
    for record, line, start, end, surface in connection.execute(
        'SELECT record, line, start, "end", surface FROM mention ORDER BY record'
    ):
        if record != number:
            number = record
            found = connection.execute("SELECT text, first_line FROM record WHERE number = ?", (record,)).fetchone()
            if found is None:
                continue  # told by the check of foreign keys
            lines, first_line = _text(found[0]).split("\n"), found[1]
        try:
            there = "\n".join(lines[line - first_line :])[start:end]
        except TypeError:  # a number that is none any more
            there = ""
        if there != _text(surface) or line < first_line:
            place = f"record {record}: mention at line {line}"
            yield Finding(DAMAGE, place, "its place has another text", EXTRACT_AGAIN)


def _meanings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether what mentions and persons mean can be read, and the days of dates follow from their values."""
    for table, columns in (("mention", ("ratio", "phones", "emails")), ("persona", ("names", "roles", "orgs"))):
        broken = " OR ".join(f"{column} IS NOT NULL AND NOT json_valid({column})" for column in columns)
        for (record,) in connection.execute(f"SELECT DISTINCT record FROM {table} WHERE {broken} ORDER BY record"):
            yield Finding(DAMAGE, f"record {record}: {table}", "its fields cannot be read", EXTRACT_AGAIN)
    for record, line, value, *days in connection.execute(
        "SELECT record, line, value, first_day, last_day FROM mention WHERE type = 'date' ORDER BY record, line"
    ):
        expected = bounds(_text(value)) if value is not None else None
        if [day.encode() for day in expected or ()] != [day for day in days if day is not None]:
            what = "the days of its date are not those of its value"
            yield Finding(DAMAGE, f"record {record}: mention at line {line}", what, EXTRACT_AGAIN)


def _copies(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether of each cluster one record is kept, its name is the smallest of its ids, and relations are such.

    Only where all records have been decided: what is left of a cluster waits for the next `dedupe`.
    """
    for (cluster,) in connection.execute(
        "SELECT cluster FROM copy JOIN record ON record.number = copy.record "
        "JOIN record_text ON record_text.record = copy.record "
        "GROUP BY cluster HAVING cluster IS NOT NULL AND min(decided) "
        "AND (sum(keep) <> 1 OR min(id) <> cluster OR min(similarity) < 0 OR max(similarity) > 1) ORDER BY cluster"
    ):
        yield Finding(DAMAGE, f"copies {_text(cluster)}", "they are no cluster of copies any more", START_AGAIN)
    marks = ", ".join("?" * len(RELATIONS))
    for (record,) in connection.execute(
        f"SELECT record FROM copy WHERE relation NOT IN ({marks}) ORDER BY record", RELATIONS
    ):
        yield Finding(DAMAGE, f"record {record}", "it is no copy of any kind that there is", START_AGAIN)


def _alike(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether texts, what they are alike, and what records are to their copies are as they were written."""
    for table, columns in (
        ("text", ("id", "digest", "words", "place", "sketch")),
        ("record_text", ("record", "text")),
        ("likeness", ("a", "b", "relation", "similarity")),
    ):
        for *row, seal in connection.execute(f"SELECT {', '.join(columns)}, seal FROM {table}"):
            if seal_of([tuple(row)]) != seal:
                yield Finding(DAMAGE, f"{table} {row[0]}", "it is not as it was written", DEDUPE_AGAIN)
    told = connection.execute("SELECT record, copies FROM record_text WHERE copies IS NOT NULL ORDER BY record")
    while rows := told.fetchmany(TOGETHER):
        seals = dict(seals_of_copies(connection, json.dumps([record for record, _ in rows])))
        for record, seal in rows:
            if seals.get(record) != seal:
                what = "what it is to its copies is not as it was decided"
                yield Finding(DAMAGE, f"record {record}", what, DEDUPE_AGAIN)
    yield from _waiting(connection)
    yield from _shingles(connection)


def _waiting(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether it can be told which records wait to be decided: none where the ledger says so."""
    text_factory, connection.text_factory = connection.text_factory, str
    try:
        fresh = is_fresh(connection, "dedupe")
    finally:
        connection.text_factory = text_factory
    wrong = "decided <> 1 OR copies IS NULL" if fresh else "decided NOT IN (0, 1)"
    for (record,) in connection.execute(f"SELECT record FROM record_text WHERE {wrong} ORDER BY record"):
        yield Finding(DAMAGE, f"record {record}", "it is not told whether its copies are known", DEDUPE_AGAIN)
    loose = "SELECT record FROM copy WHERE record NOT IN (SELECT record FROM record_text WHERE copies IS NOT NULL)"
    for (record,) in connection.execute(f"{loose} ORDER BY record"):
        yield Finding(DAMAGE, f"record {record}", "nobody has decided that it is a copy", DEDUPE_AGAIN)


def _shingles(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether the index of sketches holds what they hold; summed up, since in their order neither fits in memory."""
    indexed = held = 0
    for entry in connection.execute("SELECT hash, place, text FROM shingle"):
        indexed += hash(entry)
    for text, place, sketch in connection.execute("SELECT id, place, sketch FROM text"):
        held += sum(hash((one, place, text)) for one in memoryview(sketch).cast("q"))
    if indexed != held:
        yield Finding(DAMAGE, "the index of sketches", "it does not hold what the sketches hold", DEDUPE_AGAIN)


def _capture(
    connection: sqlite3.Connection, name: str, digest: str, find_capture: Callable[[str], str | None]
) -> Iterator[Finding]:
    """Whether the file is what was split, and the stored lines are its lines."""
    from iomcorpus.reading.capture import read_capture

    path = find_capture(name)
    if path is None:
        yield Finding(
            NOTE,
            name,
            "its file is not there, so its lines were not compared",
            f"put it back, or {SPLIT_AGAIN.format('--prune')}",
        )
        return
    try:
        capture = read_capture(path, name)
        if capture.digest != digest:
            yield Finding(CHANGED, name, "its file has changed since it was split", SPLIT_AGAIN.format(path))
            return
        raw = (line for batch in capture.batches() for line in batch.lines)
        for number, (stored, line) in enumerate(zip_longest(_stored_lines(connection, name), raw), start=1):
            if stored is None or line is None or stored != line.encode("utf-8", "surrogatepass"):
                yield Finding(DAMAGE, f"{name}: line {number}", "the store has another text than the file", START_AGAIN)
                return
    except CorpusError as error:
        yield Finding(NOTE, name, f"could not be compared: {error}", SPLIT_AGAIN.format(path))


def _stored_lines(connection: sqlite3.Connection, name: str) -> Iterator[bytes]:
    statement = (
        "SELECT text, first_line FROM record WHERE capture = ?1 UNION ALL "
        "SELECT text, first_line FROM furniture WHERE capture = ?1 ORDER BY 2"
    )
    number = connection.execute("SELECT id FROM capture WHERE name = ?", (name,)).fetchone()[0]
    for text, _ in connection.execute(statement, (number,)):
        yield from text.split(b"\n")
