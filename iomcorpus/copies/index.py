"""The index: which texts have which sampled shingles, and so which have enough of them in common.

It stands in parts by hash, and the pairs that come of it in parts by text, so that no more than a part of either has to
be in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from iomcorpus.copies.candidates import Ints, are_enough, share_counts, summed, unpack
from iomcorpus.copies.parts import MEMORY, Parts
from iomcorpus.copies.sketch import SAMPLED, Words

PARTS = 64  # a hundred million shingles, of four million articles, in parts of 40 MB
LOW = 48  # of them for the hashes that are sampled, which are the lowest; the others come from very short texts
SAMPLED_BELOW = (1 << 64) // SAMPLED
LIMITS = np.array(
    [SAMPLED_BELOW // LOW * part for part in range(1, LOW)]
    + [SAMPLED_BELOW + ((1 << 64) - SAMPLED_BELOW) // (PARTS - LOW) * part for part in range(PARTS - LOW)],
    np.uint64,
)
TOGETHER = 1 << 20  # shingles that are put into their parts at a time; fewer than that are one part


@dataclass(slots=True)
class Index:
    """Texts are numbered as they come."""

    memory: int = MEMORY  # bytes, of itself and as many of its pairs
    orders: list[int] = field(default_factory=list)  # of each text: its place in the order of likeness
    sizes: list[int] = field(default_factory=list)  # its sampled shingles
    waiting: list[Words] = field(default_factory=list)  # those of the last texts
    first_waiting: int = 0
    number_waiting: int = 0
    parts: Parts | None = None

    def add(self, hashes: Words, order: int) -> None:
        """The next text: its sampled shingles, each once, and its place in the order of likeness."""
        self.orders.append(order)
        self.sizes.append(len(hashes))
        self.waiting.append(hashes)
        self.number_waiting += len(hashes)
        if self.number_waiting >= TOGETHER:
            self._put()

    def entries(self) -> Iterator[tuple[Words, Ints]]:
        """All shingles in order of their hashes, and beside each the text that has it; a part at a time."""
        if self.parts:
            self._put()
            for part in range(PARTS):
                hashes, texts = self.parts.take(part)
                sorting = np.argsort(hashes, kind="stable")
                yield hashes[sorting], texts[sorting].astype(np.int64)
        else:
            yield self._sorted()

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of texts that share enough to be looked at, the smaller number first."""
        orders, sizes = np.array(self.orders, np.int64), np.array(self.sizes, np.int64)
        number = PARTS if self.parts else 1
        pairs = Parts((np.uint64, np.int32), number, self.memory)
        of_each = -(-len(orders) // number)  # texts
        limits = np.arange(1, number, dtype=np.uint64) * np.uint64(of_each) << np.uint64(32)
        for hashes, texts in self.entries():
            packed, shared = share_counts(hashes, texts, orders[texts])
            pairs.put([0, *np.searchsorted(packed, limits).tolist(), len(packed)], packed, shared)
        for part in range(number):
            packed, shared = summed(*pairs.take(part))
            rows = unpack(packed)
            shorter = np.minimum(sizes[rows[:, 0]], sizes[rows[:, 1]])
            yield from map(tuple, rows[are_enough(shared, shorter)].tolist())

    def _sorted(self) -> tuple[Words, Ints]:
        """The shingles that wait, in order, and their texts."""
        hashes = np.concatenate([np.empty(0, np.uint64), *self.waiting])
        texts = np.repeat(np.arange(self.first_waiting, len(self.sizes)), self.sizes[self.first_waiting :])
        sorting = np.argsort(hashes, kind="stable")
        return hashes[sorting], texts[sorting]

    def _put(self) -> None:
        self.parts = self.parts or Parts((np.uint64, np.uint32), PARTS, self.memory)
        hashes, texts = self._sorted()
        self.parts.put([0, *np.searchsorted(hashes, LIMITS).tolist(), len(hashes)], hashes, texts)
        self.waiting, self.first_waiting, self.number_waiting = [], len(self.sizes), 0
