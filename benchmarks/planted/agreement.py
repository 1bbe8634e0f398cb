"""How well two partitions agree: the marks that any finder of copies can be given, whatever it says of the pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well two partitions of the documents agree, by pairs of documents."""

    true: int  # pairs joined in truth
    found: int  # pairs joined by what is scored
    both: int
    all: int

    @classmethod
    def of(cls, truth: Sequence[object], found: Sequence[object]) -> Agreement:
        """Compare labels, document by document.

        >>> Agreement.of([1, 1, 1, 2], [5, 5, 6, 6])
        Agreement(true=3, found=2, both=1, all=6)
        """
        true, joined, both = (
            sum(comb(size, 2) for size in Counter(labels).values())
            for labels in (truth, found, zip(truth, found, strict=True))
        )
        return cls(true, joined, both, comb(len(truth), 2))

    @property
    def precision(self) -> float:
        """The share of pairs found that are true."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of true pairs that were found."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.both / (self.true + self.found) if self.true + self.found else 1.0

    @property
    def adjusted_rand(self) -> float:
        """The Rand index less what chance would give, 1 where the partitions are the same.

        >>> [round(Agreement.of([1, 1, 2, 2], found).adjusted_rand, 3) for found in ([5, 5, 6, 6], [5, 6, 5, 6])]
        [1.0, -0.5]
        """
        expected = self.true * self.found / self.all if self.all else 0.0
        most = (self.true + self.found) / 2
        return 1.0 if most == expected else (self.both - expected) / (most - expected)
