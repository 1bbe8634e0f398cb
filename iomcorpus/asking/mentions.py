"""Mentions and people out of a store, of records that filters let through."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from iomcorpus.asking.query import Filters
from iomcorpus.asking.sql import all_of, where_of
from iomcorpus.model import Mention
from iomcorpus.store.facts import JSON, PLAIN, read_mention

AROUND = 70  # characters of a line shown on each side of a mention
RECORD = ("record.id", "capture.source", "record.date", "record.date_from")
Row = dict[str, Any]


def mentions(
    connection: sqlite3.Connection, types: Collection[str], filters: Filters, names: Iterable[str] | None = None
) -> Iterator[tuple[Row, Mention]]:
    """Mentions by capture, line and column, each with `id`, `source`, its date and `text` (its line) of its record."""
    columns = ", ".join(f'mention."{name}"' for name in (*PLAIN, *JSON, "person"))
    asked, parameters = where_of(filters)
    conditions = ["capture.name = ?", "mention.type IN (SELECT value FROM json_each(?))", *asked]
    statement = (
        f"SELECT record.number, record.first_line, {', '.join(RECORD)}, {columns}, person.name "
        "FROM capture CROSS JOIN record ON record.capture = capture.id "
        "CROSS JOIN mention ON mention.record = record.number LEFT JOIN person ON person.id = mention.person "
        f"WHERE {all_of(conditions)} "
        'ORDER BY record.first_line, mention.line, mention.start, mention."end", mention.type'
    )
    if names is None:
        names = [name for (name,) in connection.execute("SELECT name FROM capture ORDER BY name")]
    for name in names:
        number, lines = 0, [""]
        for found, first, id, source, date, date_from, *values in connection.execute(
            statement, (name, json.dumps([*types]), *parameters)
        ):
            if found != number:
                number = found
                (text,) = connection.execute("SELECT text FROM record WHERE number = ?", (number,)).fetchone()
                lines = text.split("\n")
            mention = read_mention(values)
            record = {"id": id, "source": source, "date": date, "date_from": date_from}
            yield record | {"text": lines[mention.line - first]}, mention


def context(text: str, mention: Mention) -> tuple[str, list[list[int]]]:
    """The stretch of a line around a mention, and where in it the mention stands.

    >>> context("The ferry sank on 21 December off Bari.", Mention("date", 1, 18, 29, "21 December", "r", 1.0))
    ('The ferry sank on 21 December off Bari.', [[18, 29]])
    """
    start, end = max(0, mention.start - AROUND), min(len(text), mention.end + AROUND)
    if start:
        start = text.find(" ", start, mention.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", mention.end, end), min(mention.end, len(text)))
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    at = len(before) - start
    return before + text[start:end] + after, [[mention.start + at, min(mention.end, len(text)) + at]]


def _counted(connection: sqlite3.Connection, filters: Filters) -> dict[str, int]:
    """How often each person is named."""
    asked, parameters = where_of(filters)
    conditions = ["mention.person IS NOT NULL", "mention.type = 'person'", *asked]
    statement = (
        "SELECT mention.person, count(*) FROM mention CROSS JOIN record ON record.number = mention.record "
        f"CROSS JOIN capture ON capture.id = record.capture WHERE {all_of(conditions)} GROUP BY mention.person"
    )
    return dict(connection.execute(statement, parameters))


def people(connection: sqlite3.Connection, filters: Filters) -> Iterator[Row]:
    """The persons of the corpus, most often named first, with what the text calls them, most often first.

    `mentions` counts those in copies as often as `filters` let copies through, `with_copies` all of them.
    """
    with_copies = _counted(connection, filters.showing_copies())
    asked, parameters = where_of(filters)
    conditions = ["mention.type = 'person'", *asked]
    counted = (
        "SELECT mention.person AS id, person.name AS name, count(*) AS mentions, count(DISTINCT record.id) AS records, "
        "min(record.date_first) AS first, max(record.date_last) AS last FROM mention "
        "CROSS JOIN record ON record.number = mention.record CROSS JOIN capture ON capture.id = record.capture "
        f"JOIN person ON person.id = mention.person WHERE {all_of(conditions)} GROUP BY mention.person "
        "ORDER BY mentions DESC, name, id"
    )
    for id, name, number, records, first, last in connection.execute(counted, parameters):
        row: Row = {"person_id": id, "person": name, "mentions": number, "with_copies": with_copies[id]}
        row |= {"records": records, "first": first, "last": last}
        for field in ("role", "org"):
            said = (
                f"SELECT {field} FROM mention WHERE person = ? AND {field} IS NOT NULL "
                f"GROUP BY {field} ORDER BY count(*) DESC, {field}"
            )
            row[f"{field}s"] = [text for (text,) in connection.execute(said, (id,))]
        yield row
