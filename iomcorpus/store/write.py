"""Writing captures into a store: what changed replaces what was, in one short transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from iomcorpus.edtf import bounds
from iomcorpus.model import UNDESCRIBED, Changes, Furniture, Metadata, Record
from iomcorpus.store.index import Index
from iomcorpus.store.open import FAILURES, Store, close_writer, open_for_writing, patiently, told
from iomcorpus.store.overtaken import State, must_stand, records_state
from iomcorpus.store.seals import seal_of_stage, sealed

# What a record's digest covers: its own columns, in this order; not what other records or the store add.
RECORD_OWN = (
    "id", "first_line", "last_line", "start_byte", "end_byte", "skip", "published", "updated", "inferred",
    "evidence", "kind", "title", "lead", "byline", "language", "body_line", "border", "text", "clean",
)  # fmt: skip
FURNITURE_OWN = ("first_line", "last_line", "start_byte", "end_byte", "reason", "text")
DATED = ("date", "date_from", "date_first", "date_last")
METADATA = ("url", "retrieved", "language")
CAPTURE = ("name", "source", "digest", "encoding", "size", "lines", "strays", "settings", "survey", "summary")
KEPT_ON_CHANGE = ", ".join(f"{column} = excluded.{column}" for column in (*CAPTURE[1:], *METADATA, "seal"))

Value = str | bytes | int | None
NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CaptureRows:
    """A capture as it goes into the store. Its records and furniture are read once, while they are written."""

    name: str
    source: str
    digest: str
    encoding: str
    size: int
    lines: int
    strays: str  # JSON: {line: [columns]}
    settings: str
    survey: bytes
    prints: Sequence[int]  # 64 bits with sign
    records: Iterable[Record]
    furniture: Iterable[Furniture]
    summary: str = "{}"  # JSON
    metadata: Metadata = UNDESCRIBED


def replace_captures(
    connection: sqlite3.Connection,
    rows: Iterable[CaptureRows],
    drop: Iterable[str] = (),
    *,
    cuts: Mapping[str, bytes] = NOTHING,
    shown: Mapping[str, bytes] = NOTHING,
    since: State | None = None,
) -> Changes:
    """Write captures, each in place of what the store had of it, and drop others by name: all of that, or nothing.

    `cuts` and `shown` are what is kept beside captures, by name; empty where there is nothing. Nothing is written
    either where the records are no more as they were `since` then, when all of this was decided. Gives what became of
    records.
    """
    changes = Changes()
    with transaction(connection):
        if since is not None:
            must_stand(connection, records_state, since)
        index = Index(connection)
        for name in drop:
            changes += _changes(_told(connection, name), {})
            _forget_records(connection, name, index)
            connection.execute("DELETE FROM capture WHERE name = ?", (name,))
        for capture in rows:
            before = _told(connection, capture.name)
            staying = _staying(connection, capture)
            if not staying:
                _forget_records(connection, capture.name, index)
            _write_capture(connection, capture, index, staying)
            changes += _changes(before, _told(connection, capture.name)) if before else _new(connection, capture.name)
        _keep_beside(connection, "cut", cuts)
        _keep_beside(connection, "shown", shown)
        index.settle()
        (times,) = connection.execute("SELECT coalesce(max(covers) + 1, 1) FROM stage WHERE name = 'split'").fetchone()
        note_covered(connection, "split", "", str(times))
    return changes


def note_covered(connection: sqlite3.Connection, stage: str, settings: str, covers: str) -> None:
    """Say in the ledger that a stage covers the store; inside the transaction that wrote what it found."""
    connection.execute(
        "INSERT INTO stage (name, settings, covers, seal) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (name) DO UPDATE SET settings = ?2, covers = ?3, seal = ?4",
        (stage, settings, covers, seal_of_stage(stage, settings, covers)),
    )


def _told(connection: sqlite3.Connection, name: str) -> dict[str, tuple[Value, ...]]:
    """What a capture's records say of themselves, by id. The id tells their text; where they stand may move."""
    statement = (
        "SELECT record.id, kind, published, updated, inferred, title, byline FROM capture "
        "JOIN record ON record.capture = capture.id WHERE name = ?"
    )
    return {id: tuple(told) for id, *told in connection.execute(statement, (name,))}


def _new(connection: sqlite3.Connection, name: str) -> Changes:
    """The same of a capture that had no records; it may have more than fit in memory."""
    tables = "capture JOIN record ON record.capture = capture.id"
    statement = f"SELECT count(DISTINCT record.id) FROM {tables} WHERE name = ?"
    return Changes(new=connection.execute(statement, (name,)).fetchone()[0])


def _changes(before: Mapping[str, tuple[Value, ...]], now: Mapping[str, tuple[Value, ...]]) -> Changes:
    """What became of records.

    >>> _changes({"a": ("news",), "b": ("news",)}, {"b": ("page",), "c": ("news",), "d": ("news",)})
    Changes(new=2, changed=1, gone=1)
    """
    changed = sum(before[id] != now[id] for id in before.keys() & now.keys())
    return Changes(len(now.keys() - before.keys()), changed, len(before.keys() - now.keys()))


def _keep_beside(connection: sqlite3.Connection, table: str, rows: Mapping[str, bytes]) -> None:
    """Keep what there is beside captures, by name, in place of what was."""
    for name, data in rows.items():
        (number,) = connection.execute("SELECT id FROM capture WHERE name = ?", (name,)).fetchone()
        connection.execute(f"DELETE FROM {table} WHERE capture = ?", (number,))
        if data:
            connection.execute(f"INSERT INTO {table} VALUES (?, ?, ?)", sealed((number, data)))


def touch_sources(connection: sqlite3.Connection, sources: Mapping[str, str]) -> None:
    """Note under which paths known captures were given this time."""
    with transaction(connection):
        for name, source in sources.items():
            _amend(connection, name, {"source": source})


def describe_captures(connection: sqlite3.Connection, described: Mapping[str, Metadata]) -> None:
    """Note what sidecars say of known captures, by name, whose records stay as they are."""
    with transaction(connection):
        for name, metadata in described.items():
            _amend(connection, name, dict(zip(METADATA, _metadata_row(metadata), strict=True)))


def _amend(connection: sqlite3.Connection, name: str, values: Mapping[str, Value]) -> None:
    """Change columns of a known capture, and its seal with them; a seal that is broken stays so, to be told."""
    columns = ", ".join(values)
    row = connection.execute(f"SELECT {columns} FROM capture WHERE name = ?", (name,)).fetchone()
    if row is None or row == tuple(values.values()):
        return
    columns = ", ".join((*CAPTURE, *METADATA))
    *row, seal, number = connection.execute(
        f"SELECT {columns}, seal, id FROM capture WHERE name = ?", (name,)
    ).fetchone()
    prints = [one for (one,) in connection.execute("SELECT print FROM print WHERE capture = ?", (number,))]
    if seal == seal_of_capture(row, prints):
        known = dict(zip((*CAPTURE, *METADATA), row, strict=True))
        seal = seal_of_capture(list({**known, **values}.values()), prints)
    assigned = ", ".join(f"{column} = ?" for column in (*values, "seal"))
    connection.execute(f"UPDATE capture SET {assigned} WHERE id = ?", (*values.values(), seal, number))


def seal_of_capture(row: Iterable[Value], prints: Iterable[int]) -> bytes:
    """The seal of a capture's own columns (CAPTURE and METADATA) and of its prints."""
    return digest_of((*row, ",".join(map(str, sorted({*prints})))))


def digest_of(values: Iterable[Value]) -> bytes:
    """The digest of a row's columns; text may be given as the bytes that it is in UTF-8."""
    total = blake2b(digest_size=16)
    for value in values:
        if isinstance(value, str | bytes):
            data = value.encode() if isinstance(value, str) else value
            total.update(b"%d:" % len(data))
            total.update(data)
        else:
            total.update(f"{value};".encode())
    return total.digest()


def choose_date(
    published: str | None, filled: Mapping[str, Any] | None, inferred: str | None
) -> tuple[str | None, str | None]:
    """The date by which a record is found and where it is from: stated, else taken from a copy, else inferred.

    >>> choose_date(None, {"published": {"value": "2017-12-22"}}, "2017-12")
    ('2017-12-22', 'filled')
    """
    taken = ((filled or {}).get("published") or {}).get("value")
    for value, name in ((published, "published"), (taken, "filled"), (inferred, "inferred")):
        if value:
            return value, name
    return None, None


def dated(published: str | None, filled: Mapping[str, Any] | None, inferred: str | None) -> tuple[str | None, ...]:
    """The columns `date`, `date_from`, `date_first` and `date_last`.

    >>> dated(None, None, "2017-12")
    ('2017-12', 'inferred', '2017-12-01', '2017-12-31')
    """
    date, date_from = choose_date(published, filled, inferred)
    return (date, date_from, *(bounds(date) or (None, None)))


@contextmanager
def writing(path: str, note: Callable[[str], None] | None = None) -> Iterator[Store]:
    """The store to read and to write, closed in the end; what SQLite finds wrong with it is a CorpusError."""
    store = open_for_writing(path, note)
    try:
        yield store
    except FAILURES as error:
        raise told(error, path) from None
    finally:
        close_writer(store)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing."""
    path = connection.path if isinstance(connection, Store) else "the store"
    try:
        try:
            patiently(connection, "BEGIN IMMEDIATE")
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk may have rolled it back already
                connection.execute("ROLLBACK")
            raise
    except FAILURES as error:
        raise told(error, path) from None


def _forget_records(connection: sqlite3.Connection, name: str, index: Index) -> None:
    """Remove what the store has of a capture, but for its row. The index has to be told the old words."""
    known = connection.execute("SELECT id FROM capture WHERE name = ?", (name,)).fetchone()
    if known:
        _loosen(connection, known[0])
        index.forget([number for (number,) in connection.execute("SELECT number FROM record WHERE capture = ?", known)])
        _leave_clusters(connection, "SELECT number FROM record WHERE capture = ?", known[0])
        connection.execute(
            "INSERT INTO record_fts (record_fts, rowid, title, clean) "
            "SELECT 'delete', number, title, clean FROM record WHERE capture = ?",
            known,
        )
        connection.execute("DELETE FROM record WHERE capture = ?", known)


def _loosen(connection: sqlite3.Connection, capture: int) -> None:
    """Let go what a capture has besides records."""
    for table in ("furniture", "print"):
        connection.execute(f"DELETE FROM {table} WHERE capture = ?", (capture,))


def _leave_clusters(connection: sqlite3.Connection, numbers: str, value: Value) -> None:
    """Let what is left of the clusters of records that go be decided again."""
    connection.execute(
        "UPDATE record_text SET decided = 0 WHERE record IN (SELECT record FROM copy WHERE cluster IN ("
        f"SELECT cluster FROM copy WHERE record IN ({numbers})))",
        (value,),
    )


def _remove_records(connection: sqlite3.Connection, numbers: Sequence[int], index: Index) -> None:
    """Remove some records. The index has to be told the old words."""
    index.forget(numbers)
    these = (json.dumps(numbers),)
    _leave_clusters(connection, "SELECT value FROM json_each(?)", these[0])
    connection.execute(
        "INSERT INTO record_fts (record_fts, rowid, title, clean) SELECT 'delete', number, title, clean "
        "FROM json_each(?) CROSS JOIN record ON record.number = json_each.value",
        these,
    )
    connection.execute("DELETE FROM record WHERE number IN (SELECT value FROM json_each(?))", these)


def _staying(connection: sqlite3.Connection, capture: CaptureRows) -> dict[Value, int]:
    """The numbers by digest of records that a capture has: those that it keeps stay, with all that is known of them.

    None where days and months are read otherwise than before: then other facts may be found in any of them.
    """
    statement = "SELECT id, summary ->> 'order' FROM capture WHERE name = ?"
    known = connection.execute(statement, (capture.name,)).fetchone()
    if not known or known[1] != json.loads(capture.summary).get("order"):
        return {}
    return dict(connection.execute("SELECT digest, number FROM record WHERE capture = ?", known[:1]))


def _write_capture(
    connection: sqlite3.Connection, capture: CaptureRows, index: Index, staying: Mapping[Value, int]
) -> None:
    """Write a capture; `staying` are records that it has already, of which those go that are none of its any more."""
    own = [*(getattr(capture, column) for column in CAPTURE), *_metadata_row(capture.metadata)]
    columns: tuple[str, ...] = (*CAPTURE, *METADATA, "seal")
    number: int = connection.execute(
        f"INSERT INTO capture ({', '.join(columns)}) VALUES ({marks(columns)}) "
        f"ON CONFLICT (name) DO UPDATE SET {KEPT_ON_CHANGE} RETURNING id",
        [*own, seal_of_capture(own, capture.prints)],
    ).fetchone()[0]
    if staying:
        _loosen(connection, number)
    index.expect()
    columns = ("capture", *RECORD_OWN, *DATED, "digest")
    going = dict(staying)
    rows = (_record_row(record) for record in capture.records)
    connection.executemany(
        f"INSERT INTO record ({', '.join(columns)}) VALUES ({marks(columns)})",
        ((number, *row) for row in rows if going.pop(row[-1], None) is None),
    )
    _remove_records(connection, list(going.values()), index)
    furniture_columns = ("capture", *FURNITURE_OWN, "digest")
    connection.executemany(
        f"INSERT INTO furniture ({', '.join(furniture_columns)}) VALUES ({marks(furniture_columns)})",
        ((number, *_furniture_row(furniture)) for furniture in capture.furniture),
    )
    connection.executemany("INSERT OR IGNORE INTO print VALUES (?, ?)", ((value, number) for value in capture.prints))


def _metadata_row(metadata: Metadata) -> tuple[Value, ...]:
    return tuple(getattr(metadata, column) for column in METADATA)


def marks(columns: Sequence[str]) -> str:
    """A question mark for each column."""
    return ", ".join("?" * len(columns))


def _record_row(record: Record) -> tuple[Value, ...]:
    header = record.header
    evidence = [{"line": e.line, "start": e.start, "end": e.end, "why": e.why} for e in header.evidence]
    border = {"line": record.border.line, "sure": record.border.sure, "cues": record.border.cues}
    own: tuple[Value, ...] = (
        record.id, record.first_line, record.last_line, record.start_byte, record.end_byte, _json(record.skip),
        header.published, header.updated, header.inferred, _json(evidence), header.kind, header.title, header.lead,
        header.byline, header.language, header.body_line, _json(border), record.text, record.clean,
    )  # fmt: skip
    return (*own, *dated(header.published, None, header.inferred), digest_of(own))


def _furniture_row(furniture: Furniture) -> tuple[Value, ...]:
    own: tuple[Value, ...] = tuple(getattr(furniture, column) for column in FURNITURE_OWN)
    return (*own, digest_of(own))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
