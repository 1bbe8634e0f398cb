"""How often the words of a query stand in the records that it chooses: as many as a concordance has lines."""

from __future__ import annotations

import sqlite3

from iomcorpus.asking.query import And, Fact, Field, InTitle, Node, Not, Or, Phrase, Prefix, Word
from iomcorpus.asking.sql import match
from iomcorpus.asking.stems import expand

MATCHING = (
    "INSERT INTO hit SELECT chosen.number, {} FROM record_fts CROSS JOIN chosen ON chosen.number = record_fts.rowid "
    "CROSS JOIN record ON record.number = chosen.number WHERE record_fts MATCH ?"
)
# FTS5 sets a mark of one byte before each hit: counting those leaves the texts to SQLite. Headings are in `clean` too.
MARKED = "length(CAST(highlight(record_fts, 1, 'x', '') AS BLOB)) - length(CAST(record.clean AS BLOB))"


def count_hits(connection: sqlite3.Connection, node: Node) -> None:
    """Fill the temporary table `hit (number, times)` for the chosen records."""
    connection.execute("DROP TABLE IF EXISTS temp.hit")
    connection.execute("CREATE TEMP TABLE hit (number INTEGER PRIMARY KEY, times INTEGER NOT NULL) STRICT")
    leaves = flat(node)
    if leaves:
        connection.execute(MATCHING.format(MARKED), (match(expand(Or(*leaves))),))
    else:
        _count_one_by_one(connection, node)


def flat(node: Node) -> list[Word | Phrase | Prefix]:
    """The words and phrases of a tree in which each one that stands in a record is a hit; nothing for other trees.

    Fields beside them are no hits.

    >>> flat(Not(And(Word("boat"), Phrase("small", "craft")), Word("ferry")))
    [Word('boat'), Phrase('small', 'craft')]
    >>> flat(Or(And(Word("a"), Word("b")), Word("c")))  # where c stands with a but not b, a is no hit
    []
    """
    if isinstance(node, Not):
        return flat(node.wanted)
    parts = node.parts if isinstance(node, And | Or) else (node,)
    texts = [part for part in parts if not isinstance(part, Field | Fact | InTitle)]
    leaves = [part for part in texts if isinstance(part, Word | Phrase | Prefix)]
    return leaves if len(leaves) == len(texts) else []


def _count_one_by_one(connection: sqlite3.Connection, node: Node) -> None:
    from iomcorpus.asking.concordance import HitFinder
    from iomcorpus.asking.scan import fold

    finder = HitFinder(node)

    def hits_in(title: str | None, clean: str) -> int:
        return len(finder.spans({"title": title}, fold(clean)))

    connection.create_function("hits_in", 2, hits_in, deterministic=True)
    connection.execute(
        "INSERT INTO hit SELECT number, hits_in(title, clean) FROM chosen CROSS JOIN record USING (number)"
    )
