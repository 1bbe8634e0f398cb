"""What a change of texts does to the lists of the index: each shingle's texts in the order of likeness.

A text that comes or goes changes pairs of its neighbours only, so a list is read no farther than that. A list of few
makes pairs of all of them and is read whole; when it becomes one of many, or few again, it has few still.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from iomcorpus.copies import candidates
from iomcorpus.copies.candidates import Ints, makes_pair, pairs_among, summed
from iomcorpus.copies.sketch import Words
from iomcorpus.store import copies as stored
from iomcorpus.store.open import Store

Entry = tuple[int, int]  # a text in a list: its place in the order of likeness, its id


@dataclass(slots=True)
class Lists:
    """The lists of a store before and after a change."""

    store: Store
    hashes: list[int]  # that what is new or gone has, in order
    entries: list[Entry]  # beside each the text that has it
    gone: Collection[int]  # ids
    first_new: int  # id; those of others are smaller

    @classmethod
    def of(cls, store: Store, hashes: Words, texts: Ints, orders: Ints, gone: Collection[int], first_new: int) -> Lists:
        """From columns: shingles, and the id and the place of the text that has each."""
        sorting = np.lexsort((texts, orders, hashes))
        entries = zip(orders[sorting].tolist(), texts[sorting].tolist(), strict=True)
        return cls(store, hashes[sorting].tolist(), list(entries), gone, first_new)

    def changes(self) -> tuple[Words, Ints]:
        """Pairs of ids, packed with the smaller first, and how many shingles more or fewer make a pair of each."""
        more, fewer = array("Q"), array("Q")
        at = 0
        while at < len(self.hashes):
            hash = self.hashes[at]
            stop = bisect_right(self.hashes, hash, at)
            for before, now, was_many, is_many in self._windows(hash, self.entries[at:stop]):
                had = {_packed(*pair) for pair in pairs_among(before, was_many)}
                has = {_packed(*pair) for pair in pairs_among(now, is_many)}
                more.extend(has - had)
                fewer.extend(had - has)
            at = stop
        counts = np.repeat(np.array([1, -1]), [len(more), len(fewer)])
        return summed(np.concatenate([np.frombuffer(more, np.uint64), np.frombuffer(fewer, np.uint64)]), counts)

    def makes(self, hash: int, one: Entry, other: Entry) -> bool:
        """Whether a shingle that two texts have makes a pair of them, after the change."""
        one, other = sorted((one, other))
        changed = self._changed(hash)
        left, limit = self._limit(changed)
        rows = stored.holders(self.store, hash, limit)
        if len(rows) == limit:
            rows = stored.holders(self.store, hash, candidates.NEIGHBOURS + left, after=one)
            size = limit
        else:
            size = len(rows) + len(changed) - 2 * left
        now = self._now({*rows, *changed})
        return makes_pair(size, bisect_left(now, other) - bisect_right(now, one) + 1)

    def _windows(self, hash: int, changed: Sequence[Entry]) -> Iterator[tuple[list[Entry], list[Entry], int, int]]:
        """Stretches of a list in which pairs may have changed, before and after, and of how many it was and is."""
        left, limit = self._limit(changed)
        rows = stored.holders(self.store, hash, limit)
        if len(rows) < limit:
            now = self._now({*rows, *changed})
            yield rows, now, len(rows), len(now)
            return
        window: set[Entry] = set()
        for entry in changed:
            around = {entry, *self._beside(hash, entry, left, False), *self._beside(hash, entry, left, True)}
            if window and min(around) > max(window):
                yield self._before(window), self._now(window), limit, limit
                window = set()
            window |= around
        yield self._before(window), self._now(window), limit, limit

    def _beside(self, hash: int, entry: Entry, left: int, upward: bool) -> list[Entry]:
        """The next ones on one side of a place, so that as many of them stay as a pair may be apart."""
        number = candidates.NEIGHBOURS + left
        place = {"after": entry} if upward else {"before": entry}
        found: list[Entry] = []
        for row in stored.holders(self.store, hash, number, **place):
            found.append(row)
            if sum(text not in self.gone for _, text in found) == candidates.NEIGHBOURS:
                break
        return found

    def _limit(self, changed: Iterable[Entry]) -> tuple[int, int]:
        """How many have left a list, and how many it must have had to be one of many before and after."""
        left = sum(text in self.gone for _, text in changed)
        return left, candidates.FEW + left + 1

    def _before(self, entries: Iterable[Entry]) -> list[Entry]:
        return sorted(entry for entry in entries if entry[1] < self.first_new)

    def _now(self, entries: Iterable[Entry]) -> list[Entry]:
        return sorted(entry for entry in entries if entry[1] not in self.gone)

    def _changed(self, hash: int) -> list[Entry]:
        return self.entries[bisect_left(self.hashes, hash) : bisect_right(self.hashes, hash)]


def _packed(one: Entry, other: Entry) -> int:
    a, b = one[1], other[1]
    return a << 32 | b if a < b else b << 32 | a
