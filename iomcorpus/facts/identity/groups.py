"""Groups of persons of records that are one human being: they only ever grow together, and what must stay apart does.

A group knows its records (what one record tells apart are two persons), what is said of it, and on which side of each
decision it stands. The smaller of two groups is poured into the larger, so that all joins cost little more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iomcorpus.facts.identity.common_ground import NOTHING, PARTS, Ground


class Groups:
    """Which of the persons 0, 1, 2 ... are one."""

    def __init__(self, records: Sequence[int], grounds: Sequence[Ground]) -> None:
        self._parent = list(range(len(records)))
        self._grounds: list[Ground] = list(grounds)
        self._own: set[int] = set()  # groups whose ground is not shared with others, so that it can grow
        self._record = records
        self._records: dict[int, set[int]] = {}  # of groups of more than one
        self._sides: dict[int, set[int]] = {}  # of groups that a decision keeps from others

    def find(self, one: int) -> int:
        """The person that stands for the group of one."""
        parent = self._parent
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    def ground(self, one: int) -> Ground:
        """What is said of the group of one."""
        return self._grounds[self.find(one)]

    def is_alone(self, one: int) -> bool:
        """Whether nobody has been joined to one."""
        return self._parent[one] == one and one not in self._records

    def keep_apart(self, some: Iterable[int], others: Iterable[int], number: int) -> None:
        """Somebody has decided that none of `some` is one of `others`; `number` tells this decision from others."""
        for side, members in enumerate((some, others)):
            for one in members:
                self._sides.setdefault(self.find(one), set()).add(2 * number + side)

    @property
    def has_bars(self) -> bool:
        """Whether anybody has decided that some are different."""
        return bool(self._sides)

    def barred(self, one: int, other: int) -> bool:
        """Whether a decision keeps two groups apart."""
        if not self._sides:
            return False
        sides, theirs = (self._sides.get(self.find(member), ()) for member in (one, other))
        return any(side ^ 1 in theirs for side in sides)

    def meet(self, one: int, other: int) -> bool:
        """Whether a record names both."""
        mine, theirs = sorted((self._of(self.find(one)), self._of(self.find(other))), key=len)
        return any(record in theirs for record in mine)

    def join(self, one: int, other: int) -> bool:
        """Make two groups one, whatever records say; False where a decision forbids it."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if self.barred(one, other):
            return False
        mine, theirs = self._of(one), self._of(other)
        if (len(mine), -one) < (len(theirs), -other):
            one, other, mine, theirs = other, one, theirs, mine
        mine |= theirs
        self._records[one] = mine
        self._records.pop(other, None)
        self._parent[other] = one
        self._pour(self._grounds[other], one)
        self._grounds[other] = NOTHING
        if other in self._sides:
            self._sides.setdefault(one, set()).update(self._sides.pop(other))
        return True

    def _pour(self, said: Ground, root: int) -> None:
        """Add what is said of somebody to what is said of a group."""
        if said is NOTHING or said is self._grounds[root]:
            return
        if root not in self._own:
            self._own.add(root)
            self._grounds[root] = Ground(*(set(getattr(self._grounds[root], part)) for part in PARTS))
        for part in PARTS:
            mine: set[str] = getattr(self._grounds[root], part)
            mine |= getattr(said, part)

    def _of(self, root: int) -> set[int]:
        return self._records.get(root) or {self._record[root]}
