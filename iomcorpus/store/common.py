"""Lists for the commonest words: of each the records that rank best by it, so that a search need not weigh all.

FTS5 weighs every record that has a word, about a microsecond each. By BM25 the records of one word rank by how thinly
it is spread in them: (1 - b + b * length / mean length) / frequency, the less the better. A list has all records in
which that is below a bound, by the mean length when it was made. The mean moves with every record; but one that is not
listed can never come below the bound times old mean / new mean (or times 1). So what is better than that is known to be
complete, whatever has come and gone since, and only few of the records that come have a place in a list.

What stands where FTS5 itself tells. All of it happens in the transaction that changes the index.
"""

from __future__ import annotations

import math
import sqlite3

TYPE_CHECKING = False  # as in typing: searches read this module too
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMON = 8_000  # records; FTS5 weighs so many in 8 to 16 ms
LISTED = 400  # records a word: enough for the best ten of a kind that is one in thirty
LONGEST = 4  # times as many; a list grows where short records come to long ones, and is then cut back
GROWTH = 2  # all lists are made again when there are so many times more records: other words have become common
FEW = 3  # where more than one record in so many changes, making all again is quicker than mending
SAMPLE = 8  # one record in so many shows what is not among the best, so that FTS5 need not tell of most others
LAST = (1 << 63) - 1  # number that a record can have

# As asking.sql weighs a heading, and FTS5 frequency and length; a test holds them together.
TITLE_WEIGHT, TEXT_WEIGHT = 4, 1
K1, B, LEAST_IDF = 1.2, 0.75, 1e-6

APART = "content='', tokenize='porter unicode61 remove_diacritics 2'"  # an index that reads as the store's does
ENDINGS = ("", "e", "ful")  # with one of them a stem is a word again, whose stem it is


def spread(frequency: int, length: int, mean: float) -> float:
    """How thinly a word is spread in a record."""
    return (1 - B + B * length / mean) / frequency


def rarity(records: int, holders: int) -> float:
    """How much a word says that so many of the records have (BM25's inverse document frequency)."""
    return max(math.log((records - holders + 0.5) / (holders + 0.5)), 0.0) or LEAST_IDF


def score(idf: float, frequency: int, length: int, mean: float) -> float:
    """BM25 of one word, step by step as FTS5 has it, so that it is the same to the last bit."""
    return idf * ((frequency * (K1 + 1.0)) / (frequency + K1 * (1 - B + B * length / mean)))


def totals(connection: sqlite3.Connection) -> tuple[int, float]:
    """How many records the index has, and their mean length in words; as FTS5 notes them at the end of a transaction.

    Its row of totals is there for BM25, so that it need not count.
    """
    block = connection.execute("SELECT block FROM record_fts_data WHERE id = 1").fetchone()[0]
    records, *words = varints(block)
    return records, sum(words) / records


def varints(data: bytes) -> list[int]:
    """The numbers in a blob of FTS5, which keeps totals and lengths so.

    >>> varints(b"\\x05\\x81\\x00")
    [5, 128]
    """
    found: list[int] = []
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            found.append(value)
            value = 0
    return found


class CommonWords:
    """Keeps the lists while captures come and go in a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        made = connection.execute("SELECT records, mean FROM common_state").fetchone()
        self.records: int = made[0] if made else 0  # when the lists were made
        self.mean: float = made[1] if made else 0.0  # length of a record then
        self.gone = 0  # records
        self.come: dict[int, None] = {}  # captures, in this order

    def forget(self, capture: int) -> None:
        """Note the words of a capture's records, which are about to go."""
        if capture in self.come:  # it came in this very transaction, so no list knows it
            del self.come[capture]
            return
        self.gone += self._count(capture)
        if self._may_mend(self.gone):
            self._put_aside("gone", capture)

    def add(self, capture: int) -> None:
        """Note that a capture's records have come."""
        self.come[capture] = None

    def settle(self) -> None:
        """Make the lists what the index is now."""
        records: int = self.connection.execute("SELECT count(*) FROM record").fetchone()[0]
        changed = self.gone + sum(map(self._count, self.come))
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

    def _count(self, capture: int) -> int:
        statement = "SELECT count(*) FROM record WHERE capture = ?"
        number: int = self.connection.execute(statement, (capture,)).fetchone()[0]
        return number

    def _may_mend(self, changed: int) -> bool:
        return changed * FEW <= self.records

    def _put_aside(self, table: str, capture: int) -> None:
        """Index a capture's records apart, which tells their words as the store's own index has them."""
        self.connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table} USING fts5(title, clean, {APART})")
        self.connection.execute(
            f"INSERT INTO temp.{table} (rowid, title, clean) "
            "SELECT number, title, clean FROM record WHERE capture = ? ORDER BY number",
            (capture,),
        )

    def _mend(self) -> None:
        """Take out what has gone and put in what has come, word by word."""
        words = self.connection.execute("SELECT id, word, bound FROM common_word ORDER BY id").fetchall()
        if self.gone:
            self._name_words("gone")
            for word, text, _ in words:
                self._take_out(word, self._frequencies("gone", text))
        if self.come:
            for capture in self.come:
                self._put_aside("come", capture)
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
    """Make all lists from the index as it is."""
    drop_lists(connection)
    index = _Index(connection)
    connection.execute("INSERT INTO common_state VALUES (?, ?)", (len(index.lengths), index.mean))
    holders = index.holders(COMMON)
    written = index.written(holders)
    for id, word in enumerate(written, start=1):
        weighed = index.weigh(index.best(written[word]), holders[word])
        if weighed is None:
            continue
        bound = max(spread(frequency, length, index.mean) for _, frequency, length in weighed)
        rows = [row for row in weighed if spread(*row[1:], index.mean) < bound]
        connection.execute("INSERT INTO common_word VALUES (?, ?, ?, ?)", (id, word, holders[word], bound))
        connection.executemany("INSERT INTO common_record VALUES (?, ?, ?, ?)", ((id, *row) for row in sorted(rows)))


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
        if records == holders.get(word) and word in written:
            widest = bound * max(1.0, mean / index.mean) * 1.001  # by the mean length that FTS5 now goes by
            limit = -rarity(len(index.lengths), records) * (K1 + 1.0) / (1.0 + K1 * widest)
            found = index.weigh(index.ranked(written[word], 0, LAST, limit), records)
        listed = connection.execute("SELECT record, frequency, length FROM common_record WHERE word = ?", (id,))
        if found is None or {*listed} != {row for row in found if spread(*row[1:], mean) < bound}:
            yield word


Listed = tuple[int, int, int]  # record, frequency, length
Ranked = list[tuple[int, float]]  # record, rank (the lower the better)


class _Index:
    """What the index knows of all records."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        sizes = connection.execute("SELECT id, sz FROM record_fts_docsize")
        self.lengths = {number: sum(varints(size)) for number, size in sizes}
        self.mean = sum(self.lengths.values()) / len(self.lengths)
        self.sampled = max(self.lengths) // SAMPLE

    def holders(self, least: int) -> dict[str, int]:
        """The words that so many records have, and how many have them."""
        self.connection.execute("CREATE VIRTUAL TABLE temp.word_holders USING fts5vocab(main, record_fts, row)")
        statement = "SELECT term, doc FROM word_holders WHERE doc >= ? ORDER BY term"
        found = dict(self.connection.execute(statement, (least,)).fetchall())
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

    def weigh(self, ranked: Ranked, holders: int) -> list[Listed] | None:
        """How often the word stands in records of some rank; None where FTS5 does not rank as we do.

        FTS5 counts words far quicker than it can tell us, so what it has counted is found from the rank.
        """
        idf = rarity(len(self.lengths), holders)
        found = []
        for number, rank in ranked:
            length = self.lengths[number]
            counted = (1 - B + B * length / self.mean) * K1 / (idf * (K1 + 1.0) / -rank - 1.0)
            frequency = round(counted)
            if not abs(frequency - counted) < 0.001 < frequency:
                return None
            found.append((number, frequency, length))
        return found
