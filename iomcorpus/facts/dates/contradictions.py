"""Dates that contradict themselves: a weekday that is not that of its day, a gloss that says another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from iomcorpus.edtf import bounds
from iomcorpus.facts.dates.calendar import DateValue
from iomcorpus.facts.dates.readings import Reading, bare
from iomcorpus.facts.dates.steps import as_day
from iomcorpus.facts.passage import Passage
from iomcorpus.forms.dates import WEEKDAYS
from iomcorpus.model import DateFound


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words of a passage that cannot all be right; `start` and `end` are offsets in its text."""

    start: int
    end: int
    reason: str  # one line, for people
    other: tuple[int, int] | None = None  # where the gloss stands that says another day


def contradictions(found: Sequence[DateFound], values: Sequence[DateValue], passage: Passage) -> list[Contradiction]:
    """Where the dates of a passage contradict themselves, in order of place; `values` are those of `found`.

    >>> from iomcorpus.facts.dates.calendar import resolve_dates
    >>> from iomcorpus.facts.dates.find import find_dates
    >>> passage = Passage("It met on Monday 5 September 2017, and again yesterday (20/12).")
    >>> found = find_dates(passage)
    >>> for one in contradictions(found, resolve_dates(found, "2017-12-22"), passage):
    ...     print(one.reason)
    5 September 2017 is a Tuesday, not a Monday
    "yesterday" is 2017-12-21, but "20/12" is 2017-12-20
    """
    seen = [*_weekdays(found, values), *_glosses(found, values, passage.text)]
    return sorted(seen, key=lambda one: (one.start, one.end))


def _weekdays(found: Sequence[DateFound], values: Sequence[DateValue]) -> Iterator[Contradiction]:
    """Weekdays that join a day which is another weekday's."""
    for one, value in zip(found, values, strict=True):
        for reading, day in _days(bare(one.reading), value.value):
            weekday = reading[4]
            if weekday is not None and day.weekday() != weekday:
                reason = f"{day.day} {day:%B %Y} is a {_name(day.weekday())}, not a {_name(weekday)}"
                yield Contradiction(one.start, one.end, reason)


def _days(reading: Reading, value: str | None) -> Iterator[tuple[Reading, date]]:
    """The readings of days in a reading, each with its day."""
    first, slash, last = (value or "").partition("/")
    ends = reading[1:3] if reading[0] == "range" else (reading,)
    for end, day in zip(ends, (first, last) if slash else (first,), strict=False):
        single = as_day(day)
        if end[0] in ("day", "numbers") and single:
            yield end, single


def _glosses(found: Sequence[DateFound], values: Sequence[DateValue], text: str) -> Iterator[Contradiction]:
    """Relative dates whose gloss says another day: "yesterday (20/12)" of the 22nd, "on Monday (5 September)"."""
    for (one, value), (other, told) in pairwise(zip(found, values, strict=True)):
        reading = one.reading[1] if one.reading[0] in ("past", "future") else one.reading
        if reading[0] != "gloss":
            continue
        weekday = _weekday_of(reading[1])
        ends, days = bounds(value.value), bounds(told.value)
        if not ends or not days or (told.value or "").startswith("["):
            continue
        words, gloss = text[one.start : one.end], text[other.start : other.end]
        if weekday is not None and days[0] == days[1]:
            day = date.fromisoformat(days[0])
            if day.weekday() != weekday:
                reason = f'"{words}" is a {_name(weekday)}, but {gloss} ({day}) is a {_name(day.weekday())}'
                yield Contradiction(one.start, other.end, reason, (other.start, other.end))
        elif days[1] < ends[0] or ends[1] < days[0]:
            reason = f'"{words}" is {value.value}, but "{gloss}" is {told.value}'
            yield Contradiction(one.start, other.end, reason, (other.start, other.end))


def _weekday_of(reading: Reading) -> int | None:
    """The weekday that a relative date names."""
    inner = reading[2] if reading[0] == "which" else reading[1] if reading[0] == "of" else reading
    return int(inner[1]) if inner[0] == "weekday" else None


def _name(weekday: int) -> str:
    return WEEKDAYS[weekday].capitalize()
