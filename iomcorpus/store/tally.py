"""What a store holds after a run, and what the run has added: numbers of records, copies and facts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

HIDDEN = "EXISTS (SELECT 1 FROM copy WHERE copy.record = {} AND NOT copy.keep)"


class Tally(NamedTuple):
    """How many records there are with all copies, and how many of them are copies."""

    records: int = 0
    copies: int = 0


def tally(connection: sqlite3.Connection) -> Tally:
    """The numbers of a store as it stands."""
    statement = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM copy WHERE NOT keep)"
    return Tally(*connection.execute(statement).fetchone())


def count_facts(
    connection: sqlite3.Connection, records: Iterable[int], types: Sequence[str]
) -> list[tuple[str, int, int]]:
    """Mentions in some records, by type: the type, how many with each article counted once, how many with copies."""
    statement = (
        f"SELECT type, sum(once), count(*) FROM (SELECT value AS number, NOT {HIDDEN.format('value')} AS once "
        "FROM json_each(?)) AS some CROSS JOIN mention ON mention.record = some.number GROUP BY type"
    )
    found = {type: (once, every) for type, once, every in connection.execute(statement, (json.dumps(list(records)),))}
    return [(type, *found[type]) for type in types if type in found]


def bytes_to_compare(connection: sqlite3.Connection) -> int:
    """How long the records are that nobody has looked for copies of."""
    statement = (
        "SELECT coalesce(sum(end_byte - start_byte), 0) FROM record "
        "WHERE number > (SELECT coalesce(max(record), 0) FROM record_text)"
    )
    return int(connection.execute(statement).fetchone()[0])
