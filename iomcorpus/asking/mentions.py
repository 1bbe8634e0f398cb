"""Mentions out of a store, of the records that a question has chosen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from iomcorpus.asking.chosen import KEPT
from iomcorpus.model import Mention
from iomcorpus.store.facts import JSON, PLAIN, read_mention

AROUND = 70  # characters of a line shown on each side of a mention
RECORD = ("record.id", "capture.source", "record.date", "record.date_from")
IN_RECORD = 'mention.line, mention.start, mention."end", mention.type'
PLACE = f"capture.name, record.first_line, {IN_RECORD}"
NEWEST = "record.date_first IS NULL, record.date_first DESC"
# What mentions may be sorted by; equal ones stand by place. Of a list of one type: `value` is that of a date or figure.
SORTS = {
    "place": PLACE,
    "date": f"{NEWEST}, {PLACE}",
    "day": f"mention.first_day IS NULL, mention.first_day, mention.last_day, {PLACE}",
    "value": f"coalesce(mention.number, mention.high) IS NULL, coalesce(mention.number, mention.high) DESC, {PLACE}",
    "speaker": f"person.name IS NULL, person.name, person.id, {NEWEST}, {PLACE}",
    "name": f"coalesce(person.name, mention.name, mention.org) IS NULL, "
    f"coalesce(person.name, mention.name, mention.org), {PLACE}",
}
Row = dict[str, Any]


class About(NamedTuple):
    """What is asked of mentions besides that their records are chosen: a condition on `mention`, its parameters."""

    condition: str = "1"
    parameters: Sequence[Any] = ()


ANYTHING = About()


def counted(copies: str) -> str:
    """The condition on `chosen` of what counts, by how copies are to be treated: each article once, or every record."""
    return KEPT if copies == "hide" else "1"


def mentions(
    connection: sqlite3.Connection,
    types: Collection[str],
    counts: str,
    *,
    about: About = ANYTHING,
    names: Iterable[str] | None = None,
    sort: str = "place",
) -> Iterator[tuple[Row, Mention]]:
    """Mentions of the chosen records, each with `id`, `source`, its date and `text` (its line) of its record.

    They come by one of SORTS; of the captures in `names`, if any are named, by their order there and then by place.
    """
    columns = ", ".join(f'mention."{name}"' for name in (*PLAIN, *JSON, "person"))
    conditions = f"mention.type IN (SELECT value FROM json_each(?)) AND {counts} AND {about.condition}"
    parameters = (json.dumps([*types]), *about.parameters)
    select = (
        f"SELECT record.number, record.first_line, {', '.join(RECORD)}, {columns}, person.name FROM {{}} "
        "CROSS JOIN mention ON mention.record = record.number LEFT JOIN person ON person.id = mention.person "
        f"WHERE {conditions}"
    )
    if sort != "place":
        everywhere = "chosen CROSS JOIN record ON record.number = chosen.number JOIN capture ON capture.id = capture"
        yield from _read(connection, f"{select.format(everywhere)} ORDER BY {SORTS[sort]}", parameters)
        return
    # A capture at a time, so that nothing is held back until all is sorted.
    one = "capture CROSS JOIN record ON record.capture = capture.id CROSS JOIN chosen ON chosen.number = record.number "
    statement = f"{select.format(one)} AND capture.name = ? ORDER BY record.first_line, {IN_RECORD}"
    if names is None:
        names = [name for (name,) in connection.execute("SELECT name FROM capture ORDER BY name")]
    for name in names:
        yield from _read(connection, statement, (*parameters, name))


def _read(connection: sqlite3.Connection, statement: str, parameters: Sequence[Any]) -> Iterator[tuple[Row, Mention]]:
    number, lines = 0, [""]
    for found, first, id, source, date, date_from, *values in connection.execute(statement, parameters):
        if found != number:
            number, lines = found, lines_of(connection, found)
        mention = read_mention(values)
        record = {"id": id, "source": source, "date": date, "date_from": date_from}
        yield record | {"text": lines[mention.line - first]}, mention


def lines_of(connection: sqlite3.Connection, number: int) -> list[str]:
    """The lines of a record, by its number in the store."""
    text: str = connection.execute("SELECT text FROM record WHERE number = ?", (number,)).fetchone()[0]
    return text.split("\n")


def context(text: str, mention: Mention) -> tuple[str, list[list[int]]]:
    """The stretch of a line around a mention, and where in it the mention stands.

    >>> context("The ferry sank on 21 December off Bari.", Mention("date", 1, 18, 29, "21 December", "r", 1.0))
    ('The ferry sank on 21 December off Bari.', [[18, 29]])
    """
    return around(text, mention.start, mention.end)


def around(text: str, start: int, end: int) -> tuple[str, list[list[int]]]:
    """The stretch of a line around these columns, cut between words, and where in it they are."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), min(end, len(text)))
    before, after = ("…" if first else ""), ("…" if last < len(text) else "")
    at = len(before) - first
    return before + text[first:last] + after, [[start + at, min(end, len(text)) + at]]
