"""The best or newest records of one common word, found without weighing all that have it.

The best come from the lists that the store keeps, the newest from walking back through the days and looking which
records have the word. Where filters let too few of these through they may let few through at all: then those are
gathered first, and only they are weighed. All give what FTS5 would: the same records in the same order, with the same
scores. They answer one word with a limit, whatever filters ask besides, and leave the question to FTS5 where they would
take longer. This stands on the fast path.
"""

from __future__ import annotations

import sqlite3
from itertools import islice

from iomcorpus.asking.sql import (
    ABOUT,
    BY_DATE,
    DESCRIBED,
    HIDDEN,
    JOINED,
    RECORDS,
    SNIPPET,
    STANDING,
    all_of,
    matching_sql,
    where_of,
)
from iomcorpus.asking.stems import stem
from iomcorpus.store.common import TEXT_WEIGHT, TITLE_WEIGHT, rarity, score, spread, totals, varints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from iomcorpus.asking.query import Filters

    Row = tuple[Any, ...]
    Found = list[tuple[Any, ...]]  # rank, place and number of records, in the order asked for
    Ranked = list[tuple[float, int]]  # rank (the lower the better) and number of records, best first

FIRST_LOOK = 30  # records that filters are asked about at once; then twice as many each time
PATIENCE = 2  # times more looks than are needed where the word stands in records of all days alike
LOOK = 20  # a look whether a record has the word takes as long as putting so many in order
AHEAD = 4  # times more records are walked through than looked at, of which filters leave enough
FEW = 1_000  # records that are put in order without a thought
MANY = 5_000  # records that are not worth gathering first
LAST_DAY = "9999-12-31"
CERTAIN = 1 - 1e-9  # computing in floating point moves a bound by less


def known_rows(connection: sqlite3.Connection, word: str, filters: Filters, wanted: str) -> list[Row] | None:
    """The rows of a search for one word, as the statement for `wanted` gives them; None where it is for FTS5."""
    if filters.limit is None:
        return None
    inside = connection.in_transaction
    if not inside:  # what is read in several steps must be of one state of the store
        connection.execute("BEGIN")
    try:
        common = _find(connection, word)
        return None if common is None else _rows(connection, common, filters, filters.limit, wanted)
    finally:
        if not inside:
            connection.execute("COMMIT")


def _find(connection: sqlite3.Connection, word: str) -> Common | None:
    statement = "SELECT id, records, bound FROM common_word WHERE word = ?"
    found = connection.execute(statement, (_stemmed(word),)).fetchone()
    if found is None:
        return None
    id, holders, bound = found
    return Common(f'"{word}"', id, holders, bound, *totals(connection))


def _rows(
    connection: sqlite3.Connection, common: Common, filters: Filters, limit: int, wanted: str
) -> list[Row] | None:
    find = _best if filters.sort == "rank" else _newest
    found = find(connection, common, filters, limit)
    if found is None:
        found = _of_few(connection, common, filters, limit)
    if found is None or wanted == "ids":
        return found
    return [_row(connection, common, filters, number, rank) for rank, *_, number in found]


class Common:
    """A word with a list, and the index as it is now."""

    __slots__ = ("bound", "holders", "id", "mean", "quoted", "records")

    def __init__(self, quoted: str, id: int, holders: int, bound: float, records: int, mean: float) -> None:
        self.quoted = quoted
        self.id = id
        self.holders = holders  # records that have it
        self.bound = bound
        self.records = records  # all
        self.mean = mean  # length

    def rank(self, frequency: int, length: int) -> float:
        """As FTS5 has it: the lower the better."""
        return -score(rarity(self.records, self.holders), frequency, length, self.mean)


def _row(connection: sqlite3.Connection, common: Common, filters: Filters, number: int, rank: float) -> Row:
    """One row of `hits`."""
    hidden = HIDDEN if filters.copies == "hide" else "0"
    statement = (
        f"SELECT ?, {STANDING}, {ABOUT}, {SNIPPET}, {hidden}, {DESCRIBED} FROM {JOINED} "
        "WHERE record_fts MATCH ? AND record_fts.rowid = ?"
    )
    row: Row = connection.execute(statement, (rank, common.quoted, number)).fetchone()
    return row


def _stemmed(word: str) -> str:
    """A word of a query as the index has it; nothing where it would be several there."""
    if word.isascii():
        return stem(word.lower())
    from iomcorpus.asking.scan import stems

    found = stems(word)
    return found[0] if len(found) == 1 else ""


# The best


def _best(connection: sqlite3.Connection, common: Common, filters: Filters, limit: int) -> Found | None:
    """The best that filters let through, equal ones by place; None where those that are known are not enough."""
    asked, values = where_of(filters)
    ranked = _ranked(connection, common)
    passing: Found = []
    # Facts may be asked of a set that is gathered anew each time, so all of the list is looked up at once.
    start, size = 0, FIRST_LOOK if filters.fields is None else len(ranked)
    while start < len(ranked) and len(passing) < limit:
        end = start + size
        while end < len(ranked) and ranked[end][0] == ranked[end - 1][0]:  # equal ones are settled together
            end += 1
        ranks = {number: rank for rank, number in ranked[start:end]}
        conditions = all_of([f"record.number IN ({', '.join('?' * len(ranks))})", *asked])
        statement = f"SELECT record.number, {STANDING} FROM {RECORDS} WHERE {conditions}"
        rows = connection.execute(statement, [*ranks, *values])
        passing += sorted((ranks[number], *place, number) for number, *place in rows)
        start, size = end, 2 * size
    return None if len(passing) < limit else passing[:limit]


def _ranked(connection: sqlite3.Connection, common: Common) -> Ranked:
    """The records of a list for which it is certain that no record outside comes before or beside them."""
    (mean_then,) = connection.execute("SELECT mean FROM common_state").fetchone()
    certain = common.bound * min(1.0, mean_then / common.mean) * CERTAIN
    statement = "SELECT record, frequency, length FROM common_record WHERE word = ?"
    return sorted(
        (common.rank(frequency, length), number)
        for number, frequency, length in connection.execute(statement, (common.id,))
        if spread(frequency, length, common.mean) < certain
    )


# The newest


def _newest(connection: sqlite3.Connection, common: Common, filters: Filters, limit: int) -> Found | None:
    """The newest that filters let through; None where that takes longer than to put all in order."""
    looks = PATIENCE * limit * common.records // common.holders
    if looks * LOOK > common.holders:
        return None
    asked, values = where_of(filters)
    since = _since(connection, filters.before or LAST_DAY, AHEAD * looks)
    if since is None:
        return None
    walk = connection.execute(
        f"SELECT record.number, {STANDING} FROM {RECORDS} WHERE {all_of(['record.date_first >= ?', *asked])} "
        "ORDER BY record.date_first DESC, capture.name, record.first_line LIMIT ?",
        [since, *values, looks],
    )
    probe = "SELECT 1 FROM record_fts WHERE record_fts MATCH ? AND rowid = ?"
    there = (row for row in walk if connection.execute(probe, (common.quoted, row[0])).fetchone())
    rows = list(islice(there, limit))
    if len(rows) < limit:
        return None
    return [(_rank_of(connection, common, number), *place, number) for number, *place in rows]


def _since(connection: sqlite3.Connection, before: str, records: int) -> str | None:
    """The day as far back as so many records; None where more of that day and later would have to be put in order."""
    days = "FROM record WHERE date_first <= ?"
    found = connection.execute(
        f"SELECT date_first {days} ORDER BY date_first DESC LIMIT 1 OFFSET ?", (before, records)
    ).fetchone()
    if found is None:
        return None
    (number,) = connection.execute(f"SELECT count(*) {days} AND date_first >= ?", (before, found[0])).fetchone()
    return found[0] if number <= 2 * records + FEW else None


def _rank_of(connection: sqlite3.Connection, common: Common, number: int) -> float:
    """The rank of one record: FTS5 marks each place of the word with a byte, which counts them."""
    marked = "length(CAST(highlight(record_fts, {0}, 'x', '') AS BLOB)) - length(CAST({1} AS BLOB))"
    in_title, in_text, sizes = connection.execute(
        f"SELECT {marked.format(0, 'record.title')}, {marked.format(1, 'record.clean')}, "
        "(SELECT sz FROM record_fts_docsize WHERE id = record.number) "
        f"FROM {JOINED} WHERE record_fts MATCH ? AND record_fts.rowid = ?",
        (common.quoted, number),
    ).fetchone()
    return common.rank(TITLE_WEIGHT * (in_title or 0) + TEXT_WEIGHT * in_text, sum(varints(sizes)))


# Of few


def _of_few(connection: sqlite3.Connection, common: Common, filters: Filters, limit: int) -> Found | None:
    """The first of the records that filters let through; None where these are many, or no index tells them.

    FTS5 weighs only what the statement lets through, as long as it is not asked for the order. The plus keeps it
    from looking for the word anew for each number.
    """
    if not (filters.fields or filters.after or filters.before or filters.source):
        return None
    statement, values = matching_sql(connection, None, filters)
    numbers = connection.execute(f"{statement} LIMIT ?", [*values, MANY + 1]).fetchall()
    if len(numbers) > MANY:
        return None
    order = f"ORDER BY +record_fts.rank, {STANDING} LIMIT ?" if filters.sort == "rank" else BY_DATE
    return connection.execute(
        f"SELECT record_fts.rank, {STANDING}, record.number FROM {JOINED} "
        f"WHERE record_fts MATCH ? AND record_fts.rank MATCH 'bm25({TITLE_WEIGHT}, {TEXT_WEIGHT})' "
        f"AND +record_fts.rowid IN ({', '.join(str(number) for (number,) in numbers)}) {order}",
        (common.quoted, limit),
    ).fetchall()
