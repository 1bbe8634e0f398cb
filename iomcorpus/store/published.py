"""A store that other programs read: the same records and facts in tables of their own, without any state of ours."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from iomcorpus.store.write import marks

SCHEMA = os.path.join(os.path.dirname(__file__), "published.sql")
INDEXES = {  # what people filter, sort and follow by
    "record": ("capture", "first_day", "kind", "date_from", "cluster", "kept", "id"),
    "furniture": ("capture", "reason"),
    "mention": ("record", "type", "person", "organisation", "unit", "number", "first_day"),
}
Rows = Iterable[Mapping[str, Any]]


# What follows from the rows once all are there.
DERIVED = (
    "UPDATE record SET kept = (SELECT its.number FROM record AS its "
    "WHERE its.cluster = record.cluster AND its.relation = 'kept') WHERE relation <> 'kept' AND cluster IS NOT NULL",
    "UPDATE person SET (mentions, with_copies, records, first_day, last_day) = ("
    "SELECT count(*) FILTER (WHERE record.kept IS NULL), count(*), "
    "count(DISTINCT mention.record) FILTER (WHERE record.kept IS NULL), min(record.first_day), max(record.last_day) "
    "FROM mention JOIN record ON record.number = mention.record "
    "WHERE mention.person = person.id AND mention.type = 'person')",
    "INSERT INTO record_fts (record_fts) VALUES ('rebuild')",
    "INSERT INTO record_fts (record_fts) VALUES ('optimize')",
)


class Published:
    """A store for others while it is filled."""

    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = OFF")  # the file is thrown away when anything goes wrong
        with open(SCHEMA, encoding="utf-8") as schema:
            self.connection.executescript(schema.read())
        self.connection.execute("BEGIN")

    def add(self, table: str, rows: Rows) -> None:
        """Write rows into a table; lists and objects become JSON, and fields that the table lacks are left out."""
        columns = self.columns(table)
        quoted = ", ".join(f'"{name}"' for name in columns)
        statement = f"INSERT INTO {table} ({quoted}) VALUES ({marks(columns)})"
        self.connection.executemany(statement, ([_cell(row.get(name)) for name in columns] for row in rows))

    def columns(self, table: str) -> list[str]:
        """The columns of a table or view."""
        return [name for _, name, *_ in self.connection.execute(f"PRAGMA table_info({table})")]

    def finish(self) -> dict[str, int]:
        """Index all that there is, and say how many rows each table has."""
        for table, columns in INDEXES.items():
            for column in columns:
                self.connection.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        for statement in DERIVED:
            self.connection.execute(statement)
        self.connection.execute("COMMIT")
        self.connection.execute("ANALYZE")
        statement = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        tables = [name for (name,) in self.connection.execute(statement)]
        return {table: self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()  # half characters
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value
