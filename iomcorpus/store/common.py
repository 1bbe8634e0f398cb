"""Lists for the commonest words: of each the records that rank best by it, so that a search need not weigh all.

FTS5 weighs every record that has a word, about a microsecond each. By BM25 the records of one word rank by how thinly
it is spread in them: (1 - b + b * length / mean length) / frequency, the less the better. A list has all records in
which that is below a bound, by the mean length when it was made. The mean moves with every record; but one that is not
listed can never come below the bound times old mean / new mean (or times 1). So what is better than that is known to be
complete, whatever has come and gone since, and only few of the records that come have a place in a list.

Here is what searches need of that; `store/lists.py` keeps the lists.
"""

from __future__ import annotations

import math
import sqlite3

# As asking.sql weighs a heading, and FTS5 frequency and length; a test holds them together.
TITLE_WEIGHT, TEXT_WEIGHT = 4, 1
K1, B, LEAST_IDF = 1.2, 0.75, 1e-6


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
