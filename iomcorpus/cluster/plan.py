"""What every worker has to know of a run: where it is kept, how it is parted, and by what settings it decides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from iomcorpus.cluster.shelf import Shelf
from iomcorpus.copies.decisions import CopyDecisions
from iomcorpus.copies.sketch import U64, Words
from iomcorpus.finding import FindingSettings
from iomcorpus.model import Metadata
from iomcorpus.splitting.decisions import BorderDecisions
from iomcorpus.splitting.settings import Settings

Ints = NDArray[np.int64]
MIXING = 0xD6E8FEB86659FD93  # sampled shingles are the least ones: by their own size they would all go to one part


class Source(NamedTuple):
    """A capture before it is read."""

    name: str
    path: str  # as given
    size: int  # bytes, as it lies there
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Plan:
    """A run. Captures are numbered by name; consecutive ones are a group, and there are as many groups as parts."""

    shelf: Shelf
    folder: str  # that paths of captures count from
    captures: Sequence[int]  # how many each group has
    settings: Settings = field(default_factory=Settings)
    finding: FindingSettings = field(default_factory=FindingSettings)
    keep: str = "best"
    borders: BorderDecisions = field(default_factory=BorderDecisions)
    copies: CopyDecisions = field(default_factory=CopyDecisions)
    max_size: int | None = None

    @property
    def parts(self) -> int:
        """How many partitions every stage has."""
        return len(self.captures)

    @property
    def firsts(self) -> list[int]:
        """The number of the first capture of each group."""
        return [0, *accumulate(self.captures)][:-1]

    def group_of(self, capture: int) -> int:
        """The group that a capture is in, by its number."""
        return bisect_right(self.firsts, capture) - 1


def part_of(hashes: Words, parts: int) -> Ints:
    """Which part each hash falls to.

    >>> np.bincount(part_of(np.arange(10_000, dtype=np.uint64), 4)).tolist()
    [2501, 2499, 2501, 2499]
    """
    return ((hashes * U64(MIXING) >> U64(32)) * U64(parts) >> U64(32)).astype(np.int64)


def grouped(sources: Sequence[Source], parts: int) -> list[list[Source]]:
    """Captures in order of their names, in so many groups of about one size.

    >>> sources = [Source(name, name, size, Metadata()) for name, size in (("b", 5), ("a", 1), ("d", 2), ("c", 4))]
    >>> [[source.name for source in group] for group in grouped(sources, 2)]
    [['a', 'b'], ['c', 'd']]
    """
    total, done = sum(source.size for source in sources), 0
    groups: list[list[Source]] = [[] for _ in range(parts)]
    for source in sorted(sources):
        groups[min(parts * done // max(total, 1), parts - 1)].append(source)
        done += source.size
    return [group for group in groups if group]


def bases(counts: Mapping[int, int]) -> Ints:
    """The number of the first text of each part, where those of the parts before count first."""
    return np.array([0, *accumulate(counts[part] for part in range(len(counts)))], np.int64)
