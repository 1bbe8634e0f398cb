"""The lines of a passage as contacts are read from them: who and what stands in each, in order of place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeVar

from iomcorpus.facts.contacts.reach import Reach, find_lost, find_reaches
from iomcorpus.facts.contacts.told import LABEL_BEFORE, REQUEST, Rule
from iomcorpus.facts.organisations.bodies import BODIES, FIRMS
from iomcorpus.facts.people.capitals import Run, find_runs
from iomcorpus.facts.people.lexicon import (
    ANY_GIVEN,
    CALENDAR,
    FAMILY,
    FEMALE,
    HONORIFIC,
    MALE,
    OPENER,
    PEOPLE,
    PLACE,
    POST,
    THING,
    WORD,
)
from iomcorpus.forms.grammar import Pattern
from iomcorpus.model import OrganisationFound, PersonFound

# A line that may hold a lost address, though there is nothing to reach in it.
LOST_HINT = Pattern(r"mail|MAIL|rotected|ontact|[Ww]rite to")
LONGEST_GUESSED = 200  # characters of a line in which a name is guessed
NO_GUESS = CALENDAR | OPENER | PEOPLE | POST | PLACE
PERSON, ORG, REACH = "person", "org", "reach"


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a contact where it stands: a person, an organisation, a number or an address."""

    start: int
    end: int
    kind: str
    name: str = ""  # of a person or an organisation
    who: int | None = None
    reach: Reach | None = None


@dataclass(slots=True)
class Unit:
    """A contact that is being put together."""

    person: Item | None = None
    org: Item | None = None
    reaches: list[Item] = field(default_factory=list)  # what a reader is told to use
    rules: list[Rule] = field(default_factory=list)  # and why

    @property
    def items(self) -> list[Item]:
        """What can be seen of it, in order of place: a lost address can not."""
        seen = [item for item in self.reaches if item.reach and item.reach.kind != "lost"]
        return sorted([*seen, *(item for item in (self.person, self.org) if item)], key=lambda item: item.start)


@dataclass(slots=True)
class Line:
    """A paragraph of the passage, and the contacts in it."""

    start: int
    end: int
    text: str
    items: list[Item]
    units: list[Unit] = field(default_factory=list)


class Page:
    """The passage by lines, each read when it is asked for: contacts are in few of them."""

    def __init__(self, text: str, people: Sequence[PersonFound], organisations: Sequence[OrganisationFound]) -> None:
        self.text = text
        self.people, self.organisations, self.reaches = people, organisations, find_reaches(text)
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._lines: dict[int, Line] = {}
        hints = [match.start() for match in LOST_HINT.finditer(text)]
        places = (*hints, *(reach.start for reach in self.reaches))
        self.telling = sorted({bisect_right(self.starts, place) - 1 for place in places})

    def line(self, number: int) -> Line:
        """A line by its number, from 0."""
        if number not in self._lines:
            start, end = self.starts[number], self.starts[number + 1] - 1
            items = sorted(self._items(start, end), key=lambda item: item.start)
            self._lines[number] = Line(start, end, self.text[start:end], items)
        return self._lines[number]

    def is_blank(self, number: int) -> bool:
        """Whether nothing stands in a line, or there is none."""
        return number < 0 or not self.text[self.starts[number] : self.starts[number + 1]].strip()

    def _items(self, start: int, end: int) -> Iterator[Item]:
        reaches = [*_within(self.reaches, start, end), *find_lost(self.text, start, end)]
        yield from (Item(one.start, one.end, REACH, reach=one) for one in reaches)
        taken = {at for one in reaches for at in range(one.start, one.end)}
        for body in _within(self.organisations, start, end):
            if body.start not in taken:
                taken.update(range(body.start, body.end))
                yield Item(body.start, body.end, ORG, self.text[body.start : body.end].replace("\n", " "))
        for one in _within(self.people, start, end):
            if one.start not in taken:
                taken.update(range(one.start, one.end))
                yield Item(one.start, one.end, PERSON, one.name, one.who)
        if reaches or end - start <= LONGEST_GUESSED:
            yield from self._guessed(start, end, taken)

    def _is_called(self, start: int, end: int, run: Run) -> bool:
        """A given name alone that a reader is told to call by: "Ring Sue on 01632 960101"."""
        if len(run.words) > 1 or not run.flags[0] & ANY_GIVEN or run.flags[0] & (PLACE | CALENDAR):
            return False
        before = CALLED_BEFORE.search(self.text, max(0, start - 12), start)
        return bool(before and CALLED_BEHIND.match(self.text, end))

    def _guessed(self, start: int, end: int, taken: set[int]) -> Iterator[Item]:
        """Names in a line that nothing but a number beside them shows to be people's: "Bea Court 01632 960002"."""
        if end - start > LONGEST_GUESSED:
            return
        numbers = {one.start for one in _within(self.reaches, start, end)}
        for run in find_runs(self.text[start:end]):
            first = (
                0
                if self._is_called(start + run.start, start + run.end, run)
                else _first_of_name(run, start + run.end + 1 in numbers)
            )
            place = start + run.place(first) if first is not None else 0
            if first is not None and taken.isdisjoint((place, start + run.end - 1)):
                yield Item(place, start + run.end, PERSON, " ".join(run.words[first:]))


# "Ring Sue on 01632 960101", "from Maggie, tel."
CALLED_BEFORE = Pattern(
    r"\b(?:[Cc]ontact|[Rr]ing|[Cc]all|[Pp]hone|[Tt]ext|[Ee]-?mail|[Ss]ee|for|from|to|or|and|[Tt]ell):? $"
)
CALLED_BEHIND = Pattern(r"(?:,? (?:on|at)|,? [Tt]el\b\.?|,? [Pp]hone|:|,)?[ ]?\(?(?:\+|0|\d{5})| or [A-Z]| and [A-Z]")


def _first_of_name(run: Run, numbered: bool) -> int | None:
    """Where in a run a name of two to four words begins that may be a person's, behind titles.

    Right before a number ("Bea Court 01632 960002") a given name is enough, whatever else the other words may be.
    """
    first = 0
    while first < len(run.words) and run.flags[first] & (HONORIFIC | POST) and not run.flags[first] & ANY_GIVEN:
        first += 1
    words, flags = run.words[first:], run.flags[first:]
    if not 2 <= len(words) <= 4 or any(flag & NO_GUESS and not flag & (ANY_GIVEN | FAMILY) for flag in flags[:-1]):
        return None
    if flags[-1] & (NO_GUESS & ~OPENER) and not flags[-1] & FAMILY:  # "Omar Said" is a name, "Jo Monday" is none
        return None
    if (words[-1] in BODIES or words[-1] in FIRMS) and not (numbered and flags[0] & (MALE | FEMALE)):
        return None
    if all(flag & PLACE for flag in flags):
        return None
    if flags[0] & ANY_GIVEN:
        return first
    if any(flag & (THING | PLACE) for flag in flags) or flags[-1] & WORD:
        return None
    return None if REQUEST.match(words[0]) or LABEL_BEFORE.search(words[0]) else first  # "Call Naivalu"


Found = TypeVar("Found", PersonFound, OrganisationFound, Reach)


def _within(found: Sequence[Found], start: int, end: int) -> Sequence[Found]:
    """Those of some finds, in order of place, that stand in a stretch."""
    low = bisect_left(found, start, key=lambda one: one.start)
    high = bisect_left(found, end, low, key=lambda one: one.start)
    return found[low:high]
