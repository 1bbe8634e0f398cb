"""What stands around the chosen records: what bounds each, what it takes from its copies, and what it is a copy of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from iomcorpus.asking.chosen import CHOSEN

Row = dict[str, Any]


class Beside(NamedTuple):
    """One record's surroundings."""

    number: int
    copy: bool  # left out where each article counts once
    opened: Row  # line, sure, cues
    closed: Row | None  # the same of the record behind it; None where the capture ends
    filled: Row
    cluster: str | None
    relation: str | None  # to the kept one
    similarity: float | None


def besides(connection: sqlite3.Connection) -> Iterator[Beside]:
    """The surroundings of all chosen records, by capture and line."""
    following = (
        "SELECT next.border FROM record AS next WHERE next.capture = record.capture "
        "AND next.first_line > record.last_line ORDER BY next.first_line LIMIT 1"
    )
    statement = (
        f"SELECT chosen.number, chosen.copy, record.border, ({following}), record.filled, copy.cluster, copy.relation, "
        f"copy.similarity FROM {CHOSEN} LEFT JOIN copy ON copy.record = chosen.number "
        "ORDER BY capture.name, record.first_line"
    )
    for number, copy, opened, closed, filled, *of_copies in connection.execute(statement):
        parsed = (json.loads(text) if text else None for text in (opened, closed, filled))
        first, last, taken = parsed
        yield Beside(number, bool(copy), first or {}, last, taken or {}, *of_copies)


def with_kept(connection: sqlite3.Connection, number: int) -> tuple[Row, Row]:
    """The record that is kept in place of a copy, and the copy: what is needed to tell how they differ."""
    fields = ("id", "source", "first_line", "skip", "text")
    statement = (
        "SELECT record.id, capture.source, record.first_line, record.skip, record.text FROM copy AS mine "
        "JOIN copy ON copy.cluster = mine.cluster JOIN record ON record.number = copy.record "
        "JOIN capture ON capture.id = record.capture WHERE mine.record = ?1 AND (copy.keep OR copy.record = ?1) "
        "ORDER BY copy.keep DESC, record.number LIMIT 2"
    )
    kept, copy = (dict(zip(fields, row, strict=True)) for row in connection.execute(statement, (number,)))
    return {**kept, "skip": json.loads(kept["skip"])}, {**copy, "skip": json.loads(copy["skip"])}
