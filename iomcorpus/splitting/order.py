"""When the records of a capture were published, as far as its lines and their order tell.

Three kinds of evidence settle a record without a date line: glosses ("yesterday (21/12)"), days that it reports as past
or announces as coming (`clues.py`), and the order of the page: lists of news run newest first (or oldest first, where
their dates show it), so a record lies between its neighbours. What is only bounded stays an interval; no day is made
up.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise, repeat
from operator import attrgetter

from iomcorpus.edtf import bounds, span
from iomcorpus.forms.dates import DateReading
from iomcorpus.model import Evidence
from iomcorpus.splitting.clues import Clues, Gloss
from iomcorpus.splitting.groups import Group
from iomcorpus.splitting.told import BOUNDS, EVENT, GLOSSES, SAVED, YEARS, Chosen, Told

DAYS = 1 << 12  # that are remembered: those of a page come up again and again
SLACK = 7  # days that a date in a text may be off by against a gloss: writers mistake tomorrow's event for today's
LONGEST_GAP = 400  # days: neighbours further apart bound nothing that a reader would call a date
FEWEST_OPEN = 3  # dates with either order that a page must have for its order of days to prove one
FEWEST_DAYS = 3  # different ones that its dates must be
ORDERS = ("dmy", "mdy")

Window = tuple[str, str]  # the first and last day (ISO) that a record may have been published
Inferred = tuple[str, tuple[Evidence, ...]]  # EDTF, and what it follows from


def prove_order(told: Told) -> str | None:
    """Whether a capture writes day or month first, `dmy` or `mdy`; None where nothing, or both, is proved.

    Proof is a number above 12, a weekday that fits one reading only, or a gloss that one reading of the date line fits;
    failing these, that the dates of the page run in order one way round and not the other.
    """
    proofs: Counter[str] = Counter()
    for one in told:
        for reading in (one.stated, one.updated, *(gloss.reading for gloss in one.glosses)):
            if reading is not None and (way := _proves(reading)):
                proofs[way] += 1
        proofs.update(_gloss_proves(one))
    if proofs:
        return max(proofs, key=proofs.__getitem__) if len(proofs) == 1 else None
    if sum(one.stated is not None and one.stated.pair is not None for one in told) < FEWEST_OPEN:
        return None
    fitting = [way for way in ORDERS if _runs_in_order(told, way)]
    return fitting[0] if len(fitting) == 1 else None


def _proves(reading: DateReading) -> str | None:
    """The order that two numbers can only have."""
    if reading.numbers is None:
        return None
    one, two = reading.numbers
    if one > 12 >= two:
        return "dmy"
    if two > 12 >= one:
        return "mdy"
    if reading.weekday is not None and reading.pair and reading.year:
        fitting = [way for way in ORDERS if any(_weekday(day) == reading.weekday for day in reading.days(way))]
        return fitting[0] if len(fitting) == 1 else None
    return None


def _gloss_proves(clues: Clues) -> list[str]:
    """The order of the stated date that the record's glosses fit, as often as days do."""
    if clues.stated is None or clues.stated.pair is None or clues.stated.year is None:
        return []
    fitting = [
        way
        for way in ORDERS
        for day in clues.stated.days(way)
        if any(_fits(gloss, way, day) for gloss in clues.glosses)
    ]
    return fitting if len(set(fitting)) == 1 else []


def _fits(gloss: Gloss, way: str, published: str) -> bool:
    days = gloss.reading.days(way, int(published[:4]))
    return any(low <= published <= high for day in days for low, high in [_window(gloss, day)])


def _runs_in_order(told: Told, way: str) -> bool:
    """Whether the dates of a page run newest first, or oldest first, where they are read one way."""
    rising = falling = True
    seen = set[str]()
    before: str | None = None
    for reading in (one.stated for one in told):
        if reading is None:
            continue
        days = reading.days(way)
        if not days:
            return False
        if before is not None:
            rising, falling = rising and before <= days[0], falling and before >= days[0]
        before = days[0]
        if not (rising or falling):
            return False
        if len(seen) < FEWEST_DAYS:
            seen.add(before)
    return len(seen) >= FEWEST_DAYS


def stated_value(reading: DateReading, order: str | None) -> str | None:
    """A stated date as EDTF: a day, or the one-of set of both readings where the order is open; None without a year.

    A month where no more is said.

    >>> from iomcorpus.forms.date_lines import read_date_line
    >>> stated_value(read_date_line("02/11/15"), "dmy"), stated_value(read_date_line("02/11/15"), None)
    ('2015-11-02', '[2015-02-11,2015-11-02]')
    """
    if reading.day is None and reading.month and reading.year:
        return f"{reading.year:04}-{reading.month:02}"
    days = reading.days(order if reading.pair else None)
    if not days:
        return None
    return days[0] if len(days) == 1 else f"[{','.join(sorted(days))}]"


@lru_cache(maxsize=DAYS)
def _weekday(day: str) -> int:
    return date.fromisoformat(day).weekday()


@lru_cache(maxsize=DAYS)
def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except OverflowError:
        return day


def _window(gloss: Gloss, day: str) -> Window:
    """The possible days of publication where the gloss's day is this one."""
    if gloss.month:
        from dateutil.relativedelta import relativedelta  # slow to import, and such a gloss is rare

        told = date.fromisoformat(day)
        first, last = told + relativedelta(months=gloss.low, day=1), told + relativedelta(months=gloss.high, day=31)
        return first.isoformat(), last.isoformat()
    start = _shift(day, -_weekday(day)) if gloss.week else day
    return _shift(start, gloss.low), _shift(start, gloss.high)


@dataclass(slots=True)
class _Range:
    """The days that a record can have been published on, as far as they are bounded."""

    low: str | None = None
    high: str | None = None
    evidence: tuple[Evidence, ...] = ()
    fixed: bool = False  # stated, or glossed: order does not move it

    def narrow(self, low: str | None, high: str | None, evidence: Evidence | None) -> bool:
        """Take a bound that leaves something; False where it contradicts."""
        new_low = max(filter(None, (self.low, low)), default=None)
        new_high = min(filter(None, (self.high, high)), default=None)
        if new_low and new_high and new_low > new_high:
            return False
        if (new_low, new_high) != (self.low, self.high):
            self.low, self.high = new_low, new_high
            if evidence:
                self.evidence += (evidence,)
        return True


def infer_dates(told: Told, published: Sequence[str | None], order: str | None) -> list[Inferred | None]:
    """For each record without a published date its inferred one and the evidence, in the capture's order.

    First the glosses get their years, all together; then what lies between them is bounded by its neighbours and by the
    days of its own text. A record that nothing bounds on both sides stays None.
    """
    found: list[Inferred | None] = [None] * len(published)
    if all(published):
        return found
    in_calendar = _in_calendar(told)
    kept = (place for place, group in enumerate(told.groups) if told.kinds[place] & GLOSSES or group not in in_calendar)
    listed = array("I", kept)
    step = 1 if _newest_first(published[place] for place in listed) else -1
    for place, inferred in _infer_listed(Chosen(told, listed[::step]), published, order):
        found[place] = inferred
    return found


MOSTLY_EVENTS = 0.6  # share of the items under headings of days that makes these a calendar's


def _in_calendar(told: Told) -> set[Group | None]:
    """The groups whose headings tell when events take place, and nothing of when they were announced."""
    by_day = [
        (group, kinds)
        for group, kinds in zip(told.groups, told.kinds, strict=True)
        if group and group.low == group.high and not kinds & GLOSSES
    ]
    if sum(bool(kinds & EVENT) for _, kinds in by_day) < MOSTLY_EVENTS * max(1, len(by_day)):
        return set()
    return {group for group, _ in by_day}


def _infer_listed(
    records: Chosen, published: Sequence[str | None], order: str | None
) -> Iterator[tuple[int, Inferred | None]]:
    """The inferred dates of records that stand in the order of their publication, by place in the capture."""
    ranges = [_stated_range(published[place]) for place in records.places]
    saved = _saved(records, ranges)
    for at, (window, evidence) in _anchor(records, ranges, order, saved).items():
        ranges[at] = _Range(*window, evidence, fixed=window[0] == window[1])
    for at, one in enumerate(ranges):
        group = records.group(at)
        if group and not one.fixed and one.narrow(group.low, group.high, group.evidence):
            one.fixed = True  # the heading says it, whatever stands around
    _propagate(ranges)
    for at in records.having(GLOSSES | BOUNDS):
        if not ranges[at].fixed:
            _narrow_by_text(records[at], ranges[at], order)
    _propagate(ranges)
    for at in records.having(SAVED) if saved else ():
        last = records[at].saved
        if last and not ranges[at].fixed:
            ranges[at].narrow(None, saved, last.evidence)
    for place, one in zip(records.places, ranges, strict=True):
        if published[place] is None:
            yield place, _value(one)


# What speaks against a year of a gloss, in one currency.
AGAINST_TEXT = 2.0  # a day of the text that would be still to come is past, or the other way round
AGAINST_ORDER = 4.0  # an older record above a newer one
A_YEAR_APART = 1.5  # neighbours on a page are seldom a year apart
MENTIONED = 0.5  # for each mention of the year in the record's text, two at most

NOTHING = Clues()
Options = list[tuple[Window, float]]  # the windows that a gloss may have, and what speaks against each


def _saved(records: Chosen, ranges: Sequence[_Range]) -> str | None:
    """The day that the page was saved, which nothing on it is newer than; None where its own dates say otherwise."""
    at = next(records.having(SAVED), None)
    last = None if at is None else records[at].saved
    if last is None or any(one.fixed and one.low and one.low > last.day for one in ranges):
        return None
    return last.day


MOST_YEARS = 6  # tried for a gloss: those that its own text and its neighbours' mention most, and those beside them
NEIGHBOURS = 15  # records on each side
OWN_WEIGHT = 4  # of a mention in the record itself against one in a neighbour
STATED_WEIGHT = 2  # of a stated date against a mention
YEARS_BACK = 3  # that a page without any year goes back from when it was saved: older news have their year
SAVING = -1  # the place of the saving, above the newest record


def _anchor(
    records: Chosen, ranges: Sequence[_Range], order: str | None, saved: str | None
) -> dict[int, tuple[Window, tuple[Evidence, ...]]]:
    """The windows of the records with a gloss, by where they stand.

    Their years are chosen together, so that order and texts contradict least (Viterbi). A page that names no year is
    told from when it was saved: its newest day is the last one before that.
    """
    if all(ranges[at].fixed for at in records.having(GLOSSES)):
        return {}
    by_saving = not _names_year(records, ranges)
    rows = _rows(records, ranges, order, saved, by_saving)
    return {
        at: (window, _told_by(records[at], by_saving))
        for at, window in _cheapest(rows)
        if at != SAVING and not ranges[at].fixed
    }


def _rows(
    records: Chosen, ranges: Sequence[_Range], order: str | None, saved: str | None, by_saving: bool
) -> Iterator[tuple[int, Options]]:
    """What may be chosen where, from the newest record to the oldest."""
    lows, highs = _carried(records, ranges)
    years_near: Iterable[Sequence[int]] = _years_near(records, ranges)
    if saved and by_saving:
        yield SAVING, [((saved, saved), 0.0)]
        years_near = repeat(range(int(saved[:4]) - YEARS_BACK, int(saved[:4]) + 1))
    for at, (one, years) in enumerate(zip(ranges, years_near, strict=False)):
        if one.fixed and one.low and one.high:
            yield at, [((one.low, one.high), 0.0)]
        elif records.has(at, GLOSSES):
            clues = records[at]
            windows = [day for day in _windows(clues.glosses[0], years, order) if not saved or day[0] <= saved]
            options = [(window, _cost(window, clues, lows.get(at, ()), highs.get(at, ()))) for window in windows]
            if options:
                yield at, options


def _told_by(clues: Clues, by_saving: bool) -> tuple[Evidence, ...]:
    """What the day of a gloss rests on, and its year where no page names one."""
    return (clues.glosses[0].evidence, *([clues.saved.evidence] if by_saving and clues.saved else []))


def _names_year(records: Chosen, ranges: Sequence[_Range]) -> bool:
    if any(one.fixed for one in ranges) or next(records.having(YEARS), None) is not None:
        return True
    return any(gloss.reading.year for at in records.having(GLOSSES) for gloss in records[at].glosses)


def _years_near(records: Chosen, ranges: Sequence[_Range]) -> Iterator[Sequence[int]]:
    """For each record whose gloss may need it the years that a day of it may be in.

    They are the most mentioned in it and near it, and those beside them: a capture of decades has too many to try all.
    """
    near: Counter[int] = Counter()

    def count(at: int, times: int) -> None:
        if 0 <= at < len(records):
            if records.has(at, YEARS):
                for year, mentions in records[at].years.items():
                    near[year] += times * mentions
            one = ranges[at]
            if one.fixed and one.low:
                near[int(one.low[:4])] += times * STATED_WEIGHT

    for at in range(NEIGHBOURS):
        count(at, 1)
    for at in range(len(records)):
        count(at + NEIGHBOURS, 1)
        count(at - NEIGHBOURS - 1, -1)
        if ranges[at].fixed or not records.has(at, GLOSSES):
            yield ()
            continue
        count(at, OWN_WEIGHT)
        likeliest = sorted((year for year in near if near[year] > 0), key=lambda year: (-near[year], year))[:MOST_YEARS]
        count(at, -OWN_WEIGHT)
        yield sorted({year + step for year in likeliest for step in (-1, 0, 1)})


Days = Mapping[int, Sequence[str]]  # by where a record stands


def _carried(records: Chosen, ranges: Sequence[_Range]) -> tuple[Days, Days]:
    """The first and last days that each record's text leaves possible.

    A record without a day of its own passes them on: its first days to the nearest newer record that has one, its last
    days to the nearest older one.
    """
    lows: dict[int, list[str]] = defaultdict(list)
    highs: dict[int, list[str]] = defaultdict(list)
    newer: int | None = None
    waiting: list[str] = []
    for at, one in enumerate(ranges):
        clues = records[at] if records.has(at, BOUNDS) else NOTHING
        own_lows = [bound.day for bound in clues.lows]
        own_highs = [bound.day for bound in clues.highs]
        if one.fixed or records.has(at, GLOSSES):
            newer = at
            if own_highs or waiting:
                highs[at] = own_highs + waiting
                waiting = []
        else:
            waiting += own_highs
        if own_lows and newer is not None:
            lows[newer] += own_lows
    return lows, highs


def _windows(gloss: Gloss, years: Iterable[int], order: str | None) -> list[Window]:
    """The possible days of publication, one window a year."""
    found = []
    for year in [gloss.reading.year] if gloss.reading.year else years:
        days = gloss.reading.days(order if gloss.reading.pair else None, year)
        if gloss.reading.weekday is not None:
            days = [day for day in days if _weekday(day) == gloss.reading.weekday]
        if days:  # two where either number may be the month: what is certain is that it lies between
            lows, highs = zip(*(_window(gloss, day) for day in days), strict=True)
            found.append((min(lows), max(highs)))
    return found


def _cost(window: Window, clues: Clues, lows: Sequence[str], highs: Sequence[str]) -> float:
    """What the texts say against a window, less what they say for its year."""
    low, high = window
    against = sum(day > _shift(high, SLACK) for day in lows) + sum(day < _shift(low, -SLACK) for day in highs)
    return AGAINST_TEXT * min(against, 3) - MENTIONED * min(clues.years[int(low[:4])], 2)


def _cheapest(rows: Iterable[tuple[int, Options]]) -> Iterator[tuple[int, Window]]:
    """The windows that cost least together, from the newest record to the oldest; of each part from below.

    Where there is one option all choices meet, so what stands above is chosen there and then.
    """
    costs: list[float] = []  # of the best choice that ends with each option of the last row
    newer: list[tuple[int, int]] = []
    part: list[tuple[int, Options, list[int]]] = []  # rows to be chosen; for each option that of the row before
    for at, options in rows:
        days = [(_number(low), _number(high)) for (low, high), _ in options]
        if not costs:
            steps = [(0.0, 0)] * len(options)
        else:
            steps = [
                min(
                    (cost + _step(before, window), number)
                    for number, (cost, before) in enumerate(zip(costs, newer, strict=True))
                )
                for window in days
            ]
        costs = [step + cost for (step, _), (_, cost) in zip(steps, options, strict=True)]
        part.append((at, options, [number for _, number in steps]))
        newer = days
        if len(options) == 1:
            yield from _chosen(part, 0)
            part = []
    yield from _chosen(part, min(range(len(costs)), key=costs.__getitem__, default=0))


def _chosen(part: Sequence[tuple[int, Options, Sequence[int]]], last: int) -> Iterator[tuple[int, Window]]:
    """The windows of the best choice that ends with an option of the last row."""
    for at, options, before in reversed(part):
        yield at, options[last][0]
        last = before[last]


@lru_cache(maxsize=DAYS)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _step(newer: tuple[int, int], older: tuple[int, int]) -> float:
    """What speaks against two neighbours having these days."""
    apart = newer[1] - older[0]
    return A_YEAR_APART * apart / 365 if apart >= 0 else AGAINST_ORDER - A_YEAR_APART * apart / 365


def _narrow_by_text(clues: Clues, one: _Range, order: str | None) -> None:
    """Narrow a record's days by its further glosses, and by the last day that it reports and the first it announces."""
    for gloss in clues.glosses:
        _narrow_by_gloss(gloss, one, order)
    if clues.lows:
        last = sorted(clues.lows, key=attrgetter("day"))[-1]
        one.narrow(last.day, None, last.evidence)
    if clues.highs:
        first = min(clues.highs, key=attrgetter("day"))
        one.narrow(None, first.day, first.evidence)


def _narrow_by_gloss(gloss: Gloss, one: _Range, order: str | None) -> None:
    for year in {int(day[:4]) for day in (one.low, one.high) if day}:
        for window in _windows(gloss, [year], order):
            if one.narrow(*window, gloss.evidence):
                return


def _stated_range(value: str | None) -> _Range:
    days = _bounds(value)
    return _Range(*days, fixed=True) if days else _Range()


_bounds = lru_cache(maxsize=DAYS)(bounds)  # the same text for each day: a capture has it again and again


def _newest_first(published: Iterable[str | None]) -> bool:
    """Lists of news run newest first, unless the dates show that this one does not."""
    days = (days[0] for value in published if (days := _bounds(value)))
    return sum((before > after) - (before < after) for before, after in pairwise(days)) >= 0


def _propagate(ranges: list[_Range]) -> None:
    """Carry bounds along the order: nothing is newer than what stands above it, nor older than what stands below."""
    high: str | None = None
    for one in ranges:
        if not one.fixed and high:
            one.narrow(None, high, None)
        high = _own(one.high, high, one.fixed)
    low: str | None = None
    for one in reversed(ranges):
        if not one.fixed and low:
            one.narrow(low, None, None)
        low = _own(one.low, low, one.fixed)


def _own(own: str | None, carried: str | None, fixed: bool) -> str | None:
    return own if fixed and own else own or carried


def _value(one: _Range) -> Inferred | None:
    if one.low is None or one.high is None or one.low > one.high:
        return None
    if (date.fromisoformat(one.high) - date.fromisoformat(one.low)).days > LONGEST_GAP:
        return None
    return span(one.low, one.high), one.evidence
