"""What a record tells about the dates in it: when it was written, how it writes them, which year they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from iomcorpus.edtf import bounds, is_day
from iomcorpus.facts.dates.readings import Reading, simple_parts
from iomcorpus.facts.dates.steps import DAY


@dataclass(frozen=True, slots=True)
class Now:
    """The record's date: a day, or the first and last of the days that it may be."""

    first: date
    last: date

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None

    @property
    def month(self) -> date | None:
        """The first day of its month, where it lies in one."""
        return self.first.replace(day=1) if self.first.replace(day=1) == self.last.replace(day=1) else None

    @property
    def year(self) -> int | None:
        return self.first.year if self.first.year == self.last.year else None


def read_now(anchor: str | None) -> Now | None:
    """The record's date from its EDTF text; None where there is none, or one without an end.

    >>> read_now("2017-09").day, read_now("2017-09").year, read_now("1992/..")
    (None, 2017, None)
    """
    ends = bounds(anchor)
    if not ends or ends[1] >= "9999" or ends[0] <= "0001-01-01":
        return None
    return Now(date.fromisoformat(ends[0]), date.fromisoformat(ends[1]))


@dataclass(frozen=True, slots=True)
class Context:
    """What a reading is read in."""

    now: Now | None
    order: str | None = None  # dmy or mdy, where the text or the capture shows it
    before: str | None = None  # value of the last date before that has one
    tense: str | None = None  # past or future, where the sentence tells


def shown_order(readings: Sequence[Reading], now: Now | None) -> str | None:
    """The order of day and month that a record shows: by a day above 12, by the same date in words, by its own date.

    >>> shown_order([("numbers", 8, 9, 2016, None), ("numbers", 9, 13, 2016, None)], None)
    'mdy'
    >>> shown_order([("numbers", 5, 7, 2016, None)], read_now("2016-07-05"))
    'dmy'
    """
    simple = [part for reading in readings for part in simple_parts(reading)]
    pairs = [reading for reading in simple if reading[0] == "numbers"]
    if any(pair[1] > 12 for pair in pairs):
        return "dmy"
    if any(pair[2] > 12 for pair in pairs):
        return "mdy"
    days = {tuple(reading[1:4]) for reading in simple if reading[0] == "day"}
    if now and now.day:
        days |= {(day.year, day.month, day.day) for day in (now.day, now.day - DAY)}
    for pair in pairs:
        one, two, year = pair[1:4]
        day_first, month_first = (year, two, one) in days, (year, one, two) in days
        if day_first != month_first:
            return "dmy" if day_first else "mdy"
    return None


def month_of(now: Now | None) -> str | None:
    """The month of a record's date, for what its day would have settled."""
    return now.month.isoformat()[:7] if now and now.month else None


def year_for(first: tuple[int, int], last: tuple[int, int], context: Context, weekday: int | None = None) -> int | None:
    """The year of a stretch of months and days, by the record's date, the tense, and the weekday if there is one.

    The record's year, unless the sentence speaks of a past that is still to come there, or of a future that is over.
    Without a tense it is the year before or after where that is much nearer.
    """
    now = context.now
    if now is None:
        return int(context.before[:4]) if context.before and context.before[:4].isdigit() else None
    if now.year is None:
        years = [y for y in range(now.first.year, now.last.year + 1) if _meets(first, last, y, now)]
        return years[0] if len(years) == 1 else None
    year = now.year
    begins, ends = _date(year, first), _date(year, last)
    if begins is None or ends is None:  # 29 February
        return next((year + step for step in LEAP_STEPS if is_day(year + step, *first)), None)
    late, early = (begins - now.last).days, (now.first - ends).days  # after the record, before it
    if weekday is not None and max(late, early) > NEAR and begins.weekday() != weekday:
        fitting = [y for y in (year - 1, year + 1) if (day := _date(y, first)) and day.weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0]
    near = NEAR if first == last else 0
    if context.tense == "future" and early > near:
        return year + 1
    if context.tense == "past" and late > near:
        return year - 1
    if context.tense is None and max(late, early) > FAR:
        return year + 1 if early > 0 else year - 1
    return year


LEAP_STEPS = (-1, 1, -2, 2, -3, 3)  # "on 29 February" in 2018: the nearest year that has it
NEAR = 31  # days: "marked on 18 December" ten days before it is about that year's day whatever the tense
FAR = 270  # days: in January "28 December" is the last one though the sentence does not tell


def _date(year: int, day: tuple[int, int]) -> date | None:
    return date(year, *day) if is_day(year, *day) else None


def _meets(first: tuple[int, int], last: tuple[int, int], year: int, now: Now) -> bool:
    begins, ends = _date(year, first), _date(year, last)
    return bool(begins and ends and begins <= now.last and now.first <= ends)
