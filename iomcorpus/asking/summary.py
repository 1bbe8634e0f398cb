"""What a corpus, or what is chosen of it, is: how many records and words, which days, kinds, facts and copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from iomcorpus.asking.chosen import CHOSEN, both_numbers
from iomcorpus.asking.facets import Values, facets
from iomcorpus.copies.relations import CONTAINED, CONTAINS, EXACT, NEAR, REVISED
from iomcorpus.edtf import FIRST_DAY, LAST_DAY
from iomcorpus.facts.types import TYPES

Row = dict[str, Any]
DATES_FROM = ("published", "filled", "inferred", "undated")
RELATIONS = (EXACT, NEAR, REVISED, CONTAINED, CONTAINS)  # of a copy to the record that is kept


class Length(NamedTuple):
    """How long a chosen record is; the shorter first."""

    words: int
    number: int
    counts: int


def summarise(connection: sqlite3.Connection, counts: str, *, with_copies: bool, with_facts: bool) -> Row:
    """Counts of what is chosen; `copies` and `facts` are None where their stage does not cover the store."""
    lengths = sorted(_lengths(connection, counts))
    mine = [length for length in lengths if length.counts]
    first, last = _days(connection)
    return {
        "captures": connection.execute(f"SELECT count(DISTINCT capture.id) FROM {CHOSEN}").fetchone()[0],
        "records": len(mine),
        "with_copies": len(lengths),
        "words": sum(length.words for length in mine),
        "words_with_copies": sum(length.words for length in lengths),
        "median_words": mine[(len(mine) - 1) // 2].words if mine else None,
        "shortest": _record(connection, mine[:1]),
        "longest": _record(connection, mine[-1:]),
        "first_day": first,
        "last_day": last,
        "dates": _dates(connection, counts),
        "kinds": _values(connection, "kind", counts).rows,
        "languages": _values(connection, "language", counts).rows,
        "copies": _copies(connection) if with_copies else None,
        "facts": _facts(connection, counts) if with_facts else None,
        "people": _people(connection) if with_facts else None,
    }


def _lengths(connection: sqlite3.Connection, counts: str) -> Iterable[Length]:
    """Words as the index counts them, which keeps these numbers."""
    statement = (
        f"SELECT sz, chosen.number, {counts} FROM chosen "
        "CROSS JOIN record_fts_docsize ON record_fts_docsize.id = chosen.number"
    )
    return (Length(read_sizes(sizes)[1], number, once) for sizes, number, once in connection.execute(statement))


def read_sizes(sizes: bytes) -> list[int]:
    r"""The words of each column: numbers of seven bits a byte, the highest first, all but the last byte marked.

    >>> read_sizes(b"\x08\x87\x0a")
    [8, 906]
    """
    numbers, number = [], 0
    for byte in sizes:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(number)
            number = 0
    return numbers


def _record(connection: sqlite3.Connection, lengths: list[Length]) -> Row | None:
    if not lengths:
        return None
    fields = ("id", "source", "first_line", "last_line", "title", "lead")
    statement = (
        "SELECT record.id, capture.source, first_line, last_line, title, lead FROM record "
        "JOIN capture ON capture.id = record.capture WHERE number = ?"
    )
    values = connection.execute(statement, (lengths[0].number,)).fetchone()
    return {**dict(zip(fields, values, strict=True)), "words": lengths[0].words}


def _days(connection: sqlite3.Connection) -> tuple[str | None, str | None]:
    """The first and the last day that a date tells of; ends that are open tell of none."""
    first, last = connection.execute(
        "SELECT min(record.date_first) FILTER (WHERE record.date_first > ?), "
        f"max(record.date_last) FILTER (WHERE record.date_last < ?) FROM {CHOSEN}",
        (FIRST_DAY, LAST_DAY),
    ).fetchone()
    return first, last


def _values(connection: sqlite3.Connection, field: str, counts: str) -> Values:
    """The values of a field, those too that only copies have."""
    return facets(connection, field, counts, least=0)


def _dates(connection: sqlite3.Connection, counts: str) -> list[Row]:
    """Where dates are from, each with its share of the records; `undated` comes last."""
    known, lacking, records = _values(connection, "date_from", counts)
    found = {row["value"]: row for row in known}
    every = both_numbers(connection)[1] - sum(row["with_copies"] for row in known)
    found["undated"] = {"count": lacking, "with_copies": every}
    rows = ({"value": name, "count": 0, "with_copies": 0, **found.get(name, {})} for name in DATES_FROM)
    return [row | {"share": round(row["count"] / records, 4) if records else None} for row in rows]


def _copies(connection: sqlite3.Connection) -> list[Row]:
    """The copies that are chosen, by what they are to the kept record."""
    statement = (
        "SELECT relation, count(*) FROM chosen JOIN copy ON copy.record = chosen.number WHERE chosen.copy GROUP BY 1"
    )
    found = dict(connection.execute(statement))
    return [{"value": relation, "count": found[relation]} for relation in RELATIONS if relation in found]


def _facts(connection: sqlite3.Connection, counts: str) -> list[Row]:
    """Mentions by type: a count for each, as grouping them would sort them all."""
    both = ", ".join(f"count(*) FILTER (WHERE mention.type = ? AND {condition})" for condition in (counts, "1"))
    statement = (
        f"SELECT {', '.join([both] * len(TYPES))} FROM chosen CROSS JOIN mention ON mention.record = chosen.number"
    )
    numbers = connection.execute(statement, [type for type in TYPES for _ in range(2)]).fetchone()
    pairs = zip(TYPES, numbers[::2], numbers[1::2], strict=True)
    return [{"value": type, "count": count, "with_copies": every} for type, count, every in pairs]


def _people(connection: sqlite3.Connection) -> int:
    """How many persons are named, looked up person by person: most are found at once."""
    statement = (
        "SELECT count(*) FROM person WHERE EXISTS (SELECT 1 FROM mention CROSS JOIN chosen "
        "ON chosen.number = mention.record WHERE mention.person = person.id AND mention.type = 'person')"
    )
    return int(connection.execute(statement).fetchone()[0])
