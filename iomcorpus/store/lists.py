"""Keeping the lists of common words (`store/common.py`): made of the whole index, or mended where little has changed.

What stands where FTS5 itself tells. All of it happens in the transaction that changes the index.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from iomcorpus.store.common import K1, TEXT_WEIGHT, TITLE_WEIGHT, B, rarity, spread, varints

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COMMON = 8_000  # records; FTS5 weighs so many in 8 to 16 ms
LISTED = 400  # records a word: enough for the best ten of a kind that is one in thirty
LONGEST = 4  # times as many; a list grows where short records come to long ones, and is then cut back
GROWTH = 2  # all lists are made again when there are so many times more records: other words have become common
FEW = 3  # where more than one record in so many changes, making all again is quicker than mending
AT_ONCE = 500_000  # places of a word that are read at once, in some 20 MB; of more places FTS5 ranks the records
SAMPLE = 8  # one record in so many shows what is not among the best, so that FTS5 need not tell of most others
LAST = (1 << 63) - 1  # number that a record can have

APART = "content='', tokenize='porter unicode61 remove_diacritics 2'"  # an index that reads as the store's does
ENDINGS = ("", "e", "ful")  # with one of them a stem is a word again, whose stem it is


class CommonWords:
    """Keeps the lists while captures come and go in a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        made = connection.execute("SELECT records, mean FROM common_state").fetchone()
        self.records: int = made[0] if made else 0  # when the lists were made
        self.mean: float = made[1] if made else 0.0  # length of a record then
        self.gone = 0  # records
        self.above: int | None = None  # records with higher numbers come; None where none do

    def forget(self, numbers: Sequence[int]) -> None:
        """Note the words of some records, which are about to go."""
        known = [number for number in numbers if self.above is None or number <= self.above]  # no list has the others
        self.gone += len(known)
        if self._may_mend(self.gone):
            self._put_aside("gone", "IN (SELECT value FROM json_each(?))", json.dumps(known))

    def expect(self, last: int) -> None:
        """Note that records with higher numbers are about to come."""
        self.above = last if self.above is None else min(last, self.above)

    def settle(self) -> None:
        """Make the lists what the index is now."""
        records: int = self.connection.execute("SELECT count(*) FROM record").fetchone()[0]
        changed = self.gone + self._coming()
        if records < COMMON:
            if self.records:
                drop_lists(self.connection)
        elif self._may_mend(changed) and self.records / GROWTH < records < self.records * GROWTH:
            self._mend()
        else:
            make_lists(self.connection)
        for table in ("gone", "come"):
            self.connection.execute(f"DROP TABLE IF EXISTS temp.{table}_word")
            self.connection.execute(f"DROP TABLE IF EXISTS temp.{table}")

    def _coming(self) -> int:
        """How many records have come."""
        if self.above is None:
            return 0
        statement = "SELECT count(*) FROM record WHERE number > ?"
        number: int = self.connection.execute(statement, (self.above,)).fetchone()[0]
        return number

    def _may_mend(self, changed: int) -> bool:
        return changed * FEW <= self.records

    def _put_aside(self, table: str, which: str, value: str | int) -> None:
        """Index some records apart, which tells their words as the store's own index has them."""
        self.connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table} USING fts5(title, clean, {APART})")
        self.connection.execute(
            f"INSERT INTO temp.{table} (rowid, title, clean) "
            f"SELECT number, title, clean FROM record WHERE number {which} ORDER BY number",
            (value,),
        )

    def _mend(self) -> None:
        """Take out what has gone and put in what has come, word by word."""
        words = self.connection.execute("SELECT id, word, bound FROM common_word ORDER BY id").fetchall()
        if self.gone:
            self._name_words("gone")
            for word, text, _ in words:
                self._take_out(word, self._frequencies("gone", text))
        if self.above is not None and self._coming():
            self._put_aside("come", "> ?", self.above)
            self._name_words("come")
            lengths = {
                number: sum(varints(sizes))
                for number, sizes in self.connection.execute("SELECT id, sz FROM temp.come_docsize")
            }
            for word, text, bound in words:
                self._put_in(word, bound, self._frequencies("come", text), lengths)

    def _name_words(self, table: str) -> None:
        self.connection.execute(f"CREATE VIRTUAL TABLE temp.{table}_word USING fts5vocab(temp, {table}, instance)")

    def _frequencies(self, table: str, word: str) -> dict[int, int]:
        """How often a word stands in each of the records that were put aside, weighted."""
        found: dict[int, int] = {}
        for number, column in self.connection.execute(f"SELECT doc, col FROM {table}_word WHERE term = ?", (word,)):
            weight = TITLE_WEIGHT if column == "title" else TEXT_WEIGHT
            found[number] = found.get(number, 0) + weight
        return found

    def _take_out(self, word: int, frequencies: dict[int, int]) -> None:
        self._count_holders(word, -len(frequencies))
        rows = ((word, number) for number in frequencies)
        self.connection.executemany("DELETE FROM common_record WHERE word = ? AND record = ?", rows)

    def _put_in(self, word: int, bound: float, frequencies: dict[int, int], lengths: dict[int, int]) -> None:
        self._count_holders(word, len(frequencies))
        rows = (
            (word, number, frequency, lengths[number])
            for number, frequency in frequencies.items()
            if spread(frequency, lengths[number], self.mean) < bound
        )
        self.connection.executemany("INSERT INTO common_record VALUES (?, ?, ?, ?)", rows)
        self._cut_back(word)

    def _cut_back(self, word: int) -> None:
        """Lower the bound of a list that has become long."""
        listed = "FROM common_record WHERE word = ?"
        if self.connection.execute(f"SELECT count(*) {listed}", (word,)).fetchone()[0] <= LONGEST * LISTED:
            return
        rows = self.connection.execute(f"SELECT record, frequency, length {listed}", (word,))
        spreads = {number: spread(frequency, length, self.mean) for number, frequency, length in rows}
        bound = sorted(spreads.values())[LISTED]
        self.connection.execute("UPDATE common_word SET bound = ? WHERE id = ?", (bound, word))
        over = ((word, number) for number, value in spreads.items() if value >= bound)
        self.connection.executemany("DELETE FROM common_record WHERE word = ? AND record = ?", over)

    def _count_holders(self, word: int, more: int) -> None:
        if more:
            self.connection.execute("UPDATE common_word SET records = records + ? WHERE id = ?", (more, word))


def drop_lists(connection: sqlite3.Connection) -> None:
    """Remove all lists."""
    for table in ("common_record", "common_word", "common_state"):
        connection.execute(f"DELETE FROM {table}")


def make_lists(connection: sqlite3.Connection) -> None:
    """Make all lists from the index as it is; none where FTS5 does not rank as we do."""
    drop_lists(connection)
    index = _Index(connection)
    connection.execute("INSERT INTO common_state VALUES (?, ?)", (len(index.lengths), index.mean))
    holders = index.holders(COMMON)
    written = index.written(holders)
    if written and not index.ranks_alike(*min((holders[stem].records, stem, word) for stem, word in written.items())):
        return
    for id, (stem, word) in enumerate(written.items(), start=1):
        many = holders[stem].places > AT_ONCE
        found = index.weigh(index.best(word), holders[stem].records) if many else index.counted(stem)
        if found is None:
            continue
        bound = found.bound(index.mean)
        connection.execute("INSERT INTO common_word VALUES (?, ?, ?, ?)", (id, stem, holders[stem].records, bound))
        rows = found.below(bound, index.mean)
        connection.executemany("INSERT INTO common_record VALUES (?, ?, ?, ?)", ((id, *row) for row in rows))


def wrong_lists(connection: sqlite3.Connection) -> Iterator[str]:
    """The words whose lists are not what follows from the index."""
    words = connection.execute("SELECT id, word, records, bound FROM common_word ORDER BY word").fetchall()
    if not words:
        return
    index = _Index(connection)
    (mean,) = connection.execute("SELECT mean FROM common_state").fetchone()
    holders = index.holders(min(records for _, _, records, _ in words))
    written = index.written([word for _, word, _, _ in words])
    for id, word, records, bound in words:
        found = None
        if word in holders and records == holders[word].records and word in written:
            widest = bound * max(1.0, mean / index.mean) * 1.001  # by the mean length that FTS5 now goes by
            limit = -rarity(len(index.lengths), records) * (K1 + 1.0) / (1.0 + K1 * widest)
            found = index.weigh(index.ranked(written[word], 0, LAST, limit), records)
        listed = connection.execute("SELECT record, frequency, length FROM common_record WHERE word = ?", (id,))
        if found is None or {*listed} != {*found.below(bound, mean)}:
            yield word


Ranked = list[tuple[int, float]]  # record, rank (the lower the better)


class _Holders(NamedTuple):
    """How many records have a word, and in how many places."""

    records: int
    places: int


class _Words(dict[bytes, int]):
    """How many words a record has by what FTS5 notes of it, read once of many records."""

    def __missing__(self, sizes: bytes) -> int:
        self[sizes] = sum(varints(sizes))
        return self[sizes]


class _Found(NamedTuple):
    """Records of a word, how often each has it (once in the heading as four times), and their lengths in words."""

    numbers: NDArray[np.int64]
    frequencies: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def spreads(self, mean: float) -> NDArray[np.float64]:
        """How thinly the word is spread in each."""
        return (1 - B + B * self.lengths / mean) / self.frequencies

    def bound(self, mean: float) -> float:
        """What of so many as a list has at the most, and of no others, the spread is below."""
        spreads = self.spreads(mean)
        spreads.partition(LISTED)
        return float(spreads[LISTED])

    def below(self, bound: float, mean: float) -> Iterator[tuple[int, int, int]]:
        """The records with a spread below a bound."""
        these = self.spreads(mean) < bound
        return zip(*(column[these].tolist() for column in self), strict=True)


class _Index:
    """What the index knows of all records."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import numpy as np

        self.connection = connection
        words = _Words()
        sizes = connection.execute("SELECT id, sz FROM record_fts_docsize ORDER BY id")
        told = np.fromiter((value for number, size in sizes for value in (number, words[size])), np.int64)
        self.numbers, self.lengths = told[::2].copy(), told[1::2].copy()
        self.mean = int(self.lengths.sum()) / len(self.lengths)
        self.sampled = int(self.numbers[-1]) // SAMPLE

    def holders(self, least: int) -> dict[str, _Holders]:
        """The words that so many records have."""
        self.connection.execute("CREATE VIRTUAL TABLE temp.word_holders USING fts5vocab(main, record_fts, row)")
        statement = "SELECT term, doc, cnt FROM word_holders WHERE doc >= ? ORDER BY term"
        found = {term: _Holders(*told) for term, *told in self.connection.execute(statement, (least,))}
        self.connection.execute("DROP TABLE temp.word_holders")
        return found

    def written(self, stems: Iterable[str]) -> dict[str, str]:
        """By stem a word that has it: FTS5 makes stems of what it is asked for, of some stems another one."""
        self.connection.execute(f"CREATE VIRTUAL TABLE temp.written USING fts5(word, {APART})")
        self.connection.execute("CREATE VIRTUAL TABLE temp.written_word USING fts5vocab(temp, written, instance)")
        tried = [(stem, stem + ending) for ending in ENDINGS for stem in stems]
        words = ((number, word) for number, (_, word) in enumerate(tried))
        self.connection.executemany("INSERT INTO temp.written (rowid, word) VALUES (?, ?)", words)
        found: dict[str, str] = {}
        for stem, number in self.connection.execute("SELECT term, doc FROM written_word ORDER BY doc"):
            if stem == tried[number][0]:
                found.setdefault(*tried[number])
        self.connection.execute("DROP TABLE temp.written_word")
        self.connection.execute("DROP TABLE temp.written")
        return found

    def best(self, word: str) -> Ranked:
        """The best records of a word: one more than a list has, or as many as are equal to that."""
        limit = 0.0
        found: Ranked = []
        for first, last in ((0, self.sampled), (self.sampled + 1, LAST)):
            found += self.ranked(word, first, last, limit)
            if len(found) > LISTED:
                limit = sorted([rank for _, rank in found])[LISTED]
                found = [row for row in found if row[1] <= limit]
        return found

    def ranked(self, word: str, first: int, last: int, limit: float) -> Ranked:
        """Records of a word with their rank, as far as it is within a limit."""
        statement = (
            "SELECT rowid, rank FROM record_fts WHERE record_fts MATCH ? AND rowid BETWEEN ? AND ? "
            f"AND rank MATCH 'bm25({TITLE_WEIGHT}, {TEXT_WEIGHT})' AND rank <= ?"
        )
        return self.connection.execute(statement, (f'"{word}"', first, last, limit)).fetchall()

    def weigh(self, ranked: Ranked, holders: int) -> _Found | None:
        """How often the word stands in records of some rank; None where FTS5 does not rank as we do."""
        import numpy as np

        numbers = np.array([number for number, _ in ranked], np.int64)
        ranks = np.array([rank for _, rank in ranked], np.float64)
        lengths = self._lengths_of(numbers)
        idf = rarity(len(self.lengths), holders)
        counted = (1 - B + B * lengths / self.mean) * K1 / (idf * (K1 + 1.0) / -ranks - 1.0)
        frequencies = np.rint(counted).astype(np.int64)
        if (frequencies < 1).any() or (abs(frequencies - counted) >= 0.001).any():
            return None
        return _Found(numbers, frequencies, lengths)

    def counted(self, stem: str) -> _Found:
        """All records of a word, from the places where it stands.

        FTS5 tells all of them in one text, which is read four times as fast as it can rank the records.
        """
        import numpy as np

        self.connection.execute("CREATE VIRTUAL TABLE temp.word_places USING fts5vocab(main, record_fts, instance)")
        statement = "SELECT group_concat(iif(col = 'title', -doc, doc)) FROM word_places WHERE term = ?"
        (told,) = self.connection.execute(statement, (stem,)).fetchone()
        self.connection.execute("DROP TABLE temp.word_places")
        places = np.fromstring(told, np.int64, sep=",")
        weights = np.where(places < 0, TITLE_WEIGHT, TEXT_WEIGHT)
        records = abs(places)
        firsts = np.flatnonzero(np.diff(records, prepend=-1))
        numbers = records[firsts]
        return _Found(numbers, np.add.reduceat(weights, firsts), self._lengths_of(numbers))

    def ranks_alike(self, holders: int, stem: str, word: str) -> bool:
        """Whether the ranks of a word's records are those that follow from where it stands."""
        import numpy as np

        ranked = self.weigh(self.ranked(word, 0, LAST, 0.0), holders)
        return ranked is not None and all(map(np.array_equal, ranked, self.counted(stem)))

    def _lengths_of(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        return self.lengths[self.numbers.searchsorted(numbers)]
