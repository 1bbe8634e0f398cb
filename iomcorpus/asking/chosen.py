"""What a question chooses: its records in a table of the session, for statements that count, group or list them.

A join with a table of numbers costs one look-up a record, whatever the query was; `IN (SELECT ... MATCH ...)` would
make FTS5 run the query again for each row.
"""

from __future__ import annotations

import sqlite3

from iomcorpus.asking.query import Filters, Node
from iomcorpus.asking.sql import matching_sql

KEPT = "NOT chosen.copy"  # of each article one record
CHOSEN_NUMBERS = "SELECT number FROM chosen"
KEPT_NUMBERS = f"{CHOSEN_NUMBERS} WHERE {KEPT}"
CHOSEN = "chosen CROSS JOIN record ON record.number = chosen.number CROSS JOIN capture ON capture.id = record.capture"


def choose(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> None:
    """Fill the temporary table `chosen (number, copy)` with the records of a query, all records where it is None.

    Copies are in it, whatever `filters` say of hiding them, with `copy` 1 for those that are left out of a count in
    which each article counts once. Where only those with copies are asked for, only they are in it.
    """
    connection.execute("PRAGMA temp_store = MEMORY")  # a full or read-only disk hinders no question
    connection.execute("DROP TABLE IF EXISTS temp.chosen")
    connection.execute("CREATE TEMP TABLE chosen (number INTEGER PRIMARY KEY, copy INTEGER NOT NULL) STRICT")
    if filters.copies == "hide":
        filters = filters.showing_copies()
    statement, values = matching_sql(connection, node, filters)
    left_out = "EXISTS (SELECT 1 FROM copy WHERE copy.record = found.number AND NOT copy.keep)"
    connection.execute(f"INSERT INTO chosen SELECT found.number, {left_out} FROM ({statement}) AS found", values)


def both_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many records are chosen, each article counted once, and with all copies."""
    statement = f"SELECT count(*) FILTER (WHERE {KEPT}), count(*) FROM chosen"
    once, every = connection.execute(statement).fetchone()
    return once, every
