"""Ties between the dates of a passage: ranges, parts of a whole, a year that several share, glosses, open ends.

Each tie is a named step over the dates in their order. A step changes readings and spans, joins dates or drops some.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from iomcorpus.facts.dates import forms
from iomcorpus.facts.dates.doubts import begins_line, word_before
from iomcorpus.facts.dates.readings import Reading, bare, is_open, with_year, year_of
from iomcorpus.facts.dates.tense import tense_at
from iomcorpus.forms.grammar import Pattern, listed, words


@dataclass(slots=True)
class Point:
    """A date as its rule saw it, until the ties are drawn."""

    start: int
    end: int
    rule: str
    confidence: float
    reading: Reading


def lead(text: str, points: list[Point]) -> list[Point]:
    """The words that name a part of a period belong to its span: "early June", "mid-2015", "end of September".

    They do not narrow its value. "as early as 2016" has none.
    """
    for point in points:
        if text[point.start - 2 : point.start].isspace() or not text.endswith(LEAD_ENDS, 0, point.start):
            continue
        match = forms.LEAD.search(text, max(0, point.start - 36), point.start)
        if match:
            word = match.group().lstrip()
            skipped = 4 if word.lower().startswith("the ") else 0
            point.start = match.end() - len(word) + skipped
    return points


# How the words of a lead end: early, late, mid, end, earlier, later, "of", "the".
LEAD_ENDS = listed("y |e |d |r |f |y-|e-|d-|d–|Y |E |D |R |F |D-")


def parts(text: str, points: list[Point]) -> list[Point]:
    """A part and the whole it is of are one date: "first quarter of 2017", "last Friday of June"."""
    kept: list[Point] = []
    for point in points:
        before = kept[-1] if kept else None
        if before and is_unfinished(before):
            gap = text[before.end : point.start]
            if forms.PART_LINK.fullmatch(gap) and not is_unfinished(point):
                before.reading, before.end = (*before.reading[:4], point.reading), point.end
                continue
            kept.pop()
        kept.append(point)
    if kept and is_unfinished(kept[-1]):
        kept.pop()
    return kept


def is_unfinished(point: Point) -> bool:
    """Whether a part still waits for its whole."""
    return point.reading[0] == "part" and point.reading[4] is None


# What may be told of a longer period, by its unit: "November this year", "Tuesday of last week", "5th of this month".
INNER = {
    "year": ("day", "month", "season", "months", "range", "part", "numbers"),
    "fiscal year": ("months", "part"),
    "week": ("weekday",),
    "month": ("day",),
}


def of_period(text: str, points: list[Point]) -> list[Point]:
    """A date and the relative period it lies in are one: "November this year", "Tuesday last week"."""
    kept: list[Point] = []
    for point in points:
        before = kept[-1] if kept else None
        if (
            before
            and point.reading[0] in ("shift", "same")
            and is_open(before.reading)
            and before.reading[0] in INNER.get(point.reading[1], ())
            and forms.OF_LINK.fullmatch(text, before.end, point.start)
        ):
            before.reading, before.end = ("of", before.reading, point.reading), point.end
        else:
            kept.append(point)
    return kept


def shared_year(text: str, points: list[Point]) -> list[Point]:
    """In a list the year that stands with the last is that of all: "5 May, 6 June and 7 July 2017"."""
    for before, point in zip(points[-2::-1], points[:0:-1], strict=False):
        year = year_of(point.reading)
        if year is None or not is_open(before.reading) or before.reading[0] not in ("day", "month", "numbers", "range"):
            continue
        if point.reading[0] in ("day", "month", "range", "numbers") and forms.LIST_LINK.fullmatch(
            text, before.end, point.start
        ):
            before.reading = with_year(before.reading, year)
    return points


def ranges(text: str, points: list[Point]) -> list[Point]:
    """Both ends of a period are one date: "December 2015 to November 2016", "between May and August"."""
    kept: list[Point] = []
    for point in points:
        before = kept[-1] if kept else None
        if before and _joins(text, before, point):
            before.reading, before.end = ("range", before.reading, point.reading), point.end
            before.confidence = min(before.confidence, point.confidence)
        else:
            kept.append(point)
    return kept


ENDS = words("day numbers month year season decade century weekday months part shift which of feast ago")


def _joins(text: str, before: Point, point: Point) -> bool:
    """Whether two dates are the ends of one period."""
    gap = text[before.end : point.start]
    if len(gap) > 24 or before.reading[0] not in ENDS or point.reading[0] not in ENDS:
        return False
    kinds = before.reading[0], point.reading[0]
    if kinds[1] == "year" and year_of(before.reading) is None:
        return False
    if forms.RANGE_LINK.fullmatch(gap):
        if gap.strip() in "-–—‑":
            return kinds[0] == kinds[1] or {*kinds} <= {"day", "month", "numbers"}
        return not forms.MOVED_BEFORE.search(text, max(0, before.start - 60), before.start)
    if gap == "/":
        return kinds == ("month", "month")  # "May/June 2016"
    if not forms.AND_LINK.fullmatch(gap):
        return False
    if forms.BETWEEN_BEFORE.search(text, max(0, before.start - 24), before.start):
        return True
    return kinds == ("weekday", "weekday") and (point.reading[1] - before.reading[1]) % 7 == 1


def week_of(text: str, points: list[Point]) -> list[Point]:
    """A week, or weekend, that is named by a day of it: "week of 17 May 2021", "weekend of 14-15 October"."""
    for point in points:
        if point.reading[0] not in ("day", "numbers", "range"):
            continue
        match = forms.WEEK_BEFORE.search(text, max(0, point.start - 18), point.start)
        if match:
            point.start = match.start()
            if point.reading[0] != "range":
                point.reading = ("week" if match["unit"].lower() == "week" else "weekend of", point.reading)
    return points


def opening_hours(text: str, points: list[Point]) -> list[Point]:
    """Weekdays of opening hours come each week and are no dates: "open Monday to Friday, 9 to 5"."""
    return [
        point
        for point in points
        if not (
            point.reading[0] == "range"
            and point.reading[1][0] == point.reading[2][0] == "weekday"
            and (
                HOURS_BEFORE.search(text, max(0, point.start - 40), point.start) or HOURS_BEHIND.match(text, point.end)
            )
        )
    ]


HOURS_BEFORE = Pattern(
    r"\b(?:[Oo]pen|[Oo]pening|[Hh]ours|[Dd]aily|[Ww]eekdays?|[Aa]vailable|[Ll]ines|[Ww]orks?|p\.?m\.?"
    r"|a\.?m\.?)\b[^.\n]{0,24}$"
)
HOURS_BEHIND = Pattern(r",?:?[ ](?:from[ ]|between[ ])?\d{1,2}(?:[.:]\d\d)?[ ]?(?:[ap]\.?m|[-–]|to[ ]|h\b)")


def gloss(text: str, points: list[Point]) -> list[Point]:
    """A date in brackets behind a relative one says what it is: "yesterday (21/12)". Both stay dates."""
    for before, point in pairwise(points):
        if before.reading[0] not in ("shift", "weekday", "which", "vague", "of") or point.reading[0] not in GLOSSES:
            continue
        tied = (
            forms.GLOSS_LINK.fullmatch(text, before.end, point.start) and text[point.end : point.end + 1] in GLOSS_ENDS
        )
        if tied and (text[before.end : before.end + 1] != "," or before.reading[:2] == ("shift", "day")):
            before.reading = ("gloss", before.reading, point.reading)
    return points


GLOSSES = ("day", "numbers", "range", "month")
GLOSS_ENDS = (")", ",", ";", ":", ".", "")


def since(text: str, points: list[Point]) -> list[Point]:
    """A beginning without an end: "since 1992", "from 2014 onwards"."""
    for point in points:
        if point.reading[0] in ("range", "since", "span", "vague"):
            continue
        if forms.SINCE_BEFORE.search(text, max(0, point.start - 28), point.start) or (
            forms.ONWARDS_BEHIND.match(text, point.end) and word_before(text, point.start).lower() in ("from", "the")
        ):
            point.reading = ("since", point.reading)
    return points


def tense(text: str, points: list[Point]) -> list[Point]:
    """What the sentence speaks of, past or future, is noted where a date needs it for its year or week."""
    for point in points:
        if not is_open(point.reading):
            continue
        if point.reading[0] == "since":
            told: str | None = "past"
        elif begins_line(text, point.start) and text[point.end : point.end + 1] in ("\n", "", ":", "-", "–"):
            told = "future" if bare(point.reading)[0] in ("weekday", "range") else None  # a programme, a heading
        else:
            told = tense_at(text, point.start, point.end, bare(point.reading)[0] in ("weekday", "beside"))
        if (
            told == "future"
            and bare(point.reading)[0] == "months"
            and not IN_BEFORE.search(text, max(0, point.start - 16), point.start)
        ):
            told = "past"  # "first-half results are due in August", not "will recover in the first half"
        if told:
            point.reading = (told, point.reading)
    return points


IN_BEFORE = Pattern(r"(?<!\w)(?i:in|by|until|from|during|for|before|through)[ ](?:the[ ])?$")
LINKS = (lead, parts, of_period, shared_year, ranges, opening_hours, week_of, gloss, since, tense)
