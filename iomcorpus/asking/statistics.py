"""How often words stand in texts, which stand near a word, and which are typical of some texts beside others.

Words are as the index has them before stemming: folded, without accents, so that a number counted here is one that
`search --exact` finds. All texts are read once; what stays in memory is the vocabulary.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import translate
from itertools import compress
from operator import itemgetter
from re import compile
from typing import Any

from iomcorpus.asking.concordance import HitFinder, Span, Tally
from iomcorpus.asking.scan import fold, text_of
from iomcorpus.asking.stop_words import STOP_WORDS

Row = dict[str, Any]

WINDOW = 5  # words on each side of a hit in which collocates are looked for, as in most programs
MILLION = 1_000_000
NEVER = 0.5  # in a ratio, for a word that stands nowhere on one side (Hardie 2014)


# Measures


def association(near: int, beside: int, total: int, words: int) -> float:
    """How surely a word stands near the hits more (or less) often than elsewhere: log-likelihood, G2 (Dunning 1993).

    `near` of the word's `total` occurrences are among the `beside` words near hits, of `words` in all. 3.84 would come
    by chance once in 20 words, 6.63 once in 100, 10.83 once in 1000. Dunning's own example is *the swiss*:

    >>> round(association(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114), 2)
    270.72
    """
    cells = (near, beside - near, total - near, words - beside - total + near)
    margins = (beside, words - beside, total, words - total)
    return max(2 * (sum(map(_entropy, cells)) - sum(map(_entropy, margins)) + _entropy(words)), 0.0)


def _entropy(count: int) -> float:
    return count * math.log(count) if count > 0 else 0.0


def expected_near(beside: int, total: int, words: int) -> float:
    """How often a word would stand near the hits if it stood anywhere alike.

    >>> expected_near(50, 20, 1000)
    1.0
    """
    return beside * total / words if words else 0.0


def mutual_information(near: int, expected: float) -> float:
    """How many times as often as expected, as a power of two (Church and Hanks 1990); rare words come out high.

    >>> mutual_information(8, 1.0)
    3.0
    """
    return math.log2(near / expected)


def log_dice(near: int, hits: int, total: int) -> float:
    """How exclusively two words go together, whatever the size of the corpus (Rychlý 2008).

    14 where they only stand together, one less for each halving.

    >>> log_dice(10, 10, 10), log_dice(5, 10, 10)
    (14.0, 13.0)
    """
    return 14 + math.log2(2 * near / (hits + total))


def keyness(count: int, size: int, other: int, other_size: int) -> float:
    """How surely a word is more (or less) frequent in one corpus: log-likelihood (Rayson and Garside 2000).

    10 in 1000 words beside 5 in 1000 would be 7.5 in each: 2 (10 ln(10/7.5) + 5 ln(5/7.5)).

    >>> round(keyness(10, 1000, 5, 1000), 3)
    1.699
    """
    share = (count + other) / ((size + other_size) or 1)
    parts = ((count, size * share), (other, other_size * share))
    return max(2 * sum(seen * math.log(seen / expected) for seen, expected in parts if seen), 0.0)


def log_ratio(count: int, size: int, other: int, other_size: int) -> float:
    """How many times as frequent a word is in one corpus, as a power of two (Hardie 2014): 1 is twice, -1 half.

    >>> log_ratio(40, 1000, 10, 1000), log_ratio(4, 1000, 0, 1000)  # where it never stands it counts as half a time
    (2.0, 3.0)
    """
    return math.log2(((count or NEVER) / (size or 1)) / ((other or NEVER) / (other_size or 1)))


def percent_more(count: int, size: int, other: int, other_size: int) -> float | None:
    """%DIFF: how much more frequent, in per cent (Gabrielatos and Marchi 2011); None where the other has none of it.

    >>> percent_more(15, 1000, 10, 1000), percent_more(5, 1000, 0, 1000)
    (50.0, None)
    """
    return 100 * (count * other_size / (size * other) - 1) if other and size else None


# Counting


class Words:
    """The words of some texts, counted."""

    def __init__(self) -> None:
        self.size = 0  # of texts that count
        self.texts = 0
        self.counts: Counter[str] = Counter()
        self.holding: Counter[str] = Counter()  # in how many texts each stands
        self.in_copies: Counter[str] = Counter()  # in those that are left out as copies

    def add(self, words: Sequence[str], counts: bool) -> None:
        """Count the words of a text, which may be one that is left out as a copy."""
        if counts:
            self.size += len(words)
            self.texts += 1
            self.counts.update(words)
            self.holding.update(set(words))
        else:
            self.in_copies.update(words)

    def add_row(self, row: Mapping[str, Any]) -> None:
        """Count the words of a record; one whose `keep` is false is left out as a copy."""
        self.add(fold(text_of(row)), row.get("keep") is not False)

    def with_copies(self, word: str) -> int:
        """How often a word stands in all texts."""
        return self.counts[word] + self.in_copies[word]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> Words:
        """The words of records."""
        words = cls()
        for row in rows:
            words.add_row(row)
        return words


def chosen_numbers(connection: sqlite3.Connection) -> frozenset[int]:
    """The numbers of the chosen records."""
    return frozenset(number for (number,) in connection.execute("SELECT number FROM chosen"))


def chosen_texts(connection: sqlite3.Connection, copies: str, without: Collection[int] = ()) -> Iterator[Row]:
    """The texts of chosen records, but for those with some numbers, in no order; `keep` as in a concordance."""
    statement = (
        "SELECT chosen.number, chosen.copy, record.title, record.clean FROM chosen "
        "CROSS JOIN record ON record.number = chosen.number"
    )
    for number, copy, title, clean in connection.execute(statement):
        if number not in without:
            yield {"number": number, "title": title, "clean": clean, "keep": copies != "hide" or not copy}


class Listing:
    """Which words are listed: like a pattern (`traffick*`), no stop words, and at least so often.

    >>> listing = Listing(like="Traffick*", least=2)
    >>> [listing.takes(*one) for one in (("trafficked", 2), ("trafficked", 1), ("traffic", 2))]
    [True, False, False]
    """

    def __init__(self, like: str | None = None, *, stop: bool = False, least: int = 1) -> None:
        self.matches = compile(translate(_folded(like))).match if like is not None else None
        self.left_out = STOP_WORDS if stop else frozenset()
        self.least = least

    def takes(self, word: str, count: int) -> bool:
        """Whether a word that stands so often is listed."""
        return count >= self.least and word not in self.left_out and (self.matches is None or bool(self.matches(word)))


def _folded(like: str) -> str:
    """A pattern in the letters that words are folded to; its signs stay."""
    return "".join(char if char in "*?[]!-" else "".join(fold(char)) for char in like)


# Lists


def frequencies(words: Words, listing: Listing, *, sort: str = "count") -> list[Row]:
    """The words of texts, the commonest first (`sort="records"`: those in most records; `"word"`: by alphabet)."""
    rows = [
        {
            "word": word,
            "count": count,
            "per_million": _per_million(count, words.size),
            "records": words.holding[word],
            "with_copies": words.with_copies(word),
        }
        for word, count in words.counts.items()
        if listing.takes(word, count)
    ]
    return _sorted(rows, lambda row: 0 if sort == "word" else row[sort])


def _sorted(rows: list[Row], weight: Callable[[Row], float]) -> list[Row]:
    """Rows by a weight, the highest first; equal ones by word."""
    return sorted(rows, key=lambda row: (-weight(row), row["word"]))


class Neighbours:
    """What stands near the hits of a query, and all words of the texts beside."""

    def __init__(self, finder: HitFinder, window: int = WINDOW) -> None:
        self.finder = finder
        self.window = window
        self.tally = Tally()
        self.texts = 0  # that count
        self.near = Words()
        self.elsewhere = Words()  # neither near a hit nor in it

    def add(self, row: Mapping[str, Any]) -> None:
        """Count a record that may have hits."""
        words, counts = fold(text_of(row)), row.get("keep") is not False
        self.texts += counts
        spans = self.finder.spans(row, words)
        if not spans:
            self.elsewhere.add(words, counts)
            return
        self.tally.add(len(spans), counts)
        beside, rest = around(words, spans, self.window)
        self.near.add(beside, counts)
        self.elsewhere.add(rest, counts)

    def add_rest(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Count records without hits."""
        for row in rows:
            self.texts += row.get("keep") is not False
            self.elsewhere.add_row(row)


def around(words: Sequence[str], spans: Iterable[Span], window: int) -> tuple[list[str], list[str]]:
    """The words near hits, each once however many hits it is near, and those that are neither near nor in one.

    >>> around("a b HIT c HIT d e f".split(), [(2, 3), (4, 5)], 1)
    (['b', 'c', 'd'], ['a', 'e', 'f'])
    """
    spans = list(spans)
    near, far = bytearray(len(words)), bytearray(b"\1") * len(words)
    done = 0
    for first, end in spans:
        begin, done = max(done, first - window), max(done, min(end + window, len(words)))
        near[begin:done] = b"\1" * (done - begin)
        far[begin:done] = bytes(done - begin)
    for first, end in spans:
        near[first:end] = far[first:end] = bytes(end - first)
    return list(compress(words, near)), list(compress(words, far))


MEASURES = {"ll": "log_likelihood", "mi": "mi", "logdice": "logdice"}


def collocates(found: Neighbours, listing: Listing, *, measure: str = "ll") -> list[Row]:
    """Words that stand near the hits more often than by chance, by a measure of MEASURES.

    `near` of the word's `total` occurrences, those in hits left out, stand near one; `expected` would by chance.
    """
    hits, beside = found.tally.hits, found.near.size
    words = beside + found.elsewhere.size
    rows = []
    for word, near in found.near.counts.items():
        total = near + found.elsewhere.counts[word]
        expected = expected_near(beside, total, words)
        if near <= expected or not listing.takes(word, near):
            continue
        row = {"word": word, "near": near, "total": total, "expected": round(expected, 2)}
        row |= {
            "log_likelihood": round(association(near, beside, total, words), 2),
            "mi": round(mutual_information(near, expected), 2),
            "logdice": round(log_dice(near, hits, total), 2),
        }
        rows.append(row | {"records": found.near.holding[word], "with_copies": found.near.with_copies(word)})
    return _sorted(rows, itemgetter(MEASURES[measure]))


KEY_SORTS = {"ll": "log_likelihood", "ratio": "log_ratio", "count": "count"}


def keywords(words: Words, others: Words, listing: Listing, *, sort: str = "ll", direction: str = "over") -> list[Row]:
    """Words that some texts have more often than others (`direction="under"`: less often; `"both"`).

    How often a word stands is counted in both together.
    """
    rows = []
    for word in words.counts.keys() | others.counts.keys():
        count, other = words.counts[word], others.counts[word]
        if not listing.takes(word, count + other):
            continue
        compared = count, words.size, other, others.size
        over = count * others.size - other * words.size  # above 0 where it is more frequent here
        if not over or (direction != "both" and (over > 0) != (direction == "over")):
            continue
        diff = percent_more(*compared)
        rows.append(
            {
                "word": word,
                "direction": "over" if over > 0 else "under",
                "count": count,
                "against": other,
                "per_million": _per_million(count, words.size),
                "against_per_million": _per_million(other, others.size),
                "log_likelihood": round(keyness(*compared), 2),
                "log_ratio": round(log_ratio(*compared), 2),
                "percent_diff": None if diff is None else round(diff, 1),
                "records": words.holding[word],
                "against_records": others.holding[word],
                "with_copies": words.with_copies(word),
                "against_with_copies": others.with_copies(word),
            }
        )
    return _sorted(rows, lambda row: abs(row[KEY_SORTS[sort]]))


def _per_million(count: int, size: int) -> float:
    return round(count * MILLION / size, 1) if size else 0.0
