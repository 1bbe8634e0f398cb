"""How much falls on each day, month or year: records by their dates, hits by those of their records, dates in the text.

A date counts where it lies: one that knows only the month counts in that month and in its year. What covers several
periods counts in none of them, since that would make up a date; each of those periods says how many might be its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import Any, NamedTuple

from iomcorpus.asking.hits import count_hits
from iomcorpus.asking.mentions import ANYTHING, About
from iomcorpus.asking.query import Node
from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError

PERIODS = ("day", "month", "quarter", "year", "decade")  # from fine to coarse
# What can be counted: what one of them is, when it lies in no single period, and when it lies in none at all.
COUNTED = {
    "records": ("record", "whose date covers several {}s", "without a date"),
    "hits": ("hit", "in records whose date covers several {}s", "in records without a date"),
    "mentions": ("date", "covering several {}s", "without a value"),
}
# Two months of days, five years of months or fifteen of quarters: about what one looks over without losing the thread.
MOST_PERIODS = 62
MOST = 2 / 3  # of what has a date: what lies in single periods, where people leave it to us which ones
NONE = (0, 0, 0)  # numbers of a period without anything

Row = dict[str, Any]


class Stretch(NamedTuple):
    """What shares a first and a last day."""

    first: str | None  # None: no date is known
    last: str | None
    number: int  # each article once, unless copies are shown
    inferred: int  # of these what is dated by inference
    every: int  # with all copies


class Timeline(NamedTuple):
    """Periods without a gap from the first in which there is something to the last, and what is in none."""

    by: str
    rows: list[Row]
    spanning: int  # what covers several periods
    undated: int


def timeline(
    connection: sqlite3.Connection,
    node: Node | None,
    counts: str,
    about: About = ANYTHING,
    *,
    by: str | None = None,
    counting: str = "records",
) -> Timeline:
    """What is chosen along the calendar; where no period is asked for, by the finest that reads well.

    `counts` is the condition on `chosen` of what counts, `about` what is asked of the dates in the text.
    """
    if counting == "hits":
        if node is None:
            raise CorpusError("--count hits: without a query there are no hits to count. Give one, or count records.")
        count_hits(connection, node)
    statement = _statement(counting, counts, about)
    stretches = [Stretch(*values) for values in connection.execute(statement, about.parameters)]
    return arrange(stretches, by or finest(stretches))


def _statement(counting: str, counts: str, about: About) -> str:
    days, tables, number = ("record.date_first", "record.date_last"), "", "1"
    inferred = "record.date_from = 'inferred'"
    if counting == "hits":
        tables, number = "CROSS JOIN hit ON hit.number = chosen.number", "hit.times"
    elif counting == "mentions":
        days = "mention.first_day", "mention.last_day"
        tables = (
            "CROSS JOIN mention ON mention.record = chosen.number AND mention.type = 'date' "
            f"AND mention.kind = 'mention' AND {about.condition}"
        )
        inferred += " AND mention.relative"  # only then it rests on the record's date
    return (
        f"SELECT {', '.join(days)}, coalesce(sum({number}) FILTER (WHERE {counts}), 0), "
        f"coalesce(sum({number}) FILTER (WHERE {counts} AND {inferred}), 0), sum({number}) "
        f"FROM chosen CROSS JOIN record ON record.number = chosen.number {tables} GROUP BY 1, 2"
    )


def finest(stretches: Iterable[Stretch]) -> str:
    """The finest period that makes no more bars than can be looked over, and in which most of the dates lie.

    >>> days = [Stretch("2017-03-01", "2017-03-01", 1, 0, 1), Stretch("2017-03-09", "2017-03-09", 1, 0, 1)]
    >>> year = Stretch("2017-01-01", "2017-12-31", 3, 0, 3)
    >>> finest(days), finest([*days, year])
    ('day', 'year')
    """
    dated = [(stretch.first, stretch.last, stretch.every) for stretch in stretches if stretch.first and stretch.last]
    least = sum(number for _, _, number in dated) * MOST
    for by in PERIODS:
        places = ((number_of(by, first), number_of(by, last), number) for first, last, number in dated)
        within = [(begins, number) for begins, ends, number in places if begins == ends]
        periods = [period for period, _ in within]
        if within and max(periods) - min(periods) < MOST_PERIODS and sum(number for _, number in within) >= least:
            return by
    return PERIODS[-1]


def arrange(stretches: Iterable[Stretch], by: str) -> Timeline:
    """Stretches in their periods.

    >>> may, spring = Stretch("2017-05-02", "2017-05-02", 3, 1, 4), Stretch("2017-04-30", "2017-06-05", 2, 2, 2)
    >>> timeline = arrange([may, spring], "month")
    >>> timeline.rows[0]["period"], timeline.rows[0]["count"], timeline.rows[0]["spanning"], timeline.spanning
    ('2017-05', 3, 2, 2)
    """
    counts: dict[int, Sequence[int]] = {}
    wider: list[tuple[int, int, int]] = []
    undated = 0
    for first, last, number, *others in stretches:
        if first is None or last is None:
            undated += number
            continue
        begins, ends = number_of(by, first), number_of(by, last)
        if begins != ends:
            wider.append((begins, ends, number))
            continue
        so_far = counts.get(begins, NONE)
        counts[begins] = [before + more for before, more in zip(so_far, (number, *others), strict=True)]
    periods = range(min(counts), max(counts) + 1) if counts else range(0)
    over = _overlaps(periods, wider)
    rows = [_row(by, period, counts.get(period, NONE), over[period]) for period in periods]
    return Timeline(by, rows, sum(number for _, _, number in wider), undated)


def _overlaps(periods: range, wider: Iterable[tuple[int, int, int]]) -> dict[int, int]:
    """For each period how many of the wider dates touch it."""
    changes = dict.fromkeys((*periods, periods.stop), 0)
    for begins, ends, number in wider:
        begins, ends = max(begins, periods.start), min(ends + 1, periods.stop)
        if begins < ends:
            changes[begins] += number
            changes[ends] -= number
    return dict(zip(periods, accumulate(changes.values()), strict=False))


def _row(by: str, period: int, counts: Sequence[int], spanning: int) -> Row:
    first, last = days_of(by, period)
    days = {"period": name_of(by, period), "first": first, "last": last}
    return {**days, **dict(zip(("count", "inferred", "with_copies"), counts, strict=True)), "spanning": spanning}


# Periods as numbers, so that what lies between two of them can be counted


def number_of(by: str, day: str) -> int:
    """The number of the period in which a day lies, one more than that of the period before.

    >>> number_of("month", "2018-01-01") - number_of("month", "2017-12-31"), number_of("decade", "2017-05-06")
    (1, 201)
    """
    year = int(day[:4])
    if by == "day":
        return date(year, int(day[5:7]), int(day[8:])).toordinal()
    if by == "month":
        return year * 12 + int(day[5:7]) - 1
    if by == "quarter":
        return year * 4 + (int(day[5:7]) - 1) // 3
    return year if by == "year" else year // 10


def name_of(by: str, number: int) -> str:
    """What a period is called: EDTF, but for quarters, which nobody knows by the names that they have there.

    >>> [name_of(by, number_of(by, "2017-05-06")) for by in PERIODS]
    ['2017-05-06', '2017-05', '2017-Q2', '2017', '201X']
    """
    if by == "day":
        return date.fromordinal(number).isoformat()
    if by == "month":
        return f"{number // 12:04}-{number % 12 + 1:02}"
    if by == "quarter":
        return f"{number // 4:04}-Q{number % 4 + 1}"
    return f"{number:04}" if by == "year" else f"{number:03}X"


def days_of(by: str, number: int) -> tuple[str, str]:
    """The first and the last day of a period.

    >>> days_of("quarter", number_of("quarter", "2016-02-01"))
    ('2016-01-01', '2016-03-31')
    """
    if by == "quarter":
        return days_of("month", number * 3)[0], days_of("month", number * 3 + 2)[1]
    days = bounds(name_of(by, number))
    if days is None:
        raise CorpusError(f"{number}: no {by} of the calendar.")
    return days


# What is in no period, in words


def left_out(timeline: Timeline, counting: str) -> str | None:
    """A line on what is in no period; None where everything is in one.

    >>> left_out(Timeline("month", [], 16, 1), "records")
    'not counted: 16 records whose date covers several months, 1 record without a date'
    """
    what, wider, undated = COUNTED[counting]
    parts = ((timeline.spanning, wider.format(timeline.by)), (timeline.undated, undated))
    told = [f"{number} {what if number == 1 else f'{what}s'} {why}" for number, why in parts if number]
    return f"not counted: {', '.join(told)}" if told else None
