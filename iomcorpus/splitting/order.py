"""When the records of a capture were published, as far as its lines and their order tell.

Three kinds of evidence settle a record without a date line: glosses ("yesterday (21/12)"), days that it reports as past or
announces as coming, and the order of the page: lists of news run newest first (or oldest first, where their dates show it), so a record
lies between its neighbours. What is only bounded stays an interval; no day is made up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from iomcorpus.edtf import bounds, span
from iomcorpus.forms.dates import DATE_HINT, MONTH, MONTHS, YEAR, DateReading, find_dates, find_glosses
from iomcorpus.model import Evidence
from iomcorpus.splitting.header import Paragraph
from iomcorpus.splitting.marks import BIT

SLACK = 7  # days that a date in a text may be off by against a gloss: writers mistake tomorrow's event for today's
GLOSS_PARAGRAPHS = 6
LONGEST_GAP = 400  # days: neighbours further apart bound nothing that a reader would call a date


@dataclass(frozen=True, slots=True)
class Bound:
    """A first or last day that a record can have been published, and what says so."""

    day: str  # ISO
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Gloss:
    """A day of the text that the publication day stands in a known distance to."""

    reading: DateReading
    low: int  # days from the gloss's day to the first and last possible day of publication
    high: int
    week: bool  # the distances count from the Monday of the gloss's week
    evidence: Evidence


@dataclass(slots=True)
class Clues:
    """What one record's own lines tell of its day."""

    stated: DateReading | None = None
    stated_at: Evidence | None = None
    glosses: list[Gloss] = field(default_factory=list)
    lows: list[Bound] = field(default_factory=list)
    highs: list[Bound] = field(default_factory=list)
    years: Counter[int] = field(default_factory=Counter)  # that its text mentions


def prove_order(clues: Iterable[Clues]) -> str | None:
    """Whether a capture writes day or month first, `dmy` or `mdy`; None where nothing, or both, is proved.

    Proof is a number above 12, a weekday that fits one reading only, or a gloss that one reading of the date line fits; failing
    these, that the dates of the page run in order one way round and not the other.
    """
    known = list(clues)
    proofs: Counter[str] = Counter()
    for one in known:
        for reading in (one.stated, *(gloss.reading for gloss in one.glosses)):
            if reading is not None and (way := _proves(reading)):
                proofs[way] += 1
        proofs.update(_gloss_proves(one))
    if proofs:
        return max(proofs, key=proofs.__getitem__) if len(proofs) == 1 else None
    return _runs_in_order([one.stated for one in known if one.stated is not None])


def _proves(reading: DateReading) -> str | None:
    if reading.numbers is None:
        return None
    one, two = reading.numbers
    if one > 12 >= two:
        return "dmy"
    if two > 12 >= one:
        return "mdy"
    if reading.weekday is not None and reading.pair and reading.year:
        fitting = [way for way in ("dmy", "mdy") if any(_weekday(day) == reading.weekday for day in reading.days(way))]
        return fitting[0] if len(fitting) == 1 else None
    return None


def _gloss_proves(clues: Clues) -> list[str]:
    if clues.stated is None or clues.stated.pair is None or clues.stated.year is None:
        return []
    fitting = []
    for way in ("dmy", "mdy"):
        for day in clues.stated.days(way):
            if any(_fits(gloss, way, day) for gloss in clues.glosses):
                fitting.append(way)
    return fitting if len(set(fitting)) == 1 else []


def _fits(gloss: Gloss, way: str, published: str) -> bool:
    days = gloss.reading.days(way, int(published[:4]))
    return any(low <= published <= high for day in days for low, high in [_window(gloss, day)])


def _runs_in_order(readings: Sequence[DateReading]) -> str | None:
    open_ones = sum(reading.pair is not None for reading in readings)
    if open_ones < 3:
        return None
    fitting = []
    for way in ("dmy", "mdy"):
        days = [reading.days(way)[0] for reading in readings if reading.days(way)]
        if len(days) == len(readings) and (days == sorted(days) or days == sorted(days, reverse=True)) and len(set(days)) > 2:
            fitting.append(way)
    return fitting[0] if len(fitting) == 1 else None


def stated_value(reading: DateReading, order: str | None) -> str | None:
    """A stated date as EDTF: a day, or the one-of set of both readings where the order is open; None without a year.

    >>> from iomcorpus.forms.dates import read_date_line
    >>> stated_value(read_date_line("02/11/15"), "dmy"), stated_value(read_date_line("02/11/15"), None)
    ('2015-11-02', '[2015-02-11,2015-11-02]')
    """
    days = reading.days(order if reading.pair else None)
    if not days:
        return None
    return days[0] if len(days) == 1 else f"[{','.join(sorted(days))}]"


# Distance from the glossed day to the day of publication.
_DISTANCES = (
    (re.compile(r"yesterday|last night"), 1, 1, False),
    (re.compile(r"tomorrow"), -1, -1, False),
    (re.compile(r"today|this (?:morning|afternoon|evening)"), 0, 0, False),
    (re.compile(r"this week$"), 0, 6, True),
    (re.compile(r"last week$"), 7, 13, True),
    (re.compile(r"week ?end"), 0, 6, False),
    (re.compile(r"day$"), 0, 6, False),  # on Sunday (03/12)
    (re.compile(r"this month"), -30, 30, False),
    (re.compile(r"last month"), 1, 61, False),
)
COMING = re.compile(
    r"\b(?:will|shall|to be (?:held|launched|opened|published|shown|exhibited)|is to|are to|due (?:to|on|by|in)|scheduled|upcoming|forthcoming|deadline|closing date|register by|apply by|until|by|no later than|next|on offer|takes? place|save the date|from)\b[^.;]{0,110}$",
    re.IGNORECASE,
)
GONE = re.compile(r"\b(?:published|launched|adopted|signed|dated|since|issued|released|founded|opened|held|agreed|created)\b[^.;,]{0,25}$", re.IGNORECASE)
PAST = re.compile(r"\b(?:was|were|has|have|had|took|began|met|came|went|saw|made|gave|rose|fell|led|became|held|won|said|\w{3,}ed)\b")
FUTURE = re.compile(r"\b(?:will|shall|to be|is to|are to|by|until|till|through to|deadline|upcoming|forthcoming|planned?|scheduled|target|goals?|agenda|vision|strategy|next)\b", re.IGNORECASE)
MONTH_YEAR = re.compile(rf"(?<![\d,.] )(?<!\w)(?P<month>{MONTH}),?\s+(?P<year>{YEAR})\b")
PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
BARE_YEAR = re.compile(rf"\b(?i:in|since|during|throughout|of|for|until|early|late|mid)[- ](?P<year>{YEAR})\b(?![-–/]\d)|\((?P<cited>{YEAR})\)")
SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*")
RECENTLY = re.compile(r"\b(?:recently|just|earlier this month|this month|last (?:week|month)|a few days ago|this week|days ago)\b", re.IGNORECASE)
THIS_WEEK = re.compile(r"\bthis week\b", re.IGNORECASE)


def find_clues(record: Sequence[Paragraph], kind: str, dated: bool) -> Clues:
    """The clues of a record; of one with a stated date only what proves the order of day and month."""
    clues = Clues()
    # A stated date leaves nothing to find but what proves which of its numbers is the month, and that stands at the start.
    for place, paragraph in enumerate(record[:GLOSS_PARAGRAPHS] if dated else record):
        text = paragraph.text
        if place < 3 and not dated and not clues.glosses:
            _find_near_day(record, paragraph, clues)
        if not DATE_HINT.search(text):
            continue
        for word, reading in find_glosses(text):
            _, low, high, week = next((row for row in _DISTANCES if row[0].search(word)), (None, 0, 6, False))
            clues.glosses.append(Gloss(reading, low, high, week, _evidence(paragraph, reading.start, reading.end, word)))
        if not dated:
            _find_bounds(paragraph, kind, clues)
    return clues


def _evidence(paragraph: Paragraph, start: int, end: int, why: str) -> Evidence:
    """A span of a paragraph as a span of its first line; in a joined paragraph the line as a whole."""
    if paragraph.first != paragraph.last:
        return Evidence(paragraph.first, paragraph.column, paragraph.column, why)
    return Evidence(paragraph.first, paragraph.column + start, paragraph.column + end, why)


def _find_bounds(paragraph: Paragraph, kind: str, clues: Clues) -> None:
    text = paragraph.text
    full = [reading for reading in find_dates(text) if reading.year]
    for reading in full:
        clues.years[reading.year or 0] += 1
        days = reading.days()
        if len(days) != 1:
            continue
        at = _evidence(paragraph, reading.start, reading.end, "")
        before = text[max(0, reading.start - 130) : reading.start]
        if kind == "event" or (COMING.search(before) and not GONE.search(before)):
            clues.highs.append(Bound(days[0], Evidence(at.line, at.start, at.end, "still to come")))
        elif _reports(paragraph, _sentence(text, reading.start)):
            clues.lows.append(Bound(days[0], Evidence(at.line, at.start, at.end, "already past")))
    if not PLAIN_YEAR.search(text):
        return
    taken = [(reading.start, reading.end) for reading in full]
    for form in (MONTH_YEAR, BARE_YEAR):
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            groups = match.groupdict()
            year = int(groups["year"] or groups["cited"])
            clues.years[year] += 1
            if groups.get("cited") or _reports(paragraph, _sentence(text, match.start())):
                month = MONTHS[groups["month"].rstrip(".").lower()] if "month" in groups else 1
                clues.lows.append(Bound(f"{year:04}-{month:02}-01", _evidence(paragraph, match.start(), match.end(), "already past")))


def _reports(paragraph: Paragraph, sentence: str) -> bool:
    """Whether a sentence tells of what has been: in the past tense, or under a photograph."""
    return bool(PAST.search(sentence) or paragraph.marks & BIT["caption"]) and not FUTURE.search(sentence)


def _find_near_day(record: Sequence[Paragraph], paragraph: Paragraph, clues: Clues) -> None:
    """A day without year near "recently" or "this week" at a record's start: published soon after it, or in its week."""
    text = paragraph.text
    if THIS_WEEK.search(text):
        for other in record:
            for reading in find_dates(other.text):
                if reading.year is None and reading.pair is None:
                    clues.glosses.append(Gloss(reading, 0, 6, True, _evidence(other, reading.start, reading.end, "this week")))
                    return
    for reading in find_dates(text):
        if reading.year is None and reading.pair is None and (near := RECENTLY.search(text)) and abs(near.start() - reading.start) < 40:
            left = 31 - (reading.day or 1)  # within the month that it was recent in
            clues.glosses.append(Gloss(reading, 0, min(left, 30), False, _evidence(paragraph, reading.start, reading.end, near.group().lower())))
            return


def _sentence(text: str, at: int) -> str:
    for match in SENTENCE.finditer(text):
        if match.start() <= at < match.end():
            return match.group()
    return text


def _weekday(day: str) -> int:
    return date.fromisoformat(day).weekday()


def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except OverflowError:
        return day


def _window(gloss: Gloss, day: str) -> tuple[str, str]:
    start = _shift(day, -_weekday(day)) if gloss.week else day
    return _shift(start, gloss.low), _shift(start, gloss.high)


@dataclass(slots=True)
class _Range:
    low: str | None = None
    high: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
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
                self.evidence.append(evidence)
        return True


def infer_dates(records: Sequence[Clues], published: Sequence[str | None], order: str | None) -> list[tuple[str, tuple[Evidence, ...]] | None]:
    """For each record without a published date its inferred one (EDTF) and the evidence, in the capture's order.

    First the glosses get their years, all together; then what lies between them is bounded by its neighbours and by the days of
    its own text. A record that nothing bounds on both sides stays None.
    """
    newest_first = _newest_first(published)
    step = 1 if newest_first else -1
    records, published = records[::step], published[::step]
    ranges = [_stated_range(value) for value in published]
    for place, (window, evidence) in _anchor(records, ranges, order).items():
        ranges[place] = _Range(*window, [evidence], fixed=window[0] == window[1])
    _propagate(ranges)
    for clues, one in zip(records, ranges, strict=True):
        if one.fixed:
            continue
        for gloss in clues.glosses:
            _narrow_by(gloss, one, order)
        for bound in sorted(clues.lows, key=lambda bound: bound.day)[-1:]:
            one.narrow(bound.day, None, bound.evidence)
        for bound in sorted(clues.highs, key=lambda bound: bound.day)[:1]:
            one.narrow(None, bound.day, bound.evidence)
    _propagate(ranges)
    found = [None if value is not None else _value(one) for value, one in zip(published, ranges, strict=True)]
    return found[::step]


# What speaks against a year of a gloss, in one currency.
AGAINST_TEXT = 2.0  # a day of the text that would be still to come is past, or the other way round
AGAINST_ORDER = 4.0  # an older record above a newer one
A_YEAR_APART = 1.5  # neighbours on a page are seldom a year apart
MENTIONED = 0.5  # for each mention of the year in the record's text, two at most


def _anchor(records: Sequence[Clues], ranges: Sequence[_Range], order: str | None) -> dict[int, tuple[tuple[str, str], Evidence]]:
    """The windows of the records with a gloss, their years chosen together so that order and texts contradict least (Viterbi)."""
    years = sorted({year for clues in records for year in clues.years} | {int(one.low[:4]) for one in ranges if one.low})
    if not years:
        return {}
    span_of_years = range(years[0] - 1, years[-1] + 2)
    lows, highs = _carried(records, ranges)
    rows: list[tuple[int, list[tuple[tuple[str, str], float]]]] = []
    for place, (clues, one) in enumerate(zip(records, ranges, strict=True)):
        if one.fixed and one.low and one.high:
            rows.append((place, [((one.low, one.high), 0.0)]))
        elif clues.glosses:
            windows = _windows(clues.glosses[0], span_of_years, order)
            costs = [(window, _cost(window, clues, lows[place], highs[place])) for window in windows]
            if costs:
                rows.append((place, costs))
    best = _cheapest(rows)
    return {
        place: (window, records[place].glosses[0].evidence) for place, window in best.items() if not ranges[place].fixed
    }


def _carried(records: Sequence[Clues], ranges: Sequence[_Range]) -> tuple[list[list[str]], list[list[str]]]:
    """The bounds that a record's text gives, and those that records without a day of their own pass on to the nearest that has one."""
    lows: list[list[str]] = [[] for _ in records]
    highs: list[list[str]] = [[] for _ in records]
    has_day = [one.fixed or bool(clues.glosses) for clues, one in zip(records, ranges, strict=True)]
    newer: int | None = None
    waiting: list[str] = []
    for place, clues in enumerate(records):
        own_lows = [bound.day for bound in clues.lows]
        own_highs = [bound.day for bound in clues.highs]
        if has_day[place]:
            newer = place
            lows[place] += own_lows
            highs[place] += own_highs + waiting
            waiting = []
        else:
            waiting += own_highs
            if newer is not None:
                lows[newer] += own_lows
    return lows, highs


def _windows(gloss: Gloss, years: Iterable[int], order: str | None) -> list[tuple[str, str]]:
    """The possible days of publication, one window a year."""
    found = []
    for year in [gloss.reading.year] if gloss.reading.year else years:
        days = gloss.reading.days(order if gloss.reading.pair else None, year)
        if days and (gloss.reading.weekday is None or _weekday(days[0]) == gloss.reading.weekday):
            found.append(_window(gloss, days[0]))
    return found


def _cost(window: tuple[str, str], clues: Clues, lows: Sequence[str], highs: Sequence[str]) -> float:
    low, high = window
    against = sum(day > _shift(high, SLACK) for day in lows) + sum(day < _shift(low, -SLACK) for day in highs)
    return AGAINST_TEXT * min(against, 3) - MENTIONED * min(clues.years[int(low[:4])], 2)


def _cheapest(rows: Sequence[tuple[int, list[tuple[tuple[str, str], float]]]]) -> dict[int, tuple[str, str]]:
    """The windows that cost least together, from the newest record to the oldest."""
    costs: list[list[float]] = []
    came: list[list[int]] = []
    newer: list[tuple[int, int]] = []
    for _, options in rows:
        days = [(_number(low), _number(high)) for (low, high), _ in options]
        if not costs:
            costs.append([cost for _, cost in options])
            came.append([0] * len(options))
        else:
            best_steps = [
                min((total + _step(before, window), at) for at, (total, before) in enumerate(zip(costs[-1], newer, strict=True)))
                for window in days
            ]
            costs.append([step + cost for (step, _), (_, cost) in zip(best_steps, options, strict=True)])
            came.append([at for _, at in best_steps])
        newer = days
    best: dict[int, tuple[str, str]] = {}
    at = min(range(len(costs[-1])), key=costs[-1].__getitem__) if rows else 0
    for number in range(len(rows) - 1, -1, -1):
        place, options = rows[number]
        best[place] = options[at][0]
        at = came[number][at]
    return best


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _step(newer: tuple[int, int], older: tuple[int, int]) -> float:
    """What speaks against two neighbours having these days."""
    apart = newer[1] - older[0]
    return A_YEAR_APART * apart / 365 if apart >= 0 else AGAINST_ORDER - A_YEAR_APART * apart / 365


def _narrow_by(gloss: Gloss, one: _Range, order: str | None) -> None:
    """A further gloss of a record whose year is known."""
    for year in {int(day[:4]) for day in (one.low, one.high) if day}:
        for window in _windows(gloss, [year], order):
            if one.narrow(*window, gloss.evidence):
                return


def _stated_range(value: str | None) -> _Range:
    days = bounds(value)
    return _Range(days[0], days[1], fixed=True) if days else _Range()


def _newest_first(published: Sequence[str | None]) -> bool:
    """Lists of news run newest first, unless the dates show that this one does not."""
    days = [days[0] for value in published if (days := bounds(value))]
    steps = [(before > after) - (before < after) for before, after in zip(days, days[1:], strict=False)]
    return sum(steps) >= 0


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


def _value(one: _Range) -> tuple[str, tuple[Evidence, ...]] | None:
    if one.low is None or one.high is None or one.low > one.high:
        return None
    if (date.fromisoformat(one.high) - date.fromisoformat(one.low)).days > LONGEST_GAP:
        return None
    return span(one.low, one.high), tuple(one.evidence)
