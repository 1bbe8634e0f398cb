"""Records as documents: one after the other, each with its date and with the mentions in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from typing import Any

from iomcorpus.asking.chosen import CHOSEN, KEPT
from iomcorpus.model import Mention
from iomcorpus.store.facts import JSON, PLAIN, read_mention
from iomcorpus.store.read import FIELDS, IN_JSON, OF_CAPTURE

BESIDES = ("name", "date", "date_from")
Row = dict[str, Any]
Document = tuple[Row, list[Mention]]


def documents(connection: sqlite3.Connection, types: Collection[str], copies: str) -> Iterator[Document]:
    """The chosen records by capture and line, with their mentions of some types in order of place.

    A record has its fields as `split` prints them, `date`, `date_from`, and the `name` of its capture.
    """
    fields = (*FIELDS, *BESIDES)
    columns = ", ".join(f"{'capture' if name in OF_CAPTURE else 'record'}.{name}" for name in fields)
    counts = f"WHERE {KEPT}" if copies == "hide" else ""
    in_order = f"SELECT chosen.number FROM {CHOSEN} {counts} ORDER BY capture.name, record.first_line"
    one = f"SELECT {columns} FROM record JOIN capture ON capture.id = record.capture WHERE record.number = ?"
    for (number,) in connection.execute(in_order).fetchall():
        row = dict(zip(fields, connection.execute(one, (number,)).fetchone(), strict=True))
        row |= {name: json.loads(row[name]) for name in IN_JSON if row.get(name)}
        yield row, list(_mentions(connection, number, types)) if types else []


def _mentions(connection: sqlite3.Connection, number: int, types: Collection[str]) -> Iterator[Mention]:
    columns = ", ".join(f'mention."{name}"' for name in (*PLAIN, *JSON, "person"))
    statement = (
        f"SELECT {columns}, person.name FROM mention LEFT JOIN person ON person.id = mention.person "
        "WHERE mention.record = ? AND mention.type IN (SELECT value FROM json_each(?)) "
        'ORDER BY line, start, mention."end", type'
    )
    for values in connection.execute(statement, (number, json.dumps([*types]))):
        yield read_mention(values)
