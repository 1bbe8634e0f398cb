"""What all records of a capture tell of their days, in order: where there are many, in a temporary file.

The settling of dates goes over them several times, and needs most of them for what they are not: so kinds and groups
stay in memory, and what a record tells is read again where it has to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from iomcorpus.splitting.clues import Clues
from iomcorpus.splitting.groups import Group
from iomcorpus.spool import Spool

TOGETHER = 256  # records that are put into the file at a time
HELD = 4  # times as many are in memory: neighbours are looked at on both sides
GLOSSES, BOUNDS, YEARS, EVENT, SAVED, TWO_WAYS = (1 << bit for bit in range(6))  # what a record may tell


@dataclass(slots=True)
class Told:
    """The clues of records, and by place what kinds of them each has."""

    kinds: bytearray = field(default_factory=bytearray)
    groups: list[Group | None] = field(default_factory=list)
    last: list[Clues] = field(default_factory=list)  # those that are not in the file yet
    spool: Spool[list[Clues]] = field(default_factory=Spool)
    held: dict[int, list[Clues]] = field(default_factory=dict)  # parts of the file, by number

    @classmethod
    def of(cls, clues: Iterable[Clues]) -> Told:
        """Take the clues of all records."""
        told = cls()
        for one in clues:
            told.put(one)
        return told

    def put(self, clues: Clues) -> None:
        """Take the clues of the next record, which nobody changes from now on."""
        self.kinds.append(_kinds_of(clues))
        self.groups.append(clues.group)
        self.last.append(clues)
        if len(self.last) == TOGETHER:
            self.spool.put(self.last)
            self.last = []

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, place: int) -> Clues:
        part, at = divmod(place, TOGETHER)
        if part == len(self.spool):
            return self.last[at]
        if part not in self.held:
            if len(self.held) == HELD:
                del self.held[next(iter(self.held))]
            self.held[part] = self.spool.get(part)
        return self.held[part][at]

    def __iter__(self) -> Iterator[Clues]:
        return map(self.__getitem__, range(len(self)))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some of the records, in another order."""

    told: Told
    places: Sequence[int]

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, at: int) -> Clues:
        return self.told[self.places[at]]

    def has(self, at: int, kinds: int) -> bool:
        """Whether a record tells any of these."""
        return bool(self.told.kinds[self.places[at]] & kinds)

    def having(self, kinds: int) -> Iterator[int]:
        """Where the records stand that tell any of these."""
        known = self.told.kinds
        return (at for at, place in enumerate(self.places) if known[place] & kinds)

    def group(self, at: int) -> Group | None:
        """The group that a record stands in."""
        return self.told.groups[self.places[at]]


def _kinds_of(clues: Clues) -> int:
    readings = (clues.stated, *(gloss.reading for gloss in clues.glosses))
    return (
        GLOSSES * bool(clues.glosses)
        | BOUNDS * bool(clues.lows or clues.highs)
        | YEARS * bool(clues.years)
        | EVENT * clues.event
        | SAVED * bool(clues.saved)
        | TWO_WAYS * any(reading is not None and reading.pair is not None for reading in readings)
    )
