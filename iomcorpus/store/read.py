"""Reading a store: captures, records and furniture as they were written, lines as they lay."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from iomcorpus.errors import CorpusError
from iomcorpus.model import Metadata
from iomcorpus.store.open import FAILURES, Store, open_for_reading, told

if TYPE_CHECKING:
    from iomcorpus.splitting.across import Cut, Shown
    from iomcorpus.splitting.survey import Survey

CHUNK = 10_000  # values bound at a time
SHORTEST_PREFIX = 4  # characters of an id that may stand for it

# The fields of `split`, in the order of the contract; those in JSON are parsed.
FIELDS = (
    "id", "source", "first_line", "last_line", "start_byte", "end_byte", "skip", "published", "updated", "inferred",
    "evidence", "kind", "title", "lead", "byline", "language", "text", "clean", "body_line", "url", "retrieved",
)  # fmt: skip
IN_JSON = ("skip", "evidence", "border", "filled")
FURNITURE_FIELDS = ("source", "first_line", "last_line", "start_byte", "end_byte", "reason", "text")
EXTRA_FIELDS = ("name", "border", "filled", "date", "date_from")  # what one record shows besides
OF_CAPTURE = ("name", "source", "url", "retrieved")  # fields of a record that stand with its capture
SUMMARY_FIELDS = (
    "name", "source", "digest", "encoding", "size", "lines", "settings", "summary", "url", "retrieved", "language",
)  # fmt: skip
ALL_FIELDS = ("id", *SUMMARY_FIELDS, "strays", "survey")

Row = dict[str, Any]
Kept = TypeVar("Kept")


@contextmanager
def reading(path: str) -> Iterator[Store]:
    """The store to read from, closed in the end; what SQLite finds wrong with it is a CorpusError.

    So is what others stumble over in a store that proves to be damaged, as a number that is none any more.
    """
    store = open_for_reading(path)
    try:
        yield store
    except CorpusError:
        raise
    except FAILURES as error:
        raise told(error, path) from None
    except Exception as error:
        from iomcorpus.store.check import is_damaged

        if is_damaged(store):
            raise told(error, path) from error
        raise
    finally:
        store.close()


def hold_still(connection: sqlite3.Connection) -> None:
    """From now on the connection sees the store as it is at the first question, whatever others write."""
    connection.execute("BEGIN")


def digest_of_records(connection: sqlite3.Connection) -> tuple[int, str]:
    """How many records there are, and one digest of all that is their own, whatever the order in which they came."""
    from hashlib import blake2b

    total, number = blake2b(digest_size=16), 0
    statement = "SELECT record.digest FROM record JOIN capture ON capture.id = record.capture ORDER BY name, first_line"
    for (digest,) in connection.execute(statement):
        total.update(digest)
        number += 1
    return number, total.hexdigest()


def captures(connection: sqlite3.Connection) -> list[Row]:
    """All captures by name, without their surveys."""
    return list(_rows(connection, f"SELECT {', '.join(SUMMARY_FIELDS)} FROM capture ORDER BY name", SUMMARY_FIELDS))


def metadata_of(row: Row) -> Metadata:
    """What sidecars said of a capture when the store last heard of it."""
    return Metadata(row["url"], row["retrieved"], row["language"])


def capture_rows(connection: sqlite3.Connection, name: str) -> Row | None:
    """All that the store holds of one capture itself; None where it does not know it."""
    return next(
        _rows(connection, f"SELECT {', '.join(ALL_FIELDS)} FROM capture WHERE name = ?", ALL_FIELDS, (name,)), None
    )


def sharing(connection: sqlite3.Connection, prints: Iterable[int]) -> set[str]:
    """The names of captures that hold any of these paragraphs."""
    found: set[str] = set()
    for chunk in _chunks(list(prints)):
        statement = (
            "SELECT DISTINCT capture.name FROM json_each(?) CROSS JOIN print ON print.print = json_each.value "
            "CROSS JOIN capture ON capture.id = print.capture"
        )
        found.update(name for (name,) in connection.execute(statement, (json.dumps(chunk),)))
    return found


def telling(connection: sqlite3.Connection, name: str) -> list[int]:
    """The prints by which others know a capture for a partner: not those of its labels, which have a minus."""
    statement = "SELECT print FROM print JOIN capture ON capture.id = print.capture WHERE name = ? AND print > 0"
    return [number for (number,) in connection.execute(statement, (name,))]


def holders(connection: sqlite3.Connection, prints: Iterable[int], out: Iterable[str]) -> dict[int, int]:
    """How many captures hold each of these prints, but for the captures that are `out`."""
    found: dict[int, int] = {}
    left_out = json.dumps(list(out))
    for chunk in _chunks(list(prints)):
        statement = (
            "SELECT print.print, count(*) FROM json_each(?1) CROSS JOIN print ON print.print = json_each.value "
            "CROSS JOIN capture ON capture.id = print.capture "
            "WHERE capture.name NOT IN (SELECT value FROM json_each(?2)) GROUP BY print.print"
        )
        found.update(connection.execute(statement, (json.dumps(chunk), left_out)))
    return found


def surveys(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[tuple[str, Survey]]:
    """The surveys of some captures, one at a time, in the order of the names; unknown ones are left out."""
    from iomcorpus.splitting.survey import Survey

    return _unpacked(connection, "SELECT lines, survey FROM capture", Survey.load, names)


def cuts(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[tuple[str, Cut]]:
    """How some captures are cut by their own cues, by name; those of which that is not known are left out."""
    from iomcorpus.splitting.across import Cut

    statement = "SELECT lines, cut FROM capture JOIN cut ON cut.capture = capture.id"
    return _unpacked(connection, statement, Cut.load, names)


def shown(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[tuple[str, Shown]]:
    """What others show of some captures, by name, where they show anything."""
    from iomcorpus.splitting.across import Shown

    statement = "SELECT lines, shown FROM capture JOIN shown ON shown.capture = capture.id"
    return _unpacked(connection, statement, Shown.load, names)


def _unpacked(
    connection: sqlite3.Connection, statement: str, load: Callable[[bytes, int], Kept], names: Iterable[str]
) -> Iterator[tuple[str, Kept]]:
    """What is kept packed of some captures. The store holds their lines too, so these are fewer than its bytes."""
    (left,) = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
    path = connection.path if isinstance(connection, Store) else "the store"
    for name in names:
        for lines, data in connection.execute(f"{statement} WHERE name = ?", (name,)):
            left -= lines
            if lines < 0 or left < 0:
                raise told(ValueError(f"{name} has more lines than it has bytes"), path)
            try:
                kept = load(data, lines)
            except CorpusError as error:
                raise told(ValueError(f"{name}: {error}"), path) from None
            yield name, kept


def records(
    connection: sqlite3.Connection,
    names: Iterable[str] | None = None,
    *,
    border: bool = False,
    numbers: str | None = None,
) -> Iterator[Row]:
    """The records of some captures in the order named, or of all by name; each capture's in order of lines.

    `numbers` is a statement of the numbers of those that are wanted; else all are.
    """
    fields = (*FIELDS, "border") if border else FIELDS
    tables = "capture JOIN record ON record.capture = capture.id"
    wanted = f"AND record.number IN ({numbers}) " if numbers else ""
    for name in _names(connection, names):
        statement = f"SELECT {_columns(fields)} FROM {tables} WHERE name = ? {wanted}ORDER BY first_line"
        yield from _rows(connection, statement, fields, (name,))


def furniture(connection: sqlite3.Connection, names: Iterable[str] | None = None) -> Iterator[Row]:
    """The other lines, in the same order."""
    for name in _names(connection, names):
        statement = (
            f"SELECT {', '.join(FURNITURE_FIELDS)} FROM capture JOIN furniture ON furniture.capture = capture.id "
            "WHERE name = ? ORDER BY first_line"
        )
        yield from _rows(connection, statement, FURNITURE_FIELDS, (name,))


def lines_of(connection: sqlite3.Connection, name: str) -> Iterator[str]:
    """The lines of a capture, as they were decoded: records and furniture hold every one of them."""
    statement = (
        "SELECT record.text, first_line FROM capture JOIN record ON record.capture = capture.id WHERE name = ?1 "
        "UNION ALL SELECT furniture.text, first_line FROM capture JOIN furniture ON furniture.capture = capture.id "
        "WHERE name = ?1 ORDER BY first_line"
    )
    for text, _ in connection.execute(statement, (name,)):
        yield from text.split("\n")


def record(connection: sqlite3.Connection, id: str) -> Row:
    """One record by its id or by a beginning of it that no other has, with its border and where its date is from.

    Of copies of one text that share an id it is the one in the first capture by name.
    """
    # The ids from this text on: those that begin with it come first.
    statement = "SELECT DISTINCT id FROM record WHERE id >= ? ORDER BY id LIMIT 4"
    found = [row[0] for row in connection.execute(statement, (id,))]
    found = [known for known in found if known.startswith(id)]
    if found[:1] == [id]:
        found = found[:1]
    if not found or len(id) < SHORTEST_PREFIX:
        raise CorpusError(
            f"{id!r}: there is no such record in the store. Ids are printed by: iomcorpus search -l QUERY"
        )
    if len(found) > 1:
        raise CorpusError(f"{id!r}: several records begin so: {', '.join(found[:3])}. Give more of the id.")
    fields = (*FIELDS, *EXTRA_FIELDS)
    tables = "record JOIN capture ON capture.id = record.capture"
    statement = f"SELECT {_columns(fields)} FROM {tables} WHERE record.id = ? ORDER BY capture.name, first_line LIMIT 1"
    return next(_rows(connection, statement, fields, (found[0],)))


def status(connection: sqlite3.Connection) -> Row:
    """How much there is."""
    counts: Row = {}
    for name, statement in (
        ("captures", "SELECT count(*) FROM capture"),
        ("described", "SELECT count(*) FROM capture WHERE coalesce(url, retrieved, language) IS NOT NULL"),
        ("bytes", "SELECT coalesce(sum(size), 0) FROM capture"),
        ("lines", "SELECT coalesce(sum(lines), 0) FROM capture"),
        ("records", "SELECT count(*) FROM record"),
        ("published", "SELECT count(*) FROM record WHERE published IS NOT NULL"),
        ("inferred", "SELECT count(*) FROM record WHERE date_from = 'inferred'"),
        ("undated", "SELECT count(*) FROM record WHERE date IS NULL"),
        ("first_day", "SELECT min(date_first) FROM record"),
        ("last_day", "SELECT max(date_last) FROM record WHERE date_last < '9999'"),
    ):
        counts[name] = connection.execute(statement).fetchone()[0]
    counts["kinds"] = dict(
        connection.execute("SELECT kind, count(*) FROM record GROUP BY kind ORDER BY count(*) DESC, kind")
    )
    return counts


def _rows(
    connection: sqlite3.Connection, statement: str, fields: Sequence[str], values: tuple[Any, ...] = ()
) -> Iterator[Row]:
    for values_found in connection.execute(statement, values):
        row = dict(zip(fields, values_found, strict=True))
        for name in IN_JSON:
            if row.get(name):
                row[name] = json.loads(row[name])
        yield row


def _columns(fields: Sequence[str]) -> str:
    """Fields of a record with the table that holds each."""
    return ", ".join(f"capture.{name}" if name in OF_CAPTURE else f"record.{name}" for name in fields)


def _names(connection: sqlite3.Connection, names: Iterable[str] | None) -> list[str]:
    if names is not None:
        return list(names)
    return [name for (name,) in connection.execute("SELECT name FROM capture ORDER BY name")]


def _chunks(values: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
