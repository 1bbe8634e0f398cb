"""The full-text index while captures come and go: what goes is told at once, what comes all together in the end.

FTS5 gathers in memory what it is told, up to the `hashsize` that schema.sql gives it, and writes that as one piece. It
does so at every statement that adds many rows to any table, too; and pieces are merged, again and again, for a search
goes through each of them. So all that comes is told in one statement, which costs half of what a statement for each
capture does, and hardly more an article in a large store than in a small one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from iomcorpus.store.lists import CommonWords


class Index:
    """Keeps the index, and the lists of common words with it, in a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.common = CommonWords(connection)
        self.above: int | None = None  # records with higher numbers have still to come in

    def forget(self, numbers: Sequence[int]) -> None:
        """Note that some records are about to go, all of which are in the index then."""
        if self.above is not None and max(numbers, default=0) > self.above:  # they came in this very transaction
            self._bring_in()
        self.common.forget(numbers)

    def expect(self) -> None:
        """Note that records are about to come."""
        (last,) = self.connection.execute("SELECT coalesce(max(number), 0) FROM record").fetchone()
        self.above = last if self.above is None else min(last, self.above)
        self.common.expect(last)

    def settle(self) -> None:
        """Bring in what has come, and make the lists what the index is now."""
        self._bring_in()
        self.common.settle()

    def _bring_in(self) -> None:
        if self.above is not None:
            self.connection.execute(
                "INSERT INTO record_fts (rowid, title, clean) "
                "SELECT number, title, clean FROM record WHERE number > ? ORDER BY number",
                (self.above,),
            )
            self.above = None
